"""Order never matters, and every row has one disposition: laws of the register."""

from __future__ import annotations

from random import Random

import pytest

from automations.registration.register import Roster, roster
from tests.registration.lists import RULES, SATO, TAKAHASHI, Row, figures, registered


def many() -> list[Row]:
    """Sixty rows of twenty people, who answer up to three times in their own spellings."""
    rng, rows = Random(5), []  # noqa: S311 - rows to test with
    for number in range(60):
        who = rng.randrange(20)
        rows.append(
            {
                "完了時刻": rng.choice(["", "2024/12/1 9:00", f"2024/12/{1 + number % 9} 10:00"]),
                "氏名": rng.choice(["髙橋", "高橋　"]) + str(who),
                "フリガナ": "タカハシ",
                "団体名": f"団体{who % 3}{rng.choice(['市', '市役所'])}",
                "所属": rng.choice(["総務課", ""]),
                "メールアドレス": rng.choice(["", f"{who}@x.example", "dx@x.example"]),
                "電話番号": rng.choice(["", f"03-0000-{who:04}"]),
                "取消": rng.choice(["", "", "", "取消"]),
            }
        )
    return rows


def without_places(found: Roster) -> tuple[object, ...]:
    register = [(*row[:8], *row[9:]) for row in found.report.tables["register"].rows]
    lines = found.report.tables["merged_rows"].rows
    pairs = zip(lines[::2], lines[1::2], strict=True)
    merged = [(row[1:3], row[4:], into[4:]) for row, into in pairs]
    return figures(found), register, sorted(merged)


@pytest.mark.parametrize("seed", range(8))
def test_the_order_of_rows_and_files_never_changes_the_register(seed: int) -> None:
    rows, rng = many(), Random(seed)  # noqa: S311 - rows to test with
    one, other = rows[:25], rows[25:]
    straight = roster([registered(*one), registered(*other, book="手入力.csv")], RULES)
    shuffled = [
        registered(*rng.sample(one, len(one))),
        registered(*rng.sample(other, len(other)), book="手入力.csv"),
    ]
    rng.shuffle(shuffled)
    assert without_places(roster(shuffled, RULES)) == without_places(straight)


@pytest.mark.parametrize("cut", range(0, 60, 6))
def test_which_file_a_row_stands_in_never_changes_the_register(cut: int) -> None:
    rows = many()
    whole = roster([registered(*rows)], RULES)
    parted = roster([registered(*rows[:cut]), registered(*rows[cut:], book="手入力.csv")], RULES)
    assert without_places(parted) == without_places(whole)


def test_a_register_registered_again_is_itself() -> None:
    first = roster([registered(*many())], RULES)
    columns = {"氏名": "name", "フリガナ": "kana", "団体名": "body", "所属": "section",
               "メールアドレス": "mail", "電話番号": "phone", "区分": "kind"}  # fmt: skip
    own = [
        {heading: row[key] for heading, key in columns.items()}
        for row in first.registrants.iter_rows(named=True)
    ]
    second = roster([registered(*own)], RULES)
    assert figures(second)["registrants"] == figures(first)["registrants"]


@pytest.mark.parametrize("gone", range(0, 60, 5))
def test_without_one_row_every_other_still_has_one_disposition(gone: int) -> None:
    rows = many()
    found = roster([registered(*rows[:gone], *rows[gone + 1 :])], RULES)
    *reasons, whole = found.report.tables["registration_dispositions"].rows
    assert whole[1] == sum(int(str(row[1])) for row in reasons) == 59


def test_without_somebodys_only_row_exactly_that_person_is_gone() -> None:
    both = figures(roster([registered(TAKAHASHI, SATO)], RULES))
    one = figures(roster([registered(TAKAHASHI)], RULES))
    assert both == one | {"registration_rows": 2, "registrants": 2}
