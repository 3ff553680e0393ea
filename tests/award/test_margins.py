"""How narrow it was: the swap at the cut, the ballots it would take, and those that wait."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

import pytest

from automations.award.margins import Margin, margin_of, margin_sentences
from automations.award.rules import AwardRules, Category, Counting, Method, VoterClass
from automations.award.selection import select
from automations.award.tally import Standing
from tests.award.staging import RULES, standing, with_selection, with_vote

STANDINGS = [
    standing(1, 90, supporters=20),
    standing(2, 52, supporters=15),
    standing(3, 48, supporters=12),
    standing(4, 30, "内部", supporters=9),
    standing(5, 20, "内部", supporters=8),
]


def award(seats: int = 3, changes: Mapping[str, object] | None = None) -> AwardRules:
    categories = (Category("窓口", 0), Category("内部", 1))
    rules = with_selection(replace(RULES, categories=categories), seats=seats, runners_up=1)
    return with_vote(rules, **(changes or {}))


def margin(
    pending: int, rules: AwardRules, standings: list[Standing] | None = None
) -> Margin | None:
    return margin_of(select(standings or STANDINGS, rules, {}), pending, rules)


def test_the_narrowest_swap_that_the_minimums_allow() -> None:
    found = margin(0, award())
    assert found is not None
    # 04 is in by its category's minimum: 03 cannot have that seat, though 03 got more.
    assert (found.last.entry.number, found.following.entry.number) == (2, 3)
    assert (found.gap, found.needed, found.safe) == (Fraction(4), 1, None)


@pytest.mark.parametrize(("maximum", "pair"), [(0, (2, 3)), (2, (2, 3)), (3, (2, 3))])
def test_a_maximum_leaves_swaps_inside_the_category(maximum: int, pair: tuple[int, int]) -> None:
    rules = replace(award(), categories=(Category("窓口", 0, (), maximum), Category("内部", 1)))
    found = margin(0, rules)
    assert found is not None
    assert (found.last.entry.number, found.following.entry.number) == pair


def test_a_category_that_is_full_takes_nobody_from_another() -> None:
    rules = replace(award(2), categories=(Category("窓口", 0, (), 1), Category("内部", 0)))
    found = margin(0, rules)
    assert found is not None
    # In: 01 and 04. 02 could only take the place of 01.
    assert (found.last.entry.number, found.following.entry.number) == (4, 5)


@pytest.mark.parametrize(
    ("method", "changes", "needed"),
    [
        (Method.MARKS, {}, 1),  # 4 points, at most 5 a ballot
        (Method.CHOICES, {}, 4),
        (Method.POINTS, {"points": 3}, 2),
        (Method.RANKS, {"counting": Counting.BORDA}, 2),  # three entries: at most 2 points
        (Method.MARKS, {"counting": Counting.MEDIAN}, None),
    ],
)
def test_what_a_ballot_can_add_depends_on_the_vote(
    method: Method, changes: dict[str, object], needed: int | None
) -> None:
    found = margin(0, award(changes={"method": method, **changes}))
    assert found is not None
    assert found.needed == needed


def test_ballots_that_wait_are_bounded_by_the_worst_they_could_say() -> None:
    rules = award(changes={"method": Method.CHOICES})
    said = [found.safe for pending in (3, 4, 5) if (found := margin(pending, rules))]
    # Four votes more for 03 alone make it level with 02: that is a tie, no longer safe.
    assert said == [True, False, False]


def test_means_are_bounded_from_both_sides() -> None:
    rules = award(changes={"counting": Counting.MEAN})
    means = [
        standing(1, 5, supporters=20),
        standing(2, 4, supporters=9),
        standing(3, 3, supporters=9),
        standing(4, 3, "内部", supporters=9),
        standing(5, 1, "内部", supporters=9),
    ]
    # 02 at worst and 03 at best, with one ballot more: 37/10, 32/10; two: 38/11, 37/11;
    # three: 39/12, 42/12.
    said = [found.safe for pending in (1, 2, 3) if (found := margin(pending, rules, means))]
    assert said == [True, True, False]


def test_shares_of_classes_say_nothing_before_they_are_counted() -> None:
    rules = replace(award(), voter_classes=(VoterClass("審査員", Fraction(1), Fraction(1)),))
    found = margin(2, rules)
    assert found is not None
    assert (found.needed, found.safe) == (None, None)


def test_there_is_no_margin_while_a_tie_is_open_or_nobody_is_out() -> None:
    level = [standing(1, 5), standing(2, 5)]
    assert margin(0, award(1), level) is None
    assert margin(0, award(9)) is None


def test_the_sentences() -> None:
    rules = award(changes={"method": Method.CHOICES})
    found = margin(2, rules)
    assert found is not None
    assert margin_sentences(found, rules) == (
        "当落線は02 取組2（選出）と03 取組3（選外）の間で、差は4票。",
        "03 取組3が並ぶには、03 取組3だけに最も高い評価を付けた票が、あと4票要る。",
        "保留の2票は、どのように数えても選出を変えない。",
    )
