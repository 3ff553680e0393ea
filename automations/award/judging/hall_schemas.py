"""What the sheets of the vote in the hall look like: ballots in any layout, tokens, hand counts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from automations.award.ballot_columns import (
    BALLOT_NUMBER,
    NAMED,
    Listed,
    ballot_fields,
    cell_key,
    slot_key,
)
from automations.award.ballot_words import ballot_words
from automations.award.entries import Entry
from automations.award.judging.panel_rules import judging_of
from automations.award.rules import AwardRules
from automations.award.vote_rules import Arrangement, Counting, Extent, Method, Overvote, Repeated
from automations.tables.headings import heading_key
from automations.tables.schema import Field, Schema, schema

_FEW = 2  # headings that are names of entries: one alone may be chance


def hall_award(rules: AwardRules, arrangement: Arrangement = Arrangement.ONE_CELL) -> AwardRules:
    """Return an award in which the hall votes: so many choices through all categories."""
    vote = replace(
        rules.vote,
        method=Method.CHOICES,
        counting=Counting.SUM,
        arrangement=arrangement,
        extent=Extent.OVERALL,
        choices_per_category=judging_of(rules).hall.choices,
        overvote=Overvote.BALLOT,
        repeated=Repeated.ONCE,
    )
    return replace(rules, vote=vote, scale=(), voter_classes=(), knock_outs=())


def hall_ballot_schema(
    rules: AwardRules, entries: Sequence[Entry], rows: Collection[Collection[str]] = ()
) -> Schema:
    """Return the schema of the answers.

    ``entries``: every entry of the award, for who presents may be known only later. ``rows``: the
    texts of rows of the sheet that may be its headings; they tell its layout. Without any, the
    layout is one cell with all choices. The token must be there if the settings name a list.
    """
    asked = _asked(rules, entries, rows)
    shape = _arrangement(rules, asked, rows)
    in_grid = shape is Arrangement.GRID  # which may be of those that present alone
    listed = [_listed(each, running=not in_grid or each.number in asked) for each in entries]
    declared = schema("hall_ballots")
    tokens = judging_of(rules).hall_tokens is not None
    own = tuple(
        replace(each, required=tokens) if each.key == "token" else each for each in declared.fields
    )
    said = ballot_fields(hall_award(rules, shape), listed, rows)
    return replace(declared, fields=own).extended(_named(each, own, shape) for each in said)


def token_schema() -> Schema:
    """Return the schema of the list of tokens."""
    return schema("hall_tokens")


def hall_count_schema(rules: AwardRules) -> Schema:  # noqa: ARG001 - as the other schemas are asked for
    """Return the schema of the totals counted by hand."""
    return schema("hall_counts")


def arrangement_of(declared: Schema) -> Arrangement:
    """Return the layout that a schema of answers was made for."""
    keys = {each.key for each in declared.fields}
    if NAMED in keys:
        return Arrangement.LONG
    if cell_key(0) in keys:
        return Arrangement.ONE_CELL
    return Arrangement.SLOTS if slot_key(0, 1) in keys else Arrangement.GRID


def _arrangement(
    rules: AwardRules, asked: Collection[int], rows: Collection[Collection[str]]
) -> Arrangement:
    """Tell the layout by the headings; the least that says what was chosen is one cell."""
    found = _keys(rows)
    own = {name for each in schema("hall_ballots").fields for name in _names(each)}
    long = ballot_fields(hall_award(rules, Arrangement.LONG), ())
    entry, number, chosen = (_names(each) - own for each in long)
    if found & entry and (found & number or found & (chosen - entry)):
        return Arrangement.LONG
    if len(asked) >= _FEW:
        return Arrangement.GRID
    first, *_ = ballot_fields(hall_award(rules, Arrangement.SLOTS), ())
    return Arrangement.SLOTS if found & _names(first) else Arrangement.ONE_CELL


def _asked(
    rules: AwardRules, entries: Iterable[Entry], rows: Collection[Collection[str]]
) -> frozenset[int]:
    """Return the entries that have a column of their own, by number."""
    listed = [_listed(each, running=False) for each in entries]
    fields = ballot_fields(hall_award(rules, Arrangement.GRID), listed, rows)
    found = _keys(rows)
    return frozenset(
        each.number for each, field in zip(listed, fields, strict=True) if found & _names(field)
    )


def _listed(entry: Entry, *, running: bool) -> Listed:
    return Listed(entry.number, entry.title, entry.category, running, entry.aliases)


def _keys(rows: Iterable[Iterable[str]]) -> frozenset[str]:
    return frozenset(heading_key(text) for row in rows for text in row if text.strip())


def _names(declared: Field) -> frozenset[str]:
    return frozenset(map(heading_key, declared.names))


def _named(declared: Field, own: Iterable[Field], shape: Arrangement) -> Field:
    """Leave out names that are a column's of its own; add what a hall calls its one question."""
    taken = {key for each in own for key in _names(each)}
    more = ballot_words("hall_cell") if declared.key == cell_key(0) else ()
    names = (*declared.aliases, *more)
    kept = tuple(name for name in names if heading_key(name) not in taken)
    required = declared.required or (declared.key == BALLOT_NUMBER and shape is Arrangement.LONG)
    return replace(declared, aliases=kept, required=required)
