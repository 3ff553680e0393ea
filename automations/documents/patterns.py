"""A part of a template that is copied for each of many people, filled in and fitted to its place.

Unlike the brief, these papers hold what anybody typed: what no document can hold becomes U+FFFD,
what a reader cannot see is left out, and what is too long for its place gets a smaller style or
ends with …. No name may break a page.
"""

from __future__ import annotations

import tomllib
from copy import deepcopy
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from automations import resources
from automations.documents import wordxml
from automations.documents.fields import fields_in, line_of, plain, replace_fields
from automations.documents.text_width import width
from automations.documents.wordxml import name_of
from automations.tables.problems import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from automations.documents.wordxml import Element

_UNSTORABLE = "\ufffd"
_CUT = "…"
_STYLE, _VALUE = name_of("pStyle"), name_of("val")


@cache
def settings() -> Mapping[str, Any]:
    """Return ``config/reception_papers.toml``."""
    path = resources.config_file("reception_papers.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def shortened(text: str, longest: int) -> str:
    """Return a text that is no longer than ``longest``.

    >>> shortened("墨田区役所", 10), shortened("墨田区役所", 9), shortened("墨田区役所", 8)
    ('墨田区役所', '墨田区…', '墨田区…')
    """
    if width(text) <= longest:
        return text
    reached = accumulate(map(width, text))
    kept = sum(1 for each in reached if each <= longest - width(_CUT))
    return text[:kept] + _CUT


def printable(words: Mapping[str, str]) -> dict[str, str]:
    """Return words by field, as they may stand on paper."""
    longest = {plain(name): length for name, length in settings()["longest"].items()}
    shown = {plain(name): readable(text) for name, text in words.items()}
    return {name: shortened(text, longest[name]) if name in longest else text
            for name, text in shown.items()}  # fmt: skip


def readable(text: str) -> str:
    r"""Return a text of one line as it may stand on paper, in full.

    >>> readable("窓口\u202eDX\x01")
    '窓口DX�'
    """
    # The blank of Japanese text is one that is meant.
    stored = _storable(text)
    return "".join(each if each == "\u3000" else visible(each) for each in stored)


def _storable(text: str) -> str:
    return "".join(_UNSTORABLE if wordxml.unwritable(each) else each for each in text)


def names_in(element: Element) -> frozenset[str]:
    """Return the fields that a part of a template names."""
    lines = map(line_of, wordxml.paragraphs(element))
    return frozenset(field.name for line in lines for field in fields_in(line))


def filled(pattern: Element, words: Mapping[str, str]) -> Element:
    """Return a copy of ``pattern`` with its fields filled; ``words`` are `printable`."""
    copy = deepcopy(pattern)
    copy.tail = None
    fill(copy, words)
    return copy


def fill(element: Element, words: Mapping[str, str]) -> None:
    """Fill in the fields of ``element``; one that ``words`` does not know stays as it is."""
    for paragraph in list(wordxml.paragraphs(element)):
        found = [each for each in fields_in(line_of(paragraph)) if each.name in words]
        if found:
            replace_fields(paragraph, [(each, words[each.name]) for each in found])
            _fit(paragraph)


def _fit(paragraph: Element) -> None:
    for style in paragraph.iter(_STYLE):
        style.set(_VALUE, _fitting(style.get(_VALUE), line_of(paragraph)))


def _fitting(style: str, line: str) -> str:
    """Return the style in which a line fits its place, or which says what it is."""
    bands = settings()["bands"]
    if style == bands["style"]:
        return str(bands.get(line, style))
    return next((name for name, beyond in _smaller(style) if width(line) > beyond), style)


def _smaller(style: str) -> Iterator[tuple[str, int]]:
    """Yield the smaller styles, the smallest first, and the length beyond which each is taken."""
    for each in settings()["fitting"]:
        if each["style"] == style:
            yield from sorted(each["smaller"].items(), key=lambda item: -item[1])
