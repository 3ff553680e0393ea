"""The two lists of ballots, kept apart: who sent one (投票受付簿), and what they say (開票表).

What is protected. The register names voters and instants, but of what only the marks tell (valid,
blank, void) nothing. The list of opened ballots holds no row, time, number or section, and stands
in the order of its own content, so that a number on it says nothing about who or when; choices
that do not count are left out, for why they do not may tell the voter's section. A class of voters
with fewer than `suppression.LEAST` ballots is not listed. Both are made after the close only.

What is not protected. Two lists, made before and after one more ballot was admitted, differ by
that ballot; so do the scores. Who knows the choices of all others knows the last one's. Where all
chose alike, everybody's choice is known. And whoever holds the sheet of ballots itself needs
neither list: until it is destroyed, rights on the restricted folder are what protects the vote.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import polars as pl

from automations.award import ballots as ballot_words
from automations.award import choices
from automations.award.ballots import Ballots
from automations.award.entries import Entry
from automations.award.marking import marks
from automations.award.rules import AwardRules, Method
from automations.award.scale import Scale, scale_of, value_columns
from automations.award.wording import said, table
from automations.tables.dispositions import DispositionCount
from automations.tables.report import Cell, Table
from automations.tables.suppression import LEAST

Row = tuple[Cell, ...]
Choice = tuple[int, ...]  # the entry's number, then what was given to it, in steps
Content = tuple[str, tuple[Choice, ...]]  # the voter's class, then the choices

_BLANK = -(2**62)  # stands before every mark
_MOST_ROWS = 100_000  # more are no list that anybody reads; a sheet ends at a million


def register(ballots: Ballots) -> Table:
    """List who sent a ballot and when; what only its marks tell is not shown."""
    listed = ballots.frame.filter(~pl.col("disposition").str.starts_with("layout_")).select(
        "submitted", "staff_number", _registered(ballots.counts).alias("registered")
    )
    ordered = listed.sort("submitted", "staff_number", "registered", nulls_last=True)
    return table("ballot_register", list(ordered.iter_rows()))


def _registered(counts: Sequence[DispositionCount]) -> pl.Expr:
    secret = pl.col("disposition").is_in(sorted(ballot_words.SECRET))
    known = {each.code: each.words for each in counts}
    return (
        pl.when(secret)
        .then(pl.lit(said("register", "accepted")))
        .otherwise(pl.col("disposition").replace_strict(known, default=""))
    )


def opened(ballots: Ballots, entries: Sequence[Entry], rules: AwardRules) -> Table:
    """List what each ballot that stands says, one row a choice that counts.

    A ballot of which nothing counts, a blank one among them, has one row of its own.
    """
    standing = ballots.frame.filter("stands").select("ballot_key", "voter_class")
    few = standing.filter(pl.len().over("voter_class") < LEAST)
    shown = standing.join(few, on="ballot_key", how="anti")
    counted = ballots.choices.filter(pl.col("disposition") == choices.COUNTED).join(
        shown.select("ballot_key"), on="ballot_key", how="semi"
    )
    note = said("opened", "few", least=LEAST, ballots=few.height) if few.height else ""
    if (rows := counted.height + shown.height) > _MOST_ROWS:
        return _table([], rules, note + said("opened", "many", rows=f"{rows:,}"))
    contents = _contents(shown, counted, rules)
    return _table([*_rows(contents, entries, rules)], rules, note)


def _table(rows: Sequence[Row], rules: AwardRules, note: str) -> Table:
    made = table("opened_ballots", rows, _value_headings(rules), note=note)
    number, _, *others = made.columns
    return made if rules.voter_classes else replace(made, columns=(number, *others))


def _value_headings(rules: AwardRules) -> tuple[str, ...]:
    match rules.vote.method:
        case Method.MARKS:
            return tuple(each.name for each in rules.criteria)
        case Method.POINTS:
            return (said("opened", "points"),)
        case Method.RANKS:
            return (said("opened", "place"),)
        case Method.CHOICES | Method.APPROVAL:
            return (said("opened", "chosen"),)


def _contents(shown: pl.DataFrame, counted: pl.DataFrame, rules: AwardRules) -> list[Content]:
    """Return each ballot's class and choices in the order of these; where it stood is gone."""
    names = ["entry_key", *marks(value_columns(rules))]
    chosen: dict[int, list[Choice]] = {key: [] for key in shown["ballot_key"]}
    listed = counted.select("ballot_key", pl.col(names).fill_null(_BLANK)).sort(names)
    for key, *values in listed.iter_rows():
        chosen[key].append(tuple(values))
    return sorted((name, tuple(chosen[key])) for key, name in shown.iter_rows())


def _rows(
    contents: Sequence[Content], entries: Sequence[Entry], rules: AwardRules
) -> Iterator[Row]:
    known = {each.number: (each.category, f"{each.number:02}", each.title) for each in entries}
    given = {value for _, chosen in contents for _, *values in chosen for value in values}
    cells = {value: _shown(value, scale_of(rules), rules.vote.method) for value in given}
    for ballot, (name, chosen) in enumerate(contents, 1):
        front: Row = (ballot, name) if rules.voter_classes else (ballot,)
        for number, *values in chosen:
            yield (*front, *known[number], *(cells[value] for value in values))
        if not chosen:
            nothing: Row = (None,) * value_columns(rules)
            yield (*front, None, None, said("opened", "nothing"), *nothing)


def _shown(value: int, scale: Scale, method: Method) -> Cell:
    if value == _BLANK:
        return None
    if method in {Method.CHOICES, Method.APPROVAL}:
        return said("opened", "yes")
    points = scale.points(value)
    return points.numerator if points.denominator == 1 else points
