"""第二意見: where another way of matching people disagrees with the register."""

from __future__ import annotations

from pathlib import Path

import click

from automations.errors import DONE
from automations.flows.second_opinion import second_opinion
from automations.flows.waiting_outputs import Patience
from automations.jobs import options
from automations.jobs.summary import tell_waiting
from automations.language import _


@click.command(
    "second-opinion",
    help=_("List the pairs of registrations that a second way of matching sees otherwise."),
)
@options.event_folder
def command(folder: Path) -> int:
    """Say how many pairs were compared, how many are worth a look, and where they are listed."""
    found = second_opinion(folder, patience=Patience(tell=tell_waiting))
    said = _("Pairs compared: {compared}, to look at: {differing}")
    numbers = {"compared": f"{found.compared:,}", "differing": f"{found.differing:,}"}
    click.echo(said.format(**numbers))
    click.echo(_("The list: {path}").format(path=found.path))
    click.echo(_("It is a hint only: nothing was changed by it."))
    return DONE
