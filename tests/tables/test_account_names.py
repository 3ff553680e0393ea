"""An account's name that a form tool writes is no person's name: what may be one is asked about."""

import pytest

from automations.tables.profiles import profile_of
from automations.tables.schema import schema
from automations.tables.sheet import sheet_of_rows
from automations.tables.unknown_headings import UnknownHeadings, unknown_headings
from tests.tables.test_unknown_headings import answered, proposed

REGISTRATION = schema("registration")


def test_an_account_that_stands_in_for_the_name_blocks_nothing() -> None:
    texts = ["ID", "開始時刻", "完了時刻", "メール", "名前", "参加者のお名前", "感想"]
    row = ["1", "", "2024/12/2 9:03", "a@example.jp", "山田 総務課", "山田 太郎", ""]
    sheet = sheet_of_rows("申込.xlsx", "Sheet1", [texts, row])
    declared = REGISTRATION.with_profile(profile_of("", [texts]))
    found = unknown_headings(sheet, declared)
    assert (found.needed, proposed(found)) == (False, {"参加者のお名前": "name"})


@pytest.mark.parametrize(
    ("cells", "asked"),
    [
        (("山田 太郎", "鈴木 花子", "佐藤 葵"), {"ご芳名を漢字で": ""}),
        (("午前", "午後", "午前"), {}),  # a choice repeats
        (("", "", "配慮が必要"), {}),  # hardly anybody wrote anything
        (
            tuple(
                f"{n}人の声を聞いて、窓口の待ち時間を短くする案を考えたいと思って申し込みました"
                for n in range(3)
            ),
            {},
        ),
    ],
)
def test_while_an_account_stands_in_what_may_be_a_name_is_asked_about(
    cells: tuple[str, ...], asked: dict[str, str]
) -> None:
    texts = ["ID", "開始時刻", "完了時刻", "メール", "名前", "ご芳名を漢字で"]
    times = ["", "2024/12/2 9:03", "a@example.jp", "山田（総務課）"]
    rows = [[str(n), *times, cell] for n, cell in enumerate(cells, 1)]
    sheet = sheet_of_rows("申込.xlsx", "Sheet1", [texts, *rows])
    declared = REGISTRATION.with_profile(profile_of("", [texts]))
    found = unknown_headings(sheet, declared)
    assert (found.needed, proposed(found)) == (False, asked)
    said = answered(sheet, declared, {"ご芳名を漢字で": "氏名"})
    assert unknown_headings(sheet, said) == UnknownHeadings()
