"""実施要領: the rules of the award as a document, from the settings."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from automations.flows.guidelines import make_guidelines
from automations.flows.waiting_outputs import Patience
from automations.jobs import options
from automations.jobs.summary import tell_made, tell_waiting
from automations.language import _


@click.command(
    "guidelines", help=_("Write the rules of the award as a Word document, from the settings.")
)
@options.event_folder
@options.as_of
def command(folder: Path, as_of: datetime | None) -> int:
    """Make the document, then say where it lies."""
    return tell_made([make_guidelines(folder, as_of, Patience(tell=tell_waiting))], [])
