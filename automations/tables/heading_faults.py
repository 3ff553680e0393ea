"""What is wrong with headings: missing, renamed, erased, doubled, or not there at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import polars as pl

from automations.tables.folding import trimmed
from automations.tables.heading_keys import HeadingKey, heading_key
from automations.tables.heading_likeness import nearest_heading, says_another
from automations.tables.places import Place, cell_address
from automations.tables.problems import Problem, problem
from automations.tables.schema import STATUS_HEADING
from automations.tables.sheet import ROW

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from automations.tables.schema import Field, Schema
    from automations.tables.sheet import Sheet

_NAMED = 5
ALMOST_THE_SAME = 0.34
_LIKE_DATA = 3  # filled cells; a title with its date beside it has two


@dataclass(slots=True)
class Reading:
    """What was recognised when some rows are taken for the headings.

    ``rows``: one heading row or two. ``texts`` and ``lower``: their texts by column. ``levels``:
    the keys by column, of the texts and then of the lower row alone. ``columns``: each field's
    column; ``names``: the key by which it was recognised.
    """

    rows: tuple[int, ...]
    texts: Mapping[int, str]
    lower: Mapping[int, str]
    levels: list[Mapping[int, HeadingKey]] = field(default_factory=list)
    columns: dict[str, int] = field(default_factory=dict)
    names: dict[str, HeadingKey] = field(default_factory=dict)

    def row_of(self, column: int) -> int:
        """Return the row in which the heading of a column is typed."""
        return self.rows[-1] if column in self.lower else self.rows[0]

    def free_keys(self) -> dict[HeadingKey, int]:
        """Return the headings that serve no field, by their column."""
        taken = {*self.columns.values()}
        return {key: column for column, key in self.levels[0].items() if column not in taken}

    def free(self, schema: Schema) -> dict[HeadingKey, int]:
        """Return the headings that serve no field and may mean something; not our own column."""
        return {
            key: column
            for key, column in self.free_keys().items()
            if key != heading_key(STATUS_HEADING) and not schema.is_set_apart(key)
        }

    def standing_in(self, schema: Schema) -> list[str]:
        """Return the fields that only a form tool's own column serves, for want of a better."""
        return [
            each.key
            for each in schema.fields
            if self.names.get(each.key) in {heading_key(text) for text in each.stand_ins}
        ]


def nothing_found(sheet: Sheet, schema: Schema, *, blank: bool) -> Problem:
    """Say that no row looks like the headings of ``schema``."""
    if blank:
        return problem("sheet_blank", sheet.place(), table=schema.label)
    wanted = [each.heading for each in schema.fields if each.required]
    named = "、".join(wanted[:_NAMED]) + ("ほか" if len(wanted) > _NAMED else "")
    return problem("headings_not_found", sheet.place(), table=schema.label, headings=named)


def faults_of(
    sheet: Sheet, schema: Schema, reading: Reading, above: Sequence[Mapping[int, str]]
) -> Iterator[Problem]:
    """Name everything that is wrong with the headings; ``above``: the rows over them."""
    yield from _missing(sheet, schema, reading)
    yield from _doubled(sheet, reading)
    yield from _chosen_twice(sheet, schema, reading)
    alike = [row for row in above if len(row) >= max(_LIKE_DATA, len(reading.texts) / 2)]
    if alike:
        place = sheet.place(reading.rows[0])
        yield problem("headings_low", place, rows=len(alike))


def _missing(sheet: Sheet, schema: Schema, reading: Reading) -> Iterator[Problem]:
    """Name required fields without a column, and optional ones that a heading almost names."""
    free = reading.free(schema)
    lost = [each for each in schema.fields if each.key not in reading.columns]
    unexplained = []
    for each in sorted(lost, key=lambda one: not one.required):
        found = _nearest_heading(each, free)
        if found:
            code = "heading_renamed" if each.required else "heading_alike"
            yield _at(sheet, reading, code, each, free.pop(found))
        elif each.required:
            unexplained.append(each)
    yield from _unexplained(sheet, reading, unexplained)


def _nearest_heading(declared: Field, free: Mapping[HeadingKey, int]) -> HeadingKey | None:
    names = [heading_key(name) for name in (declared.heading, *declared.aliases)]
    limits = {} if declared.required else {"farthest": ALMOST_THE_SAME}
    own = [key for key in free if not says_another(key, declared)]
    hits = (nearest_heading(name, own, **limits) for name in names)
    return next((hit for hit in hits if hit), None)


def _unexplained(sheet: Sheet, reading: Reading, lost: list[Field]) -> Iterator[Problem]:
    """One heading lost and one column without heading: its heading was erased."""
    nameless = _nameless(sheet, reading) if lost else []
    if len(lost) == len(nameless) == 1:
        place = sheet.place(reading.rows[-1], nameless[0])
        yield problem("heading_erased", place, heading=lost[0].heading)
        return
    place = sheet.place(reading.rows[-1])
    for each in lost:
        yield problem("heading_missing", place, heading=each.heading)


def _nameless(sheet: Sheet, reading: Reading) -> list[int]:
    """Return the columns in which something stands below the headings, but no heading."""
    below = sheet.cells.filter(pl.col(ROW) > reading.rows[-1])
    return [
        column
        for column in range(1, sheet.width + 1)
        if column not in reading.texts and any(map(trimmed, below[f"c{column}"]))
    ]


def _at(
    sheet: Sheet, reading: Reading, code: str, declared: Field, column: int, **words: str
) -> Problem:
    place = sheet.place(reading.row_of(column), column)
    return problem(code, place, heading=declared.heading, current=reading.texts[column], **words)


def _doubled(sheet: Sheet, reading: Reading) -> Iterator[Problem]:
    """Two columns under one heading that we use: nobody can tell which one is meant."""
    taken = set(reading.columns.values())
    for key, column in reading.columns.items():
        again = {
            other
            for level in reading.levels
            for other, name in level.items()
            if other not in taken and name == reading.names[key]
        }
        for other in sorted(again):
            place: Place = sheet.place(reading.row_of(other), other)
            first = cell_address(reading.row_of(column), column)
            text = reading.texts[column]
            yield problem("heading_doubled", place, heading=text, first=first)


def _chosen_twice(sheet: Sheet, schema: Schema, reading: Reading) -> Iterator[Problem]:
    """Two headings of this sheet that people said mean the same field."""
    columns = {key: column for column, key in sorted(reading.levels[0].items(), reverse=True)}
    for each in schema.fields:
        said = dict.fromkeys(heading_key(text) for text in each.chosen)
        here = sorted(columns[key] for key in said if key in columns)
        for other in here[1:]:
            first = reading.texts[here[0]]
            yield _at(sheet, reading, "heading_chosen_twice", each, other, first=first)
