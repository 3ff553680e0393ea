"""Headings that mean no field to us, and which field each of them may mean.

They are found where a heading is needed and missing, or where one is much like a field that has
no column of its own. What is proposed rests on the heading's words and on what its cells look
like; nothing of it is used before a person has said so.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from automations.tables.cell_looks import are_running_numbers, cell_look, may_be_names
from automations.tables.heading_faults import ALMOST_THE_SAME
from automations.tables.heading_keys import HeadingKey, heading_key
from automations.tables.heading_likeness import LEAST, likely_field, nearest_heading
from automations.tables.headings import best_reading, row_reading, top_rows
from automations.tables.schema import Looks
from automations.tables.sheet import ROW

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from automations.tables.heading_faults import Reading
    from automations.tables.schema import Field, Schema
    from automations.tables.sheet import Sheet

_CELLS = 200  # below a heading, to see what they look like
_OF_DATA = frozenset({Looks.MAIL, Looks.PHONE, Looks.NUMBER, Looks.TIME})
_TELLING = frozenset({Looks.MAIL, Looks.PHONE, Looks.TIME})


@dataclass(frozen=True, slots=True)
class UnknownHeading:
    """A heading as typed and its column from 1; ``likely``: the field it may mean, if any."""

    text: str
    column: int
    look: Looks | None
    likely: Field | None

    @property
    def proposed(self) -> Field | None:
        """The field to propose: what would take a row away is asked about, never proposed."""
        return None if self.likely is None or self.likely.grave else self.likely


@dataclass(frozen=True, slots=True)
class UnknownHeadings:
    """``needed``: the table cannot be read without. ``free``: the fields without a column.

    A field that only a form tool's own column serves is free, too.
    """

    needed: bool = False
    headings: tuple[UnknownHeading, ...] = ()
    free: tuple[Field, ...] = ()


def unknown_headings(sheet: Sheet, schema: Schema) -> UnknownHeadings:
    """Return the headings that somebody should be asked about; none if all is clear.

    Where a required field has no column, that is every heading without a meaning, else only those
    that are much like a free field or hold its name, and, while an account's name stands in for a
    person's, those whose cells may be names. In a table with secret columns nothing is said of its
    cells, and while one of those columns is missing only headings like a plain field are asked
    about.
    """
    known = best_reading(sheet, schema)
    reading = known or _guessed_reading(sheet, schema)
    if reading is None:
        return UnknownHeadings(needed=True)
    served = reading.columns.keys() - set(reading.standing_in(schema))
    lost = [each for each in schema.fields if each.key not in served]
    free = tuple(each for each in lost if not each.secret)
    lacking = any(each.required and each.key not in reading.columns for each in lost)
    needed = known is None or lacking
    every = needed and not any(each.secret and each.required for each in lost)
    naming = _may_name_people(sheet, schema, reading)
    asked = [
        _unknown(sheet, reading.rows[-1], (column, text), free, secret=_is_secret(schema))
        for column, text in _texts(reading, schema).items()
        if every or column in naming or _is_alike(heading_key(text), free, reading, needed=needed)
    ]
    worth = tuple(
        each for each in asked if needed or each.column in naming or _is_said_by_words(each)
    )
    return UnknownHeadings(needed, worth, free) if worth else UnknownHeadings(needed)


def _is_secret(schema: Schema) -> bool:
    return any(each.secret for each in schema.fields)


def _texts(reading: Reading, schema: Schema) -> Mapping[int, str]:
    """Return the headings without a meaning by column; one that stands twice names no column."""
    often = Counter(reading.levels[0].values())
    free = reading.free(schema)
    return {column: reading.texts[column] for key, column in free.items() if often[key] == 1}


def _is_alike(key: HeadingKey, free: Iterable[Field], reading: Reading, *, needed: bool) -> bool:
    """Tell whether a heading is worth a question although it is not what the table lacks."""
    field = likely_field(key, free, None)
    if field is None:
        return False
    if needed or field.key in reading.columns:  # there, but served by the tool's own column
        return True
    names = [heading_key(name) for name in field.telling_names]
    return any(
        (len(name) >= LEAST and name in key) or nearest_heading(name, [key], ALMOST_THE_SAME)
        for name in names
    )


def _may_name_people(sheet: Sheet, schema: Schema, reading: Reading) -> frozenset[int]:
    """Return the columns that may be what a form tool's own column stands in for.

    An account may be called otherwise than its person, and then the same person counts as two, so
    no likeness of the heading is asked for: 「ご芳名」 is like no name of ours.
    """
    standing_in = set(reading.standing_in(schema))
    stood = any(each.required and each.key in standing_in for each in schema.fields)
    if not stood or _is_secret(schema):
        return frozenset()
    columns = _texts(reading, schema)
    row = reading.rows[-1]
    return frozenset(each for each in columns if may_be_names(_cells(sheet, row, each)))


def _is_said_by_words(heading: UnknownHeading) -> bool:
    """Tell whether the words alone say what is proposed: はい below メールを希望 is no フリガナ."""
    likely = heading.likely
    return likely is not None and likely_field(heading_key(heading.text), [likely], None) is likely


def _guessed_reading(sheet: Sheet, schema: Schema) -> Reading | None:
    """Take the first row that is filled about as widely as any for the headings.

    Not if it may be data, for a question shows it: a list without headings has people there, a
    table with secret columns votes.
    """
    top = top_rows(sheet)
    widest = max((len(texts) for _, texts in top), default=0)
    wide = ((row, texts) for row, texts in top if 2 * len(texts) >= widest)
    row, texts = next(wide, (0, {}))
    if not texts or _is_secret(schema) or _may_be_data(sheet, row, texts):
        return None
    return row_reading(row, texts, schema)


def _may_be_data(sheet: Sheet, row: int, texts: Mapping[int, str]) -> bool:
    """Tell whether a cell looks like somebody's, or says what a cell below it says, too."""
    return any(
        cell_look([text]) in _OF_DATA or text in _cells(sheet, row, column)
        for column, text in texts.items()
    )


def _unknown(
    sheet: Sheet, row: int, heading: tuple[int, str], free: tuple[Field, ...], *, secret: bool
) -> UnknownHeading:
    column, text = heading
    cells = [] if secret else _cells(sheet, row, column)
    look, known = cell_look(cells), any(cells)
    fit = [each for each in free if _fits(each, look, known=known)]
    if known:  # who is who is never told by a number that only counts rows
        running = are_running_numbers(cells)
        fit = [each for each in fit if each.serial is running]
    return UnknownHeading(text, column, look, likely_field(heading_key(text), fit, look))


def _cells(sheet: Sheet, row: int, column: int) -> list[str]:
    below = sheet.cells.filter(pl.col(ROW) > row)[f"c{column}"].head(_CELLS)
    return below.to_list()


def _fits(declared: Field, look: Looks | None, *, known: bool) -> bool:
    """Tell whether cells that look so may be a field's."""
    if not known or declared.look is look:
        return True
    return declared.look not in _TELLING and look not in _TELLING
