"""What a heading may mean, and which likenesses would propose another person's or another thing."""

from collections.abc import Callable

import pytest

from automations.tables.cell_looks import are_running_numbers
from automations.tables.heading_keys import heading_key
from automations.tables.heading_likeness import nearest_heading, says_another
from automations.tables.headings import find_headings
from automations.tables.schema import Schema, schema
from automations.tables.sheet import Sheet
from automations.tables.unknown_headings import unknown_headings

Typed = Callable[..., Sheet]
RUNNING, NUMBERS = ("1", "2", "3"), ("10233", "20417", "10999")
TIMES = ("2024/12/1 10:00", "2024/12/2", "2024/12/3 12:00")
MAILS, PHONES = ("a@example.jp", "b@example.jp"), ("03-0000-0000", "03-0000-0001")
REGISTRATION = schema("registration")
KANA, WORDS = ("ヤマダ タロウ", "サトウ ハナ"), ("山田", "佐藤")


def proposals(typed: Typed, declared: Schema, heading: str, cells: tuple[str, ...]) -> list[str]:
    """Return what is proposed for a heading in a sheet in which hardly anything else is known."""
    known = {"registration": "区分|備考", "roll": "兼務所属|氏名", "entries": "課題|メンバー",
             "reception": "区分|備考"}  # fmt: skip
    sheet = typed(f"{heading}|{known[declared.name]}", *(f"{cell}||" for cell in cells))
    found = unknown_headings(sheet, declared).headings
    return [each.proposed.key for each in found if each.proposed]


@pytest.mark.parametrize(
    ("table", "heading", "cells"),
    [
        # Running and other numbers are nobody's 職員番号.
        ("registration", "受付No", RUNNING),
        ("registration", "受付番号", NUMBERS),
        ("registration", "会員番号", NUMBERS),
        ("registration", "参加人数", NUMBERS),
        ("registration", "職員の番号", RUNNING),
        ("roll", "整理番号", NUMBERS),
        ("entries", "内線番号", NUMBERS),
        # Another person's.
        ("registration", "代理申込者のメール", MAILS),
        ("registration", "代理申込者のフリガナ", KANA),
        ("registration", "代理申込者の所属", WORDS),
        ("registration", "上司の氏名", WORDS),
        ("registration", "上司氏名", WORDS),
        ("registration", "緊急連絡先", PHONES),
        ("registration", "担当者のメールアドレス", MAILS),
        ("registration", "同行者のお名前（フリガナ）", KANA),
        ("roll", "所属長のメールアドレス", MAILS),
        ("entries", "代表者の所属", WORDS),
        # Another thing.
        ("registration", "会社名フリガナ", KANA),
        ("registration", "会社の名前", WORDS),
        ("registration", "生年月日", TIMES),
        ("registration", "来場予定日", TIMES),
        ("registration", "取消日", TIMES),
        ("registration", "FAX番号", PHONES),
        ("roll", "所属コード", NUMBERS),
        ("reception", "来場予定", WORDS),
        ("reception", "受付番号", NUMBERS),
        # Such columns take a row out of the count.
        ("registration", "キャンセル規定への同意", ("はい", "はい")),
        ("entries", "タイムスタンプ", TIMES),
        ("entries", "申込日時", TIMES),
        ("entries", "取組日時", TIMES),
    ],
)
def test_nothing_is_proposed_that_would_be_wrong_to_accept(
    typed: Typed, table: str, heading: str, cells: tuple[str, ...]
) -> None:
    assert proposals(typed, schema(table), heading, cells) == []


@pytest.mark.parametrize(
    ("table", "heading", "cells", "field"),
    [
        ("registration", "職員の番号", NUMBERS, "staff_number"),
        ("registration", "申込日時", TIMES, "submitted"),
        ("registration", "携帯電話", PHONES, "phone"),
        ("registration", "代理で申し込む方（代理申込者）", WORDS, "proxy_by"),
        ("entries", "エントリーNo.", RUNNING, "number"),
        ("reception", "受付チェック", ("○", ""), "received"),
    ],
)
def test_what_is_safe_is_proposed(
    typed: Typed, table: str, heading: str, cells: tuple[str, ...], field: str
) -> None:
    assert proposals(typed, schema(table), heading, cells) == [field]


@pytest.mark.parametrize("heading", ["No.", "Ｎｏ", "番号", "通し番号", "連番", "項番", "＃"])
@pytest.mark.parametrize("table", ["registration", "roll"])
def test_running_numbers_are_never_asked_about(typed: Typed, table: str, heading: str) -> None:
    sheet = typed(f"{heading}|だれ|所属|区分", "1|山田||", "2|佐藤||")
    found = unknown_headings(sheet, schema(table))
    assert heading not in [each.text for each in found.headings]
    assert found.needed


@pytest.mark.parametrize("heading", ["番号", "受付番号", "上司の職員番号"])
def test_a_missing_number_is_not_said_to_be_another(typed: Typed, heading: str) -> None:
    sheet = typed(f"{heading}|氏名|所属|兼務所属", "1|山田|総務課|")
    _, problems = find_headings(sheet, schema("roll"))
    assert [each.code for each in problems] == ["heading_missing"]


@pytest.mark.parametrize(
    ("headings", "column"),
    [
        (("参加者||代理申込者||区分|備考", "氏名|所属|氏名|所属||"), 1),
        (("代理申込者||参加者||区分|備考", "氏名|所属|氏名|所属||"), 3),
    ],
)
def test_a_name_below_another_person_is_not_the_one(
    typed: Typed, headings: tuple[str, str], column: int
) -> None:
    found, problems = find_headings(typed(*headings, "山田|総務|佐藤|人事||"), REGISTRATION)
    assert found
    assert (found.columns["name"], found.columns["section"]) == (column, column + 1)
    assert [each.code for each in problems] == ["heading_alike"]  # 代理申込者 氏名: 代理申込者?


def test_a_word_of_the_field_itself_is_no_other_person() -> None:
    fields = {each.key: each for each in REGISTRATION.fields}
    assert says_another(heading_key("代理申込者の氏名"), fields["name"])
    assert not says_another(heading_key("代理申込者の氏名"), fields["proxy_by"])


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("職員番号", "会員番号"),
        ("氏名", "上司氏名"),
        ("取下日時", "受付日時"),
        ("団体名", "取組名"),
    ],
)
def test_a_common_ending_alone_is_no_likeness(name: str, heading: str) -> None:
    assert nearest_heading(heading_key(name), [heading_key(heading)]) == ""


@pytest.mark.parametrize(
    ("cells", "running"),
    [
        (["1", "2", "3"], True),
        (["記入例", "①", "２", "", "3", "合計"], True),
        (["1", "2", "3", "4", "5", "7"], True),
        (["1", "3", "2"], False),
        (["101", "102", "103"], False),
        (["1"], False),
        ([], False),
    ],
)
def test_rows_that_somebody_counted(cells: list[str], running: bool) -> None:  # noqa: FBT001 - a case
    assert are_running_numbers(cells) is running
