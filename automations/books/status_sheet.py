"""集計_状況: the first page of the results, from the figures to what is to be done next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from automations.books.draft import Draft, Page
from automations.books.drawing import Drawing, Written
from automations.books.figure_blocks import draw_comparison, draw_figures
from automations.books.problem_sheet import PROBLEM_SHEET
from automations.books.sheet_names import OURS, sheet_link
from automations.books.sheet_order import what_it_tells
from automations.books.table_rows import draw_rows
from automations.tables.rendering import ROUNDING_NOTE, japanese_time, shown
from automations.tables.report import Form

if TYPE_CHECKING:
    from collections.abc import Mapping

    from automations.books.result_book import Cover
    from automations.tables.report import Report, Table

STATUS_SHEET = f"{OURS}状況"
_INPUTS = "inputs"
_RESULTS, _REMARKS = "集計結果", "要確認"
_WIDTHS = (27, 20, 15, 14, 14, 52)


def stands_on_status(key: str) -> bool:
    """Tell whether the table of that key is part of the first page and has no sheet of its own."""
    return key == _INPUTS


def status_draft(report: Report, cover: Cover, names: Mapping[str, str]) -> Draft:
    """Draw the first page; ``names`` tells the sheet of each table by the table's key."""
    page = Drawing(Draft(STATUS_SHEET, _WIDTHS, page=Page(cover.header)))
    page.title(f"{cover.event_name}　{_RESULTS if report.figures else _REMARKS}")
    moment = japanese_time(cover.as_of)
    page.note(f"{moment} 時点　／　照合番号 {cover.check_number}　／　取扱: {cover.handling}")
    _draw_steps(page, report, names)
    draw_comparison(page, report.figures)
    _draw_identities(page, report, names)
    draw_figures(page, report.figures)
    _draw_contents(page, report, names)
    if inputs := report.tables.get(_INPUTS):
        _draw_small_table(page, inputs)
    _draw_notes(page, report)
    return page.draft


def _draw_steps(page: Drawing, report: Report, names: Mapping[str, str]) -> None:
    page.section("次にすること")
    if not report.steps:
        page.stretch_last([Written("することはありません。")])
    for number, step in enumerate(report.steps, 1):
        target, location = _destination(step.link, names)
        page.stretch_last([Written(f"{number}　{step.text}", target=target, location=location)])


def _destination(link: str, names: Mapping[str, str]) -> tuple[str, str]:
    """Return file and cell that a step leads to.

    A link is the key of a table, the name of a sheet of this book, or the path of a file, seen
    from the folder of this book.
    """
    if link in names:
        return "", sheet_link(names[link])
    if link in {STATUS_SHEET, PROBLEM_SHEET, *names.values()}:
        return "", sheet_link(link)
    path, _, location = link.partition("#")
    return path, location


def _draw_small_table(page: Drawing, table: Table) -> None:
    page.section(table.title)
    if table.note:
        page.note(table.note)
    page.heading([column.heading for column in table.columns])
    draw_rows(page, [column.form for column in table.columns], table.rows, table.emphasis)


def _draw_identities(page: Drawing, report: Report, names: Mapping[str, str]) -> None:
    """Say what was read and what became of it as sums: nothing that was read disappears."""
    if not report.identities:
        return
    page.section("読んだものと、その扱い")
    for each in report.identities:
        sheet = names.get(f"{each.key}_dispositions", "")
        title = Written(each.words, location=sheet_link(sheet) if sheet else "")
        page.stretch_last([title, Written(str(each))])


def _draw_contents(page: Drawing, report: Report, names: Mapping[str, str]) -> None:
    page.section("このブックのシート")
    count = shown(len(report.problems), Form.COUNT, "件")
    rows = [(PROBLEM_SHEET, f"確かめていただきたいこと {count}")]
    rows += [(name, what_it_tells(key)) for key, name in names.items()]
    for name, words in rows:
        page.stretch_last([Written(name, location=sheet_link(name)), Written(words)])


def _draw_notes(page: Drawing, report: Report) -> None:
    page.section("注記")
    for note in (*report.notes, ROUNDING_NOTE):
        page.note(f"・{note}")
