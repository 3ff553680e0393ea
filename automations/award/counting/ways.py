"""Ways of counting: from the event's rules to the score of every entry, and how it came about."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TypeVar

import polars as pl

from automations.award.counting import averages, deviation, places, sums
from automations.award.counting.classes import Given, Parts, Score, Way, ballot_weights, scores
from automations.award.counting.duels import beaten_by, duels, strongest_paths
from automations.award.counting.hand import addable, hand_ballots, with_hand
from automations.award.counting.orders import orders
from automations.award.counting.parcels import Parcels
from automations.award.counting.showing import duel_table, few_table, round_table, vote_table
from automations.award.counting.sums import Total
from automations.award.counting.transfers import Count
from automations.award.counting.vote import Vote
from automations.award.hand_counts import HandCount
from automations.award.lots import lot
from automations.award.rules import Counting, TieRule
from automations.errors import SettingsWrong
from automations.tables.places import Place
from automations.tables.problems import problem
from automations.tables.report import Table

_Part = TypeVar("_Part", bound=Given)
MEANS = frozenset(
    {
        Counting.MEAN,
        Counting.MEDIAN,
        Counting.TRIMMED,
        Counting.CRITERION_MEANS,
        Counting.Z_SCORE,
    }
)
"""The ways of counting in which more ballots do not make more points."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The score of every entry that competes, and how it came about.

    ``lower_wins``: less is better. ``levels``: how often each place was given, where places count.
    """

    scores: Mapping[int, Score]
    lower_wins: bool = False
    levels: Mapping[int, tuple[int, ...]] | None = None
    tables: tuple[Table, ...] = ()


def counted(vote: Vote, found: pl.DataFrame, hand: Sequence[HandCount] = ()) -> Counted:
    """Count by the event's rules; ``found`` are the profiles of the vote.

    Raises `SettingsWrong` if hand counts cannot be added to this way of counting.
    """
    counting = vote.rules.vote.counting
    if not addable(hand, counting):
        words = {"counting": counting.value}
        raise SettingsWrong(problem("hand_counts_not_addable", Place("手集計"), **words))
    return _WAYS[counting](_Cast(vote, found, hand, _ballots(vote, hand)))


@dataclass(frozen=True, slots=True)
class _Cast:
    """All that a way of counting may look at; ``ballots`` by class, those by hand included."""

    vote: Vote
    found: pl.DataFrame
    hand: Sequence[HandCount]
    ballots: Mapping[str, int]

    def scored(self, parts: Parts[_Part], way: Way[_Part]) -> Mapping[int, Score]:
        """Return the scores under weights and shares of classes."""
        return scores(parts, way, self.vote.rules, self.ballots)

    def added(self, parts: Mapping[int, Mapping[str, Total]]) -> Mapping[int, Mapping[str, Total]]:
        """Add the hand counts."""
        return with_hand(parts, self.hand, self.vote.rules)


def _ballots(vote: Vote, hand: Sequence[HandCount]) -> Mapping[str, int]:
    """Count the ballots by class, where a way of counting or the classes ask for their number."""
    if not (vote.rules.voter_classes or vote.rules.vote.counting in _ORDERS):
        return {}
    cast = dict(vote.ballots())
    for name, number in hand_ballots(hand, vote).items():
        cast[name] = cast.get(name, 0) + number
    return cast


def _summed(cast: _Cast) -> Counted:
    return Counted(cast.scored(cast.added(sums.totals(cast.found, cast.vote)), sums.SUM))


def _mean(cast: _Cast) -> Counted:
    return Counted(cast.scored(cast.added(sums.totals(cast.found, cast.vote)), sums.MEAN))


def _median(cast: _Cast) -> Counted:
    return Counted(cast.scored(averages.amounts(cast.found, cast.vote), averages.MEDIAN))


def _trimmed(cast: _Cast) -> Counted:
    parts = averages.amounts(cast.found, cast.vote)
    least = 2 * cast.vote.rules.vote.trimmed
    few = {number: sum(each.supporters for each in own.values()) for number, own in parts.items()}
    short = [(each, few[each.number]) for each in cast.vote.entries
             if 0 < few[each.number] <= least]  # fmt: skip
    tables = (few_table(short, least),) if short else ()
    return Counted(cast.scored(parts, averages.trimmed_way(cast.vote)), tables=tables)


def _criterion_means(cast: _Cast) -> Counted:
    way = averages.criterion_means_way(cast.vote)
    return Counted(cast.scored(averages.marked(cast.found, cast.vote), way))


def _deviation(cast: _Cast) -> Counted:
    found = cast.scored(deviation.deviations(cast.vote), deviation.DEVIATION)
    same = deviation.made_one({number: each.value for number, each in found.items()})
    return Counted({number: replace(each, value=same[number]) for number, each in found.items()})


def _rank_points(cast: _Cast) -> Counted:
    found = places.placed(cast.vote)
    parts = cast.added(places.rank_points(found, cast.vote, _own(cast)))
    levels = places.place_levels(found, cast.vote)
    return Counted(cast.scored(parts, sums.SUM), lower_wins=True, levels=levels)


def _borda(cast: _Cast) -> Counted:
    found = places.placed(cast.vote)
    parts = cast.added(places.borda(found, cast.vote, _own(cast)))
    return Counted(cast.scored(parts, sums.SUM), levels=places.place_levels(found, cast.vote))


def _firsts(cast: _Cast) -> Counted:
    found = places.placed(cast.vote)
    parts = cast.added(places.firsts(found, cast.vote))
    return Counted(cast.scored(parts, sums.SUM), levels=places.place_levels(found, cast.vote))


def _own(cast: _Cast) -> Mapping[str, int]:
    """Count the ballots of the sheet alone: only they put entries in order."""
    by_hand = hand_ballots(cast.hand, cast.vote)
    return {name: number - by_hand.get(name, 0) for name, number in cast.ballots.items()}


def _transferred(cast: _Cast) -> Counted:
    found: dict[int, Score] = {}
    placed = places.placed(cast.vote)
    levels = places.place_levels(placed, cast.vote)
    counts = {name: _count(cast, own, some, levels) for name, own, some in _extents(cast, placed)}
    for count in counts.values():
        count.run()
        for index, place in count.places.items():
            found[cast.vote.entries[index].number] = Score(Fraction(place))
    entries = cast.vote.entries
    tables = (round_table(counts, entries), vote_table(counts, entries))
    return Counted(found, lower_wins=True, levels=levels, tables=tables)


def _count(
    cast: _Cast, own: pl.DataFrame, some: list[int], levels: Mapping[int, tuple[int, ...]]
) -> Count:
    parcels = Parcels(own, ballot_weights(cast.vote.rules, cast.ballots), some)
    seats = min(_seats(cast.vote, some), len(some))
    return Count(parcels, seats, _breaker(cast.vote, levels), some)


def _seats(vote: Vote, some: Sequence[int]) -> int:
    """Return the seats of an extent: those of its category, if that has any of its own."""
    names = set(vote.extents.values())
    own = {vote.extents[vote.entries[one].number] for one in some}
    for each in vote.rules.categories:
        if names != {""} and each.name in own and each.minimum_seats:
            return each.minimum_seats
    return vote.rules.selection.seats


def _breaker(vote: Vote, levels: Mapping[int, tuple[int, ...]]) -> Callable[[int], tuple[int, ...]]:
    """Return what tells equal votes apart: published lots if declared, else its places."""
    selection = vote.rules.selection
    if TieRule.LOTS in selection.ties and selection.seed:
        return lambda one: (lot(selection.seed, vote.entries[one].number),)
    return lambda one: levels[vote.entries[one].number]


def _duelled(cast: _Cast) -> Counted:
    found: dict[int, Score] = {}
    tables: list[Table] = []
    weights = ballot_weights(cast.vote.rules, cast.ballots)
    placed = places.placed(cast.vote)
    for name, own, some in _extents(cast, placed):
        matrix = duels(own, weights, some)
        beaten = beaten_by(strongest_paths(matrix))
        listed = [cast.vote.entries[one] for one in some]
        found |= {each.number: Score(Fraction(by)) for each, by in zip(listed, beaten, strict=True)}
        tables.append(duel_table(name, len(tables), listed, matrix))
    levels = places.place_levels(placed, cast.vote)
    return Counted(found, lower_wins=True, levels=levels, tables=tuple(tables))


def _extents(cast: _Cast, placed: pl.DataFrame) -> list[tuple[str, pl.DataFrame, list[int]]]:
    """Return the orders of each extent, with the indexes of its entries."""
    found = orders(placed, cast.vote)
    parts = []
    for place, name in enumerate(sorted(set(cast.vote.extents.values()))):
        some = [index for index, each in enumerate(cast.vote.entries)
                if cast.vote.extents[each.number] == name]  # fmt: skip
        parts.append((name, found.filter(pl.col("extent") == place), some))
    return parts


_ORDERS = frozenset(
    {Counting.RANK_POINTS, Counting.BORDA, Counting.FIRSTS, Counting.STV, Counting.SCHULZE}
)
_WAYS: Mapping[Counting, Callable[[_Cast], Counted]] = {
    Counting.SUM: _summed,
    Counting.MEAN: _mean,
    Counting.MEDIAN: _median,
    Counting.TRIMMED: _trimmed,
    Counting.CRITERION_MEANS: _criterion_means,
    Counting.Z_SCORE: _deviation,
    Counting.RANK_POINTS: _rank_points,
    Counting.FIRSTS: _firsts,
    Counting.BORDA: _borda,
    Counting.STV: _transferred,
    Counting.SCHULZE: _duelled,
}
