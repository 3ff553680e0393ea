"""原本破棄: destroy the copies of ballots that we keep, once the finalists are approved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import click

from automations.errors import DONE
from automations.flows.destroying import DestroyedBallots, destroy_ballots
from automations.flows.waiting_outputs import Patience
from automations.jobs import options
from automations.jobs.summary import tell_waiting
from automations.language import _
from automations.ledger.originals import Destruction
from automations.tables.problems import visible
from automations.tables.rendering import japanese_time


@click.command(
    "destroy-ballots",
    help=_("Destroy the copies of ballots that were kept, once the finalists are approved."),
)
@options.event_folder
@options.as_of
@click.option("--by", default="", metavar=_("NAME"), help=_("Who destroys them; it is recorded."))
def command(folder: Path, as_of: datetime | None, by: str) -> int:
    """Say how many copies are gone, and what stays."""
    done = destroy_ballots(folder, by, as_of, Patience(tell=tell_waiting))
    for line in _lines(done):
        click.echo(visible(line))
    return DONE


def _lines(done: DestroyedBallots) -> Iterator[str]:
    if done.earlier:
        yield _earlier(done.earlier)
    if done.earlier and not done.copies:
        yield _("There was nothing left to destroy. Nothing was done.")
        return
    yield _("Copies of ballots destroyed: {count}").format(count=f"{done.copies:,}")
    yield _("The result and its records stay, and can be checked as before.")
    yield _(
        "Not deleted: the book of ballots ({book}) and the form's own answers."
        " Keep or delete them by the rules of retention."
    ).format(book=done.book)
    yield _("To count again, that book is needed.")
    yield _("Copies of this folder that were taken out, and backups, still hold theirs.")


def _earlier(earlier: Destruction) -> str:
    if earlier.at is None:
        return _("The copies of ballots were destroyed already.")
    said = _("The copies of ballots were destroyed already ({by}, {time}).")
    return said.format(by=earlier.by, time=japanese_time(earlier.at))
