"""The roll: one staff number is one person."""

from automations.award.roll import read_roll
from tests.award.staging import roll_table


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
