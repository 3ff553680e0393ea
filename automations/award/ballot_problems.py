"""What people are told about ballots: the voter's cell, but of a choice never more than the row.

The cell of a mark would say which entry a voter chose.
"""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from automations.award.rules import AwardRules, Method
from automations.tables.problems import Problem, problem
from automations.tables.typed import TypedTable

_UNFIT = {
    Method.MARKS: "ballot_mark_unfit",
    Method.POINTS: "ballot_points_unfit",
    Method.RANKS: "ballot_place_unfit",
    Method.CHOICES: "ballot_choice_unfit",
    Method.APPROVAL: "ballot_choice_unfit",
}


def ballot_problems(
    table: TypedTable, frame: pl.DataFrame, choices: pl.DataFrame, rules: AwardRules
) -> Iterator[Problem]:
    """Yield what is wrong with voters and ballots, and with what ballots say."""
    for row in frame.filter(pl.col("disposition") == "ballot_unknown_voter")["ballot_key"]:
        yield problem("ballot_voter_unknown", table.place(row, "staff_number"))
    conflicts = frame.filter(pl.col("disposition") == "ballot_conflict").with_columns(
        pl.len().over("voter", "at").alias("ballots")
    )
    for row, ballots in conflicts.select("ballot_key", "ballots").iter_rows():
        place = table.place(row, "staff_number")
        yield problem("ballot_conflict", place, ballots=ballots)
    for row in _rows(choices.filter("unfit")):
        yield problem(_code(rules), table.place(row), **_words(rules))
    for row in _rows(choices.filter(~pl.col("known"))):
        yield problem("ballot_entry_unknown", table.place(row))


def _rows(choices: pl.DataFrame) -> pl.Series:
    return choices["ballot_key"].unique().sort()


def _code(rules: AwardRules) -> str:
    in_words = rules.vote.method is Method.MARKS and rules.scale
    return "ballot_word_unfit" if in_words else _UNFIT[rules.vote.method]


def _words(rules: AwardRules) -> dict[str, object]:
    vote = rules.vote
    words: dict[str, dict[str, object]] = {
        "ballot_mark_unfit": {"lowest": vote.lowest_mark, "highest": vote.highest_mark},
        "ballot_word_unfit": {"words": "、".join(each.word for each in rules.scale)},
        "ballot_points_unfit": {"points": vote.points},
    }
    return words.get(_code(rules), {})
