"""礼状: letters of thanks to exhibitors, speakers and judges."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from automations.flows.thanks import make_thanks
from automations.flows.waiting_outputs import Patience
from automations.jobs import options
from automations.jobs.summary import tell_made, tell_waiting
from automations.language import _


@click.command(
    "thanks", help=_("Write letters of thanks to exhibitors, speakers and judges who came.")
)
@options.event_folder
@options.as_of
def command(folder: Path, as_of: datetime | None) -> int:
    """Say how many letters there are, and where they lie."""
    made = make_thanks(folder, as_of, Patience(tell=tell_waiting))
    click.echo(_("Letters: {letters}").format(letters=made.letters))
    return tell_made([made.path], [])
