"""Counting: whole numbers are summed in frames, fractions are made after grouping; no floats."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

import polars as pl

from automations.award import choices, marking
from automations.award.entries import Entry
from automations.award.rules import AwardRules, BlankCriterion, Counting, Criterion
from automations.errors import SettingsWrong
from automations.tables.places import Place
from automations.tables.problems import problem
from automations.tables.report import Table

_LARGEST_SUM = 2**63 - 1


@dataclass(frozen=True, slots=True)
class ClassValue:
    """What one class of voters gave an entry: its value before weight and share, its ballots."""

    name: str
    value: Fraction
    ballots: int


@dataclass(frozen=True, slots=True)
class Standing:
    """What an entry got, exactly, and where that puts it.

    ``score`` is in points of the scale of marks: summed over the supporters, or their mean.
    ``criteria`` are the totals (means) of the marks without weights, in the declared order.
    ``supporters`` is the number of counted ballots that chose the entry, ``top_marks`` the number
    of highest marks it got. Ranks start at 1; equal scores share the better one.

    ``lower_wins``: the score is a sum of places, or a place. ``raw``: the sum of all that was given
    to it, without weights, in points. ``levels``: how often it got each level, the best first
    (marks: the highest down to the lowest, over all criteria; ranks: 1st, 2nd, ...).
    ``distribution``: for each criterion, (points, how often), from the highest down.
    ``classes``: what each class of voters gave it, in the declared order.
    """

    entry: Entry
    score: Fraction
    criteria: tuple[Fraction, ...]
    supporters: int
    top_marks: int
    rank: int = 0
    rank_in_category: int = 0
    lower_wins: bool = False
    raw: Fraction = Fraction(0)
    levels: tuple[int, ...] = ()
    distribution: tuple[tuple[tuple[Fraction, int], ...], ...] = ()
    classes: tuple[ClassValue, ...] = ()

    @property
    def merit(self) -> Fraction:
        """What decides: more is better, whatever the score counts."""
        return -self.score if self.lower_wins else self.score


@dataclass(frozen=True, slots=True)
class Tally:
    """The standings, and what people must see to follow them: rounds, duels, parts by class."""

    standings: tuple[Standing, ...]
    tables: tuple[Table, ...] = ()


@dataclass(slots=True)
class _Sums:
    """What has been added up for one entry."""

    score: Fraction
    marks: list[int]
    marked: list[int]
    supporters: int = 0
    top_marks: int = 0


def standings(
    judged: pl.DataFrame, entries: Sequence[Entry], rules: AwardRules
) -> tuple[Standing, ...]:
    """Count the choices whose disposition counts, for every entry that competes.

    The order is by rank, then by number. Raises `SettingsWrong` if the weights have so many
    digits that sums could overflow.
    """
    counted = judged.filter(pl.col("disposition") == choices.COUNTED)
    weights = whole_weights(rules.criteria)
    _check_bound(weights, rules, counted.height)
    sums: Mapping[int, _Sums] = _added_up(_grouped(counted, weights, rules), len(weights))
    results = [_standing(entry, sums[entry.number], rules) for entry in entries if entry.ranked]
    return _ranked(results)


def whole_weights(criteria: Sequence[Criterion]) -> tuple[int, ...]:
    """Return the weights as the smallest whole numbers of the same proportions.

    >>> whole_weights([Criterion("効果", Fraction(1, 2)), Criterion("工夫", Fraction(1, 3))])
    (3, 2)
    """
    scale = math.lcm(*(each.weight.denominator for each in criteria))
    whole = [int(each.weight * scale) for each in criteria]
    return tuple(weight // math.gcd(*whole) for weight in whole)


def _check_bound(weights: Sequence[int], rules: AwardRules, counted: int) -> None:
    """Refuse weights with which the frame's 64-bit sums could overflow."""
    if sum(weights) * rules.vote.highest_mark * max(counted, 1) > _LARGEST_SUM:
        raise SettingsWrong(problem("award_weights_too_large", Place("配点")))


def _grouped(counted: pl.DataFrame, weights: Sequence[int], rules: AwardRules) -> pl.DataFrame:
    """Sum the choices of each entry, apart by ``divisor``: the weights its marks came with."""
    names = marking.marks(len(weights))
    weighted = [
        pl.col(name).fill_null(0) * weight for name, weight in zip(names, weights, strict=True)
    ]
    present = [
        pl.col(name).is_not_null() * weight for name, weight in zip(names, weights, strict=True)
    ]
    some = rules.vote.blank_criterion is BlankCriterion.RENORMALISED
    divisor = pl.sum_horizontal(present) if some else pl.lit(sum(weights))
    top = [(pl.col(name) == rules.vote.highest_mark).fill_null(value=False) for name in names]
    return (
        counted.lazy()
        .with_columns(
            pl.sum_horizontal(weighted).cast(pl.Int64).alias("weighted"),
            divisor.cast(pl.Int64).alias("divisor"),
            pl.sum_horizontal(top).cast(pl.Int64).alias("top_marks"),
        )
        .group_by("entry_key", "divisor")
        .agg(
            pl.len().alias("supporters"),
            pl.col("weighted", "top_marks", *names).sum(),
            *(pl.col(name).count().alias(f"{name}_count") for name in names),
        )
        .sort("entry_key", "divisor")
        .collect()
    )


def _added_up(grouped: pl.DataFrame, criteria: int) -> Mapping[int, _Sums]:
    sums: dict[int, _Sums] = defaultdict(lambda: _Sums(Fraction(0), [0] * criteria, [0] * criteria))
    for row in grouped.iter_rows(named=True):
        _add(sums[row["entry_key"]], row, criteria)
    return sums


def _add(sums: _Sums, row: Mapping[str, Any], criteria: int) -> None:
    sums.score += Fraction(row["weighted"], row["divisor"])
    sums.supporters += row["supporters"]
    sums.top_marks += row["top_marks"]
    for place in range(criteria):
        name = marking.mark(place + 1)
        sums.marks[place] += row[name]
        sums.marked[place] += row[f"{name}_count"]


def _standing(entry: Entry, sums: _Sums, rules: AwardRules) -> Standing:
    totals = tuple(map(Fraction, sums.marks))
    if rules.vote.counting is Counting.SUM:
        return Standing(entry, sums.score, totals, sums.supporters, sums.top_marks)
    # A blank that counts as nought is part of the mean; one that was left out is not.
    nought = rules.vote.blank_criterion is BlankCriterion.ZERO
    parts = [sums.supporters if nought else marked for marked in sums.marked]
    means = tuple(_mean(total, part) for total, part in zip(totals, parts, strict=True))
    score = _mean(sums.score, sums.supporters)
    return Standing(entry, score, means, sums.supporters, sums.top_marks)


def _mean(total: Fraction, parts: int) -> Fraction:
    return total / parts if parts else Fraction(0)


def _ranked(results: Sequence[Standing]) -> tuple[Standing, ...]:
    """Give each its ranks: one more than the number of better ones."""

    def rank(own: Standing, rivals: Sequence[Standing]) -> int:
        return 1 + sum(rival.merit > own.merit for rival in rivals)

    ranked = [
        replace(
            each,
            rank=rank(each, results),
            rank_in_category=rank(
                each, [one for one in results if one.entry.category == each.entry.category]
            ),
        )
        for each in results
    ]
    return tuple(sorted(ranked, key=lambda each: (each.rank, each.entry.number)))
