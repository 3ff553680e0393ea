"""What a person reads about people's own books: what was written into them, or why it was not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from automations.flows.write_back import BookWritten
from automations.language import _
from automations.tables.problems import visible

_INDENT = "  "
_TAB = "集計_要確認"


def tell_written(written: Iterable[BookWritten]) -> None:
    """Print what became of people's books, if there is anything to say."""
    for line in written_lines(written):
        click.echo(visible(line).rstrip())


def written_lines(written: Iterable[BookWritten]) -> Iterator[str]:
    """Say book by book what was written into it; nothing about books that said it already."""
    news = [each for each in written if each.is_news]
    if not news:
        return
    yield ""
    yield f"■ {_('Written back into the books')}"
    for each in news:
        yield from _lines(each)


def amount(cells: int, *, tab: bool) -> str:
    """Say how much of a book is ours to write.

    >>> amount(3, tab=True)
    '確認結果 3行、集計_要確認'
    """
    rows = [_("確認結果: {count} rows").format(count=f"{cells:,}")] if cells else []
    return "、".join([*rows, *([_TAB] if tab else [])])


def _lines(each: BookWritten) -> Iterator[str]:
    if each.cells or each.tab:
        yield f"{_INDENT}{each.book}: {amount(each.cells, tab=each.tab)}"
    yield from (f"{_INDENT}{line}" for line in each.why.splitlines())
    if each.sibling:
        yield _INDENT + _("The same stands in this file beside it:")
        yield f"{_INDENT}{_INDENT}{each.sibling}"
