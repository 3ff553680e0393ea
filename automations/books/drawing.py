"""Draw one result sheet from the top: title, sections, headings, lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat

from automations.books.cell_looks import (
    FIGURE_HEIGHT,
    LIST_HEIGHT,
    in_cell,
    look_of,
    plain,
    too_long,
)
from automations.books.draft import Draft, DraftRow, Link, Page
from automations.books.extents import row_height
from automations.books.looks import BODY, FIGURE, GUIDE, HEADING, LINK, NOTE, SUBTITLE, TITLE, Look
from automations.tables.places import column_letters
from automations.tables.rendering import shown
from automations.tables.report import Cell, Form


@dataclass(frozen=True, slots=True)
class Written:
    """A value to be drawn: how it is shown, its role, and where a click leads.

    ``unit`` follows a number. ``target`` is another file, seen from this book; ``location`` a
    cell in it or in this book.
    """

    value: Cell
    form: Form = Form.TEXT
    style: str = BODY
    target: str = ""
    location: str = ""
    unit: str = ""


@dataclass(slots=True)
class Drawing:
    """A sheet that grows downwards; ``row`` is the last row drawn.

    ``one_line``: texts stay in one line, in smaller letters if they must; only what could not be
    read then is broken into lines.
    """

    draft: Draft
    one_line: bool = False
    row: int = 0

    def title(self, text: str) -> None:
        """Draw the title of the sheet."""
        self._banner(text, TITLE, 28)

    def section(self, text: str) -> None:
        """Draw the title of a section, after an empty row."""
        self.row += 1
        self._banner(text, SUBTITLE, 22)

    def note(self, text: str) -> None:
        """Draw a remark in small print over the whole width."""
        self._banner(text, NOTE, 15)

    def text(self, text: str) -> None:
        """Draw a line of running text over the whole width."""
        self._banner(text, GUIDE, 18)

    def _banner(self, text: str, role: str, height: float) -> None:
        self.row += 1
        self.draft.rows.append(DraftRow(self.row, height, (text,), plain(role)))

    def heading(self, texts: Sequence[str]) -> None:
        """Draw a row of headings."""
        self.line([Written(text, style=HEADING) for text in texts])

    def stretched_heading(self, texts: Sequence[str]) -> None:
        """Draw a row of headings, the last one over all columns that are left."""
        self.stretch_last([Written(text, style=HEADING) for text in texts])

    def line(self, values: Sequence[Written]) -> None:
        """Draw a row."""
        self._line(values, self.draft.widths[: len(values)], 0)

    def stretch_last(self, values: Sequence[Written]) -> None:
        """Draw a row whose last value is spread over the columns that are left."""
        widths, first = self.draft.widths, len(values)
        left = len(widths) - first
        self._line(values, (*widths[: first - 1], sum(widths[first - 1 :])), left)
        if left:
            last = f"{column_letters(len(widths))}{self.row}"
            self.draft.merged.append(f"{column_letters(first)}{self.row}:{last}")

    def filter_below(self, heading_row: int, page: Page) -> None:
        """Keep the heading in sight, let people filter what stands below it, and print so."""
        last = column_letters(len(self.draft.widths))
        self.draft.frozen, self.draft.page = heading_row, page
        self.draft.filtered = f"A{heading_row}:{last}{max(self.row, heading_row + 1)}"

    def _line(self, values: Sequence[Written], widths: Sequence[float], left: int) -> None:
        """Draw a row, with so many empty cells behind the last value."""
        self.row += 1
        height = self._height(values, widths)
        looks = [self._look(each, width) for each, width in zip(values, widths, strict=True)]
        looks += [Look(values[-1].style)] * left
        drawn = [in_cell(each.value, each.form) for each in values]
        links = {
            column: Link(each.target, each.location)
            for column, each in enumerate(values, 1)
            if each.target or each.location
        }
        cells = (*drawn, *repeat(None, left))
        self.draft.rows.append(DraftRow(self.row, height, cells, tuple(looks), links))

    def _look(self, each: Written, width: float) -> Look:
        linked = bool(each.target or each.location)
        role = LINK if linked and each.style == BODY else each.style
        shrunk = self.one_line and not too_long(each.value, each.form, width)
        kind: type = type(each.value)
        return look_of(role, each.form, each.unit, kind, shrunk=shrunk)

    def _height(self, values: Sequence[Written], widths: Sequence[float]) -> float:
        # Excel does not fit the height of merged cells, so every row gets its own.
        if self.one_line and all(
            each.style != HEADING and not too_long(each.value, each.form, width)
            for each, width in zip(values, widths, strict=True)
        ):
            return LIST_HEIGHT
        texts = (shown(each.value, each.form) for each in values)
        large = any(each.style == FIGURE for each in values)
        return max(row_height(zip(texts, widths, strict=True)), FIGURE_HEIGHT * large)
