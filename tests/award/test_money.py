"""Money that people typed is read exactly, or not at all."""

import pytest

from automations.award.money import read_yen


@pytest.mark.parametrize(
    ("typed", "yen"),
    [
        ("12万円", 120_000),
        ("１２万円", 120_000),
        ("1,200千円", 1_200_000),
        ("12万5千円", 125_000),
        ("1億2,000万円", 120_000_000),
        ("1.2345万円", 12_345),
        ("500円", 500),
        ("￥120,000", 120_000),
        ("なし", 0),
        ("0円", 0),
        ("120000", None),
        ("約12万円", None),
        ("12万円（税込）", None),
        ("5千12万円", None),
        ("0.5円", None),
        ("百万円", None),
        ("", None),
    ],
)
def test_money_is_read_exactly_or_not_at_all(typed: str, yen: int | None) -> None:
    assert read_yen(typed) == yen
