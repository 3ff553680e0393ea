"""References in formulas: after what they name went elsewhere, and copied to another cell."""

from __future__ import annotations

import re

from automations.rehearsal.sheets_server.a1 import letters, quoted
from automations.rehearsal.sheets_server.shifts import Shift

_CORNER = r"\$?[A-Za-z]{1,3}\$?[1-9][0-9]*"
_TOKEN = re.compile(
    r'"(?:[^"]|"")*"'
    r"|(?P<sheet>(?:'(?:[^']|'')+'|[A-Za-z_\u0080-\uffff][\w.]*)!)?"
    rf"(?P<cells>{_CORNER}(?::{_CORNER})?|\$?[A-Za-z]{{1,3}}:\$?[A-Za-z]{{1,3}}"
    r"|\$?[1-9][0-9]*:\$?[1-9][0-9]*)(?![\w(.!])"
    r"|[\w.\u0080-\uffff]+",
)
_PART = re.compile(r"(\$?)([A-Za-z]*)(\$?)([0-9]*)")
_LOST = "#REF!"


def rewritten(formula: str, title: str, *, here: bool, by: Shift) -> str:
    """Return a formula with its references to a tab where the shift takes them.

    ``title``: of the tab that shifts; ``here``: whether the formula stands in it.
    """

    def one(match: re.Match[str]) -> str:
        if match["cells"] is None or not _is_meant(match["sheet"], title, here=here):
            return match[0]
        return (match["sheet"] or "") + _cells(match["cells"], by)

    return _TOKEN.sub(one, formula)


def retitled(formula: str, old: str, new: str | None) -> str:
    """Return a formula after a tab got another title; None: after it was taken away."""

    def one(match: re.Match[str]) -> str:
        if match["cells"] is None or not _is_meant(match["sheet"], old, here=False):
            return match[0]
        return _LOST if new is None else f"{quoted(new)}!{match['cells']}"

    return _TOKEN.sub(one, formula)


def _is_meant(sheet: str | None, title: str, *, here: bool) -> bool:
    if sheet is None:
        return here
    name = sheet[:-1]
    if name.startswith("'"):
        name = name[1:-1].replace("''", "'")
    return name.casefold() == title.casefold()


def _cells(cells: str, by: Shift) -> str:
    first, colon, last = cells.partition(":")
    low, high = _index(first, by), _index(last or first, by)
    if low is None or high is None:
        return cells
    span = by.span(min(low, high), max(low, high) + 1)
    if span is None:
        return _LOST
    start, end = span[0], span[1] - 1
    if low > high:
        start, end = end, start
    return _at(first, start, by) + (colon + _at(last, end, by) if colon else "")


def _index(corner: str, by: Shift) -> int | None:
    """Return the row or column of a corner from 0, None where it names none."""
    match = _PART.fullmatch(corner)
    text = match and match[4 if by.is_rows else 2]
    if not text:
        return None
    return int(text) - 1 if by.is_rows else _column(text)


def _column(text: str) -> int:
    number = 0
    for letter in text.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _at(corner: str, index: int, by: Shift) -> str:
    match = _PART.fullmatch(corner)
    if match is None:
        return corner
    fixed, column, fixed_row, row = match.groups()
    if by.is_rows:
        return f"{fixed}{column}{fixed_row}{index + 1}"
    return f"{fixed}{letters(index)}{fixed_row}{row}"


def copied(formula: str, rows: int, columns: int) -> str:
    """Return a formula copied that many rows down and columns right; ``$`` holds what it marks."""

    def one(match: re.Match[str]) -> str:
        if match["cells"] is None:
            return match[0]
        corners = [_stepped(corner, rows, columns) for corner in match["cells"].split(":")]
        return _LOST if None in corners else (match["sheet"] or "") + ":".join(map(str, corners))

    return _TOKEN.sub(one, formula) if rows or columns else formula


def _stepped(corner: str, rows: int, columns: int) -> str | None:
    match = _PART.fullmatch(corner)
    if match is None:
        return corner
    fixed, column, fixed_row, row = match.groups()
    new_column = _column(column) + (0 if fixed else columns) if column else 0
    held = bool(fixed_row) or (not column and bool(fixed))
    new_row = int(row) + (0 if held else rows) if row else 1
    if new_column < 0 or new_row < 1:
        return None
    return f"{fixed}{letters(new_column) if column else ''}{fixed_row}{new_row if row else ''}"
