"""結果.xlsx: the Report as sheets people read, print and hand on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from automations.books.own_book import book_of
from automations.books.problem_sheet import PROBLEM_SHEET, problem_draft
from automations.books.sheet_names import OURS, sheet_name
from automations.books.sheet_order import in_order, tab_color
from automations.books.status_sheet import STATUS_SHEET, stands_on_status, status_draft
from automations.books.table_sheet import table_draft
from automations.tables.rendering import japanese_time

if TYPE_CHECKING:
    from pathlib import Path

    from automations.tables.report import Report


@dataclass(frozen=True, slots=True)
class Cover:
    """What stands at the head of every page of the results.

    ``as_of``: the instant the count stands for, with its zone. ``check_number``: the 照合番号,
    8 characters. ``handling``: who may see it, such as 事務局限り. ``keywords``: the words that the
    file bears among its properties. ``addresses``: where the browser opens the tabs of books that
    lie online, by book and tab as places name them.
    """

    event_name: str
    as_of: datetime
    check_number: str
    handling: str
    keywords: str = ""
    addresses: Mapping[tuple[str, str], str] = field(default_factory=dict)

    @property
    def header(self) -> tuple[str, str, str]:
        """Return what stands left, in the middle and right at the head of a page."""
        moment = f"{japanese_time(self.as_of)} 時点"
        return (self.event_name, moment, f"取扱: {self.handling}")


def result_book(
    path: Path, report: Report, cover: Cover, event_folder: Path | None = None
) -> bytes:
    """Return the whole result book: 集計_状況, 集計_要確認, then one sheet for each table.

    The table ``inputs`` stands on 集計_状況 itself. With ``event_folder``, places become links into
    the shared books, seen from ``path``, where the book is to stand; nothing is written there.
    """
    names = _sheet_names(report)
    drafts = [
        status_draft(report, cover, names),
        problem_draft(report.problems, cover, (path, event_folder)),
    ]
    for key, name in names.items():
        drafts.append(table_draft(name, report.tables[key], cover, tab_color(key)))
    return book_of(drafts, cover.keywords)


def _sheet_names(report: Report) -> dict[str, str]:
    """Return the sheet of each table that has one, by the table's key, in the sheets' order."""
    names: dict[str, str] = {}
    for key in in_order(report.tables):
        if not stands_on_status(key):
            taken = {STATUS_SHEET, PROBLEM_SHEET, *names.values()}
            names[key] = sheet_name(f"{OURS}{report.tables[key].title}", taken)
    return names
