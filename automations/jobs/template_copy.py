"""ひな形取出: put templates where people can change them in Word."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from automations.errors import DONE
from automations.flows.template_copy import CopiedTemplates, copy_templates
from automations.jobs.options import event_folder
from automations.language import _
from automations.tables.problems import visible


@click.command(
    "template-copy", help=_("Copy Word templates to where they can be changed, and list fields.")
)
@event_folder
@click.argument("names", nargs=-1, metavar=_("[TEMPLATE]..."))
def command(folder: Path, names: tuple[str, ...]) -> int:
    """Copy all templates, or those named; one that is there stays as it is."""
    for line in _told(copy_templates(folder, names)):
        click.echo(visible(line).rstrip())
    return DONE


def _told(made: CopiedTemplates) -> Iterator[str]:
    yield _("Templates lie in: {path}").format(path=made.folder)
    for words, names in (
        (_("Copied: {count}"), made.copied),
        (_("There already, left as they are: {count}"), made.there),
    ):
        if names:
            yield words.format(count=len(names))
            yield from (f"  {each}" for each in names)
    yield _("What can be written in each: {path}").format(path=made.book)
