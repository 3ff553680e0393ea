"""What helps to fill in a cell of 設定.xlsx."""

import pytest

from automations.event.book_layout import book_layout, items_of
from automations.event.book_values import explained

ITEMS = {item.path: item for tab in book_layout().tabs for item in items_of(tab)}


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("basics.day", "催しを行う日。 例: 2027/12/24"),
        ("last_time.day", "前回の催しを行った日。 例: 2024/02/20"),
    ],
)
def test_the_example_of_a_day_is_to_come_and_that_of_last_time_has_passed(
    path: str, said: str
) -> None:
    assert explained(ITEMS[path]) == said


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("award.judging.panel.twice", "空なら「いいえ」です。"),
        ("award.judging.prizes[].cascade", "空なら「はい」です。"),
    ],
)
def test_what_holds_if_yes_or_no_is_left_empty_is_said_as_it_is_written(
    path: str, said: str
) -> None:
    assert explained(ITEMS[path]).endswith(f" {said}")
