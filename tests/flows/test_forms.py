"""フォームの作り方.xlsx: made from settings and entries, and what its forms export is read back."""

from collections.abc import Sequence
from itertools import product
from pathlib import Path

import pytest

from automations.award.rules import AwardRules
from automations.award.schemas import ballot_schema, entry_schema
from automations.books.opening import read_book
from automations.errors import OutputNotWritten
from automations.event.loading import load_event
from automations.flows import forms
from automations.flows.file_names import FORMS_BOOK
from automations.flows.forms import MadeForms, make_forms
from automations.ledger.decisions import Decision, record
from automations.tables.heading_answers import question_key
from automations.tables.headings import find_headings
from automations.tables.places import Place
from automations.tables.sheet import sheet_of_rows
from automations.tables.typed import TypedTable, read_table
from tests.award.staging import TOKYO
from tests.small_event import AFTER, RESTRICTED, change_text

HEADINGS = "番号,取組名,部門,所属,審査の希望,取下げ日時\n"
ROWS = """\
1,窓口DX,窓口,市民課,,
2,窓口DXプラス,窓口,税務課,,
3,庶務の自動化,内部,総務課,,
4,会議の短縮,内部,企画課,希望しない,
5,書庫の電子化,内部,文書課,,2024/11/20
12,100％オンライン,内部,財政課,,
"""
LISTED = {
    "窓口": ["01 窓口DX", "02 窓口DXプラス"],
    "内部": ["03 庶務の自動化", "12 100％オンライン"],
}
GOOGLE, MICROSOFT = ["タイムスタンプ"], ["ID", "開始時刻", "完了時刻", "メール", "名前"]


@pytest.fixture
def folder(small: Path) -> Path:
    write_entries(small, ROWS)
    return small


def write_entries(folder: Path, rows: str, headings: str = HEADINGS) -> None:
    (folder / "エントリー.csv").write_text(headings + rows, encoding="utf-8")


def tab(folder: Path, name: str = "投票") -> list[list[str]]:
    sheet = read_book(folder / FORMS_BOOK, FORMS_BOOK).sheet(name)
    return [list(texts) for _row, texts in sheet.rows()]


def block(folder: Path, beginning: str) -> list[list[str]]:
    """Return the rows of the table under the section whose title begins so."""
    rows = tab(folder)
    first = next(n for n, row in enumerate(rows) if row[0].startswith(beginning))
    heading = next(n for n in range(first, len(rows)) if rows[n][0] == "番号")
    table = []
    for row in rows[heading + 1 :]:
        if not row[0].isdigit():
            break
        table.append(row)
    return table


def texts(rows: Sequence[Sequence[str]]) -> list[str]:
    return [row[1] for row in rows]


def staged(folder: Path) -> tuple[AwardRules, TypedTable]:
    rules = load_event(folder).award
    assert rules is not None
    sheet = read_book(folder / "エントリー.csv", "エントリー.csv").sheet()
    return rules, read_table(sheet, entry_schema(rules), TOKYO)


def recognised(folder: Path, own: Sequence[str], asked: Sequence[str]) -> dict[str, str]:
    """Read an export's headings as the ballots are read: each question and its field."""
    sheet = sheet_of_rows("投票.xlsx", "回答", [[*own, *asked]])
    found, problems = find_headings(sheet, ballot_schema(*staged(folder)))
    assert problems == ()
    assert found is not None
    read = {found.texts[column]: key for key, column in found.columns.items()}
    return {text: read.get(text, "") for text in asked}


def marks(numbers: Sequence[int]) -> set[str]:
    return {f"mark_{criterion}_{number}" for number, criterion in product(numbers, (1, 2))}


def test_the_ballot_of_google_is_read_back_as_it_is_exported(folder: Path) -> None:
    make_forms(folder)
    asked = texts(block(folder, "1. "))
    for place, rows in enumerate(LISTED.values(), 1):
        (criteria, listed) = (texts(block(folder, f"2-{place}")), grid_rows(folder, place))
        assert listed == rows
        # A grid is exported as one column a row: 質問 [行].
        asked += [f"{criterion} [{row}]" for criterion in criteria for row in listed]
    read = recognised(folder, GOOGLE, asked)
    assert set(read.values()) == {"staff_number", "section", *marks([1, 2, 3, 12])}


def grid_rows(folder: Path, place: int) -> list[str]:
    rows = tab(folder)
    titles = [n for n, row in enumerate(rows) if row[0].startswith("グリッドの行")]
    listed = [row[1] for row in rows[titles[place - 1] + 3 :]]
    return listed[: listed.index("")]


@pytest.mark.parametrize("own", [MICROSOFT, ["送信日時"]], ids=["Microsoft Forms", "LoGoフォーム"])
def test_the_ballot_of_single_questions_is_read_back(folder: Path, own: list[str]) -> None:
    make_forms(folder)
    asked = texts(block(folder, "1. ")) + texts(block(folder, "3-1")) + texts(block(folder, "3-2"))
    read = recognised(folder, own, asked)
    assert set(read.values()) == {"staff_number", "section", *marks([1, 2, 3, 12])}


def test_questions_are_numbered_through_and_marks_are_bare_numbers(folder: Path) -> None:
    make_forms(folder)
    rows = block(folder, "1. ") + block(folder, "3-1") + block(folder, "3-2")
    assert [int(row[0]) for row in rows] == list(range(1, 11))
    assert block(folder, "3-1")[0][6].split("\n") == ["1", "2", "3", "4", "5"]


def test_what_is_left_out_stands_there_with_its_reason(folder: Path) -> None:
    make_forms(folder)
    left = [row[:3] for row in block(folder, "投票にかけない取組")]
    assert left == [["4", "会議の短縮", "審査を希望しない"], ["5", "書庫の電子化", "取下げ"]]


def test_voters_are_told_the_limit_of_each_category(folder: Path) -> None:
    make_forms(folder)
    helps = {row[7] for row in block(folder, "2-2")}
    assert helps == {
        "「内部」は、2件まで選べます。選んだ取組だけを1から5で評価し、ほかの取組は空のままにしてください。"
    }


def test_twice_the_same_is_not_written_again(folder: Path) -> None:
    first = make_forms(folder)
    before = (folder / FORMS_BOOK).stat()
    assert first == MadeForms(folder / FORMS_BOOK, changed=True, listed=4, problems=())
    assert make_forms(folder) == MadeForms(folder / FORMS_BOOK, False, 4, ())  # noqa: FBT003 - as above
    assert (folder / FORMS_BOOK).stat().st_mtime_ns == before.st_mtime_ns


def test_a_new_entry_renews_the_book(folder: Path) -> None:
    make_forms(folder)
    write_entries(folder, f"{ROWS}13,申請の電子化,窓口,市民課,,\n")
    made = make_forms(folder)
    assert (made.changed, made.listed) == (True, 5)
    assert "効果 [13 申請の電子化]" in texts(block(folder, "3-1"))


@pytest.mark.parametrize("rows", ["", "記入例,例,窓口,市民課,,\n"], ids=["none", "an example"])
def test_without_entries_an_example_says_what_will_stand_there(folder: Path, rows: str) -> None:
    write_entries(folder, rows)
    made = make_forms(folder)
    assert (made.listed, made.problems) == (0, ())
    assert texts(block(folder, "投票の設問は")) == [
        "効果 [01 窓口の記入をなくす]",
        "工夫 [01 窓口の記入をなくす]",
    ]
    shown = [row[0] for row in tab(folder)]
    assert "取組の一覧（エントリー.csv）に、まだ取組がありません。" in shown


def test_without_the_list_of_entries_it_is_as_without_entries(folder: Path) -> None:
    (folder / "エントリー.csv").unlink()
    made = make_forms(folder)
    assert (made.listed, made.problems) == (0, ())
    assert block(folder, "投票の設問は")


@pytest.mark.parametrize(
    ("rows", "codes"),
    [
        (ROWS.replace("2,窓口", "1,窓口"), ["entry_number_doubled", "entry_number_doubled"]),
        (ROWS.replace("庶務の自動化", '"庶務の\n自動化"'), ["form_title_lines"]),
        (ROWS.replace("3,庶務", ",庶務"), ["entry_without_number"]),
        (ROWS.replace("3,庶務の自動化,内部", "3,庶務の自動化,内裏"), ["cell_not_choice_refused"]),
    ],
)
def test_faulty_entries_are_named_in_place_of_the_questions(
    folder: Path, rows: str, codes: list[str]
) -> None:
    write_entries(folder, rows)
    made = make_forms(folder)
    assert [each.code for each in made.problems] == codes
    told = [row for row in tab(folder) if row[0] == "要修正"]
    assert [row[1] for row in told] == [str(each) for each in made.problems]
    assert not [row for row in tab(folder) if row[0].startswith(("2-", "3-"))]


def test_a_title_worth_a_look_does_not_keep_the_questions_out(folder: Path) -> None:
    write_entries(folder, ROWS.replace("庶務の", "庶務[仮]の"))
    made = make_forms(folder)
    assert [each.code for each in made.problems] == ["form_title_marks"]
    assert "効果 [03 庶務[仮]の自動化]" in texts(block(folder, "3-2"))
    assert [row[0] for row in tab(folder) if row[0] == "確認"] == ["確認"]


def test_a_form_too_long_for_one_tool_is_named(folder: Path) -> None:
    rows = "".join(f"{number},取組{number}号,窓口,市民課,,\n" for number in range(1, 101))
    write_entries(folder, rows)
    make_forms(folder)
    (said,) = (row[0] for row in tab(folder) if row[0].startswith("設問が全部で"))
    assert said == (
        "設問が全部で202問になります。Microsoft Forms は一つのフォームに200問までです。"
        "ほかの道具を使ってください。"
    )


def test_an_event_without_an_award_has_no_form_for_it(folder: Path) -> None:
    settings = folder / "event.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text[: text.index("[award]")], encoding="utf-8")
    make_forms(folder)
    book = read_book(folder / FORMS_BOOK, FORMS_BOOK)
    assert [each.name for each in book.sheets] == ["はじめに", "申込_庁内", "申込_庁外"]


def test_the_first_tab_tells_where_the_answers_go(folder: Path) -> None:
    staff = 'book = "共有/申込.csv"\nkind = "庁内"'
    change_text(folder / "event.toml", {'book = "申込.csv"': staff})
    make_forms(folder)
    rows = {row[0]: row[1:] for row in tab(folder, "はじめに")}
    assert rows["申込_庁内"][2:4] == ["共有/申込.csv", "設定にあります。"]
    assert rows["申込_庁外"][1:4] == [
        "設定で決めていません。",
        "共有/申込_庁外.xlsx",
        "設定のシート「ブック」の申込の表に、1行加えます。区分は「庁外」です。",
    ]
    assert rows["投票"][1:4] == [
        "令和6年12月2日（月）9:00から令和6年12月6日（金）17:15まで",
        "投票.csv",
        "設定にあります。",
    ]
    assert rows["設定で選ぶ「様式」"] == ["「LoGoフォーム」", "「Microsoft Forms」",
                                        "「Google フォーム」", ""]  # fmt: skip


def test_a_book_that_somebody_has_open_is_refused_kindly(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_forms(folder)
    (folder / f"~${FORMS_BOOK}").write_bytes(bytes([6]) + "山田".encode("cp932"))

    def held(*_arguments: object) -> bool:
        raise PermissionError(13, "held")

    monkeypatch.setattr(Path, "replace", held)
    write_entries(folder, ROWS.replace("窓口DX,", "窓口の電子化,"))
    before = (folder / FORMS_BOOK).read_bytes()
    with pytest.raises(OutputNotWritten, match="山田さんが開いている"):
        forms.make_forms(folder)
    assert (folder / FORMS_BOOK).read_bytes() == before


def test_a_heading_that_somebody_explained_is_read_as_the_jobs_read_it(folder: Path) -> None:
    write_entries(folder, ROWS, HEADINGS.replace("取組名", "なまえ"))
    assert [each.code for each in make_forms(folder).problems] == ["heading_missing"]
    said = Decision(
        question_key("entries", "なまえ"),
        "取組名",
        "",
        "記入 花子",
        None,
        AFTER,
        Place("判定.xlsx"),
    )
    record(folder / RESTRICTED, said)
    assert make_forms(folder).listed == 4
