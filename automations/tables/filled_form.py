"""A form that was filled in: labels and, beside or below them, what people wrote.

A form is recognised by its labels, wherever they stand and however the file was made: the answer
stands to the right of its label, or below it. Where boxes are to be ticked (□希望する ☑希望しない),
the answer is what is ticked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from automations.tables.folding import trimmed
from automations.tables.heading_keys import HeadingKey, heading_key
from automations.tables.schema import Field, FieldKind

if TYPE_CHECKING:
    from automations.tables.sheet import Merged, Sheet

_TICKED, _OPEN = "☑☒✓✔✅■●◉⦿", "□☐◻◯○〇"
_MARKS = re.compile(f"[{_TICKED}{_OPEN}]\ufe0f?")
_AHEAD = re.compile(r"^(?:[\s■●◆◇○・※*＊▼▶]|[①-⑳]|[（(]?[0-9０-９]{1,2}[)）.．、])+")
_BEHIND = re.compile(r"(?:[\s:：*＊※]|[（(［\[【][^（()）\]］】]*[)）］\]】])+$")
_NOTE = ("※", "＊")


@dataclass(frozen=True, slots=True)
class FormAnswer:
    """What stands for a field: the text ("" if nothing), and where, row and column from 1."""

    text: str
    sheet: str
    row: int
    column: int


class _Found(NamedTuple):
    text: str
    place: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Grid:
    """The cells of a sheet that hold text, and the merged ranges by their first cell."""

    texts: Mapping[tuple[int, int], str]
    merged: Mapping[tuple[int, int], Merged]
    width: int

    def right_of(self, row: int, column: int) -> int:
        """Return the first column behind a cell."""
        own = self.merged.get((row, column))
        return (own.right if own else column) + 1

    def below(self, row: int, column: int) -> int:
        """Return the first row below a cell."""
        own = self.merged.get((row, column))
        return (own.bottom if own else row) + 1


def answers_in(sheet: Sheet, fields: Iterable[Field]) -> dict[str, FormAnswer]:
    """Return what was written for each field whose label the sheet has, by the field's key.

    A label that stands twice counts where something is written.
    """
    grid = _grid(sheet)
    declared = {heading_key(name): each for each in fields for name in each.names}
    labels = {
        place: each for place, text in grid.texts.items() if (each := declared.get(label_key(text)))
    }
    found: dict[str, FormAnswer] = {}
    for place in sorted(labels):
        field = labels[place]
        answer = _answer(grid, labels, *place)
        text = ticked(answer.text) if field.kind is FieldKind.CHOICE else answer.text
        if not found.get(field.key) or (text and not found[field.key].text):
            found[field.key] = FormAnswer(text, sheet.name, *answer.place)
    return found


def label_key(text: str) -> HeadingKey:
    r"""Reduce a label: numbers and signs ahead, remarks in brackets and prompts below do not count.

    >>> label_key("１．取組名（30字以内）\n分かりやすく") == label_key("取組名")
    True
    """
    line = trimmed(text).split("\n", maxsplit=1)[0]
    return heading_key(_BEHIND.sub("", _AHEAD.sub("", line)))


def ticked(text: str) -> str:
    """Return the one choice that is ticked, "" if none is; a text without boxes as it is.

    >>> ticked("□希望する　☑希望しない"), ticked("希望する☑　希望しない□"), ticked("□する □しない")
    ('希望しない', '希望する', '')
    """
    marks = list(_MARKS.finditer(text))
    if not marks:
        return trimmed(text)
    words = list(_marked(text, marks))
    chosen = [word for mark, word in words if mark in _TICKED]
    if not chosen:
        circled = [word for mark, word in words if mark in "○〇"]
        chosen = circled if len(circled) == 1 else []
    return chosen[0] if len(chosen) == 1 else trimmed(text) if chosen else ""


def _marked(text: str, marks: list[re.Match[str]]) -> Iterator[tuple[str, str]]:
    """Yield each box and its words: behind the box, or before it if the text begins with words."""
    starts = [each.start() for each in marks]
    ends = [each.end() for each in marks]
    if text[: starts[0]].strip():
        spans = zip([0, *ends], starts, strict=False)
    else:
        spans = zip(ends, [*starts[1:], len(text)], strict=True)
    for mark, (start, end) in zip(marks, spans, strict=True):
        yield mark[0][0], text[start:end].strip(" \t\n　・、,/／")


def _grid(sheet: Sheet) -> _Grid:
    texts = {
        (row, column): text
        for row, cells in sheet.rows()
        for column, cell in enumerate(cells, 1)
        if (text := trimmed(cell))
    }
    merged = {(each.top, each.left): each for each in sheet.merged}
    return _Grid(texts, merged, sheet.width)


def _answer(grid: _Grid, labels: Mapping[tuple[int, int], Field], row: int, column: int) -> _Found:
    """Look to the right up to the next label, then right below."""
    first = grid.right_of(row, column)
    for each in range(first, grid.width + 1):
        if (row, each) in labels:
            break
        if text := grid.texts.get((row, each)):
            return _Found(text, (row, each))
    below = (grid.below(row, column), column)
    text = grid.texts.get(below, "")
    if text and below not in labels and not text.startswith(_NOTE):
        return _Found(text, below)
    return _Found("", (row, first))
