"""書込予定: what the next run would write into people's books, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import click

from automations.errors import DONE, DONE_WITH_WARNINGS
from automations.flows.finding import foresee
from automations.flows.write_back import hindrance
from automations.flows.write_back_plan import BookPlan, CellChange
from automations.jobs import options
from automations.jobs.people_books import amount
from automations.language import _
from automations.tables.problems import visible

_FIRST = 20
_INDENT = "  "


@click.command(
    "plan", help=_("Show what would be written into 確認結果 of the shared books; write nothing.")
)
@options.event_folder
@options.as_of
@click.option("--all", "every", is_flag=True, help=_("Show every change, not only the first 20."))
def command(folder: Path, as_of: datetime | None, *, every: bool) -> int:
    """Print book by book how much would change, and the first changes."""
    plan = foresee(folder, as_of)
    news = [each for each in plan.books if each.is_news]
    if not plan.books and not plan.left_alone:
        click.echo(_("There is nothing to write: no list with rows has the heading 確認結果."))
    elif plan.books and not news:
        click.echo(_("There is nothing to write: 確認結果 says everything already."))
    hindrances = [hindrance(each) for each in news]
    for book, why in zip(news, hindrances, strict=True):
        for line in _lines(book, why, len(book.cells) if every else _FIRST):
            click.echo(visible(line).rstrip())
    for each in plan.left_alone:
        click.echo(str(each))
    return DONE_WITH_WARNINGS if any(hindrances) or plan.left_alone else DONE


def _lines(book: BookPlan, why: str, most: int) -> Iterator[str]:
    cells = book.cells
    yield f"■ {book.name}: {amount(len(cells), tab=book.tab is not None)}"
    if why:
        yield _INDENT + why
    several = len({each.sheet for each in cells}) > 1
    yield from (_INDENT + _change(each, several=several) for each in cells[:most])
    if left := len(cells[most:]):
        yield _INDENT + _("{count} more; --all shows all of them.").format(count=f"{left:,}")
    yield ""


def _change(change: CellChange, *, several: bool) -> str:
    """Say what a cell says now and what it is to say.

    >>> _change(CellChange("申込", "K12", "", "登録済み"), several=False)
    'K12: （空）→ 登録済み'
    """
    sheet = f"「{change.sheet}」" if several else ""
    return f"{sheet}{change.address}: {change.before or '（空）'}→ {change.after or '（空）'}"
