"""Write a workbook that people read and copy from: tabs of text and of blocks with tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from automations.books.draft import Draft, Page
from automations.books.drawing import Drawing, Written
from automations.books.looks import ANSWER, BODY
from automations.books.own_book import book_of
from automations.replacing import whole_package, write_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from automations.tables.report import Cell


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a tab: its title, lines of text, and a table; any of them may be empty.

    ``copied`` holds the columns (from 1) whose cells people copy. The last cell of a row is
    spread over the columns of the tab that are left. ``new_page``: in print it begins one.
    """

    title: str
    lines: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    copied: frozenset[int] = frozenset()
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class GuideTab:
    """A tab: ``widths`` of its columns as Excel counts them, its title, lines and blocks."""

    name: str
    widths: tuple[int, ...]
    title: str
    lines: tuple[str, ...]
    blocks: tuple[Block, ...]


def write_guide_book(path: Path, tabs: Sequence[GuideTab], header: tuple[str, str, str]) -> bool:
    """Put the workbook at ``path``, whole or not at all; tell whether anything has changed.

    What stands there already, byte by byte, is not touched. ``header``: see `Page`.

    Raises `OutputNotWritten` or `PermissionRefused`, such as when somebody has the book open.
    """
    content = book_of([_drawn(tab, header) for tab in tabs])
    if path.is_file() and path.read_bytes() == content:
        return False
    write_file(path, content, whole_package)
    return True


def _drawn(tab: GuideTab, header: tuple[str, str, str]) -> Draft:
    page = Drawing(Draft(tab.name, tab.widths, page=Page(header)))
    page.title(tab.title)
    for line in tab.lines:
        page.text(line)
    for block in tab.blocks:
        _draw_block(page, block)
    return page.draft


def _draw_block(page: Drawing, block: Block) -> None:
    if block.new_page:
        page.draft.breaks.append(page.row)
    page.section(block.title)
    for line in block.lines:
        page.text(line)
    if block.headings:
        page.stretched_heading(block.headings)
    for row in block.rows:
        cells = (
            Written(value, style=ANSWER if number in block.copied and value else BODY)
            for number, value in enumerate(row, 1)
        )
        page.stretch_last(list(cells))
