"""方式比較: the order of the entries under other ways of counting, for a rehearsal or a reason."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from automations.errors import DONE
from automations.flows.comparing import Reason, compare_methods
from automations.flows.waiting_outputs import Patience
from automations.jobs import options
from automations.jobs.summary import tell_waiting
from automations.language import _
from automations.tables.problems import visible


@click.command(
    "compare-methods",
    help=_("Show the order of the entries under other ways of counting; not for choosing."),
)
@options.event_folder
@options.as_of
@click.option(
    "--reason",
    default="",
    metavar=_("TEXT"),
    help=_("Why real ballots are counted in other ways; it is recorded."),
)
@click.option("--by", default="", metavar=_("NAME"), help=_("Who answers for it."))
def command(folder: Path, as_of: datetime | None, reason: str, by: str) -> int:
    """Say where the comparison lies, and what it was made of."""
    made = compare_methods(folder, Reason(reason, by), as_of, Patience(tell=tell_waiting))
    click.echo(visible(_("Written: {path}").format(path=made.path)))
    said = (
        _("Made of real ballots: the reason is recorded. Nothing was chosen by it.")
        if made.real
        else _("Made of invented ballots.")
    )
    click.echo(said)
    return DONE
