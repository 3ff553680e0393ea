"""診断: tell what an event still lacks before anybody counts."""

from __future__ import annotations

from pathlib import Path

import click

from automations.errors import most_severe
from automations.flows.diagnosis import diagnose, lines, this_machine
from automations.jobs.options import event_folder
from automations.language import _


@click.command("doctor", help=_("Check whether everything an event needs is in place."))
@event_folder
def command(folder: Path) -> int:
    """Show one line for each finding, what to do about it, and at the end what to do next."""
    groups = diagnose(folder, this_machine(folder))
    for line in lines(groups):
        click.echo(line)
    return most_severe(check.exit_code for group in groups for check in group.checks)
