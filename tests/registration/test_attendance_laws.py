"""Order never matters, and every row has one disposition: laws of attendance."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest

from tests.registration.lists import CAME, SATO, TAKAHASHI, Row, counted, figures


def many() -> list[Row]:
    rng = Random(7)  # noqa: S311 - rows to test with
    return [
        {
            "氏名": rng.choice(["髙橋", "高橋　"]) + str(who := rng.randrange(25)),
            "フリガナ": "タカハシ",
            "団体名": f"団体{who % 4}{rng.choice(['市', '市役所'])}",
            "所属": "総務課",
            "区分": rng.choice(["庁外", "庁外", "出展者", ""]),
            "受付": rng.choice(["", "10:05", "○", "?"]),
            "当日参加": rng.choice(["", "", "○"]),
        }
        for _ in range(50)
    ]


@pytest.mark.parametrize("seed", range(8))
def test_the_order_of_rows_never_changes_who_came(seed: int) -> None:
    rows = many()
    shuffled = Random(seed).sample(rows, len(rows))  # noqa: S311 - rows to test with
    straight, mixed = counted(*rows, last=True), counted(*shuffled, last=True)
    assert figures(mixed) == figures(straight)
    tables = straight.report.tables
    assert {key: table.rows for key, table in mixed.report.tables.items()} == {
        key: table.rows for key, table in tables.items()
    }


@pytest.mark.parametrize("gone", range(0, 50, 5))
def test_every_row_has_one_disposition_and_they_add_up(gone: int) -> None:
    rows = many()
    found = counted(*rows[:gone], *rows[gone + 1 :])
    *reasons, whole = found.report.tables["reception_dispositions"].rows
    assert whole == ("読んだ行", 49)
    assert sum(int(str(number)) for _, number in reasons) == 49


def test_a_row_taken_away_takes_exactly_its_person() -> None:
    with_both = figures(counted(SATO | CAME, TAKAHASHI | CAME))
    without = figures(counted(SATO | CAME))
    assert (
        with_both
        | {
            "visitors": 1,
            "external": 0,
            "bodies": 0,
            "no_shows": 1,
            "attendance_rate": Fraction(1, 2),
        }
        == without
    )
