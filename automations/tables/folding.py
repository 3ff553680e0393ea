"""Text as typed, reduced to what can be compared: width, case and what nobody sees do not count."""

from __future__ import annotations

import unicodedata

# What people call empty: every white space of Unicode, and what has no width at all.
_SPACES = "\t\n\v\f\r \x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
_MORE_SPACES = "\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
_WIDTHLESS = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
BLANKS = _SPACES + _MORE_SPACES + _WIDTHLESS


def trimmed(text: str) -> str:
    r"""Cut what nobody sees from both ends; a cell of nothing else is blank.

    >>> trimmed("\u3000山田 太郎\u200b ")
    '山田 太郎'
    """
    return text.strip(BLANKS)


def folded(text: str) -> str:
    """Reduce width, case and outer blanks, for comparing what people typed with known words.

    >>> folded("　ＯＫ "), folded("㈱")
    ('ok', '(株)')
    """
    return trimmed(unicodedata.normalize("NFKC", trimmed(text))).casefold()
