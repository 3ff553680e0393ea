"""Lots that anybody can draw again: a seed published before the close, and a public formula.

The lot of entry number 7 under the seed 令和6年度 is the SHA-256 of the two lines 令和6年度 and 7,
joined by a line feed in UTF-8, read as one whole number. The higher lot wins.
"""

from __future__ import annotations

import hashlib


def lot(seed: str, number: int) -> int:
    """Return the lot of an entry.

    >>> f"{lot('令和6年度DXアワード', 7):064x}"[:8]
    'e2ca47ed'
    """
    return int.from_bytes(hashlib.sha256(f"{seed}\n{number}".encode()).digest(), "big")


def lot_shown(value: int) -> str:
    """Return a lot as people compare it: 64 digits from 0 to f, the first difference decides."""
    return f"{value:064x}"
