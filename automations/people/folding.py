"""Folding: what becomes of each character before texts are compared.

Width, case, blanks of any kind, what no one sees, and the variants of one character do not tell
two texts apart. A `Folding` works out what becomes of a character when it first meets it, so that
a text is folded in one pass.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Any

from automations import resources

# Blanks of any width, what no one sees (zero-width marks, soft hyphens, marks of direction), and
# the variation selectors that choose a glyph but not a name.
_UNSEEN = re.compile(
    "[\\s\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
    "\ufe00-\ufe0f\U000e0100-\U000e01ef]+"
)
_KANJI = range(0x4E00, 0xA000)
_VARIANTS_OF_REGISTERS = "name_variants_mj.csv"
_CURATED = "name_variants.toml"


class Folding(dict[int, str]):
    """A table for `str.translate` that fills itself, one character when it is first met.

    ``changes``: what characters stand for in this kind of text, one mapping after the other.
    ``dropped``: characters that do not count in it.
    """

    def __init__(self, *changes: Mapping[int, str] | Mapping[int, int], dropped: str = "") -> None:
        super().__init__()
        self._changes = changes
        self._dropped = frozenset(dropped)

    def __missing__(self, code: int) -> str:
        before, folded = "", chr(code)
        if code in _KANJI:  # Unicode has one form of each
            for change in self._changes:
                folded = folded.translate(change)
            before = folded
        while folded != before:
            before, folded = folded, self._folded_once(folded)
        self[code] = folded
        return folded

    def _folded_once(self, text: str) -> str:
        plain = _UNSEEN.sub("", unicodedata.normalize("NFKC", text)).casefold()
        for change in self._changes:
            plain = plain.translate(change)
        kept = "".join(each for each in plain if each not in self._dropped)
        return unicodedata.normalize("NFKC", kept)

    def fold(self, text: str) -> str:
        """Fold a text; folding it again changes nothing."""
        folded = text.translate(self)
        while not unicodedata.is_normalized("NFKC", folded):  # letters and marks have met
            folded = unicodedata.normalize("NFKC", folded).translate(self)
        return folded


@cache
def curated() -> Mapping[str, Any]:
    """Return the words of ``config/name_variants.toml``."""
    return tomllib.loads(resources.config_file(_CURATED).read_text(encoding="utf-8"))


@cache
def variants() -> Mapping[int, str]:
    """Return for each variant of a character the one that keys have: curated ones come first."""
    own: dict[int, str] = {
        ord(one): kept for kept, many in curated()["variants"].items() for one in many
    }
    lines = resources.config_file(_VARIANTS_OF_REGISTERS).read_text(encoding="utf-8").split("\n")
    rows = [line.split(",") for line in lines if line and not line.startswith("#")]
    of_registers = {ord(one): own.get(ord(kept), kept) for kept, many in rows[1:] for one in many}
    return of_registers | own
