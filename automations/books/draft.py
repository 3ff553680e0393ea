"""A sheet of ours before it is in any workbook: its rows, how they look, how they print.

Drawing makes drafts; `automations.books.sheet_xml` turns a draft into a worksheet part, and
`automations.books.splicing` puts the part into a workbook, a new one or people's own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

from automations.books.looks import Look
from automations.tables.places import MOST_ROWS
from automations.tables.report import Cell


@dataclass(frozen=True, slots=True)
class Link:
    """Where a click on a cell leads.

    ``target`` is another file, seen from the book's folder; ``location`` a cell in it or in the
    same book, such as ``'集計_要確認'!A1``.
    """

    target: str = ""
    location: str = ""


class DraftRow(NamedTuple):
    """A row: its number from 1, its height in points, and its cells from column A on.

    A cell whose look is None does not exist; one that is empty but has a look is drawn empty.
    ``links`` is keyed by column, from 1.
    """

    number: int
    height: float
    values: tuple[Cell, ...]
    looks: tuple[Look | None, ...]
    links: Mapping[int, Link] = {}


NOT_IN_LIST = ("一覧にない値です", "一覧から選んでください。")
"""Title and text of what Excel says when another value is typed."""
LONGEST_PROMPT = (32, 255)
"""The characters that title and text of the message beside a cell can have."""


@dataclass(frozen=True, slots=True)
class DropDown:
    """A list to choose from; ``cells`` is a range such as ``H5:H9``.

    ``formula`` is as Excel has it: ``"可,不可"`` with its quotes, or a range of cells. With
    ``strict`` nothing else can be typed.
    """

    cells: str
    formula: str
    prompt: tuple[str, str] = ("", "")
    strict: bool = False


SIDES, ENDS = 0.5, 0.7  # inches; margins left and right, at the head and at the foot


@dataclass(frozen=True, slots=True)
class Page:
    """How a sheet prints: A4 landscape, one page wide, n/N at the foot.

    ``header``: what stands left, in the middle and right at the head of every page.
    ``heading_row`` is repeated on every page, 0 for none. ``upright``: portrait. ``large``: A3.
    """

    header: tuple[str, str, str] = ("", "", "")
    heading_row: int = 0
    upright: bool = False
    large: bool = False

    @property
    def paper(self) -> Literal[8, 9]:
        """The size of the paper, by the number that Excel has for it."""
        return 8 if self.large else 9

    @property
    def orientation(self) -> Literal["portrait", "landscape"]:
        """How the paper lies, in Excel's word."""
        return "portrait" if self.upright else "landscape"


@dataclass(slots=True)
class Draft:
    """A whole sheet.

    ``widths`` are Excel's, from column A on. ``merged`` and ``filtered`` are ranges such as
    ``A3:F3``. ``frozen``: so many rows from the top stay in sight. ``tab_color`` is RRGGBB.
    ``breaks`` are rows that end a page in print.
    """

    name: str
    widths: Sequence[float]
    rows: list[DraftRow] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)
    drop_downs: list[DropDown] = field(default_factory=list)
    page: Page = Page()
    frozen: int = 0
    filtered: str = ""
    breaks: list[int] = field(default_factory=list)
    tab_color: str = ""
    hidden: bool = False


CUT_SHORT = "（シートの行の上限のため、ここから先は載せられません）"


def within_limits(draft: Draft) -> Draft:
    """Return a sheet that Excel can hold: rows too far down give way to a line that says so."""
    if not draft.rows or draft.rows[-1].number <= MOST_ROWS:
        return draft
    kept = [row for row in draft.rows if row.number < MOST_ROWS]
    said = DraftRow(MOST_ROWS, 0, (CUT_SHORT,), draft.rows[-1].looks[:1])
    merged = [each for each in draft.merged if _last_row(each) < MOST_ROWS]
    return replace(draft, rows=[*kept, said], merged=merged, filtered=_cut(draft.filtered))


def _cut(cells: str) -> str:
    last = _last_row(cells)
    return f"{cells.removesuffix(str(last))}{MOST_ROWS}" if last > MOST_ROWS else cells


def _last_row(cells: str) -> int:
    """Return the last row of a range, from 1."""
    return int("0" + cells.rpartition(":")[2].strip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
