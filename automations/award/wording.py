"""The Japanese words of the award's results, from ``config/award.toml``."""

from __future__ import annotations

from fractions import Fraction

from automations.award.catalogue import Catalogue
from automations.tables.rendering import decimal_text

_WORDS = Catalogue("award.toml")
said = _WORDS.said
words_of = _WORDS.words_of
table = _WORDS.table


def exact(value: Fraction) -> str:
    """Return a number without rounding it: as a decimal, or as a fraction where none is exact.

    >>> exact(Fraction(5, 2)), exact(Fraction(23, 3)), exact(Fraction(1200))
    ('2.5', '23/3', '1200')
    """
    try:
        return decimal_text(value)
    except ValueError:
        return str(value)
