"""What the sheets of the vote in the hall look like: ballots in any layout, tokens, hand counts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

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
    rules: AwardRules,
    entries: Sequence[Entry],
    rows: Collection[Collection[str]] = (),
    question: str = "",
) -> Schema:
    """Return the schema of the answers; ``question``: the heading of the cell with all choices.

    ``entries``: every entry of the award, for who presents may be known only later. ``rows``: the
    texts of rows of the sheet that may be its headings; they tell its layout. Without any, the
    layout is one cell with all choices. The token must be there if the settings name a list.
    """
    layout = _layout(rows, rules, entries)
    shape = layout.shape
    in_grid = shape is Arrangement.GRID  # which may be of those that present alone
    listed = [_listed(each, running=not in_grid or each.number in layout.asked) for each in entries]
    declared = schema("hall_ballots")
    tokens = judging_of(rules).hall_tokens is not None
    own = tuple(
        replace(each, required=tokens) if each.key == "token" else each for each in declared.fields
    )
    said = ballot_fields(hall_award(rules, shape), listed, rows)
    return replace(declared, fields=own).extended(
        _named(each, own, shape, question) for each in said
    )


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


@dataclass(frozen=True, slots=True)
class _Layout:
    """A layout that a row of headings speaks for; ``columns``: how many of them it knows.

    ``asked``: the entries that have a column of their own, by number.
    """

    shape: Arrangement = Arrangement.ONE_CELL
    columns: int = 0
    asked: frozenset[int] = frozenset()


def _layout(
    rows: Collection[Collection[str]], rules: AwardRules, entries: Iterable[Entry]
) -> _Layout:
    """Tell the layout by the row that knows most headings, of equal ones by the upper.

    Choices are names of entries too: a row below one that is as long is none of a grid's headings.
    """
    listed = [_listed(each, running=False) for each in entries]
    fields = ballot_fields(hall_award(rules, Arrangement.GRID), listed, rows)
    grid = {each.number: _names(field) for each, field in zip(listed, fields, strict=True)}
    longest = accumulate((len(row) for row in rows), max, initial=0)
    found = [
        _layout_of(_keys(row), rules, grid if len(row) > before else {})
        for row, before in zip(rows, longest, strict=False)  # the last is below all
    ]
    return max(found, key=lambda each: each.columns, default=_Layout())


def _layout_of(
    found: frozenset[str], rules: AwardRules, grid: Mapping[int, frozenset[str]]
) -> _Layout:
    """Return what one row speaks for; the least that says what was chosen is one cell."""
    fields = schema("hall_ballots").fields
    own = frozenset(name for each in fields for name in _names(each))
    known = sum(bool(found & _names(each)) for each in fields)
    entry, number, chosen = (_names(each) - own for each in _fields(rules, Arrangement.LONG))
    if found & entry and (found & number or found & (chosen - entry)):
        return _Layout(Arrangement.LONG, known + len(found & (entry | number | chosen)))
    asked = frozenset(each for each, names in grid.items() if found & names)
    if len(asked) >= _FEW:
        return _Layout(Arrangement.GRID, known + len(asked), asked)
    slots = _fields(rules, Arrangement.SLOTS)
    if found & _names(slots[0]):
        filled = sum(bool(found & _names(each)) for each in slots)
        return _Layout(Arrangement.SLOTS, known + filled)
    cell = {*_names(*_fields(rules, Arrangement.ONE_CELL)), *map(heading_key, _cell_words())}
    return _Layout(columns=known + bool(found & cell))


def _fields(rules: AwardRules, shape: Arrangement) -> tuple[Field, ...]:
    """Return the columns of a layout in which entries are no headings."""
    return ballot_fields(hall_award(rules, shape), ())


def _cell_words() -> tuple[str, ...]:
    return ballot_words("hall_cell")


def _listed(entry: Entry, *, running: bool) -> Listed:
    return Listed(entry.number, entry.title, entry.category, running, entry.aliases)


def _keys(row: Iterable[str]) -> frozenset[str]:
    return frozenset(heading_key(text) for text in row if text.strip())


def _names(declared: Field) -> frozenset[str]:
    return frozenset(map(heading_key, declared.names))


def _named(declared: Field, own: Iterable[Field], shape: Arrangement, question: str) -> Field:
    """Leave out names that are a column's of its own; add what a hall calls its one question."""
    taken = {key for each in own for key in _names(each)}
    more = (*_cell_words(), *filter(None, [question])) if declared.key == cell_key(0) else ()
    names = (*declared.aliases, *more)
    kept = tuple(name for name in names if heading_key(name) not in taken)
    required = declared.required or (declared.key == BALLOT_NUMBER and shape is Arrangement.LONG)
    return replace(declared, aliases=kept, required=required)
