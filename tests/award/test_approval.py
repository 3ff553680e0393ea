"""Where a result stands after what was answered."""

from datetime import date

import pytest

from automations.award.approval import Approval, Said, State, approval, approvals_table

DAY = date(2024, 12, 10)
KEY = "承認-01-0A1B2C3D"


@pytest.mark.parametrize(
    ("said", "state"),
    [
        (None, State.DRAFT),
        (Said("", "", "", None), State.DRAFT),
        (Said("承認する", "", "部長", None), State.UNDATED),
        (Said("承認する", "", "部長", DAY), State.APPROVED),
        (Said("差し戻す", "", "部長", None), State.RETURNED),
        (Said("差し戻す", "理由", "部長", DAY), State.RETURNED),
    ],
)
def test_only_an_approval_with_its_day_is_one(said: Said | None, state: State) -> None:
    assert approval(KEY, said).state is state


def test_who_approved_and_who_sent_back_is_told() -> None:
    approved = approval(KEY, Said("承認する", "", "部長", DAY))
    assert (approved.words, approved.returned) == ("部長、令和6年12月10日（火）", "")
    returned = approval(KEY, Said("差し戻す", "", "部長", None))
    assert (returned.words, returned.returned) == ("", "差し戻し（部長）。理由: （記入なし）")
    assert Approval(KEY, State.DRAFT).words == ""


def test_the_answer_about_this_result_stands_first() -> None:
    answers = {
        "承認-00-00000000": Said("差し戻す", "差を確かめる", "部長", DAY),
        KEY: Said("承認する", "", "部長", DAY),
    }
    (table,) = approvals_table(answers, KEY)
    assert [row[0] for row in table.rows] == ["この結果", "前の案"]
    assert approvals_table({}, KEY) == []
