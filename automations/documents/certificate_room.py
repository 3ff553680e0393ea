"""How much room a certificate needs: measured by the styles and the page of the template itself.

Vertical writing: lines run from top to bottom, and one follows the other from right to left. So the
height of the page says how many letters a line holds, and its width how many lines there are.
Distances are points.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from automations.documents import package, wordxml
from automations.documents.wordxml import name_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from automations.documents.package import Parts
    from automations.documents.wordxml import Element

STYLES = "word/styles.xml"
_TWIPS = 20  # a point
_SIZE = 21  # half points, where a style says nothing: Word's own size of Japanese text
_WIDE = frozenset("WFA")
_WORD = re.compile(r"[!-~]+")


@dataclass(frozen=True, slots=True)
class Measure:
    """What a style takes of the page: a letter, a line, before, after and at the ends of lines."""

    letter: int
    line: int
    before: int
    after: int
    indent: int


@dataclass(frozen=True, slots=True)
class Room:
    """The page between its margins, and what each style takes of it, in twips."""

    across: int
    along: int
    measures: Mapping[str, Measure]

    def left(self, lines: Iterable[tuple[str, str]]) -> int:
        """Return what paragraphs (style and text) leave of the width; below 0 it is too little."""
        return self.across - sum(self._taken(style, text) for style, text in lines)

    def is_one_line(self, style: str, text: str) -> bool:
        """Tell whether a paragraph is one line, or as many as it has line breaks."""
        return self._lines(self.measures[style], text) == text.count("\n") + 1

    def _taken(self, style: str, text: str) -> int:
        measure = self.measures[style]
        return self._lines(measure, text) * measure.line + measure.before + measure.after

    def _lines(self, measure: Measure, text: str) -> int:
        free = max(2 * (self.along - measure.indent) // measure.letter, 1)
        return sum(_broken(each, free) for each in text.split("\n"))


def _broken(line: str, free: int) -> int:
    """Return how many lines of ``free`` half letters a line becomes.

    No word is broken and no line begins with a bracket's end, so lines are not quite full.
    """
    length = letters(line)
    if length <= free:
        return 1
    word = max(map(len, _WORD.findall(line)), default=0)
    return -(-length // max(free - 2 - word, 1))


def letters(text: str) -> int:
    """Return how long a text is in half letters; what only changes a letter has no length.

    >>> letters("邉󠄁 一")
    5
    """
    return sum(map(_letter, text))


def room_of(parts: Parts) -> Room:
    """Return the room on a page of a template; its last section says how large that is."""
    section = wordxml.parse(parts[package.BODY])[0][-1]
    size, margin = (section.find(name_of(each)) for each in ("pgSz", "pgMar"))
    sides = {each: _number(margin, each) for each in ("left", "right", "top", "bottom")}
    return Room(
        _number(size, "w") - sides["left"] - sides["right"],
        _number(size, "h") - sides["top"] - sides["bottom"],
        dict(map(_measured, wordxml.parse(parts[STYLES]).iter(name_of("style")))),
    )


def _measured(style: Element) -> tuple[str, Measure]:
    found = {tag: next(style.iter(name_of(tag)), None) for tag in ("sz", "spacing", "ind")}
    letter = _number(found["sz"], "val", _SIZE) * _TWIPS // 2
    spacing, indent = found["spacing"], found["ind"]
    measure = Measure(
        letter,
        _number(spacing, "line", letter * 13 // 10),
        _number(spacing, "before"),
        _number(spacing, "after"),
        _number(indent, "left") + _number(indent, "right"),
    )
    return style.get(name_of("styleId")), measure


def _number(element: Element | None, name: str, default: int = 0) -> int:
    return int(default if element is None else element.get(name_of(name), default))


@cache
def _letter(letter: str) -> int:
    if unicodedata.category(letter) == "Mn":  # it says which form of the one before it is meant
        return 0
    return 2 if unicodedata.east_asian_width(letter) in _WIDE else 1
