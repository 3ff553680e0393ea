"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from automations.language import _

Command = TypeVar("Command", bound=Callable[..., Any])


def event_folder(command: Command) -> Command:
    """Add the argument FOLDER: the event's folder, by default the one we stand in."""
    return click.argument(
        "folder",
        type=click.Path(file_okay=False, path_type=Path),
        default=Path(),
        metavar=_("[FOLDER]"),
    )(command)


def as_of(command: Command) -> Command:
    """Add the option --as-of: the instant for which deadlines are judged."""
    return click.option(
        "--as-of",
        type=click.DateTime(["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]),
        metavar=_("TIME"),
        help=_("Judge deadlines as of this time, such as 2024-12-24T17:00. [default: now]"),
    )(command)
