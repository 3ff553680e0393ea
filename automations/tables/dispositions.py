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
from automations.tables.places import Place
from automations.tables.problems import Problem, problem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

UNCLASSIFIED = "unclassified"
_NAMED = 5


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


@dataclass(frozen=True, slots=True)
class Identity:
    """What was read and what became of it: the parts add up to what was read, or it is our bug.

    ``words`` says what was read, ``unit`` what is counted. The table ``<key>_dispositions`` of a
    report, if there is one, lays the sum out.
    """

    key: str
    words: str
    unit: str
    read: int
    parts: tuple[DispositionCount, ...]

    def __post_init__(self) -> None:
        if sum(each.rows for each in self.parts) != self.read:
            message = f"{self.key}: the parts do not add up to {self.read}"
            raise ValueError(message)

    def __str__(self) -> str:
        """Say it as a sum, what counts first; parts of nothing are left out."""
        parts = sorted(
            (each for each in self.parts if each.rows), key=lambda each: not each.counted
        )
        said = " ＋ ".join(f"{each.words}{each.rows:,}" for each in parts)
        return f"{self.words}{self.read:,}{self.unit} ＝ {said or '0'}"


def dispose(frame: pl.DataFrame, rules: Sequence[Rule], *, millions: bool = False) -> pl.DataFrame:
    """Add ``disposition`` (String, no nulls): the code of the first rule that fits each row.

    ``millions``: of so many rows that the codes are better an Enum, of one byte a row and not 16.

    A null must never slip through to "counted": for a rule that excludes, unknown means it
    applies; for the rule that counts, unknown means it does not. Two rules of one code would be
    counted twice: that is our bug (`ValueError`).
    """
    _check(rules)
    # Numbers first, words last: of millions of rows, words are slow to choose between.
    known = [UNCLASSIFIED, *(rule.code for rule in rules)]
    codes = pl.Series(known, dtype=pl.Enum(known) if millions else pl.String)
    chain: pl.Expr = pl.lit(0, pl.UInt8)
    for number, rule in reversed([*enumerate(rules, 1)]):
        applies = rule.when.fill_null(value=not rule.counted)
        chain = pl.when(applies).then(pl.lit(number, pl.UInt8)).otherwise(chain)
    numbered = frame.with_columns(chain.alias("disposition"))
    return numbered.with_columns(codes.gather(numbered["disposition"]).alias("disposition"))


def counts(disposed: pl.DataFrame, rules: Sequence[Rule]) -> tuple[DispositionCount, ...]:
    """Count the rows of each rule, in the order of the rules; rules without rows are there too.

    The counts add up to the rows of ``disposed``. Raises `InputUnfit` if any row is 未分類: such a
    result must not be published. ``disposed`` must come from these rules (`ValueError`).
    """
    _check(rules)
    each = disposed.lazy().select("disposition").group_by("disposition").len()
    found: dict[str, int] = dict(each.sort("disposition").collect().iter_rows())
    if found.pop(UNCLASSIFIED, 0):
        raise InputUnfit(_unclassified(disposed.filter(pl.col("disposition") == UNCLASSIFIED)))
    if foreign := found.keys() - {rule.code for rule in rules}:
        message = f"rows disposed by other rules: {sorted(foreign)}"
        raise ValueError(message)
    return tuple(
        DispositionCount(rule.code, words(rule.code), found.get(rule.code, 0), rule.counted)
        for rule in rules
    )


def _check(rules: Sequence[Rule]) -> None:
    codes = [UNCLASSIFIED, *(rule.code for rule in rules)]
    if len(set(codes)) < len(codes):
        message = f"rules share a code: {codes}"
        raise ValueError(message)


def _unclassified(loose: pl.DataFrame) -> Problem:
    """Name the rows that no rule describes, as far as the frame knows where they stand."""
    numbers = sorted(loose["row"].to_list()) if "row" in loose.columns else []
    named = "、".join(map(str, numbers[:_NAMED]))
    which = f"（{named}行目{'ほか' if len(numbers) > _NAMED else ''}）" if numbers else ""
    words = {"rows": loose.height, "which": which}
    return problem("rows_unclassified", Place(""), **words)


def words(code: str) -> str:
    """Return what people call a disposition."""
    return _catalogue()[code]


def every_words() -> Mapping[str, str]:
    """Return what people call each disposition there is, by its code."""
    return _catalogue()


@cache
def _catalogue() -> Mapping[str, str]:
    path = resources.config_file("dispositions.toml")
    return {code: str(said) for code, said in tomllib.loads(path.read_text("utf-8")).items()}
