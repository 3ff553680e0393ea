"""引継: what the next person in charge has to know, as a document."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from automations.flows.handover import make_handover
from automations.flows.waiting_outputs import Patience
from automations.jobs import options
from automations.jobs.summary import tell_made, tell_waiting
from automations.language import _


@click.command(
    "handover",
    help=_("Write what the next person in charge has to know as a Word document."),
)
@options.event_folder
@options.as_of
def command(folder: Path, as_of: datetime | None) -> int:
    """Make the document, then say where it lies."""
    return tell_made([make_handover(folder, as_of, Patience(tell=tell_waiting))], [])
