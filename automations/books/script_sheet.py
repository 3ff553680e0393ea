"""A script that is read aloud from a lectern: large letters, a passage never broken over pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from automations.books.draft import Draft, DraftRow, Page
from automations.books.drawing import Drawing
from automations.books.extents import text_width
from automations.books.looks import BESIDE, PRIZE, ROLES, SPOKEN, Look
from automations.books.sheet_names import OURS

if TYPE_CHECKING:
    from automations.books.result_book import Cover

_LABEL, _TEXT = 16, 124  # units of width: together one A4 page, landscape, unscaled
_POINTS = 5.25  # points that a unit of width takes on paper
_LEADING, _AROUND = 1.45, 10.0
_PAGE, _HEAD = 480.0, 70.0  # points of height on one page; of the title and notes on the first
_GAP = 10.0


@dataclass(frozen=True, slots=True)
class Passage:
    """What is read in one breath: its title, the sentence, and beside it (label, text) to know."""

    title: str
    spoken: str
    beside: tuple[tuple[str, str], ...] = ()


def script_draft(
    name: str, notes: Sequence[str], passages: Sequence[Passage], cover: Cover
) -> Draft:
    """Draw the passages in their order, as many on a page as it holds whole."""
    page = Drawing(Draft(name, (_LABEL, _TEXT)))
    page.title(name.removeprefix(OURS))
    for note in notes:
        page.note(note)
    page.row += 1
    used = _HEAD
    for place, each in enumerate(passages):
        rows = _rows(each)
        taken = sum(height for *_, height in rows) + _GAP
        if place and used + taken > _PAGE:
            page.draft.breaks.append(page.row)
            used = 0.0
        used += taken
        _draw(page, rows)
    page.draft.page = Page(cover.header)
    return page.draft


def _rows(passage: Passage) -> list[tuple[str, str, str, float]]:
    """Return label, text, role and height of each row of a passage."""
    rows = [("", passage.title, PRIZE), (SPOKEN, passage.spoken, SPOKEN)]
    rows += [(label, text, BESIDE) for label, text in passage.beside]
    return [(label, text, role, _height(label, text, role)) for label, text, role in rows]


def _draw(page: Drawing, rows: Sequence[tuple[str, str, str, float]]) -> None:
    for label, text, role, height in rows:
        page.row += 1
        if role == PRIZE:
            page.draft.merged.append(f"A{page.row}:B{page.row}")
        cells = (text, None) if role == PRIZE else (label, text)
        looks = (Look(PRIZE), Look(PRIZE)) if role == PRIZE else (Look(BESIDE), Look(role))
        page.draft.rows.append(DraftRow(page.row, height, cells, looks))
    page.row += 1
    page.draft.rows.append(DraftRow(page.row, _GAP, (), ()))


def _height(label: str, text: str, role: str) -> float:
    lines = max(_lines(label, BESIDE, _LABEL), _lines(text, role, _TEXT))
    return lines * ROLES[role].size * _LEADING + _AROUND


def _lines(text: str, role: str, width: float) -> int:
    """Count the lines a text takes in the letters of its role."""
    size = ROLES[role].size
    room = width * _POINTS - 2 * size
    return sum(-(-max(text_width(part), 1) * size // (2 * int(room))) for part in text.split("\n"))
