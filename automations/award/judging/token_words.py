"""投票番号: the numbers on the slips of the hall: how they are made, and how one is read.

A number of ours has eight characters of `ALPHABET`, shown as XXXX-XXXX. The last one checks the
others: the sum of all values, each times its place (from 1 on the left), is nought modulo 31. That
is the way of ISBN-10 (ISO 2108, weights and a prime modulus) with 31 characters in place of eleven:
one wrong character, or two that changed places, never make another number of ours.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NewType

import polars as pl

from automations.tables.problems import Problem, problem
from automations.tables.typed import Layout, TypedTable

TokenKey = NewType("TokenKey", str)

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # neither 0 and O nor 1, I and L
LENGTH = 8  # characters, the check among them
MOST = 100_000  # numbers made at once: one in a quarter of a million that there are

_HALF = LENGTH // 2
# Blanks of any kind, what no one sees, and every sign that people take for a hyphen.
_BETWEEN = re.compile("[\\s\u00ad\u200b-\u200f\u2060\ufeff\\-‐‑‒–—―−─━ー_.·・]+")
_ALIKE = str.maketrans("OQDILZSGB", "000112568")


def token_key(text: str) -> TokenKey:
    """Reduce a number to what identifies it; what looks alike stays apart.

    >>> token_key("ａｂ３４‐ｃｄ５６"), token_key(" AB34 CD56 "), token_key("O123") == "0123"
    ('AB34CD56', 'AB34CD56', False)
    """
    plain = _BETWEEN.sub("", unicodedata.normalize("NFKC", text).upper())
    return TokenKey(_BETWEEN.sub("", plain))


def make_tokens(count: int, below: Callable[[int], int]) -> tuple[str, ...]:
    """Return so many different numbers, as they are printed; 1 to `MOST` of them.

    ``below``: returns a whole number from 0 to below what it is given, by chance. Who can foresee
    it can vote for others, so it must be the system's own (``secrets.randbelow``).
    """
    if not 0 < count <= MOST:
        message = f"not a count of tokens: {count}"
        raise ValueError(message)
    made: dict[str, None] = {}
    while len(made) < count:
        drawn = "".join(ALPHABET[below(len(ALPHABET))] for _ in range(LENGTH - 1))
        made[shown_token(drawn + check_character(drawn))] = None
    return tuple(made)


def check_character(drawn: str) -> str:
    """Return the last character of a number whose others are these.

    >>> check_character("2222222"), check_character("3222222")
    ('2', 'W')
    """
    whole = sum(at * ALPHABET.index(each) for at, each in enumerate(drawn, 1))
    weight = len(drawn) + 1
    found = -whole * pow(weight, -1, len(ALPHABET)) % len(ALPHABET)
    return ALPHABET[found]


def shown_token(key: str) -> str:
    """Return a number of ours as it is printed."""
    return f"{key[:_HALF]}-{key[_HALF:]}"


@dataclass(frozen=True, slots=True)
class TokenList:
    """The numbers that were handed out: ``rows`` is where each stands first (from 1)."""

    rows: Mapping[TokenKey, int]
    looks: Mapping[str, frozenset[TokenKey]]
    label: str
    problems: tuple[Problem, ...] = ()

    def meant(self, key: TokenKey) -> int:
        """Return the row of the one number that ``key`` may be a slip of the pen for; 0: none.

        Only what looks alike (O and 0, I and 1), noughts in front, and one wrong character or two
        that changed places are thought of. It is never taken for that number.
        """
        near = {*self.looks.get(_look(key), ()), *self._one_off(key)}
        return self.rows[near.pop()] if len(near) == 1 else 0

    def _one_off(self, key: TokenKey) -> Iterator[TokenKey]:
        for each in self.rows:
            if len(each) == len(key) > _HALF and _is_one_off(each, key):
                yield each


def read_tokens(table: TypedTable) -> TokenList:
    """Read the list; a number that stands there twice is one number all the same."""
    data = table.frame.filter(pl.col("layout") == Layout.DATA.value).sort("row")
    rows: dict[TokenKey, int] = {}
    problems: list[Problem] = []
    for row, text in data.select("row", "token").iter_rows():
        key = token_key(text)
        if key in rows:
            place = table.place(row, "token")
            problems.append(problem("hall_token_listed_twice", place, first=rows[key]))
        elif key:
            rows[key] = row
    return TokenList(rows, _looks(rows), table.schema.label, tuple(problems))


def _looks(keys: Iterable[TokenKey]) -> Mapping[str, frozenset[TokenKey]]:
    found: dict[str, set[TokenKey]] = defaultdict(set)
    for each in keys:
        found[_look(each)].add(each)
    return {look: frozenset(own) for look, own in found.items()}


def _look(key: TokenKey) -> str:
    """Return what a number looks like; a spreadsheet takes noughts in front away."""
    return key.translate(_ALIKE).lstrip("0")


def _is_one_off(one: str, other: str) -> bool:
    apart = [at for at, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1]]
    if len(apart) == 1:
        return True
    swapped = [(one[at], other[at]) for at in apart]
    two = len(apart) == 2 and apart[1] - apart[0] == 1  # noqa: PLR2004 - neighbours that changed places
    return two and swapped[0] == swapped[1][::-1]
