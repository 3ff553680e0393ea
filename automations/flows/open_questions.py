"""Which questions of 判定.xlsx still wait for a person: unanswered, and needed as things are now.

One whose answer no job can use waits too: as long as it stands there so, every job is refused.
Rows of 判定.xlsx are people's and stay for good; a question may have lost its point all the same.
What headings mean, and who is one person, is asked for as the books lie there now; a tie or a
prize for as long as the run asks for it that was made of what lies there.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from automations.award.judging.prize_contest import PRIZES
from automations.books.answering import read_unanswered, read_unfit
from automations.errors import ExpectedFailure, InputUnfit
from automations.event.loading import SETTINGS_FILES
from automations.flows.answers import answers_in_force
from automations.flows.approving import is_answered_for
from automations.flows.check_ins import check_ins_digest
from automations.flows.deciding import find_people
from automations.flows.event_folder import EventFolder
from automations.flows.expected_tables import expected_tables
from automations.flows.frozen_rules import changed_rules
from automations.flows.reading import BooksUnfit, read_inputs
from automations.flows.reading_judging import all_score_files
from automations.flows.scope import Part
from automations.flows.standing_runs import RECORDED, recorded_runs, standing_runs, version_of
from automations.ledger import decisions
from automations.ledger.runs import Run
from automations.people.verdicts import signatures_in
from automations.registration.doubts import doubts_of
from automations.tables.heading_answers import PREFIX

# Who is not of the secretariat may not look; a book that cannot be read has its own message.
_UNSEEN = (ExpectedFailure, OSError)


def open_questions(folder: EventFolder) -> frozenset[str]:
    """Return the keys of the questions that wait for an answer; none if they cannot be read."""
    try:
        unanswered = _unanswered(*version_of(folder.decision_book))
        headings = frozenset(key for key in unanswered if key.startswith(PREFIX))
        pairs = frozenset(key for key in unanswered if signatures_in(key))
        apart = frozenset(key for key in unanswered if is_answered_for(key))
        prizes = frozenset(key for key in unanswered if key.startswith(PRIZES))
        ties = unanswered - headings - pairs - apart - prizes
        needed = _about_headings(folder, _versions(folder)) if headings else frozenset()
        unfit = _unfit(*version_of(folder.decision_book))
        people = _still_doubted(folder, pairs)
        rules = _about_rules(folder, apart)
        asked = _still_asked(folder, ties, Part.AWARD) | _still_asked(folder, prizes, Part.JUDGING)
        return unfit | headings & needed | people | rules | asked
    except _UNSEEN:
        return frozenset()


def _about_rules(folder: EventFolder, apart: frozenset[str]) -> frozenset[str]:
    """Return what is asked about rules that differ now from those that were frozen.

    For an approval nothing waits: the result stands as a draft, and the menu says so.
    """
    changed = changed_rules(folder, datetime.now(folder.zone)) if apart else None
    return apart & {changed.key} if changed and changed.opened else frozenset()


@lru_cache(maxsize=16)
def _unanswered(book: str, _modified: int, _size: int) -> frozenset[str]:
    return frozenset(each.key for each in read_unanswered(Path(book)))


@lru_cache(maxsize=16)
def _unfit(book: str, _modified: int, _size: int) -> frozenset[str]:
    return read_unfit(Path(book))


def _still_asked(folder: EventFolder, ties: frozenset[str], part: Part) -> frozenset[str]:
    """Return the ties, or prizes, for which the runs ask that were made of just what lies there.

    Without such a run the latest counts; without any, nothing says that a question is settled.
    """
    answered = decisions.current(folder.restricted) if ties else {}
    runs = _that_decide(part, recorded_runs(folder)) if ties else []
    if not runs:
        return ties
    seal = decisions.seal(answered)
    exact = [run for run in _that_decide(part, standing_runs(folder)) if run.decisions_seal == seal]
    asked = {key for run in exact or runs[-1:] for key in run.questions}
    # An answer that was taken back since: no run can have asked for it anew.
    return ties & (asked | {key for key, each in answered.items() if each.choice})


def _that_decide(part: Part, runs: Iterable[Run]) -> list[Run]:
    return [run for run in runs if part in RECORDED[run.job].parts]


@lru_cache(maxsize=1)
def _about_headings(folder: EventFolder, _versions: tuple[object, ...]) -> frozenset[str]:
    """Return what would be asked if everything were read now; read again only after a change."""
    try:
        asked = read_inputs(folder, frozenset(Part), answers_in_force(folder)).offered
    except BooksUnfit as unfit:
        asked = unfit.questions
    return frozenset(each.key for each in asked)


def _still_doubted(folder: EventFolder, pairs: frozenset[str]) -> frozenset[str]:
    """Return the pairs of rows that are in doubt now; all of them if that cannot be told."""
    try:
        return pairs & _about_pairs(folder, _versions(folder)) if pairs else pairs
    except InputUnfit:
        return pairs


@lru_cache(maxsize=1)
def _about_pairs(folder: EventFolder, _versions: tuple[object, ...]) -> frozenset[str]:
    """Return what would be asked if everything were read now; read again only after a change."""
    said = answers_in_force(folder)
    inputs = read_inputs(folder, frozenset({Part.REGISTER, Part.ATTENDANCE}), said)
    found = find_people(inputs, folder.event, said)
    return frozenset(each.key for each in doubts_of(*found))


def _versions(folder: EventFolder) -> tuple[object, ...]:
    scored = (path for _, path in all_score_files(folder))
    return (*map(version_of, [*_read_for_questions(folder), *scored]), check_ins_digest(folder))


def _read_for_questions(folder: EventFolder) -> list[Path]:
    books = [folder.book(each.book) for each in expected_tables(folder.event)]
    settings = [folder.root / name for name in SETTINGS_FILES]
    return [*books, *settings, folder.decision_book]
