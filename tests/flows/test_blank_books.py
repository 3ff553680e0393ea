"""The blank workbooks: which the settings ask for, and what stands in them."""

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from automations.award.hand_counts import hand_count_schema
from automations.award.judging_rules import JudgingRules
from automations.award.rules import Arrangement, Method
from automations.books.new_book import NewSheet, write_new_book
from automations.books.opening import read_book
from automations.books.sheet_names import GUIDANCE
from automations.event.model import Basics, Event
from automations.flows.blank_books import blank_books, columns_of, online_books
from automations.flows.expected_tables import expected_tables
from automations.registration.register_report import REGISTER_COLUMNS
from automations.registration.rules import RegistrationRules, RegistrationSource
from automations.resources import config_file
from automations.tables.schema import STATUS_HEADING, schema
from automations.tables.sources import Source
from automations.tables.typed import Layout, read_table
from tests.award.staging import RULES, TOKYO

JUDGES = Source("事務局限り/審査員.xlsx", "審査員")
PEOPLE = RegistrationRules(
    (RegistrationSource("共有/申込.xlsx", "申込"),), ("みどり野市",), Source("共有/受付簿.xlsx")
)
EVENT = Event(
    Basics("みどり野市×DX展", "みどり野市", date(2027, 12, 24)),
    registration=PEOPLE,
    award=replace(RULES, judges=JUDGES),
)


def sheets(book: str, event: Event = EVENT) -> tuple[NewSheet, ...]:
    return next(each.sheets for each in blank_books(event) if each.book == book)


def test_the_judges_list_is_made_when_the_settings_name_it() -> None:
    without = replace(EVENT, award=RULES)
    assert [each.name for each in sheets(JUDGES.book)] == [GUIDANCE, "審査員"]
    assert JUDGES.book not in {each.book for each in blank_books(without)}


def test_the_judges_list_reads_back_with_every_column(tmp_path: Path) -> None:
    path = tmp_path / "審査員.xlsx"
    write_new_book(path, sheets(JUDGES.book))
    table = read_table(read_book(path, "a").sheet("審査員"), schema("judges"), TOKYO)
    assert set(table.headings.columns) == {each.key for each in schema("judges").fields}
    assert set(table.frame["layout"]) == {Layout.EXAMPLE.value}
    assert [each.code for each in table.problems] == ["table_empty"]


def test_a_judge_s_row_is_read_as_it_is_filled_in(tmp_path: Path) -> None:
    drawn = sheets(JUDGES.book)[1]
    row = ("1", "審査 一郎", "", "教授", "例示大学", "", "代理", "3、12", "代理 次郎", "", "")
    path = tmp_path / "審査員.xlsx"
    write_new_book(path, [replace(drawn, rows=[row])])
    frame = read_table(read_book(path, "a").sheet(), schema("judges"), TOKYO).frame
    data = frame.filter(frame["layout"] == Layout.DATA.value)
    keys = ("number", "name", "attendance", "recused", "deputy")
    assert data.select(keys).rows() == [(1, "審査 一郎", "代理", "3、12", "代理 次郎")]


def test_what_is_secret_says_so_on_every_page() -> None:
    marks = {each.book: {sheet.page.header[2] for sheet in each.sheets}
             for each in blank_books(EVENT)}  # fmt: skip
    assert marks == {
        "共有/申込.xlsx": {""},
        "共有/受付簿.xlsx": {""},
        "共有/エントリー.xlsx": {""},
        "事務局限り/投票対象者名簿.xlsx": {"取扱: 事務局限り"},
        "事務局限り/投票.xlsx": {"取扱: 事務局限り"},
        JUDGES.book: {"取扱: 事務局限り"},
    }


def test_the_guidance_is_read_and_not_filtered() -> None:
    guidance, table = sheets(JUDGES.book)
    assert (guidance.page.guide, table.page.guide) == (True, False)


def test_a_chosen_form_tool_is_spoken_of_in_its_own_words() -> None:
    ballots = Source("事務局限り/投票.xlsx", "投票", "Microsoft Forms")
    event = replace(EVENT, award=replace(RULES, ballots=ballots))
    assert sheets(ballots.book, event)[0].title[-2] == (
        "7. 設定で、この表の様式を「Microsoft Forms」としています。「応答の表示」で「Excelで開く」"
        "を選びます。取り出したファイルは、中を直さずに、このブックと置き換えます。"
    )
    plain = replace(EVENT, award=replace(RULES, ballots=replace(ballots, profile="")))
    assert not [line for line in sheets(ballots.book, plain)[0].title if "様式" in line]


@pytest.mark.parametrize("name", ["registration", "reception", "entries", "judges"])
def test_the_status_column_stands_last(name: str) -> None:
    assert columns_of(schema(name))[-1] == (STATUS_HEADING, "status")


@pytest.mark.parametrize("name", ["registration", "reception", "entries", "roll", "judges"])
def test_every_field_that_must_be_filled_in_has_a_column(name: str) -> None:
    keys = {key for _, key in columns_of(schema(name))}
    assert {each.key for each in schema(name).fields if each.required} <= keys


def test_running_numbers_sort_as_numbers_and_staff_numbers_keep_their_noughts() -> None:
    shapes = {each.heading: each.number_format for each in sheets("共有/受付簿.xlsx")[0].columns}
    assert (shapes["番号"], shapes["職員番号"]) == ("0", "")


def test_the_register_can_be_pasted_into_the_reception_as_it_stands() -> None:
    register = [key for _heading, key, _form, _width in REGISTER_COLUMNS]
    reception = [key for _heading, key in columns_of(schema("reception"))]
    assert reception[:8] == register[:8]
    assert reception[8] == "received"


HAND = Source("事務局限り/手集計.xlsx", "手集計")
CHOICES = replace(RULES.vote, method=Method.CHOICES, arrangement=Arrangement.CATEGORY_CELLS)


def test_an_empty_hand_count_is_made_when_the_settings_name_it(tmp_path: Path) -> None:
    rules = replace(RULES, vote=CHOICES, hand_counts=HAND)
    event = replace(EVENT, award=rules)
    path = tmp_path / "手集計.xlsx"
    write_new_book(path, sheets(HAND.book, event))
    table = read_table(read_book(path, "a").sheet("手集計"), hand_count_schema(rules), TOKYO)
    assert set(table.headings.columns) == {each.key for each in schema("hand_counts").fields}
    assert [each.code for each in table.problems] == ["table_empty"]


@pytest.mark.parametrize(
    ("method", "arrangement", "headings"),
    [
        (Method.CHOICES, Arrangement.CATEGORY_CELLS, ["窓口", "内部"]),
        (Method.CHOICES, Arrangement.ONE_CELL, ["選んだ取組"]),
        (Method.APPROVAL, Arrangement.GRID, ["01 窓口の記入をなくす"]),
        (
            Method.RANKS,
            Arrangement.SLOTS,
            ["窓口 [1位]", "窓口 [2位]", "内部 [1位]", "内部 [2位]"],
        ),
        (Method.POINTS, Arrangement.LONG, ["取組", "票番号", "点"]),
        (Method.MARKS, Arrangement.LONG, ["取組", "票番号", "効果", "工夫"]),
    ],
)
def test_the_empty_book_of_ballots_has_the_columns_of_its_layout(
    method: Method, arrangement: Arrangement, headings: list[str]
) -> None:
    vote = replace(RULES.vote, method=method, arrangement=arrangement)
    award = replace(RULES, vote=vote, ballots=Source("事務局限り/投票.xlsx", "投票"))
    drawn = sheets("事務局限り/投票.xlsx", replace(EVENT, award=award))[1]
    usual = ["タイムスタンプ", "職員番号", "所属"]
    assert [each.heading for each in drawn.columns] == [*usual, *headings]


ORDER = Source("共有/発表順.xlsx", "発表順")
TOKENS = Source("事務局限り/会場投票の番号.xlsx", "番号")
COUNTS = Source("事務局限り/会場の手集計.xlsx", "手集計")
JUDGED = replace(
    EVENT,
    award=replace(
        RULES,
        judges=JUDGES,
        judging=JudgingRules(
            scores=Source("事務局限り/採点入力.xlsx", "採点"),
            scores_again=Source("事務局限り/採点入力.xlsx", "採点（2回目）"),
            order=ORDER,
            hall_ballots=Source("事務局限り/会場投票.xlsx", "Sheet1"),
            hall_tokens=TOKENS,
            hall_counts=COUNTS,
        ),
    ),
)


@pytest.mark.parametrize(
    ("source", "name", "pages"),
    [
        (ORDER, "order", {""}),
        (TOKENS, "hall_tokens", {"取扱: 事務局限り"}),
        (COUNTS, "hall_counts", {"取扱: 事務局限り"}),
    ],
    ids=lambda each: getattr(each, "sheet", ""),
)
def test_each_book_of_the_judging_reads_back_with_every_column(
    tmp_path: Path, source: Source, name: str, pages: set[str]
) -> None:
    path = tmp_path / "表.xlsx"
    drawn = sheets(source.book, JUDGED)
    assert {each.page.header[2] for each in drawn} == pages
    write_new_book(path, drawn)
    table = read_table(read_book(path, "a").sheet(source.sheet), schema(name), TOKYO)
    assert set(table.headings.columns) == {each.key for each in schema(name).fields}
    assert set(table.frame["layout"]) == {Layout.EXAMPLE.value}
    assert [each.code for each in table.problems] == ["table_empty"]


def test_what_judges_write_and_what_the_hall_s_form_answers_is_not_made_here() -> None:
    ours = {each.book for each in blank_books(JUDGED)} - {each.book for each in blank_books(EVENT)}
    assert ours == {ORDER.book, TOKENS.book, COUNTS.book}


def test_the_tables_of_the_judging_are_expected_and_scores_are_secret() -> None:
    expected = [(each.words, each.schema.name, each.secret) for each in expected_tables(JUDGED)]
    assert expected[6:] == [
        ("発表順", "order", False),
        ("採点", "scores", True),
        ("採点（2回目）", "scores", True),
        ("会場投票", "hall_ballots", True),
        ("会場投票の番号", "hall_tokens", True),
        ("会場投票の手集計", "hall_counts", True),
    ]
    assert expected[:6] == [(each.words, each.schema.name, each.secret)
                            for each in expected_tables(EVENT)]  # fmt: skip


def test_in_google_sheets_nothing_speaks_of_files_to_be_replaced() -> None:
    about = tomllib.loads(config_file("workbooks.toml").read_text(encoding="utf-8"))
    there = about.pop("online")
    said = {each for table in about.values() for each in (table["purpose"], *table["steps"])}
    assert set(there) <= said, "what is said instead of nothing is never said"
    for name in ("roll", "ballots", "judges", "hand_counts", "registration", "reception"):
        table = about[name]
        online = [there.get(each, each) for each in (table["purpose"], *table["steps"])]
        assert not [each for each in online if "フォルダーに置" in each or "このブック" in each]


def test_a_tab_in_google_sheets_tells_how_to_fill_it_in_there() -> None:
    judges = Source("google:" + "k" * 44, "審査員")
    event = replace(EVENT, award=replace(RULES, judges=judges))
    (book,) = online_books(event)
    guidance, tab = book.sheets
    assert tab.title[1] == (
        "審査会で評価する審査員を、1人1行で書きます。事務局だけが開けるスプレッドシートに置きます。"
    )
    assert guidance.title[-2] == (
        "6. このスプレッドシートを、事務局のほかの人と共有しないでください。"
    )
