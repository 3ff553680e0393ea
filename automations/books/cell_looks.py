"""How a value looks in its cell: number format, alignment, one line or several."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

from automations.books.extents import text_width
from automations.books.looks import HEADING, Alignment, Look
from automations.books.writing import FORMATS, with_unit
from automations.tables.rendering import in_unit, shown
from automations.tables.report import Cell, Form

LIST_HEIGHT, FIGURE_HEIGHT = 15.0, 25.0  # points, of a row in a list, of one with a large number
_TEXT = Alignment("left", wrap=True, indent=1)
_ONE_LINE = Alignment("left", shrink=True, indent=1)
_NUMBER = Alignment("right", indent=1)
_LEGIBLE = 3  # halves: a text one and a half times as wide as its column can be shrunk into it


@cache
def look_of(role: str, form: Form, unit: str, kind: type, *, shrunk: bool) -> Look:
    """Return the look of a value of a kind; ``shrunk`` keeps a text in one line."""
    number = issubclass(kind, int | Fraction)
    shaped = form is not Form.TEXT and not issubclass(kind, str)
    shape = with_unit(FORMATS[form], unit if number else "") if shaped else "General"
    if role == HEADING:
        return Look(role, shape)
    text = _ONE_LINE if shrunk else _TEXT
    return Look(role, shape, _NUMBER if number else text)


@cache
def plain(role: str) -> tuple[Look]:
    """Return the looks of a row of one cell that looks as its role does."""
    return (Look(role),)


def too_long(value: Cell, form: Form, width: float) -> bool:
    """Tell whether a text in one line would have to be shrunk beyond reading."""
    if isinstance(value, str) and legible(2 * len(value), width):
        return False
    return not legible(text_width(shown(value, form)), width)


def legible(taken: int, width: float) -> bool:
    """Tell whether a text in one line, of a width as `text_width` counts it, can be read."""
    return 2 * taken <= _LEGIBLE * width


def in_cell(value: Cell, form: Form) -> Cell:
    """Return the value a cell holds: ポイント stand in hundredths, as they are printed."""
    if form is Form.POINTS and isinstance(value, int | Fraction):
        return in_unit(value, form)
    return value
