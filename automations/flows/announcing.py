"""発表: the script and the certificates, once just this result of the judging is 確定."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl

from automations.award.judging.announcement import Team, announcement, without_kana
from automations.award.judging.certificates import certificates
from automations.award.judging.result import Prizes
from automations.award.judging.script import script
from automations.award.judging.wording import said
from automations.books.delimited_writing import delimited_table
from automations.books.result_book import Cover
from automations.event.model import Event
from automations.flows.announced import borne, files_of
from automations.flows.announcement_book import announcement_book
from automations.flows.documents import clear_unfinished
from automations.flows.event_folder import EventFolder, open_event
from automations.flows.finding import instant
from automations.flows.judging_result import confirmed_judging
from automations.flows.prize_papers import paper_paths, prize_papers
from automations.flows.publishing import put_output
from automations.flows.sealing import result_seal
from automations.flows.waiting_outputs import PATIENCE, Patience, when_closed
from automations.ledger.locking import event_lock
from automations.ledger.runs import check_number
from automations.tables.problems import Problem, in_order
from automations.tables.report import Audience, Report, report_of
from automations.tables.typed import Layout

if TYPE_CHECKING:
    from automations.award.judging.confirmation import Confirmation
    from automations.tables.typed import TypedTable


@dataclass(frozen=True, slots=True)
class MadeAnnouncement:
    """How many lines are read aloud, how many certificates are printed, and the files."""

    lines: int
    certificates: int
    files: tuple[Path, ...]
    problems: tuple[Problem, ...]


def announce(
    root: Path, as_of: datetime | None = None, patience: Patience = PATIENCE
) -> MadeAnnouncement:
    """Read, decide and compare anew; write script and certificates if just this result is 確定.

    Raises `DecisionNeeded` before the 確定, `InputUnfit` before there are prizes, and whatever
    judging raises; then nothing is written.
    """
    folder = open_event(root)
    at = instant(folder, as_of)
    with event_lock(folder.restricted, at):
        clear_unfinished(folder)
        confirmed = confirmed_judging(folder, at, patience)
        if confirmed.judging.prizes is None or confirmed.inputs.entries is None:
            raise AssertionError  # nothing is 確定 before there are prizes, nor without entries
        teams = teams_of(confirmed.inputs.entries)
        report = announced(folder.event, confirmed.judging.prizes, teams, confirmed.confirmation)
        winners = {each.number for own in confirmed.judging.prizes.awarded for each in own.entries}
        keywords = borne(folder, confirmed.confirmation.key, confirmed.inputs.entries, winners)
        files = _files(folder, report, at, confirmed.confirmation, keywords)
        for path, data in files.items():
            when_closed(partial(put_output, path, data), path, patience)
    lines, sheets = (len(report.tables[key].rows) for key in ("announcement", "certificates"))
    papers = (path for path in paper_paths(folder) if path in files)
    return MadeAnnouncement(lines, sheets, (*files_of(folder), *papers), report.problems)


def teams_of(entries: TypedTable) -> Mapping[int, Team]:
    """Return who each entry is of, by its number, every text as it was typed."""
    data = entries.frame.filter(pl.col("layout") == Layout.DATA.value).drop_nulls("number")
    return {row["number"]: _team(row, entries) for row in data.sort("row").iter_rows(named=True)}


def _team(row: Mapping[str, Any], entries: TypedTable) -> Team:
    return Team(
        row["title_kana_raw"].strip(),
        row["leader_raw"].strip(),
        row["leader_kana_raw"].strip(),
        row["members_raw"].strip(),
        entries.place(row["row"], "title_kana"),
        entries.place(row["row"], "leader_kana"),
    )


def announced(
    event: Event, prizes: Prizes, teams: Mapping[int, Team], confirmation: Confirmation
) -> Report:
    """Return script and certificates, and whose reading nobody wrote down."""
    if event.award is None:  # without an award there are no prizes
        raise AssertionError
    day = event.schedule.judging.date() if event.schedule.judging else event.basics.day
    return report_of(
        tables=(
            announcement(prizes, teams),
            certificates(prizes, teams, day, event.award.name),
            script(prizes, teams),
        ),
        problems=in_order(without_kana(prizes, teams)),
        notes=(said("announcement", "made_of", confirmed=confirmation.words),),
    )


def _files(
    folder: EventFolder,
    report: Report,
    at: datetime,
    confirmation: Confirmation,
    keywords: str,
) -> Mapping[Path, bytes]:
    book, listed = files_of(folder)
    number = check_number(result_seal(report), confirmation.key)
    cover = Cover(
        event_name=folder.event.basics.name,
        as_of=at.replace(second=0),  # people say when to the minute
        check_number=number,
        handling=Audience.SECRETARIAT.value,
        keywords=keywords,
    )
    return {
        **dict(prize_papers(folder, report, at, number, keywords)),
        listed: delimited_table(report.tables["certificates"]),
        book: announcement_book(book, report, cover, folder.root),
    }
