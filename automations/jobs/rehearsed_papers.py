"""The rehearsal's papers: the report, the thanks, and what the next person in charge gets."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from pathlib import Path

import click

from automations.flows.event_folder import open_event
from automations.flows.guidelines import make_guidelines
from automations.flows.handover import make_handover
from automations.flows.running import perform
from automations.flows.scope import EVERYTHING, THANKS
from automations.flows.thanks import make_thanks
from automations.language import _
from automations.tables.problems import visible
from automations.tables.rendering import japanese_time

_DRAFTED = -14  # days after the first day on which entries are taken
_REPORTED, _THANKED, _HANDED_OVER = 4, 5, 7  # days after the judging
_AT = time(9)


def rehearse_papers(root: Path) -> None:
    """Make everything that an organiser has in the end, each paper as of its day."""
    schedule = open_event(root).event.schedule
    if not (schedule.judging and schedule.entries_open):  # the rehearsal has both
        raise AssertionError
    click.echo()
    click.echo(_("■ The papers of the whole event"))
    judged = schedule.judging.date()
    at = _morning(schedule.entries_open, _DRAFTED)
    _tell(at, _("Guidelines"), [make_guidelines(root, at)])
    at = _morning(judged, _REPORTED)
    _tell(at, EVERYTHING.words, perform(root, EVERYTHING, at).files)
    at = _morning(judged, _THANKED)
    _tell(at, THANKS.words, [make_thanks(root, at).path])
    at = _morning(judged, _HANDED_OVER)
    _tell(at, _("Handover"), [make_handover(root, at)])


def _morning(day: date, days: int) -> datetime:
    return datetime.combine(day + timedelta(days), _AT)  # on the event's clock


def _tell(at: datetime, words: str, files: Iterable[Path]) -> None:
    for line in (f"  {japanese_time(at)}  {words}", *(f"    {path}" for path in files)):
        click.echo(visible(line))
