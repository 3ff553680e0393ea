"""Whose marks have no deviation (偏差値): too few of them, or all alike.

A deviation says how far a mark lies from the same voter's other marks, in units of how far they
lie apart. Of two marks, or of marks that are all the same, that says nothing.
"""

from __future__ import annotations

import math
from functools import reduce
from operator import add

import polars as pl

from automations.award.marking import marks
from automations.award.rules import AwardRules, BlankCriterion


def without_deviation(counted: pl.DataFrame, rules: AwardRules) -> pl.Series:
    """Return the ``ballot_key`` of each ballot whose counted choices have no deviation, in order.

    ``counted``: the choices that would count. Two weighted totals are compared as fractions, by
    whole numbers of 128 bits; a blank criterion takes its weight with it where the rules say so.
    """
    total, weight = _totals(rules)
    per_ballot = (
        counted.lazy()
        .select("ballot_key", total.alias("total"), weight.alias("weight"))
        .with_columns(pl.col("weight").clip(1))
        .group_by("ballot_key")
        .agg(
            pl.len().alias("marked"),
            _alike().alias("alike"),
        )
    )
    few = pl.col("marked") < rules.vote.least_for_deviation
    lacking = per_ballot.filter(few | pl.col("alike")).select("ballot_key").collect()
    return lacking["ballot_key"].sort()


def _alike() -> pl.Expr:
    total, weight = pl.col("total"), pl.col("weight")
    return (total * weight.first() == total.first() * weight).all()


def _totals(rules: AwardRules) -> tuple[pl.Expr, pl.Expr]:
    """Return a choice's weighted total and the weight it is of, as whole numbers."""
    scale = math.lcm(*(each.weight.denominator for each in rules.criteria))
    weights = [int(each.weight * scale) for each in rules.criteria]
    given = [pl.col(name) for name in marks(len(weights))]
    parts = [one.fill_null(0).cast(pl.Int128) * weight
             for one, weight in zip(given, weights, strict=True)]  # fmt: skip
    whole = [pl.lit(weight, pl.Int128) for weight in weights]
    if rules.vote.blank_criterion is BlankCriterion.RENORMALISED:
        whole = [one.is_not_null().cast(pl.Int128) * weight
                 for one, weight in zip(given, weights, strict=True)]  # fmt: skip
    return reduce(add, parts), reduce(add, whole)
