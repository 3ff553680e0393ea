"""Counts made by hand, of paper or raised hands, added to what the sheet of ballots gave.

A hand count says how many points and supporters an entry got; it knows no single ballots. So it
can be added where the score adds up or is a plain mean.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from automations.award.counting.sums import Total
from automations.award.counting.vote import Vote
from automations.award.hand_counts import HandCount
from automations.award.rules import AwardRules, Counting, Method

_SUMS = frozenset({Counting.SUM, Counting.RANK_POINTS, Counting.FIRSTS, Counting.BORDA})


def addable(hand: Sequence[HandCount], counting: Counting) -> bool:
    """Tell whether hand counts can be added: to sums, and to a mean if supporters were counted."""
    if counting is Counting.MEAN:
        return all(each.supporters for each in hand if each.value)
    return not hand or counting in _SUMS


def with_hand(
    parts: Mapping[int, Mapping[str, Total]], hand: Sequence[HandCount], rules: AwardRules
) -> Mapping[int, Mapping[str, Total]]:
    """Add the hand counts of entries that compete to what each class gave."""
    together = {number: dict(own) for number, own in parts.items()}
    for each in hand:
        name = each.voter_class if rules.voter_classes else ""
        own = together.get(each.entry)
        if own is not None:
            before = own.get(name, Total(Fraction(0), 0))
            own[name] = Total(before.amount + each.value, before.supporters + each.supporters)
    return together


def hand_ballots(hand: Sequence[HandCount], vote: Vote) -> Mapping[str, int]:
    """Return the fewest ballots that can have given the hand counts, by class.

    Where each voter has so many choices, or points, a whole number of ballots must cover them;
    where there is no limit, the most supporters of one entry. With one choice a voter it is exact.
    """
    classed = vote.rules.voter_classes
    found: dict[str, int] = {}
    for name in sorted({each.voter_class if classed else "" for each in hand}):
        own = [each for each in hand if not classed or each.voter_class == name]
        found[name] = max(_fewest(own, extent, vote) for extent in set(vote.extents.values()))
    return found


def _fewest(hand: Sequence[HandCount], extent: str, vote: Vote) -> int:
    own = [each for each in hand if vote.extents.get(each.entry) == extent]
    numbers = sorted({each.entry for each in own})
    most = max((sum(_supporters(own, number)) for number in numbers), default=0)
    rules = vote.rules.vote
    if rules.method is Method.CHOICES and rules.choices_per_category:
        return max(most, -(-sum(each.supporters for each in own) // rules.choices_per_category))
    if rules.method is Method.POINTS and rules.points:
        given: Fraction = sum((each.value for each in own), Fraction(0))
        return max(most, math.ceil(given / rules.points))
    return most


def _supporters(hand: Sequence[HandCount], number: int) -> Iterator[int]:
    return (each.supporters for each in hand if each.entry == number)
