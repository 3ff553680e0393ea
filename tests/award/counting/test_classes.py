"""Classes of voters, worked by hand: weights, shares, and what each class gave."""

from fractions import Fraction

import pytest

from automations.award.rules import COUNTINGS, Counting, Method
from automations.award.standing import ClassValue
from tests.award.counting.casting import by_number, counted, of_classes, ruled, scores

CLASSES = ["審査員", "来場者", "来場者"]
VOTE = [{1: 5, 2: 3}, {1: 1}, {1: 2, 2: 5}]
WEIGHTS = of_classes(("審査員", 3, 0), ("来場者", 1, 0))
HALVES = of_classes(("審査員", 1, 50), ("来場者", 1, 50))


def rules_of(counting: Counting, classes: object) -> dict[int, Fraction]:
    return scores(VOTE, ruled(Method.MARKS, counting, voter_classes=classes), 3, CLASSES)


def test_a_vote_counts_as_often_as_its_class_weighs() -> None:
    assert rules_of(Counting.SUM, WEIGHTS) == {1: 15 + 3, 2: 9 + 5, 3: 0}
    assert rules_of(Counting.MEAN, WEIGHTS) == {1: Fraction(18, 5), 2: Fraction(14, 4), 3: 0}


def test_shares_mix_what_a_ballot_of_each_class_gave() -> None:
    """One judge and two visitors weigh the same; silence is nought in a sum, but not in a mean."""
    assert rules_of(Counting.SUM, HALVES) == {
        1: Fraction(5 + Fraction(3, 2), 2), 2: (3 + Fraction(5, 2)) / 2, 3: 0,
    }  # fmt: skip
    assert rules_of(Counting.MEAN, HALVES) == {1: (5 + Fraction(3, 2)) / 2, 2: 4, 3: 0}
    rules = ruled(Method.MARKS, Counting.MEAN, voter_classes=HALVES)
    assert scores([{1: 4}, {2: 5}], rules, 2, CLASSES[:2]) == {1: 4, 2: 5}
    rules = ruled(Method.MARKS, Counting.SUM, voter_classes=HALVES)
    assert scores([{1: 4}, {2: 5}], rules, 2, CLASSES[:2]) == {1: 2, 2: Fraction(5, 2)}


def test_shares_of_one_to_two_weigh_one_to_two() -> None:
    rules = ruled(
        Method.MARKS,
        Counting.MEAN,
        voter_classes=of_classes(("書面", 1, 1), ("実地", 1, 2)),
    )
    assert scores([{1: 2}, {1: 5}], rules, 1, ["書面", "実地"]) == {1: 4}


def test_what_each_class_gave_is_shown_and_adds_up_to_the_score() -> None:
    found = counted(VOTE, ruled(Method.MARKS, Counting.SUM, voter_classes=HALVES), 2, CLASSES)
    assert by_number(found)[1].classes == (
        ClassValue("審査員", Fraction(5), 1),
        ClassValue("来場者", Fraction(3, 2), 2),
    )
    (shown,) = found.tables
    assert shown.rows[0] == ("01", "取組1", "審査員", 1, 5, Fraction(1, 2), Fraction(5, 2))
    assert shown.note == "得点は、区分ごとの得点に配分を掛けて合計したもの。"
    for standing in found.standings:
        own = [row[6] for row in shown.rows if row[0] == f"{standing.entry.number:02}"]
        assert sum(part for part in own if isinstance(part, Fraction)) == standing.score


@pytest.mark.parametrize("classes", [WEIGHTS, HALVES])
@pytest.mark.parametrize("counting", [Counting.SUM, Counting.MEAN, Counting.Z_SCORE])
def test_parts_add_up_wherever_the_score_is_a_sum_of_parts(
    counting: Counting, classes: object
) -> None:
    vote = [{1: 5, 2: 3, 3: 1}, {1: 1, 2: 1, 3: 2}, {1: 2, 2: 5, 3: 3}]
    found = counted(vote, ruled(Method.MARKS, counting, voter_classes=classes), 3, CLASSES)
    shown = next(each for each in found.tables if each.key == "voter_classes")
    for standing in found.standings:
        own = [row[6] for row in shown.rows if row[0] == f"{standing.entry.number:02}"]
        whole = sum(part for part in own if isinstance(part, Fraction))
        base = 50 if counting is Counting.Z_SCORE else 0
        assert abs(whole - standing.score) < Fraction(1, 10**30), base


@pytest.mark.parametrize("method", [Method.MARKS, Method.RANKS])
def test_one_class_of_weight_one_changes_nothing(method: Method) -> None:
    for counting in COUNTINGS[method]:
        plain = counted(VOTE, ruled(method, counting))
        classed = counted(
            VOTE, ruled(method, counting, voter_classes=of_classes(("職員", 1, 0))), 3, ["職員"] * 3
        )
        assert [(each.entry, each.score, each.levels) for each in classed.standings] == [
            (each.entry, each.score, each.levels) for each in plain.standings
        ]


def test_a_class_nobody_declared_is_shown_and_weighs_one() -> None:
    rules = ruled(Method.CHOICES, Counting.SUM, voter_classes=WEIGHTS)
    found = by_number(counted([{1: 1}, {1: 1}], rules, 1, ["審査員", ""]))[1]
    assert found.score == 4
    assert found.classes[-1] == ClassValue("", Fraction(1), 1)
