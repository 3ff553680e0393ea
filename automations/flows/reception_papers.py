"""受付準備: numbers for everybody registered, and the papers for the reception."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from automations.documents.reception_papers import (
    PaperCover,
    badges_document,
    list_document,
    slips_document,
)
from automations.errors import SettingsWrong
from automations.flows.event_folder import EventFolder
from automations.flows.scope import PAPERS
from automations.flows.tickets import issue
from automations.ledger.runs import Run
from automations.registration.register import Roster
from automations.registration.rules import Gate
from automations.registration.ticket_report import KEY, gate_names, ticket_report
from automations.resources import template_file
from automations.tables.places import Place
from automations.tables.problems import problem
from automations.tables.report import Audience, Report, Table

_MAKERS: Mapping[str, Callable[[Path, Table, PaperCover], bytes]] = dict(
    zip(PAPERS, (list_document, slips_document, badges_document), strict=True)
)


def tickets_of(folder: EventFolder, roster: Roster | None, at: datetime) -> Report:
    """Give a number to everybody registered who has none, and return all of them as a table.

    The caller holds the event's lock. Raises `SettingsWrong` if the event has no register, and as
    `issue` does.
    """
    if roster is None:
        place = Place(folder.root.resolve().name)
        raise SettingsWrong(problem("reception_without_registration", place))
    return ticket_report(issue(folder, roster, at), _gates(folder))


def paper(folder: EventFolder, report: Report, run: Run, name: str) -> bytes:
    """Return one of the papers, made from the event's own template or the standard one.

    Raises as `automations.documents.reception_papers` does.
    """
    template = template_file(name, folder.root)
    return _MAKERS[name](template, report.tables[KEY], _cover(folder, run))


def _gates(folder: EventFolder) -> tuple[Gate, ...]:
    return folder.event.registration.gates if folder.event.registration else ()


def _cover(folder: EventFolder, run: Run) -> PaperCover:
    basics = folder.event.basics
    return PaperCover(
        event_name=basics.name,
        day=basics.day,
        venue=basics.venue,
        office=basics.office,
        as_of=run.at.replace(second=0),  # people say when to the minute
        check_number=run.check_number,
        handling=Audience.SECRETARIAT.value,
        gates=gate_names(_gates(folder)),
    )
