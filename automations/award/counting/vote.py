"""What is counted: the choices whose disposition counts, for the entries that compete."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from automations.award.choices import COUNTED
from automations.award.entries import Entry
from automations.award.marking import marks
from automations.award.rules import AwardRules, BlankCriterion, Criterion, Extent, Method
from automations.award.scale import Scale, scale_of, value_columns
from automations.errors import SettingsWrong
from automations.tables.places import Place
from automations.tables.problems import problem

LARGEST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Vote:
    """The choices that count: ``ballot_key``, ``entry_key``, ``voter_class``, ``mark_1`` ...

    ``choices`` is lazy: each way of counting asks for the columns it needs. The class of voters is
    "" where the event has none. ``rows``: how many choices count.
    """

    choices: pl.LazyFrame
    entries: tuple[Entry, ...]
    rules: AwardRules
    rows: int

    @property
    def names(self) -> list[str]:
        """Return the columns of values."""
        return marks(value_columns(self.rules))

    @property
    def scale(self) -> Scale:
        """Return the scale that the values stand on."""
        return scale_of(self.rules)

    @property
    def weights(self) -> tuple[int, ...]:
        """Return the weight of each column of values, as whole numbers."""
        if self.rules.vote.method is Method.MARKS:
            return whole_weights(self.rules.criteria)
        return (1,)

    @property
    def extents(self) -> Mapping[int, str]:
        """Return within what each entry is compared, by number: its category, or all ("")."""
        apart = self.rules.vote.extent is Extent.CATEGORY
        return {each.number: each.category if apart else "" for each in self.entries}

    def ballots(self) -> Mapping[str, int]:
        """Count the ballots on which anything counts, by class of voters."""
        counted = self.choices.group_by("voter_class").agg(pl.col("ballot_key").n_unique())
        return dict(counted.collect().sort("voter_class").rows())


def vote_of(judged: pl.DataFrame, entries: Sequence[Entry], rules: AwardRules) -> Vote:
    """Take what counts from the judged choices.

    Raises `SettingsWrong` if the weights have so many digits that sums could overflow.
    """
    competing = tuple(sorted((one for one in entries if one.ranked), key=lambda one: one.number))
    known = pl.Series([each.number for each in competing], dtype=pl.Int64)
    counted = judged.lazy().filter(
        (pl.col("disposition") == COUNTED) & pl.col("entry_key").is_in(known.implode())
    )
    names = marks(value_columns(rules))
    blank = 0 if rules.vote.blank_criterion is BlankCriterion.ZERO else None
    values = [pl.col(name).fill_null(blank) if blank == 0 else pl.col(name) for name in names]
    classed = pl.col("voter_class") if rules.voter_classes else pl.lit("").alias("voter_class")
    choices = counted.select("ballot_key", "entry_key", classed, *values)
    vote = Vote(choices, competing, rules, counted.select(pl.len()).collect().item())
    if rules.vote.method is not Method.RANKS:
        check_bound(sum(vote.weights) * _furthest(vote.scale) * max(vote.rows, 1))
    return vote


def whole_weights(criteria: Sequence[Criterion]) -> tuple[int, ...]:
    """Return the weights as the smallest whole numbers of the same proportions.

    >>> from fractions import Fraction
    >>> whole_weights([Criterion("効果", Fraction(1, 2)), Criterion("工夫", Fraction(1, 3))])
    (3, 2)
    """
    scale = math.lcm(*(each.weight.denominator for each in criteria))
    whole = [int(each.weight * scale) for each in criteria]
    return tuple(weight // math.gcd(*whole) for weight in whole)


def check_bound(largest: int, bound: int = LARGEST) -> None:
    """Refuse weights with which the frame's sums (of 64 bits unless told) could overflow."""
    if largest > bound:
        raise SettingsWrong(problem("award_weights_too_large", Place("配点")))


def weighted(vote: Vote) -> pl.Expr:
    """Return the sum of a choice's values, each times its weight."""
    pairs = zip(vote.names, vote.weights, strict=True)
    parts = [pl.col(name).fill_null(0) * weight for name, weight in pairs]
    return pl.sum_horizontal(parts).cast(pl.Int64)


def divisor(vote: Vote) -> pl.Expr:
    """Return what ``weighted`` is to be divided by: the weights of what the voter filled in.

    Where blanks are dropped without a word (a blank counts as nought, or voids the choice), all
    weights divide.
    """
    if vote.rules.vote.blank_criterion is not BlankCriterion.RENORMALISED:
        return pl.lit(sum(vote.weights), dtype=pl.Int64)
    pairs = zip(vote.names, vote.weights, strict=True)
    present = [pl.col(name).is_not_null() * weight for name, weight in pairs]
    return pl.sum_horizontal(present).cast(pl.Int64)


def _furthest(scale: Scale) -> int:
    return max(abs(scale.lowest), abs(scale.highest))
