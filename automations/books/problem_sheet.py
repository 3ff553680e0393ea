"""集計_要確認: every problem with its place, what was found and what to do."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from urllib.parse import quote

from automations.books.appearance import set_page
from automations.books.drawing import Drawing, Written
from automations.books.looks import SERIOUS, SET_ASIDE, SLIGHT
from automations.books.sheet_names import OURS, sheet_link
from automations.tables.places import cell_address
from automations.tables.problems import Severity, in_order

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from automations.books.result_book import Cover
    from automations.tables.places import Place
    from automations.tables.problems import Problem

PROBLEM_SHEET = f"{OURS}要確認"
_WIDTHS = (10, 48, 56, 56)
_STYLES = {Severity.REFUSE: SERIOUS, Severity.SET_ASIDE: SET_ASIDE, Severity.NOTE: SLIGHT}
_LEGEND = (
    "要修正: 直すまで結果を出せません　／　保留: その行を除いて集計しました　／　"
    "確認: 念のため見てください"
)
_URGENCY = {severity: rank for rank, severity in enumerate(_STYLES)}


def draw_problems(
    sheet: Worksheet,
    problems: Sequence[Problem],
    cover: Cover,
    folders: tuple[Path, Path | None],
) -> None:
    """Draw the problems, the most serious first; ``folders``: this book and the event's folder."""
    page = Drawing(sheet, _WIDTHS)
    page.title("要確認")
    page.note(_LEGEND)
    page.row += 1
    page.heading(("区分", "場所", "見つかったこと", "していただくこと"))
    heading_row = page.row
    for each in sorted(in_order(problems), key=lambda each: _URGENCY[each.severity]):
        page.line(_line(each, folders))
    if not problems:
        page.stretch_last([Written("要確認はありません。")])
    sheet.freeze_panes = f"A{heading_row + 1}"
    sheet.auto_filter.ref = f"A{heading_row}:D{page.row}"
    set_page(sheet, cover.header, heading_row)


def _line(each: Problem, folders: tuple[Path, Path | None]) -> list[Written]:
    target, location = link_to(each.place, *folders)
    return [
        Written(each.severity.value, style=_STYLES[each.severity]),
        Written(str(each.place), target=target, location=location),
        Written(f"{each.found}。"),
        Written(f"{each.remedy}。"),
    ]


def link_to(place: Place, book: Path, event_folder: Path | None) -> tuple[str, str]:
    """Return file and cell to open for a place, seen from the folder of ``book``.

    Both are empty if the event's folder is not known, the file does not stand there, or no way
    leads there from here.
    """
    if event_folder is None or not (event_folder / place.book).is_file():
        return "", ""
    try:
        path = os.path.relpath(event_folder / place.book, book.parent).replace(os.sep, "/")
    except ValueError:  # Windows: on another drive or share
        return "", ""
    workbook = path.endswith((".xlsx", ".xlsm"))
    cell = cell_address(place.row or 1, place.column or 1)
    return _address(path), sheet_link(place.sheet, cell) if workbook and place.sheet else ""


def _address(path: str) -> str:
    # Letters of every script may stand in the address as they are; only URL marks may not.
    return "".join(quote(char, safe="/.~") if char.isascii() else char for char in path)
