"""名簿: who has registered, each person once."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from automations.flows.scope import ROSTER, ROSTER_AND_CSV
from automations.jobs import options
from automations.jobs.event_job import run_job
from automations.language import _


@click.command(
    "roster", help=_("Merge the registrations into one list that names each person once.")
)
@options.event_folder
@options.as_of
@click.option(
    "--csv",
    "as_csv",
    is_flag=True,
    help=_("Write the list as CSV, too: for name badges and mail merge."),
)
def command(folder: Path, as_of: datetime | None, *, as_csv: bool) -> int:
    """Make the list as a workbook, and as CSV if that is asked for."""
    return run_job(folder, ROSTER_AND_CSV if as_csv else ROSTER, as_of)
