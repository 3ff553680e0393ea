"""Hand counts, worked by hand: added to what the sheet gave, class by class."""

from collections.abc import Sequence
from fractions import Fraction

import pytest

from automations.award.hand_counts import HandCount
from automations.award.rules import AwardRules, Counting, Method
from automations.award.standing import ClassValue, Standing
from automations.award.tally import tally
from automations.errors import SettingsWrong
from automations.tables.places import Place
from tests.award.counting.casting import Said, entries, judged, of_classes, often, ruled

CHOICES = ruled(Method.CHOICES, Counting.SUM, choices_per_category=1)


def by_hand(number: int, value: int, supporters: int, name: str = "") -> HandCount:
    return HandCount(number, Fraction(value), supporters, name, Place("手集計"))


def added(
    ballots: Sequence[Said],
    hand: Sequence[HandCount],
    rules: AwardRules,
    classes: Sequence[str] = (),
) -> dict[int, Standing]:
    found = tally(judged(ballots, rules, classes), entries(2), rules, hand)
    return {each.entry.number: each for each in found.standings}


def test_raised_hands_are_added_to_the_choices_of_the_sheet() -> None:
    found = added(
        [{1: 1}, {2: 1}], [by_hand(1, 30, 30), by_hand(1, 2, 2), by_hand(9, 5, 5)], CHOICES
    )
    assert found[1].score == found[1].raw == 33
    assert (found[1].supporters, found[1].top_marks, found[1].levels) == (33, 33, (33,))
    assert found[1].distribution == (often((1, 33)),)
    assert found[2].score == 1


def test_points_counted_by_hand_are_added_to_the_points() -> None:
    found = added([{1: 7, 2: 3}], [by_hand(2, 40, 6)], ruled(Method.POINTS, Counting.SUM))
    assert (found[2].score, found[2].supporters) == (Fraction(43), 7)
    assert (found[2].raw, found[2].distribution) == (Fraction(43), (often((3, 1)),))


def test_a_mean_needs_to_know_how_many_gave_the_points() -> None:
    rules = ruled(Method.POINTS, Counting.MEAN)
    assert added([{1: 7}], [by_hand(1, 5, 2)], rules)[1].score == 4
    with pytest.raises(SettingsWrong) as refused:
        added([{1: 7}], [by_hand(1, 5, 0)], rules)
    assert str(refused.value) == (
        "手集計: 得点の求め方「平均」には、手集計の合計を加えられません。"
        "手集計の票を1票ずつ投票のシートに入れるか、"
        "投票の前に得点の求め方を「合計」にしてください。"
    )


@pytest.mark.parametrize("counting", [Counting.STV, Counting.SCHULZE])
def test_what_looks_at_single_ballots_refuses_totals(counting: Counting) -> None:
    with pytest.raises(SettingsWrong):
        added([{1: 1}], [by_hand(1, 5, 5)], ruled(Method.RANKS, counting))


def test_a_hall_that_raised_hands_has_its_share() -> None:
    """Two judges and 40 raised hands, one choice each: half and half."""
    rules = ruled(
        Method.CHOICES,
        Counting.SUM,
        choices_per_category=1,
        voter_classes=of_classes(("審査員", 1, 50), ("会場", 1, 50)),
    )
    hand = [by_hand(1, 10, 10, "会場"), by_hand(2, 30, 30, "会場")]
    found = added([{1: 1}, {1: 1}], hand, rules, ["審査員", "審査員"])
    assert found[1].score == Fraction(1, 2) + Fraction(1, 2) * Fraction(1, 4)
    assert found[2].score == Fraction(1, 2) * Fraction(3, 4)
    assert found[1].classes == (
        ClassValue("審査員", Fraction(1), 2),
        ClassValue("会場", Fraction(1, 4), 10),
    )


def test_ballots_of_several_choices_are_as_many_as_must_have_been_cast() -> None:
    """Two choices each: 5 and 3 hands need four ballots, but five different people chose 1."""
    rules = ruled(
        Method.CHOICES,
        Counting.SUM,
        choices_per_category=2,
        voter_classes=of_classes(("会場", 1, 1)),
    )
    found = added([], [by_hand(1, 5, 5, "会場"), by_hand(2, 3, 3, "会場")], rules)
    assert (found[1].score, found[2].score) == (Fraction(1), Fraction(3, 5))
