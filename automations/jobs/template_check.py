"""ひな形点検: which fields each template uses, and what is wrong; comments stand in copies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

import click

from automations.errors import DONE, DONE_WITH_WARNINGS, SettingsWrong
from automations.flows.template_check import CheckedTemplate, check_templates
from automations.jobs import ALIASES, options
from automations.language import _
from automations.tables.problems import visible

_INDENT = "  "


@click.command(
    "template-check", help=_("Check Word templates; comments in a copy show what to mend.")
)
@options.event_folder
@options.as_of
def command(folder: Path, as_of: datetime | None) -> int:
    """Check each template of the event's own and say what was found."""
    checked = check_templates(folder, as_of)
    for line in _told(checked):
        click.echo(visible(line).rstrip())
    if any(each.examination.faults for each in checked):
        return SettingsWrong.exit_code
    noted = any(each.examination.notes or each.kept for each in checked)
    return DONE_WITH_WARNINGS if noted else DONE


def _told(checked: Sequence[CheckedTemplate]) -> Iterator[str]:
    if not checked:
        words = _("There are no templates of your own: the standard ones are used.")
        yield words + _("To change one, choose {job}.").format(job=ALIASES["template-copy"])
    for number, each in enumerate(checked):
        yield from ([""] if number else [])
        yield from _one(each)


def _one(checked: CheckedTemplate) -> Iterator[str]:
    found = checked.examination
    yield f"■ {checked.path.name}"
    if found.fields:
        words = _("Fields: {count}").format(count=len(found.fields))
        yield f"{_INDENT}{words}: {'、'.join(found.fields)}"
    if not (found.faults or found.notes):
        yield _INDENT + _("Nothing to mend.")
    if found.faults:
        yield _INDENT + _("To mend: {count}").format(count=len(found.faults))
    for each in (*found.faults, *found.notes, *checked.kept):
        yield f"{_INDENT * 2}{each.severity.value}  {each}"
    if checked.copy:
        yield _INDENT + _("Comments stand in: {path}").format(path=checked.copy)
