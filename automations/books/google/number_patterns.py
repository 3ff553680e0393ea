"""Number formats of Google Sheets: a kind, and perhaps a pattern in nearly the letters of Excel.

Patterns: https://developers.google.com/workspace/sheets/api/guides/formats. Google tells a number
from a date by the kind, where Excel has the letters of the pattern alone; so a pattern whose
letters would mislead is put otherwise.
"""

from __future__ import annotations

import re
from functools import cache

from automations.books.number_formats import Shape, shape_of

_USUAL = {
    "DATE": "yyyy/mm/dd",
    "TIME": "h:mm:ss",
    "DATE_TIME": "yyyy/mm/dd h:mm:ss",
    "PERCENT": "0.00%",
    "CURRENCY": "#,##0",
    "SCIENTIFIC": "0.00E+00",
    "TEXT": "@",
}
"""What shows a number of that kind where people chose no pattern; the locale decides the rest."""
_MOMENTS = {"DATE", "TIME", "DATE_TIME"}
_OF_TIME = {Shape.DAY, Shape.TIME, Shape.MOMENT, Shape.ELAPSED}
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_DIGITS = re.compile("[0#?]")
_PLAIN = "General"


@cache
def pattern_of(kind: str, pattern: str) -> str:
    """Return a pattern that says in Excel's letters what kind and pattern say in Google's.

    ``kind``: a ``NumberFormatType``, "" for none; ``pattern``: "" where none is given.

    >>> pattern_of("DATE", ""), pattern_of("DATE_TIME", "yyyy/M/d H:mm"), pattern_of("", "")
    ('yyyy/mm/dd', 'yyyy/M/d H:mm', '')
    >>> pattern_of("CURRENCY", "0 yen / day"), pattern_of("DATE", "[$-411]ggge")
    ('General', '[$-411]ggge')
    """
    if kind == "TEXT":
        return _USUAL[kind]
    if not pattern:
        return _USUAL.get(kind, "")
    shape = shape_of(pattern)
    if kind in _MOMENTS:
        return pattern if shape in _OF_TIME else _USUAL[kind]
    if kind == "PERCENT":
        return pattern if shape is Shape.PERCENT else _USUAL[kind]
    counts = bool(_DIGITS.search(_LITERAL.sub("", pattern)))
    return _PLAIN if counts and kind and shape in _OF_TIME else pattern
