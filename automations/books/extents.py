"""How much room a text takes: the width of a column, the height of a row."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

_NARROWEST, _WIDEST, _PADDING = 6, 60, 3
_LINE_HEIGHT, _LEAST_HEIGHT, _MOST_HEIGHT = 14.5, 18.0, 400.0
_WIDE = {"W", "F", "A"}


def text_width(text: str) -> int:
    r"""Return the width of the widest line in half-width characters.

    >>> text_width("氏名"), text_width("DX\n氏名"), text_width("ab")
    (4, 4, 2)
    """
    if text.isascii() and "\n" not in text:
        return len(text)
    return max(map(_line_width, text.split("\n")))


def _line_width(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in _WIDE else 1 for char in line)


def column_width(texts: Iterable[str], wished: int = 0) -> int:
    """Return a column's width as Excel counts it; ``wished`` is in full-width characters."""
    if wished:
        return 2 * wished + _PADDING
    widest = max(map(text_width, texts), default=0)
    return min(max(widest, _NARROWEST), _WIDEST) + _PADDING


def _lines(text: str, width: float) -> int:
    """Count the lines a text takes; of nearly all texts their length alone tells that it is one."""
    room = max(int(width * 1.15) - 2, 1)
    if 2 * len(text) <= room and "\n" not in text:
        return 1
    return sum(-(-max(text_width(part), 1) // room) for part in text.split("\n"))


def row_height(cells: Iterable[tuple[str, float]]) -> float:
    """Return the height, in points, that shows all lines of each text in a column of a width."""
    lines = max(_lines(text, width) for text, width in cells)
    return min(max(lines * _LINE_HEIGHT + 4, _LEAST_HEIGHT), _MOST_HEIGHT)
