"""The roll: one staff number is one person."""

from collections.abc import Sequence

from automations.award.roll import Roll, read_roll
from automations.award.rules import VoterClass
from automations.award.schemas import roll_schema
from automations.tables.sheet import sheet_of_rows
from automations.tables.typed import read_table
from tests.award.staging import TOKYO, roll_table


def test_a_person_has_all_sections_of_all_rows() -> None:
    roll = read_roll(
        roll_table([("0001", "市民課", "税務課"), ("００1", "企画課", ""), ("0002", "市民課", "")])
    )
    assert roll.size == 2
    assert roll.own.rows() == [("1", "企画課"), ("1", "市民課"), ("1", "税務課"), ("2", "市民課")]
    assert roll.sections == ("企画課", "市民課", "税務課")


def test_a_number_in_two_rows_is_worth_a_look() -> None:
    roll = read_roll(roll_table([("0001", "市民課", ""), ("1", "企画課", "")]))
    assert [str(each) for each in roll.problems] == [
        f"事務局限り/投票対象者名簿.xlsx「名簿」A{row}: 同じ職員番号の行が二つ以上あります。"
        "同じ人なら一行にまとめてください。"
        "一人として数え、どちらの所属も本人の所属とみなします。"
        for row in (2, 3)
    ]


def test_what_is_no_number_is_set_aside() -> None:
    roll = read_roll(roll_table([("0001", "市民課", ""), ("なし", "企画課", "")]))
    assert roll.size == 1
    assert [each.code for each in roll.problems] == ["roll_number_unreadable"]


def test_an_empty_roll_is_refused() -> None:
    assert [each.code for each in read_roll(roll_table([])).problems] == ["roll_empty"]


def test_rows_that_are_no_data_are_nobody() -> None:
    roll = read_roll(roll_table([("0001", "記入例", ""), ("0002", "市民課", "")]))
    assert roll.voters["voter_key"].to_list() == ["2"]


CLASSES = (VoterClass("審査員"), VoterClass("来場者"))


def classed(*rows: list[str], headings: Sequence[str] = ("職員番号", "所属", "区分")) -> Roll:
    sheet = sheet_of_rows("名簿.xlsx", "名簿", [list(headings), *rows])
    return read_roll(read_table(sheet, roll_schema(), TOKYO), CLASSES)


def test_a_voter_is_of_the_class_the_settings_name() -> None:
    roll = classed(["1", "市民課", "審査員"], ["2", "市民課", " 来場者"])
    assert roll.voters.rows() == [("1", "審査員", True), ("2", "来場者", True)]
    assert roll.problems == ()


def test_a_class_that_is_blank_unknown_or_two_is_none() -> None:
    roll = classed(["1", "市民課", ""], ["2", "市民課", "審査委員"], ["3", "市民課", "審査員"],
                   ["3", "福祉課", "来場者"])  # fmt: skip
    assert roll.voters.rows() == [("1", "", False), ("2", "", False), ("3", "", False)]
    assert [str(each) for each in roll.problems if "class" in each.code] == [
        ("名簿.xlsx「名簿」C2: 「区分」が空です。審査員、来場者のどれかを入れてください。"
        "それまで、この人の票は保留します。"),
        ("名簿.xlsx「名簿」C3: 区分「審査委員」は、設定の投票者区分に"
            "ありません（もしかして「審査員」）。"
        "審査員、来場者のどれかに直してください。それまで、この人の票は保留します。"),
        *(f"名簿.xlsx「名簿」C{row}: 同じ職員番号の行で、「区分」が違います。"
          "正しい区分にそろえてください。それまで、この人の票は保留します。" for row in (4, 5)),
    ]  # fmt: skip


def test_a_roll_without_classes_is_refused_where_the_event_has_them() -> None:
    roll = classed(["1", "市民課"], headings=["職員番号", "所属"])
    assert [str(each) for each in roll.problems] == [
        (
            "名簿.xlsx「名簿」1行目: 「区分」の列がありません。"
            "投票者区分（審査員、来場者）を、一人ずつ「区分」の列に書いてください。"
        )
    ]


def test_without_classes_the_column_says_nothing() -> None:
    sheet = sheet_of_rows("名簿.xlsx", "名簿", [["職員番号", "所属", "区分"], ["1", "課", "正規"]])
    roll = read_roll(read_table(sheet, roll_schema(), TOKYO))
    assert (roll.voters.rows(), roll.problems) == ([("1", "", True)], ())
