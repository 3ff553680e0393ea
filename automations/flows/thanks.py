"""礼状: letters of thanks to exhibitors and speakers who came, and to judges who judged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from automations.award.judging.panel import Judge, Presence, read_panel
from automations.documents.brief_tables import figure_text
from automations.documents.letters import letters
from automations.errors import InputUnfit
from automations.event.model import Event
from automations.flows.answers import answers_in_force
from automations.flows.decided import decide_all
from automations.flows.documents import DOCUMENTS_FOLDER, clear_unfinished
from automations.flows.event_folder import EventFolder, open_event
from automations.flows.file_names import THANKS_LETTERS
from automations.flows.finding import instant
from automations.flows.letter_cover import letter_cover
from automations.flows.publishing import put_output
from automations.flows.scope import THANKS
from automations.flows.sealing import result_seal
from automations.flows.table_reader import TableReader
from automations.flows.waiting_outputs import PATIENCE, Patience, when_closed
from automations.ledger.locking import event_lock
from automations.ledger.runs import check_number
from automations.registration.rules import Kind
from automations.registration.thanked import JUDGE, KEY, thanked, with_judges
from automations.resources import template_file
from automations.tables.places import Place
from automations.tables.problems import Problem, problem, refuse_input
from automations.tables.report import Cell, Report, report_of
from automations.tables.schema import schema

_FILE = "documents/thanks.toml"
_JUDGES = "審査員名簿"
_THANKED_FOR = {Kind.EXHIBITOR.value: "exhibited", Kind.SPEAKER.value: "spoke", JUDGE: "judged"}
_MOST_NAMES = 5  # of one body, on one letter


@dataclass(frozen=True, slots=True)
class MadeThanks:
    """How many letters were made, and where they lie."""

    letters: int
    path: Path


def thanks_path(folder: EventFolder) -> Path:
    """Return where the letters lie."""
    return folder.restricted / DOCUMENTS_FOLDER / THANKS_LETTERS


def make_thanks(
    root: Path, as_of: datetime | None = None, patience: Patience = PATIENCE
) -> MadeThanks:
    """Read who came, and write a letter to each of those who are to be thanked.

    Raises `InputUnfit` if there is nobody, and whatever counting attendance raises; then nothing
    is written.
    """
    folder = open_event(root)
    at = instant(folder, as_of)
    path = thanks_path(folder)
    with event_lock(folder.restricted, at):
        clear_unfinished(folder)
        report = _report(folder, at)
        content = _letters(folder, report, at)
        when_closed(partial(put_output, path, content), path, patience)
    return MadeThanks(len(report.tables[KEY].rows), path)


def _report(folder: EventFolder, at: datetime) -> Report:
    """Return whom to thank, and how many visitors there were."""
    findings = decide_all(folder, THANKS, at).findings
    rows = tuple(_row_of_judge(each) for each in _judges(folder, at))
    table = with_judges(thanked(findings.attendance), rows)
    if not table.rows:
        raise InputUnfit(problem("letter_nobody_to_thank", Place(folder.root.resolve().name)))
    visitors = findings.report.figures.get("visitors")
    return report_of([visitors] if visitors else [], [table])


def _judges(folder: EventFolder, at: datetime) -> Iterator[Judge]:
    """Yield the judges who judged, once their day has come; none where there is no list."""
    rules, day = folder.event.award, folder.event.schedule.judging
    if rules is None or rules.judges is None or (day and at < day):
        return
    if folder.book(rules.judges.book).exists():
        reader = TableReader(folder, answers_in_force(folder))
        table = reader.table(_JUDGES, rules.judges, schema("judges"))
        refuse_input(each for each in reader.faults if isinstance(each, Problem))
        panel = read_panel(table, ()).judges if table else ()
        came = (each for each in panel if each.presence is not Presence.ABSENT)
        yield from (each for each in came if not _is_sender(each, folder.event))


def _is_sender(judge: Judge, event: Event) -> bool:
    """Tell whether a judge is the one who signs the letters: nobody thanks themselves."""
    sender = "".join(event.documents.sender.split())
    post = "".join(f"{judge.body}{judge.post}".split())
    names = ("".join(judge.name.split()), post if judge.post else "")
    return any(each and each in sender for each in names)


def _row_of_judge(judge: Judge) -> tuple[str, ...]:
    if judge.presence is Presence.DEPUTY and judge.deputy:
        return (JUDGE, judge.body, "", judge.deputy)
    return (JUDGE, judge.body, judge.post, judge.name)


def _letters(folder: EventFolder, report: Report, at: datetime) -> bytes:
    number = check_number(result_seal(report), "")
    visitors = report.figures.get("visitors")
    cover = letter_cover(
        folder.event, at, number, {"visitors": figure_text(visitors)} if visitors else {}
    )
    people = [_known(row, cover.said["letter_honorific"]) for row in report.tables[KEY].rows]
    return letters(_FILE, template_file(THANKS_LETTERS, folder.root), people, cover)


def _known(row: tuple[Cell, ...], honorific: str) -> dict[str, str]:
    """Return what a letter says of those it is to; a body with many people is addressed whole."""
    kind, body, post, typed = map(str, row)
    names = [f"{each}　{honorific}" for each in typed.split("\n")]
    whole = bool(body) and len(names) > _MOST_NAMES
    known = {"body": body, "post": post, "names": "" if whole else "\n".join(names)}
    return {**known, **dict.fromkeys(_THANKED_FOR.values(), ""), _THANKED_FOR[kind]: kind}
