"""The Word documents that a run publishes: each from its own template, all from one Report."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from automations.documents.applications_report import applications_report
from automations.documents.finalists_proposal import finalists_proposal
from automations.documents.judging_result import judging_result
from automations.documents.other_cities import other_cities
from automations.documents.standings_annex import standings_annex
from automations.flows.document_cover import document_cover, origin_of
from automations.flows.event_folder import EventFolder
from automations.flows.scope import Scope
from automations.ledger.runs import Run
from automations.replacing import clear_leftovers
from automations.resources import template_file
from automations.tables.places import Place
from automations.tables.problems import Problem, problem
from automations.tables.report import Audience, Report

if TYPE_CHECKING:
    from automations.documents.cover import DocumentCover

DOCUMENTS_FOLDER = "資料"
"""In the restricted folder."""
Maker = Callable[[Path, Report, "DocumentCover"], bytes]


@dataclass(frozen=True, slots=True)
class Kind:
    """How a document is made, who may see it, and the table without which there is none."""

    make: Maker
    audience: Audience
    needs: str


KINDS: Mapping[str, Kind] = {
    "応募状況報告.docx": Kind(applications_report, Audience.EXECUTIVES, "entry_sections"),
    "ファイナリスト案.docx": Kind(finalists_proposal, Audience.EXECUTIVES, "finalists"),
    "ファイナリスト案_別冊.docx": Kind(standings_annex, Audience.SECRETARIAT, "finalists"),
    "審査結果.docx": Kind(judging_result, Audience.EXECUTIVES, "result_counts"),
    "他自治体提供版.docx": Kind(other_cities, Audience.OTHER_CITIES, "inputs"),
}
"""By file name; a template bears the same name."""


def clear_unfinished(folder: EventFolder) -> None:
    """Remove what a killed run left unfinished beside results and documents.

    The caller holds the event's lock.
    """
    for place in (folder.restricted, folder.restricted / DOCUMENTS_FOLDER):
        clear_leftovers(place)


def has_document(name: str, report: Report) -> bool:
    """Tell whether a report has what a document is about."""
    return KINDS[name].needs in report.tables


def document_path(folder: EventFolder, name: str) -> Path:
    """Return where a document lies."""
    return folder.restricted / DOCUMENTS_FOLDER / name


def left_behind(folder: EventFolder, scope: Scope, report: Report) -> Iterator[Problem]:
    """Warn of each document of a job that lies there, though the job does not make it now.

    It stays: people may have noted something in it.
    """
    for name in scope.documents:
        path = document_path(folder, name)
        if not has_document(name, report) and path.is_file():
            yield outdated(path)


def outdated(path: Path) -> Problem:
    """Say that a document is not of the result that stands."""
    return problem("document_outdated", Place(f"{DOCUMENTS_FOLDER}/{path.name}"))


def made_document(folder: EventFolder, report: Report, run: Run, name: str) -> bytes:
    """Return a document as a file's bytes.

    Raises as `automations.documents.composing.document`.
    """
    kind = KINDS[name]
    cover = document_cover(folder.event, origin_of(run), kind.audience, report)
    return kind.make(template_file(name, folder.root), report, cover)
