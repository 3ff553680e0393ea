"""How much room a text takes on paper, and how much of it there is room for."""

from __future__ import annotations

import unicodedata
from itertools import accumulate

_WIDE = frozenset("WFA")


def width(text: str) -> int:
    """Return the width of a text in half-width letters.

    >>> width("窓口DX")
    6
    """
    return sum(2 if unicodedata.east_asian_width(each) in _WIDE else 1 for each in text)


def lines_of(text: str, letters: int) -> int:
    """Return how many lines of so many full-width letters a text fills; at least one.

    >>> lines_of("窓口DX", 2), lines_of("", 2)
    (2, 1)
    """
    return max(1, -(-width(text) // (2 * letters)))


def shortened_to(text: str, letters: int) -> str:
    """Return a text of at most so many full-width letters, "…" for what is left out.

    >>> shortened_to("窓口DXプラス", 4), shortened_to("窓口DX", 3)
    ('窓口DX…', '窓口DX')
    """
    if width(text) <= 2 * letters:
        return text
    reached = accumulate(map(width, text))
    kept = sum(1 for each in reached if each <= 2 * (letters - 1))
    return f"{text[:kept]}…"
