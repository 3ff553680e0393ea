"""フォーム: renew the workbook that tells how to build the forms."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from automations.errors import DONE, DONE_WITH_WARNINGS, InputUnfit
from automations.flows.forms import MadeForms, make_forms
from automations.jobs.options import event_folder
from automations.jobs.summary import remarks
from automations.language import _
from automations.tables.problems import refusals


@click.command(
    "forms", help=_("Write what to paste into form tools: questions, choices, the voting form.")
)
@event_folder
def command(folder: Path) -> int:
    """Make the book, then say what it holds and what is wrong with the entries."""
    made = make_forms(folder)
    for line in _told(made):
        click.echo(line)
    if refusals(made.problems):
        return InputUnfit.exit_code
    return DONE_WITH_WARNINGS if made.problems else DONE


def _told(made: MadeForms) -> Iterator[str]:
    words = _("Written: {path}") if made.changed else _("Nothing has changed: {path}")
    yield words.format(path=made.path)
    if made.listed and not refusals(made.problems):
        yield _("The voting form lists {count} entries.").format(count=made.listed)
    else:
        yield _("The voting form has no questions yet: they are made from the entries.")
    yield from remarks(made.problems, listed=False)
