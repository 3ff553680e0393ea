"""Which row holds the headings, and which column is which field.

People put titles above the headings, split them over two rows, merge cells, and rename them. The
heading row is the one (or the two together) in which most fields are recognised; of equals, one
row rather than two, and the upper one. What is missing is named, with the heading that comes
nearest.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice, pairwise, zip_longest
from typing import TYPE_CHECKING

import polars as pl

from automations.tables.folding import folded, trimmed
from automations.tables.heading_faults import Reading, faults_of, nothing_found
from automations.tables.heading_keys import HeadingKey, heading_key
from automations.tables.heading_likeness import says_whose_else
from automations.tables.sheet import ROW

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from automations.tables.problems import Problem
    from automations.tables.schema import Schema
    from automations.tables.sheet import Sheet

__all__ = ["HeadingKey", "Headings", "best_reading", "find_headings", "heading_key",
           "possible_headings"]  # fmt: skip

_ROWS_SEARCHED = 20
_SURE = 3
_LEAST = 2

_Texts = Mapping[int, str]
_Row = tuple[int, _Texts]


@dataclass(frozen=True, slots=True)
class Headings:
    """The heading rows (numbers from 1, the last one is ``row``) and each field's column.

    ``columns`` maps field keys to column numbers (from 1); a field that the sheet does not have
    is absent. ``texts`` holds every heading as typed, by column number; where headings take two
    rows, upper and lower text joined by a space. ``first_row`` is the upper of two heading rows,
    or 0 when one row holds them all.
    """

    row: int
    columns: Mapping[str, int]
    texts: Mapping[int, str]
    first_row: int = 0


@dataclass(frozen=True, slots=True)
class _Candidate:
    """One way of reading the top of the sheet.

    ``lower`` holds what the lower of two rows says on its own: under a merged 参加者 stands 氏名.
    """

    rows: tuple[int, ...]
    texts: _Texts
    lower: _Texts = field(default_factory=dict)


def find_headings(sheet: Sheet, schema: Schema) -> tuple[Headings | None, tuple[Problem, ...]]:
    """Find the headings of ``schema`` in ``sheet``; None when no row looks like headings.

    A column serves one field only. Problems: nothing in the sheet, no heading row, a heading
    missing, one heading standing twice, two that people gave one field, rows like data above.
    """
    top = top_rows(sheet)
    best = best_reading(sheet, schema)
    if best is None:
        return None, (nothing_found(sheet, schema, blank=not top),)
    first_row = best.rows[0] if len(best.rows) > 1 else 0
    headings = Headings(best.rows[-1], best.columns, best.texts, first_row)
    above = [texts for row, texts in top if row < best.rows[0]]
    return headings, tuple(faults_of(sheet, schema, best, above))


def best_reading(sheet: Sheet, schema: Schema) -> Reading | None:
    """Return the reading in which most fields are recognised; None if no row looks like headings.

    A form tool's own column serves no field if it holds nothing but the tool's filler.
    """
    names = _names_by_preference(schema)
    readings = [_recognised(each, names, schema) for each in _candidates(top_rows(sheet))]
    best = max(readings, key=_likeness, default=None)
    if best is None or not _looks_like_headings(best, schema):
        return None
    for key in [key for key in best.standing_in(schema) if _is_filler(sheet, best, schema, key)]:
        del best.columns[key], best.names[key]
    return best


def row_reading(row: int, texts: _Texts, schema: Schema) -> Reading:
    """Return what is recognised if this row is taken for the headings."""
    return _recognised(_Candidate((row,), texts), _names_by_preference(schema), schema)


def possible_headings(sheet: Sheet) -> list[_Texts]:
    """Return the texts, by column, of every row or two rows that may be the headings."""
    return [each.texts for each in _candidates(top_rows(sheet))]


def top_rows(sheet: Sheet) -> list[_Row]:
    """Return the first rows that are not blank: number and trimmed texts by column."""
    return list(islice(_filled_rows(sheet), _ROWS_SEARCHED))


def _is_filler(sheet: Sheet, reading: Reading, schema: Schema, key: str) -> bool:
    words = next((each.blank_words for each in schema.fields if each.key == key), ())
    below = sheet.cells.filter(pl.col(ROW) > reading.rows[-1])[f"c{reading.columns[key]}"]
    said = {folded(text) for text in below.unique()} - {""}
    return bool(said) and said <= {folded(word) for word in words}


def _filled_rows(sheet: Sheet) -> Iterator[_Row]:
    for row, cells in sheet.rows():
        texts = {column: trimmed(cell) for column, cell in enumerate(cells, 1)}
        if filled := {column: text for column, text in texts.items() if text}:
            yield row, filled


def _candidates(top: list[_Row]) -> Iterator[_Candidate]:
    """Each of the first rows alone, then each two that stand right below each other."""
    for row, texts in top:
        yield _Candidate((row,), texts)
    for (upper_row, upper), (row, lower) in pairwise(top):
        if upper_row + 1 == row:
            yield _Candidate((upper_row, row), _two_rows(upper, lower), lower)


def _two_rows(upper: _Texts, lower: _Texts) -> dict[int, str]:
    """Join two heading rows; a merged upper heading holds for the blank cells to its right."""
    joined: dict[int, str] = {}
    spanning = ""
    for column in range(1, max(*upper, *lower) + 1):
        above, below = upper.get(column, ""), lower.get(column, "")
        # A heading with nothing below it is merged downwards, not to the right.
        spanning = (above or spanning) if below else ""
        if text := f"{spanning or above} {below}".strip():
            joined[column] = text
    return joined


def _names_by_preference(schema: Schema) -> list[tuple[str, HeadingKey]]:
    """Every (field key, name of it), the most preferred first.

    What people chose, then what the tool says, then all main headings, all first aliases, ...,
    and last the tool's own columns that stand in.
    """
    groups = (
        [each.chosen for each in schema.fields],
        [each.preferred for each in schema.fields],
        [(each.heading, *each.aliases) for each in schema.fields],
        [each.stand_ins for each in schema.fields],
    )
    return [
        (each.key, heading_key(name))
        for names in groups
        for rank in zip_longest(*names)
        for each, name in zip(schema.fields, rank, strict=True)
        if name
    ]


def _recognised(
    candidate: _Candidate, names: Iterable[tuple[str, HeadingKey]], schema: Schema
) -> Reading:
    """Give each field the first column that carries its most preferred name."""
    names = list(names)
    reading = Reading(candidate.rows, candidate.texts, candidate.lower)
    # 氏名 under 代理申込者 is not the name of whom the row is about.
    lower = {column: text for column, text in candidate.lower.items()
             if not says_whose_else(candidate.texts.get(column, ""), text)}  # fmt: skip
    for texts in (candidate.texts, lower):
        reading.levels.append({column: heading_key(text) for column, text in texts.items()})
        _claim(reading, names, schema.unused)
    return reading


def _claim(
    reading: Reading, names: Iterable[tuple[str, HeadingKey]], unused: Collection[HeadingKey]
) -> None:
    taken = set(reading.columns.values())
    at: dict[HeadingKey, int] = {}
    for column, key in reading.levels[-1].items():
        if column not in taken and reading.levels[0].get(column) not in unused:
            at.setdefault(key, column)
    for field_key, name in names:
        if field_key not in reading.columns and name in at:
            reading.columns[field_key] = at.pop(name)
            reading.names[field_key] = name


def _likeness(reading: Reading) -> tuple[int, int, int]:
    """More fields first; of equals one row rather than two, then the upper one."""
    return (len(reading.columns), -len(reading.rows), -reading.rows[-1])


def _looks_like_headings(reading: Reading, schema: Schema) -> bool:
    """Tell headings from a row of data in which a word or two happens to be a heading."""
    known = len(reading.columns)
    # The headings that only a form tool writes tell as much as ours do.
    tools = sum(schema.is_set_apart(key) for key in reading.free_keys())
    chosen = {heading_key(text) for each in schema.fields for text in each.chosen}
    if chosen & {*reading.names.values()}:
        return True
    if known and known + tools >= min(_SURE, len(schema.fields)):
        return True
    required = [each.key in reading.columns for each in schema.fields if each.required]
    if required and all(required) and tools == len(reading.free_keys()):
        return True  # nothing else stands there, as in a list of one column
    mostly = 2 * known >= len(reading.texts) or 2 * sum(required) >= len(required)
    return known >= _LEAST and mostly
