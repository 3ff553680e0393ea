"""点検: what has to be looked at in every sheet; no result is published."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from automations.errors import DONE, DONE_WITH_WARNINGS, InputUnfit, TryAgain, most_severe
from automations.flows.running import code_of, inspect
from automations.flows.waiting_outputs import Patience
from automations.jobs import options
from automations.jobs.people_books import tell_written
from automations.jobs.summary import tell_waiting
from automations.language import _
from automations.tables.problems import refusals


@click.command("check", help=_("List what has to be looked at in every sheet, publish nothing."))
@options.event_folder
@options.as_of
def command(folder: Path, as_of: datetime | None) -> int:
    """Print every problem and where the list lies."""
    inspection = inspect(folder, as_of, Patience(tell=tell_waiting))
    for problem in inspection.problems:
        click.echo(f"{problem.severity.value}  {problem}")
    found = len(inspection.problems)
    click.echo(_("To look at: {count}").format(count=found) if found else _("All is in order."))
    click.echo(_("The list: {path}").format(path=inspection.path))
    for each in inspection.waiting:
        click.echo(str(each.remark))
    tell_written(inspection.written)
    if refusals(inspection.problems):
        return InputUnfit.exit_code
    if inspection.waiting:
        return TryAgain.exit_code
    return most_severe([DONE_WITH_WARNINGS if found else DONE, code_of(inspection.written)])
