"""The shape that most commands share: open an event's folder, run one job, say how it ended."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from automations.errors import InputUnfit
from automations.flows.running import NothingPublished, perform
from automations.flows.scope import Scope
from automations.flows.waiting_outputs import Patience
from automations.jobs import options
from automations.jobs.copies import tell_copies
from automations.jobs.people_books import tell_written
from automations.jobs.summary import tell, tell_waiting
from automations.language import _


def event_job(name: str, scope: Scope, words: str) -> click.Command:
    """Make the command that runs ``scope`` on an event's folder; ``words`` is its help."""

    @click.command(name, help=words)
    @options.event_folder
    @options.as_of
    def command(folder: Path, as_of: datetime | None) -> int:
        return run_job(folder, scope, as_of)

    return command


def run_job(folder: Path, scope: Scope, as_of: datetime | None) -> int:
    """Run ``scope`` on an event's folder and say how it ended; return the exit code."""
    try:
        outcome = perform(folder, scope, as_of, Patience(tell=tell_waiting))
    except InputUnfit as unfit:
        if isinstance(unfit, NothingPublished):
            tell_written(unfit.written)
        click.echo(_("No result was made; one that was there stands as it was. Please mend:"))
        raise
    tell(outcome)
    tell_copies(outcome.folder)
    return outcome.code
