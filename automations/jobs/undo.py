"""書込取消: take out of people's books what was written into them last."""

from __future__ import annotations

from pathlib import Path

import click

from automations.errors import DONE, DONE_WITH_WARNINGS
from automations.flows.write_back_undo import BookUndone, undo
from automations.jobs import options
from automations.language import _


@click.command(
    "undo", help=_("Take out what was last written into 確認結果, where nobody saved since.")
)
@options.event_folder
@click.option("--book", default="", metavar=_("NAME"), help=_("Only this book."))
def command(folder: Path, book: str) -> int:
    """Print what became of each book."""
    undone = undo(folder, book)
    for each in undone:
        if line := _line(each):
            click.echo(line)
    if any(each.restored for each in undone):
        click.echo(
            _(
                "The next run writes 確認結果 again. Delete that column and the sheet"
                " 集計_要確認 to stop it."
            )
        )
    elif not any(each.why for each in undone):
        click.echo(_("There is nothing to undo."))
    return DONE_WITH_WARNINGS if any(each.why for each in undone) else DONE


def _line(each: BookUndone) -> str:
    restored = _("{book}: stands as it did before.").format(book=each.book)
    return restored if each.restored else each.why
