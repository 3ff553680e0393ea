"""Keep what people typed from becoming a formula where a program opens a text file as a table.

Excel takes a cell of a CSV file that begins with = + - or @ for a formula, quotes or not. An
apostrophe in front keeps it a text; reading takes the apostrophe away again. Numbers below zero
and lone dashes are no formulas and stay as they are. Source: OWASP, CSV injection; ASVS 1.2.10.
"""

from __future__ import annotations

import re

_BEFORE = "[\\s'\"\u2018\u2019\u201c\u201d\u200b-\u200f\u2060\ufeff]*"
_RISKY = re.compile(
    # "sep=;" in the first line is no text either: it tells Excel what separates the cells.
    _BEFORE + "(?:[=+\\-@\uff1d\uff0b\uff0d\uff20\ufe62\ufe63\u2212]|[\t\r\n]|sep=)",
    re.IGNORECASE,
)
_HARMLESS = re.compile("-[0-9][0-9,]*(?:\\.[0-9]+)?%?|[-\uff0d\u2212]+")
_GUARD = "'"


def guarded(text: str) -> str:
    """Return the text as it may stand in a file of separated values.

    >>> guarded("=1+1"), guarded(" ＝1"), guarded("+81-3-1234-5678"), guarded("'-x")
    ("'=1+1", "' ＝1", "'+81-3-1234-5678", "''-x")
    >>> guarded("03-1234-5678"), guarded("-1,200"), guarded("a@example.jp"), guarded("-")
    ('03-1234-5678', '-1,200', 'a@example.jp', '-')
    """
    return _GUARD + text if _is_risky(text) else text


def unguarded(text: str) -> str:
    """Return what was guarded; any other text stays as it is.

    >>> unguarded("'=1+1"), unguarded("'twas"), unguarded("''-x")
    ('=1+1', "'twas", "'-x")
    """
    return text[1:] if text.startswith(_GUARD) and _is_risky(text[1:]) else text


def _is_risky(text: str) -> bool:
    return _RISKY.match(text) is not None and not _HARMLESS.fullmatch(text)
