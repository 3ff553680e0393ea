"""持ち出し: copy an event's folder to where there is no share."""

from __future__ import annotations

from pathlib import Path

import click

from automations.errors import DONE, DONE_WITH_WARNINGS
from automations.flows.carrying import take_out
from automations.jobs.copies import tell_notes
from automations.language import _


@click.command(
    "take-out",
    help=_("Copy the whole folder, for a place without the share."),
)
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), metavar=_("FOLDER"))
@click.argument(
    "destination", type=click.Path(file_okay=False, path_type=Path), metavar=_("DESTINATION")
)
def command(folder: Path, destination: Path) -> int:
    """Make the copy, then say where it is and how it comes back."""
    taken = take_out(folder, destination)
    click.echo(
        _("Taken out: {count} files, copy number {number}").format(
            count=f"{taken.files:,}", number=taken.passage.short
        )
    )
    click.echo(f"  {taken.destination.resolve()}")
    click.echo(_("The copy holds everything the secretariat's folder holds: keep it as safe."))
    click.echo(_("When you are done there, bring it back from this folder with 持ち帰り."))
    tell_notes(taken.notes)
    return DONE_WITH_WARNINGS if taken.notes else DONE
