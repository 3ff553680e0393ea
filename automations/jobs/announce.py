"""発表: what is read aloud and printed on certificates, once the result of the judging is 確定."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from automations.flows.announcing import announce
from automations.flows.waiting_outputs import Patience
from automations.jobs import options
from automations.jobs.summary import tell_made, tell_waiting
from automations.language import _


@click.command(
    "announce",
    help=_("Write the script of the announcement and the data of the certificates."),
)
@options.event_folder
@options.as_of
def command(folder: Path, as_of: datetime | None) -> int:
    """Say how much is read aloud and printed, and where the files lie."""
    made = announce(folder, as_of, Patience(tell=tell_waiting))
    said = _("Announcements: {lines}, certificates: {certificates}")
    click.echo(said.format(lines=made.lines, certificates=made.certificates))
    return tell_made(made.files, made.problems)
