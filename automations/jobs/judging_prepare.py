"""審査準備: the book for typing scores, the judges' papers, the paper for counting by hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import click

from automations.errors import DONE, DONE_WITH_WARNINGS, InputUnfit
from automations.flows.judging_papers import MadePapers, prepare_judging
from automations.flows.waiting_outputs import Patience
from automations.jobs import options
from automations.jobs.summary import remarks, tell_waiting
from automations.language import _
from automations.tables.problems import refusals, visible


@click.command(
    "judging-prepare",
    help=_("Make the score sheets for the judges, the book to type scores, and the tally sheets."),
)
@options.event_folder
@options.as_of
def command(folder: Path, as_of: datetime | None) -> int:
    """Say who judges how many entries, and where the files lie."""
    made = prepare_judging(folder, as_of, Patience(tell=tell_waiting))
    for line in _told(made):
        click.echo(visible(line))
    if refusals(made.problems):
        return InputUnfit.exit_code
    return DONE_WITH_WARNINGS if made.problems else DONE


def _told(made: MadePapers) -> Iterator[str]:
    said = _("Judges: {judges}, entries to be judged: {entries}")
    yield said.format(judges=made.judges, entries=made.entries)
    if made.written:
        yield from (_("Written:"), *(f"  {path}" for path in made.written))
    if made.unchanged:
        yield from (_("Unchanged, they stand as they are:"), *(f"  {p}" for p in made.unchanged))
    if made.kept:
        yield from (_("Left alone, somebody has saved them:"), *(f"  {path}" for path in made.kept))
    yield from remarks(made.problems, listed=False)
