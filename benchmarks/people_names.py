"""Invented names as they are spread in life: a few very common ones and a long tail."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from random import Random

_DATA = Path(__file__).with_name("people_names.toml")
# Shares of people whose name is not on the list of common ones.
_RARE_SURNAMES, _RARE_GIVEN_NAMES = 0.35, 0.3
# 佐藤 is some eight times as frequent as the hundredth surname: 1 ÷ (rank + 14).
_FLATTENED = 14
_SYLLABLES = {
    first + vowel: kana
    for first, row in (
        ("", "アイウエオ"), ("k", "カキクケコ"), ("s", "サシスセソ"), ("t", "タチツテト"),
        ("n", "ナニヌネノ"), ("h", "ハヒフヘホ"), ("m", "マミムメモ"), ("r", "ラリルレロ"),
        ("g", "ガギグゲゴ"), ("z", "ザジズゼゾ"), ("d", "ダヂヅデド"), ("b", "バビブベボ"),
        ("p", "パピプペポ"),
    )
    for vowel, kana in zip("aiueo", row, strict=True)
}  # fmt: skip
_ODD = {"シ": "shi", "チ": "chi", "ツ": "tsu", "フ": "fu", "ジ": "ji", "ヂ": "ji", "ヅ": "zu",
        "ヤ": "ya", "ユ": "yu", "ヨ": "yo", "ワ": "wa", "ヲ": "o", "ン": "n",
        "ャ": "*ya", "ュ": "*yu", "ョ": "*yo", "ッ": "+", "ー": ""}  # fmt: skip
_LATIN = str.maketrans({kana: latin for latin, kana in _SYLLABLES.items()} | _ODD)


class Name(NamedTuple):
    """A surname or a given name: how it is written, and its reading in katakana."""

    written: str
    read: str


@dataclass(frozen=True, slots=True)
class Stock:
    """Names to draw from, each with the sum of all weights up to its own."""

    names: tuple[Name, ...]
    weights: tuple[float, ...]
    alike: dict[str, tuple[Name, ...]]
    """Names by their reading: who only hears a name writes one of these."""

    def draw(self, chance: Random, many: int) -> list[Name]:
        """Draw names, common ones more often."""
        return chance.choices(self.names, cum_weights=self.weights, k=many)


@cache
def surnames() -> Stock:
    """Return the surnames."""
    data = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    return _stock(_listed(data["surnames"]), _joined(data["surname_parts"]), _RARE_SURNAMES)


@cache
def given_names() -> Stock:
    """Return the given names."""
    data = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    return _stock(_listed(data["given_names"]), _joined(data["given_parts"]), _RARE_GIVEN_NAMES)


def _listed(text: str) -> list[Name]:
    return [Name(*pair.split("/")) for pair in text.split()]


def _joined(parts: dict[str, str]) -> list[Name]:
    first, last = _listed(parts["first"]), _listed(parts["last"])
    return [Name(one.written + other.written, one.read + other.read)
            for one in first for other in last if one.written != other.written]  # fmt: skip


def _stock(common: list[Name], rare: list[Name], share: float) -> Stock:
    known = {name.written for name in common}
    rare = [name for name in rare if name.written not in known]
    falling = [1 / (rank + _FLATTENED) for rank in range(1, len(common) + 1)]
    weights = [(1 - share) * each / sum(falling) for each in falling]
    weights += [share / len(rare)] * len(rare)
    names = (*common, *rare)
    return Stock(names, tuple(accumulate(weights)), _by_reading(names))


def _by_reading(names: Iterable[Name]) -> dict[str, tuple[Name, ...]]:
    alike: dict[str, tuple[Name, ...]] = {}
    for name in names:
        alike[name.read] = (*alike.get(name.read, ()), name)
    return alike


@cache
def romanised(kana: str) -> str:
    """Write katakana in Latin letters as name cards do, without long vowels.

    >>> romanised("ショウタ"), romanised("ハットリ"), romanised("オオノ"), romanised("ユウコ")
    ('shota', 'hattori', 'ono', 'yuko')
    """
    latin = re.sub("i?\\*(?=y)", "", kana.translate(_LATIN))
    latin = re.sub("(sh|ch|j)y", r"\1", latin)
    latin = re.sub(r"\+(.)", r"\1\1", latin).replace("+", "")
    return re.sub("o[ou]", "o", latin).replace("uu", "u")
