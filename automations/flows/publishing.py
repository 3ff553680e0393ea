"""Publish a result: every file is made whole first, then all of them take their places.

What cannot be written is found out before the first file is touched: the workbook and the document
of one run appear together or not at all. One that somebody has open appears beside the other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from automations.books.delimited_writing import delimited_table
from automations.books.own_book import keywords_of, people_added_to
from automations.books.result_book import Cover, result_book
from automations.documents.brief import brief
from automations.flows.document_cover import document_cover, origin_of
from automations.flows.documents import DOCUMENTS_FOLDER, has_document, made_document
from automations.flows.entry_lists import entry_list, without_lists
from automations.flows.event_folder import EventFolder
from automations.flows.judging_books import judging_book, without_own_books
from automations.flows.reception_papers import paper
from automations.flows.remarks import bearing, parts_borne, parts_spoken_of
from automations.flows.scope import Part, Scope
from automations.flows.siblings import kept_name
from automations.flows.waiting_outputs import (
    PATIENCE,
    Patience,
    Waiting,
    absorb,
    held_open,
    places,
)
from automations.ledger.records import digest
from automations.ledger.runs import Output, Run
from automations.registration.ticket_report import KEY as TICKETS
from automations.replacing import refuse_unreplaceable, whole_package, write_file
from automations.resources import template_file
from automations.tables.report import Audience, Report


@dataclass(frozen=True, slots=True)
class Prepared:
    """The files of one run, made and checked but not yet in place: their bytes by place.

    ``settled``: the outputs that are written in their own place; nothing waits beside them now.
    """

    files: Mapping[Path, bytes]
    settled: tuple[Path, ...]

    @property
    def outputs(self) -> tuple[Output, ...]:
        """Return what the record of the run says about them."""
        return tuple(Output(path.name, digest(data)) for path, data in self.files.items())


def targets(folder: EventFolder, scope: Scope, report: Report) -> tuple[Path, ...]:
    """Return the files that a job publishes; documents only of what the report tells."""
    outputs = folder.event.outputs
    books = [folder.restricted / (scope.book or outputs.result_book)] if scope.sheets else []
    documents = [folder.restricted / outputs.brief] if scope.brief else []
    lists = [folder.restricted / scope.csv] if scope.csv else []
    documents += [
        folder.restricted / DOCUMENTS_FOLDER / name
        for name in scope.documents
        if has_document(name, report)
    ]
    papers = [folder.restricted / name for name in scope.papers]
    return (*books, *lists, *documents, *papers)


def prepare(
    folder: EventFolder, scope: Scope, report: Report, run: Run, waiting: Sequence[Waiting] = ()
) -> Prepared:
    """Make every file of a job in memory; on any failure nothing has been published.

    ``waiting``: the outputs that somebody has open.
    """
    files = targets(folder, scope, report)
    made = (_made(folder, scope, report, run, target) for target in files)
    held = {each.target for each in waiting}
    settled = tuple(target for target in files if target not in held)
    return Prepared(dict(zip(places(files, waiting), made, strict=True)), settled)


def publish(prepared: Prepared) -> None:
    """Put every file in its place; refused before the first if one of them cannot be replaced."""
    for place in prepared.files:
        refuse_unreplaceable(place)
    for place, data in prepared.files.items():
        put_output(place, data)
    absorb(prepared.settled)


def still_published(files: Sequence[Path], run: Run, waiting: Sequence[Waiting] = ()) -> bool:
    """Tell whether every one of ``files`` stands as a recorded run published it.

    ``waiting``: the outputs that somebody has open; of the others none may wait in another file.
    """
    published = {each.name: each.digest for each in run.outputs}
    standing = {path.name: _digest_of(path) for path in places(files, waiting)}
    return published.items() >= standing.items()  # a list made on the side was not asked for now


def _digest_of(path: Path) -> str:
    """Return the digest of a file; "" if none can be read there: writing will tell why."""
    try:
        return digest(path.read_bytes())
    except OSError:
        return ""


def template_digest(folder: EventFolder, scope: Scope) -> str:
    """Return the digest of the templates a job fills in; "" if it makes no document."""
    named = [template_file(name, folder.root) for name in (*scope.templates, *scope.documents)]
    own = [folder.template] if scope.brief else []
    return "-".join(map(_digest_of, (*own, *named)))


def publish_remarks(
    folder: EventFolder, report: Report, run: Run, scope: Scope, patience: Patience = PATIENCE
) -> tuple[Waiting, ...]:
    """Write 要確認 alone: what a job found that has to be mended before there is a result.

    Return who has it open, if it had to be written beside itself.
    """
    words = bearing(parts_spoken_of(folder, report.problems, scope))
    cover = replace(_cover(folder, run), keywords=words)
    data = result_book(folder.remarks, report, cover, folder.root)
    waiting = held_open([folder.remarks], patience)
    (place,) = places([folder.remarks], waiting)
    put_output(place, data)
    if not waiting:
        absorb([folder.remarks])
    return waiting


def clear_remarks(folder: EventFolder, scope: Scope) -> None:
    """Take 要確認 away once a job has found in order all that it speaks of.

    It would contradict the result beside it; what another job has to find mended stays listed.
    """
    if parts_borne(keywords_of(folder.remarks)) <= scope.parts:
        with suppress(OSError):  # somebody reads it; it goes next time
            folder.remarks.unlink(missing_ok=True)
        absorb([folder.remarks])


def _made(folder: EventFolder, scope: Scope, report: Report, run: Run, target: Path) -> bytes:
    if target.name in scope.documents:
        return made_document(folder, report, run, target.name)
    if target.name in scope.papers:
        return _paper_maker(scope)(folder, report, run, target.name)
    if target.suffix == ".docx":
        cover = document_cover(folder.event, origin_of(run), Audience.EXECUTIVES, report)
        return brief(folder.template, report, cover)
    if target.suffix == ".csv":
        return delimited_table(report.tables[TICKETS if scope.papers else "register"])
    told = without_own_books(without_lists(report))
    return result_book(target, told, _cover(folder, run), folder.root)


def _paper_maker(scope: Scope) -> Callable[[EventFolder, Report, Run, str], bytes]:
    """Return what makes the papers of a job."""
    if Part.JUDGING in scope.parts:
        return judging_book
    return entry_list if scope.gives_numbers else paper


def put_output(target: Path, data: bytes) -> None:
    """Put a result in its place; a book that people added sheets to is kept beside it."""
    if people_added_to(target):
        write_file(kept_name(target), target.read_bytes(), whole_package)
    write_file(target, data, None if target.suffix == ".csv" else whole_package)


def _cover(folder: EventFolder, run: Run) -> Cover:
    return Cover(
        event_name=folder.event.basics.name,
        as_of=run.at.replace(second=0),  # people say when to the minute
        check_number=run.check_number,
        handling=Audience.SECRETARIAT.value,
        addresses=folder.online.addresses(),
    )
