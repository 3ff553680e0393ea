"""発表.xlsx: the script in large letters, its data, and the data of the certificates."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from automations.award.judging.wording import said
from automations.books.own_book import book_of
from automations.books.problem_sheet import problem_draft
from automations.books.result_book import Cover
from automations.books.script_sheet import Passage, script_draft
from automations.books.sheet_names import OURS
from automations.books.table_sheet import table_draft
from automations.tables.report import Report, Table

SCRIPT = "発表原稿"


def announcement_book(path: Path, report: Report, cover: Cover, event_folder: Path) -> bytes:
    """Return the book: 発表原稿, 発表データ, 賞状, and what is to be looked at, if anything.

    ``report`` has the tables ``announcement`` and ``certificates``; its notes stand at the head of
    the script. ``path``: where the book is to stand.
    """
    tables = [report.tables[key] for key in ("announcement", "certificates")]
    notes = (f"取扱: {cover.handling}　／　照合番号 {cover.check_number}", *report.notes)
    drafts = [script_draft(f"{OURS}{SCRIPT}", notes, tuple(passages(tables[0])), cover)]
    drafts += [table_draft(f"{OURS}{each.title}", each, cover) for each in tables]
    if report.problems:
        drafts.append(problem_draft(report.problems, cover, (path, event_folder)))
    return book_of(drafts, cover.keywords)


def passages(announcement: Table) -> Iterator[Passage]:
    """Yield what is read for each row of the announcement, and what to know beside it."""
    for row in announcement.rows:
        place, prize, giver, _, number, title, title_kana, section, leader, kana, spoken = (
            "" if each is None else str(each) for each in row
        )
        words = said("announcement", "heading", place=place, prize=prize)
        beside: list[tuple[str, str]] = []
        if number:
            beside.append((said("announcement", "about_title"), f"{number}　{title}\n{title_kana}"))
            beside.append((said("announcement", "about_section"), section))
        if leader:
            beside.append((said("announcement", "about_leader"), f"{leader}　（{kana}）"))
        if giver:
            beside.append((said("announcement", "about_giver"), giver))
        # A sentence a line: no name is broken where the line happens to end.
        yield Passage(words, spoken.replace("。", "。\n").rstrip("\n"), tuple(beside))
