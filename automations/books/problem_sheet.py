"""集計_要確認: every problem with its place, what was found and what to do."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote

from automations.books.draft import Draft, Page
from automations.books.drawing import Drawing, Written
from automations.books.looks import BODY, SERIOUS, SET_ASIDE, SLIGHT
from automations.books.sheet_names import OURS, sheet_link
from automations.tables.places import cell_address
from automations.tables.problems import Severity, in_order

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

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
_REMADE = "　／　このシートは作り直されます。書き足した文字は残りません"
_THIS_BOOK = "このブック"
_WITH_SHEETS = (".xlsx", ".xlsm", ".xlsb", ".xls")
_URGENCY = {severity: rank for rank, severity in enumerate(_STYLES)}


def problem_draft(
    problems: Sequence[Problem],
    cover: Cover,
    folders: tuple[Path, Path | None] | None = None,
    same_book: str = "",
) -> Draft:
    """Draw the problems, the most serious first.

    ``folders``: where the book of this sheet is to stand, and the event's folder; places become
    links from the one into the other. ``same_book``: the sheet is put into a book people keep,
    named as places name it; its problems lead to its own cells, and only they should be given.
    """
    page = Drawing(Draft(PROBLEM_SHEET, _WIDTHS))
    page.title("要確認")
    page.note(_LEGEND + (_REMADE if same_book else ""))
    page.row += 1
    page.heading(("区分", "場所", "見つかったこと", "していただくこと"))
    heading_row = page.row
    for each in sorted(in_order(problems), key=lambda each: _URGENCY[each.severity]):
        page.line(_line(each, folders, same_book, cover.addresses))
    if not problems:
        page.stretch_last([Written("要確認はありません。")])
    page.filter_below(heading_row, Page(cover.header, heading_row))
    return page.draft


def role_of(severity: Severity | None) -> str:
    """Return the role, and with it the colour, of what is said about a row; None: all is well."""
    return BODY if severity is None else _STYLES[severity]


def _line(
    each: Problem,
    folders: tuple[Path, Path | None] | None,
    same_book: str,
    addresses: Mapping[tuple[str, str], str],
) -> list[Written]:
    target, location = link_to(each.place, *folders) if folders else ("", "")
    place = each.place
    if address := addresses.get((place.book, place.sheet)):
        target = f"{address}&range={_cell(place)}"
    if same_book and place.book == same_book:
        place = replace(place, book="")
        target, location = "", sheet_link(place.sheet, _cell(place)) if place.sheet else ""
    return [
        Written(each.severity.value, style=role_of(each.severity)),
        Written(str(place) or _THIS_BOOK, target=target, location=location),
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
    workbook = path.lower().endswith(_WITH_SHEETS)
    within = sheet_link(place.sheet, _cell(place)) if workbook and place.sheet else ""
    return file_address(path), within


def _cell(place: Place) -> str:
    return cell_address(place.row or 1, place.column or 1)


def file_address(path: str) -> str:
    """Return the path of a file, seen from where a link stands, as the link carries it."""
    # Letters of every script may stand in the address as they are; only URL marks may not.
    return "".join(quote(char, safe="/.~") if char.isascii() else char for char in path)
