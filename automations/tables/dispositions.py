"""What became of each row: exactly one disposition a row, with its reason in words.

A rule set is a table: rows of (code, expression), first match wins. Its words are data in
``config/dispositions.toml``. "Counted" is itself a positive statement, not what is left over; a
row that no rule describes is 未分類, and a single one of those stops publication. So
*read = counted + each reason* always holds, and is printed.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import polars as pl

from automations import resources
from automations.errors import InputUnfit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

UNCLASSIFIED = "unclassified"


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of a rule set. ``when`` must be a Boolean expression; see `dispose` for nulls."""

    code: str
    when: pl.Expr
    counted: bool = False


@dataclass(frozen=True, slots=True)
class DispositionCount:
    """How many rows a rule took."""

    code: str
    words: str
    rows: int
    counted: bool


def dispose(frame: pl.DataFrame, rules: Sequence[Rule]) -> pl.DataFrame:
    """Add ``disposition`` (String, no nulls): the code of the first rule that fits each row.

    A null must never slip through to "counted": for a rule that excludes, unknown means it
    applies; for the rule that counts, unknown means it does not.
    """
    chain: pl.Expr = pl.lit(UNCLASSIFIED)
    for rule in reversed(rules):
        applies = rule.when.fill_null(value=not rule.counted)
        chain = pl.when(applies).then(pl.lit(rule.code)).otherwise(chain)
    return frame.with_columns(chain.alias("disposition"))


def counts(disposed: pl.DataFrame, rules: Sequence[Rule]) -> tuple[DispositionCount, ...]:
    """Count the rows of each rule, in the order of the rules; rules without rows are there too.

    Raises `InputUnfit` if any row is 未分類: such a result must not be published.
    """
    found: dict[str, int] = dict(disposed["disposition"].value_counts().sort("disposition").rows())
    if loose := found.pop(UNCLASSIFIED, 0):
        message = f"どの処理区分にも当てはまらない行が{loose}行あります。結果は公表できません。"
        raise InputUnfit(message)
    return tuple(
        DispositionCount(rule.code, words(rule.code), found.get(rule.code, 0), rule.counted)
        for rule in rules
    )


def words(code: str) -> str:
    """Return what people call a disposition."""
    return _catalogue()[code]


@cache
def _catalogue() -> Mapping[str, str]:
    path = resources.config_file("dispositions.toml")
    return {code: str(said) for code, said in tomllib.loads(path.read_text("utf-8")).items()}
