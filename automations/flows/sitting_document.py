"""審査会資料.docx: what judges have before them, from the books and the settings alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time

from automations.award.judging.sitting_tables import sitting_tables
from automations.documents.sitting import sitting_papers
from automations.flows.document_cover import Origin, document_cover
from automations.flows.event_folder import EventFolder
from automations.flows.file_names import SITTING_PAPERS
from automations.flows.reading_sitting import ReadSitting
from automations.flows.sealing import result_seal
from automations.flows.sitting import Sitting
from automations.ledger.runs import check_number
from automations.resources import template_file
from automations.tables.rendering import shown
from automations.tables.report import Audience, Form, report_of

_MADE = datetime(2000, 1, 1, tzinfo=UTC)  # no trace of when it was made: unchanged, it stays


def sitting_document(folder: EventFolder, read: ReadSitting) -> bytes:
    """Return the document, made from the event's own template or the standard one.

    Raises as `automations.documents.composing.document`.
    """
    sitting = read.sitting
    report = report_of(tables=sitting_tables(sitting.entries, read.typed, sitting.rules))
    origin = Origin(_MADE, check_number(result_seal(report), sitting.number))
    cover = document_cover(folder.event, origin, Audience.JUDGES)
    asked = {"begins": _begins(sitting), "asked": sitting.asked, "blanks": sitting.blanks}
    cover = replace(cover, said={**cover.said, **asked})
    return sitting_papers(template_file(SITTING_PAPERS, folder.root), report, cover)


def _begins(sitting: Sitting) -> str:
    """Return the day of the sitting, and the time where the settings say one."""
    judging = sitting.event.schedule.judging
    if judging is None or judging.timetz().replace(tzinfo=None) == time(0):
        return sitting.day
    return shown(judging, Form.TIME)
