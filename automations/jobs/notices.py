"""通知: what entrants are told, as data for mail merge, once the finalists are approved."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from automations.flows.notices import make_notices
from automations.flows.waiting_outputs import Patience
from automations.jobs import options
from automations.jobs.summary import tell_made, tell_waiting
from automations.language import _


@click.command(
    "notices",
    help=_("Write the data for notices to entrants, once the finalists are approved."),
)
@options.event_folder
@options.as_of
def command(folder: Path, as_of: datetime | None) -> int:
    """Say how many are told what, and where the files lie."""
    made = make_notices(folder, as_of, Patience(tell=tell_waiting))
    said = _("Chosen: {chosen}, not chosen: {others}")
    click.echo(said.format(chosen=made.chosen, others=made.not_chosen))
    return tell_made(made.files, made.problems)
