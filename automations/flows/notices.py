"""通知: data for mail merge to those chosen and not chosen, once just this result is approved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from automations.award.approval import Approval
from automations.award.decision import AwardResult
from automations.award.notices import CHOSEN, NOT_CHOSEN, Addressee, notices
from automations.books.delimited_writing import delimited_table
from automations.books.result_book import Cover, result_book
from automations.event.model import Event
from automations.flows.approved_result import approved_result
from automations.flows.deciding import inputs_table
from automations.flows.documents import clear_unfinished
from automations.flows.event_folder import EventFolder, open_event
from automations.flows.file_names import NOTICES_BOOK, NOTICES_CHOSEN, NOTICES_NOT_CHOSEN
from automations.flows.finding import instant
from automations.flows.notice_letters import letter_paths, notice_letters
from automations.flows.publishing import put_output
from automations.flows.reading import Inputs
from automations.flows.sealing import result_seal
from automations.flows.waiting_outputs import PATIENCE, Patience, when_closed
from automations.ledger.locking import event_lock
from automations.ledger.runs import check_number
from automations.tables.problems import Problem, in_order, problem
from automations.tables.rendering import japanese_day, japanese_time
from automations.tables.report import Audience, Report, report_of

BEARS = "承認: "
"""What stands before the number of the approval in the properties of the book."""


@dataclass(frozen=True, slots=True)
class MadeNotices:
    """How many are told that they were chosen and that they were not, and the files."""

    chosen: int
    not_chosen: int
    files: tuple[Path, ...]
    problems: tuple[Problem, ...]


def make_notices(
    root: Path, as_of: datetime | None = None, patience: Patience = PATIENCE
) -> MadeNotices:
    """Read, decide and compare anew; write the notices if just this result is approved.

    Raises `DecisionNeeded` before the approval, `InputUnfit` before there are finalists, and
    whatever counting raises; then nothing is written.
    """
    folder = open_event(root)
    at = instant(folder, as_of)
    with event_lock(folder.restricted, at):
        clear_unfinished(folder)
        approved = approved_result(folder, at, "notices_before_approval", patience)
        report = _report(folder.event, approved.inputs, approved.result)
        files = _files(folder, report, at, approved.approval)
        for path, data in files.items():
            when_closed(partial(put_output, path, data), path, patience)
    return MadeNotices(
        len(report.tables[CHOSEN].rows),
        len(report.tables[NOT_CHOSEN].rows),
        (*files_of(folder), *(path for path in letter_paths(folder) if path in files)),
        report.problems,
    )


def files_of(folder: EventFolder) -> tuple[Path, ...]:
    """Return where the data of the notices lie."""
    names = (NOTICES_BOOK, NOTICES_CHOSEN, NOTICES_NOT_CHOSEN)
    return tuple(folder.restricted / name for name in names)


def _report(event: Event, inputs: Inputs, result: AwardResult) -> Report:
    if event.award is None or inputs.entries is None:  # without an award there is no result
        raise AssertionError
    addressees = _addressees(inputs)
    tables = notices(result, addressees, event.award, _presented(event))
    problems = in_order(_unaddressed(inputs, result, addressees))
    return report_of(tables=[inputs_table(inputs), *tables], problems=problems)


def _addressees(inputs: Inputs) -> Mapping[int, Addressee]:
    """Return whom to write to, by the entry's number."""
    if inputs.entries is None:
        return {}
    told = inputs.entries.frame.select("number", "leader", "mail").drop_nulls("number")
    return {number: Addressee(leader, mail) for number, leader, mail in told.iter_rows()}


def _unaddressed(
    inputs: Inputs, result: AwardResult, addressees: Mapping[int, Addressee]
) -> Iterator[Problem]:
    for each in result.standings:
        to = addressees.get(each.entry.number)
        if inputs.entries and not (to and to.leader and to.mail):
            place = inputs.entries.sheet.place(each.entry.row)
            yield problem("notice_without_mail", place, title=each.entry.label)


def _presented(event: Event) -> str:
    """Say when finalists present: the judging, else the day of the event."""
    judging = event.schedule.judging
    return japanese_time(judging) if judging else japanese_day(event.basics.day)


def _files(
    folder: EventFolder, report: Report, at: datetime, approved: Approval
) -> Mapping[Path, bytes]:
    book, chosen, not_chosen = files_of(folder)
    number, borne = check_number(result_seal(report), approved.key), f"{BEARS}{approved.key}"
    cover = Cover(
        event_name=folder.event.basics.name,
        as_of=at.replace(second=0),  # people say when to the minute
        check_number=number,
        handling=Audience.SECRETARIAT.value,
        keywords=borne,
    )
    return {
        **dict(notice_letters(folder, report, at, number, borne)),
        chosen: delimited_table(report.tables[CHOSEN]),
        not_chosen: delimited_table(report.tables[NOT_CHOSEN]),
        book: result_book(book, report, cover, folder.root),
    }
