"""持ち帰り: bring back a copy of an event's folder, or say that it is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from automations.errors import DONE, DONE_WITH_WARNINGS, InputUnfit
from automations.flows.carrying import give_up
from automations.flows.carrying_back import BroughtBack, bring_back
from automations.jobs.copies import tell_notes
from automations.language import _
from automations.tables.problems import Severity, visible


@click.command(
    "bring-back",
    help=_("Bring what was done in a copy back into the folder: all of it, or nothing."),
)
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), metavar=_("FOLDER"))
@click.argument(
    "source", type=click.Path(file_okay=False, path_type=Path), required=False, metavar=_("[COPY]")
)
@click.option(
    "--lost", metavar=_("COPY NUMBER"), help=_("Record that the copy of this number is lost.")
)
def command(folder: Path, source: Path | None, lost: str | None) -> int:
    """Bring the copy back and say what came; or record that it will not."""
    if (source is None) == (lost is None):
        raise click.UsageError(_("Name either the folder of the copy, or --lost and its number."))
    if source is None:
        return _given_up(folder, lost or "")
    return _brought_back(folder, source)


def _given_up(folder: Path, number: str) -> int:
    copy = give_up(folder, number)
    click.echo(_("Recorded as lost: copy number {number}.").format(number=copy.short))
    click.echo(_("It held personal data: report the loss as your rules for that say."))
    return DONE


def _brought_back(folder: Path, source: Path) -> int:
    try:
        brought = bring_back(folder, source)
    except InputUnfit:
        click.echo(_("Nothing was brought back, and nothing here was changed. Please mend:"))
        raise
    for line in _lines(brought):
        click.echo(visible(line))
    notes = [each for each in brought.notes if each.severity is not Severity.REFUSE]
    tell_notes(notes)
    return DONE_WITH_WARNINGS if notes else DONE


def _lines(brought: BroughtBack) -> Iterator[str]:
    if not brought.files and not brought.records:
        yield _("There was nothing new in the copy.")
        return
    yield _("Brought back: {files} files, {records} records").format(
        files=f"{len(brought.files):,}", records=f"{brought.records:,}"
    )
    yield from (f"  {each}" for each in brought.files)
    if brought.results:
        yield _("Results are not brought back but made anew:")
        yield from (f"  {each}" for each in brought.results)
    yield _("Next, let 一括 count everything again.")
