"""Which row holds the headings, and which column is which field.

People put titles above the headings, split them over two rows, merge cells, and rename them. The
heading row is the one (or the two together) in which most fields are recognised; what is missing
is named, with the heading that comes nearest.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NewType

from automations.tables.nearest import nearest
from automations.tables.problems import Problem, problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from automations.tables.schema import Field, Schema
    from automations.tables.sheet import Sheet

HeadingKey = NewType("HeadingKey", str)

_ROWS_SEARCHED = 20
_MARKS_OF_DUTY = re.compile(r"[*＊※]|[(\[【<]?(必須|任意)[)\]】>]?$")


@dataclass(frozen=True, slots=True)
class Headings:
    """The heading rows (numbers from 1, the last one is ``row``) and each field's column.

    ``columns`` maps field keys to column numbers (from 1); a field that the sheet does not have
    is absent. ``texts`` holds every heading as typed, by column number.
    """

    row: int
    columns: Mapping[str, int]
    texts: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class _Candidate:
    """One way of reading the top of the sheet: last heading row and the texts by column."""

    row: int
    texts: Mapping[int, str]


def heading_key(text: str) -> HeadingKey:
    """Reduce a heading to what identifies it: width, case, spaces and 必須 marks do not.

    >>> heading_key(" 職員 番号（必須）"), heading_key("ＩＤ")
    ('職員番号', 'id')
    """
    folded = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).casefold()
    return HeadingKey(_MARKS_OF_DUTY.sub("", folded) or folded)


def find_headings(sheet: Sheet, schema: Schema) -> tuple[Headings | None, tuple[Problem, ...]]:
    """Find the headings of ``schema`` in ``sheet``; None when no row looks like headings.

    Problems: no heading row, a required heading missing, one heading standing twice.
    """
    candidates = list(_candidates(sheet))
    scored = [(len(_columns(each, schema)), -each.row, each) for each in candidates]
    best = max(scored, key=lambda each: each[:2], default=(0, 0, None))
    least = min(2, len(schema.fields))
    if best[2] is None or best[0] < least:
        found = "、".join(each.heading for each in schema.fields if each.required)
        where = sheet.place()
        return None, (problem("headings_not_found", where, table=schema.label, headings=found),)
    chosen = best[2]
    headings = Headings(chosen.row, _columns(chosen, schema), chosen.texts)
    return headings, (*_missing(sheet, schema, headings), *_doubled(sheet, schema, headings))


def _candidates(sheet: Sheet) -> Iterator[_Candidate]:
    """Each of the first rows alone, then each with the row above it, which may be merged."""
    above: Sequence[str] = ()
    for position, (row, texts) in enumerate(sheet.rows()):
        if position == _ROWS_SEARCHED:
            return
        yield _Candidate(row, {n: text for n, text in enumerate(texts, 1) if text.strip()})
        if above:
            yield _Candidate(row, _two_rows(above, texts))
        above = texts


def _two_rows(upper: Sequence[str], lower: Sequence[str]) -> dict[int, str]:
    """Join two heading rows; a merged upper heading holds for the blank cells to its right."""
    joined: dict[int, str] = {}
    spanning = ""
    for column, (top, bottom) in enumerate(zip(upper, lower, strict=True), 1):
        spanning = top.strip() or (spanning if bottom.strip() else "")
        if text := f"{spanning} {bottom.strip()}".strip():
            joined[column] = text
    return joined


def _columns(candidate: _Candidate, schema: Schema) -> dict[str, int]:
    """Give each field the first column that carries its heading, or its best alias."""
    at: dict[HeadingKey, int] = {}
    for column, text in candidate.texts.items():
        at.setdefault(heading_key(text), column)
    found = {each.key: _first(each, at) for each in schema.fields}
    return {key: column for key, column in found.items() if column}


def _first(declared: Field, at: Mapping[HeadingKey, int]) -> int:
    names = (declared.heading, *declared.aliases)
    return next((at[key] for name in names if (key := heading_key(name)) in at), 0)


def _missing(sheet: Sheet, schema: Schema, headings: Headings) -> Iterator[Problem]:
    used = set(headings.columns.values())
    free = {text: column for column, text in headings.texts.items() if column not in used}
    for each in schema.fields:
        if each.required and each.key not in headings.columns:
            near = nearest(each.heading, free)
            place = sheet.place(headings.row, free.get(near, 0))
            hint = f"（もしかして、いまの見出し「{near}」）" if near else ""
            yield problem("heading_missing", place, heading=each.heading, hint=hint)


def _doubled(sheet: Sheet, schema: Schema, headings: Headings) -> Iterator[Problem]:
    """Two columns under one heading that we use: nobody can tell which one is meant."""
    counts = Counter(heading_key(text) for text in headings.texts.values())
    for each in schema.fields:
        column = headings.columns.get(each.key, 0)
        if column and counts[heading_key(headings.texts[column])] > 1:
            place = sheet.place(headings.row, column)
            yield problem("heading_doubled", place, heading=headings.texts[column])
