"""Numbers as a person types them into a calculator: exact where that is short, else rounded."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from automations.award.wording import exact
from automations.tables.rendering import decimal_text, half_up

_DECIMALS = 4
_LONGEST = 1_000_000  # a denominator above it tells people nothing


def term(value: Fraction) -> str:
    """Return a number within a formula: exact, unless its digits would tell nothing.

    >>> term(Fraction(21, 5)), term(Fraction(11, 3)), term(Fraction(10**9, 3 * 10**8 + 1))
    ('4.2', '11/3', '≒3.3333')
    """
    return exact(value) if value.denominator <= _LONGEST else f"≒{_rounded(value)}"


def result(value: Fraction) -> str:
    """Return what a formula comes to; of a fraction, what a calculator shows beside it.

    >>> result(Fraction(21, 5)), result(Fraction(11, 3))
    ('4.2', '11/3（≒3.6667）')
    """
    shown = term(value)
    return f"{shown}（≒{_rounded(value)}）" if "/" in shown else shown


def added(values: Iterable[Fraction]) -> str:
    """Return numbers as they are added up.

    >>> added([Fraction(4), Fraction(9, 2)])
    '4＋4.5'
    """
    return "＋".join(map(term, values))


def listed(values: Iterable[Fraction]) -> str:
    """Return numbers one after the other."""
    return "、".join(map(term, values))


def _rounded(value: Fraction) -> str:
    return decimal_text(half_up(value, _DECIMALS))
