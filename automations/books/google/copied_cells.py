"""Cells of a Google spreadsheet as an Excel workbook stores them, so that they read the same.

A number is stored with the 17 digits that Excel itself stores, a day of early 1900 by Excel's own
count. A formula becomes one that gives the result it had: Excel could not calculate Google's, and
what a copy shows must not change when somebody opens it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from functools import cache
from operator import itemgetter

from automations.books.google.snapshot import Kind, OnlineCell
from automations.books.number_formats import Shape, shape_of
from automations.tables.places import MOST_ROWS, column_letters

_ODD = "\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff"  # what XML cannot hold, or changes
_SPECIAL = re.compile(f"[&<>{_ODD}]|_x")
_ESCAPED = re.compile(f"[&<>{_ODD}]|_(?=x[0-9A-Fa-f]{{4}}[_{_ODD}])")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "_": "_x005F_"}
_SHORT = 16  # letters of a number in which no 16th digit can hide
_FIRST_DAY = datetime(1899, 12, 30)  # noqa: DTZ001 - the wall clock of a sheet, as Google counts
_REAL_DAYS = 61  # from 1900-03-01 on both count alike: Excel has a 29 February before it
_LONGEST_LITERAL = 255  # characters of a text within a formula
_LONGEST_FORMULA = 8_000  # characters; Excel takes a few more
_BETWEEN = '"&"'
_UNKNOWN_ERRORS = {"#ERROR!", "Loading..."}  # to Excel, in a formula


@dataclass(slots=True)
class Looks:
    """The cell formats of a workbook: pattern and whether it strikes out, numbered as they come."""

    numbers: dict[tuple[str, bool], int] = field(default_factory=lambda: {("", False): 0})

    def attribute(self, cell: OnlineCell) -> str:
        """Return how a cell names its format; nothing for the usual one."""
        number = self.numbers.setdefault((cell.pattern, cell.struck), len(self.numbers))
        return f' s="{number}"' if number else ""


def rows_xml(
    cells: Mapping[tuple[int, int], OnlineCell], hidden: frozenset[int], looks: Looks
) -> Iterator[str]:
    """Walk the rows that say something or are hidden, from the top."""
    rows: defaultdict[int, list[str]] = defaultdict(list)
    rows.update((row, []) for row in hidden if row <= MOST_ROWS)
    letters = _letters(max((column for _, column in cells), default=0))
    for (row, column), cell in sorted(cells.items(), key=itemgetter(0)):
        rows[row].append(f'<c r="{letters[column]}{row}"{looks.attribute(cell)}{_content(cell)}')
    for row in sorted(rows):
        mark = ' hidden="1"' if row in hidden else ""
        yield f'<row r="{row}"{mark}>{"".join(rows[row])}</row>'


def _letters(last: int) -> list[str]:
    return [column_letters(number) for number in range(last + 1)]


def _content(cell: OnlineCell) -> str:
    """Return what follows the address and the format of a cell, its end included."""
    if cell.kind is Kind.TEXT and not cell.formula:
        return _inline(cell.value)
    value = cell.value
    if cell.kind is Kind.NUMBER:
        if (day := _too_early(cell)) and not cell.formula:
            return _inline(day)
        value = _stored(cell)
    formula = f"<f>{_escaped(_formula(cell.kind, value))}</f>" if cell.formula else ""
    kind = "" if cell.kind is Kind.NUMBER else f' t="{cell.kind.value}"'
    return f"{kind}>{formula}<v>{_escaped(value)}</v></c>"


def _inline(text: str) -> str:
    return f' t="inlineStr"><is><t xml:space="preserve">{_escaped(text)}</t></is></c>'


def _escaped(text: str) -> str:
    return _ESCAPED.sub(_reference, text) if _SPECIAL.search(text) else text


def _reference(found: re.Match[str]) -> str:
    return _ENTITIES.get(found[0]) or f"_x{ord(found[0]):04X}_"


def _stored(cell: OnlineCell) -> str:
    if cell.pattern and _is_day(cell.pattern) and 1 <= float(cell.value) < _REAL_DAYS:
        return str(Decimal(cell.value) - 1)
    return cell.value if len(cell.value) < _SHORT else f"{float(cell.value):.17g}"


def _too_early(cell: OnlineCell) -> str:
    """Return a day before Excel's first one as people type it there: as text; "" for others."""
    if not (cell.value.startswith("-") and cell.pattern and _is_day(cell.pattern)):
        return ""
    seconds = round(float(cell.value) * 86_400)
    try:
        moment = _FIRST_DAY + timedelta(seconds=seconds)
    except OverflowError:
        return ""
    text = moment.isoformat(" ")
    return text.removesuffix(" 00:00:00")


@cache
def _is_day(pattern: str) -> bool:
    return shape_of(pattern) in {Shape.DAY, Shape.MOMENT}


def _formula(kind: Kind, value: str) -> str:
    """Return a formula whose result is the value; a very long text is calculated no more."""
    if kind is Kind.TRUTH:
        return "TRUE()" if value == "1" else "FALSE()"
    if kind is not Kind.TEXT:
        return "NA()" if value in _UNKNOWN_ERRORS else value
    parts = range(0, max(len(value), 1), _LONGEST_LITERAL)
    texts = (value[at : at + _LONGEST_LITERAL].replace('"', '""') for at in parts)
    formula = f'"{_BETWEEN.join(texts)}"'
    return formula if len(formula) <= _LONGEST_FORMULA else "NA()"
