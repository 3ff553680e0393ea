"""Amounts of money as people write them, read exactly: 12万円, 1,200千円, 1億2,000万5千円."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from itertools import pairwise

NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
"""A number in half-width digits, with or without commas."""

_FREE = frozenset({"なし", "無し", "無償", "無料", "0", "ゼロ"})
_POWERS = {
    "億": 10**8,
    "千万": 10**7,
    "百万": 10**6,
    "十万": 10**5,
    "万": 10**4,
    "千": 10**3,
    "": 1,
}


def exact(number: str) -> Fraction:
    """Return the value of what matches `NUMBER`."""
    return Fraction(number.replace(",", ""))


def read_yen(text: str) -> int | None:
    """Read an amount of money exactly, in yen; None where it is blank or no such amount.

    >>> read_yen("12万円"), read_yen("1,200千円"), read_yen("1億2,000万5千円"), read_yen("約12万円")
    (120000, 1200000, 120005000, None)
    """
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    if plain in _FREE:
        return 0
    plain = plain.removeprefix("\\").removeprefix("¥") if plain.endswith("円") else plain
    if plain.startswith(("\\", "¥")) and re.fullmatch(NUMBER, plain[1:]):
        plain = f"{plain[1:]}円"
    amount = yen_in(plain)
    return int(amount) if amount is not None and amount.denominator == 1 else None


def yen_in(text: str) -> Fraction | None:
    """Read an amount in half-width digits that ends in 円; None if it is none.

    Each power (億, 万, 千) is smaller than the one before.
    """
    if not text.endswith("円"):
        return None
    pieces = re.findall(rf"({NUMBER})(億|千万|百万|十万|万|千|)", text[:-1])
    if not pieces or "".join(map("".join, pieces)) != text[:-1]:
        return None
    powers = [_POWERS[power] for _, power in pieces]
    if any(later >= earlier for earlier, later in pairwise(powers)):
        return None
    return sum((exact(number) * _POWERS[power] for number, power in pieces), Fraction())
