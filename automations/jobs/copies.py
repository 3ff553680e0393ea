"""What a person reads about the copies of an event that are out."""

from __future__ import annotations

from collections.abc import Iterable

import click

from automations.flows.carrying import copies_noted
from automations.flows.event_folder import EventFolder
from automations.tables.problems import Problem, visible


def tell_copies(folder: EventFolder) -> None:
    """Say behind a job's result which copies are out, or that this folder is one."""
    tell_notes(copies_noted(folder))


def tell_notes(notes: Iterable[Problem]) -> None:
    """Print notes, each with how urgent it is."""
    for each in notes:
        click.echo(visible(f"{each.severity.value}  {each}"))
