"""読み上げ原稿 and 賞状 in Word, beside 発表.xlsx and of the same 確定."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from automations.award.judging.certificates import KEY as CERTIFICATES
from automations.award.judging.script import KEY as SCRIPT
from automations.documents.certificates import certificates_document
from automations.documents.script import script_document
from automations.flows.documents import DOCUMENTS_FOLDER
from automations.flows.event_folder import EventFolder
from automations.flows.file_names import CERTIFICATES_PAPER, SCRIPT_PAPER
from automations.flows.letter_cover import letter_cover
from automations.resources import template_file
from automations.tables.report import Report


def paper_paths(folder: EventFolder) -> tuple[Path, Path]:
    """Return where the script and the certificates lie."""
    documents = folder.restricted / DOCUMENTS_FOLDER
    return documents / SCRIPT_PAPER, documents / CERTIFICATES_PAPER


def prize_papers(
    folder: EventFolder, report: Report, at: datetime, number: str, borne: str
) -> Iterator[tuple[Path, bytes]]:
    """Yield the script if there are prizes, and the certificates if anybody gets one.

    ``report`` has the tables of both, and a note of which 確定 they are; ``number``: the 照合番号;
    ``borne``: what the properties bear of the 確定.
    """
    said = {"keywords": borne, "made_of": "".join(report.notes)}
    cover = letter_cover(folder.event, at, number, said)
    script, certificates = paper_paths(folder)
    if report.tables[SCRIPT].rows:
        template = template_file(SCRIPT_PAPER, folder.root)
        yield script, script_document(template, report.tables[SCRIPT], cover)
    if report.tables[CERTIFICATES].rows:
        template = template_file(CERTIFICATES_PAPER, folder.root)
        yield certificates, certificates_document(template, report.tables[CERTIFICATES], cover)
