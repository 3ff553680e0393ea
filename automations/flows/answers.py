"""Questions to people and their answers: 判定.xlsx on one side, the records on the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from functools import partial

from automations.award import same_second, tie_question
from automations.award.approval import PREFIX as APPROVALS
from automations.award.decision import AwardResult
from automations.award.judging.confirmation import PREFIX as CONFIRMATIONS
from automations.award.judging.prize_contest import PRIZES
from automations.award.rule_changes import PREFIX as RULE_CHANGES
from automations.award.tie_ways import way_key, way_told
from automations.award.ties import TIES
from automations.books.decision_book import (
    Answer,
    Question,
    append_questions,
    read_answers,
    read_unanswered,
)
from automations.errors import InputUnfit, PermissionRefused
from automations.flows.event_folder import EventFolder
from automations.flows.expected_tables import ExpectedTable
from automations.flows.reading import Inputs
from automations.flows.understanding import said_headings, understood
from automations.flows.waiting_outputs import PATIENCE, Patience, when_closed
from automations.ledger.decisions import Decision, current, record
from automations.people.verdicts import signatures_in
from automations.registration import doubts
from automations.registration.attendance import Attendance
from automations.registration.register import Roster
from automations.tables.heading_answers import PREFIX
from automations.tables.report import Column, Form, Report, Table, report_of
from automations.tables.schema import Schema
from automations.tables.sheet import Sheet

COMPARISONS = "方式比較-"
_TOLD_APART = (PREFIX, APPROVALS, CONFIRMATIONS, RULE_CHANGES, COMPARISONS)
_NOTE = "判定.xlsxに記入された判定。同点の得点や比べた数が変わったときは使わず、改めて質問する。"
_HEADINGS_NOTE = "判定.xlsxで、どの項目かを人が選んだ見出し。同じ見出しは、次からも同じように読む。"


def recorded_answers(folder: EventFolder, at: datetime) -> Mapping[str, Decision]:
    """Record what people have answered or taken back since; return what holds, by question."""
    for answer in read_answers(folder.decision_book):
        record(folder.restricted, _decision(answer, at))
    held = current(folder.restricted)
    for answer in read_unanswered(folder.decision_book):
        if answer.key in held and held[answer.key].choice:
            record(folder.restricted, _decision(answer, at))
    return current(folder.restricted)


def answers_in_force(folder: EventFolder) -> Mapping[str, str]:
    """Return what people chose, by question; as `decisions_in_force`."""
    return choices_of(decisions_in_force(folder))


def choices_of(answers: Mapping[str, Decision | Answer]) -> Mapping[str, str]:
    """Return what people chose, by question; beside it, how they came to decide a tie."""
    chosen = {key: each for key, each in answers.items() if each.choice}
    ways = {
        way_key(key): way_told(each.reason, each.decided_by, each.decided_on)
        for key, each in chosen.items()
        if each.reason and key.startswith((TIES, PRIZES))
    }
    return {key: each.choice for key, each in chosen.items()} | ways


def decisions_in_force(folder: EventFolder) -> Mapping[str, Decision | Answer]:
    """Return what people decided, by question, without recording anything: to look, not to run.

    A decision book that cannot be used says nothing new; what was recorded holds. To who may not
    open the restricted folder, nobody has answered anything.
    """
    said: dict[str, Decision | Answer] = {}
    with suppress(PermissionRefused):
        said |= current(folder.restricted)
    with suppress(InputUnfit, PermissionRefused, PermissionError):
        given = read_answers(folder.decision_book)
        taken_back = read_unanswered(folder.decision_book)
        said |= {each.key: each for each in (*taken_back, *given)}
    return {key: each for key, each in said.items() if each.choice}


def schema_in_force(folder: EventFolder, table: ExpectedTable, sheet: Sheet) -> Schema:
    """Return the schema under which a job would read ``sheet`` now; nothing is recorded."""
    return understood(sheet, table.schema, table.profile, folder, answers_in_force(folder))


def questions(
    award: AwardResult | None, roster: Roster | None = None, attendance: Attendance | None = None
) -> tuple[Question, ...]:
    """Return what only a person can decide: ballots, ties, then who is one person."""
    return (*_ballots(award), *_ties(award), *_pairs(roster, attendance))


def _ballots(award: AwardResult | None) -> Iterator[Question]:
    for each in award.ballot_questions if award else ():
        yield Question(each.key, same_second.SHEET, each.asked, each.evidence, each.options)


def _ties(award: AwardResult | None) -> Iterator[Question]:
    if award is None or award.words is None:
        return
    guidance = tie_question.guidance()
    for tie in award.open_ties:
        asked = tie_question.asked(tie, award.words)
        evidence = tie_question.evidence(tie, award.words)
        yield Question(tie.key, tie_question.SHEET, asked, evidence, tie.options, guidance)


def _pairs(roster: Roster | None, attendance: Attendance | None) -> Iterator[Question]:
    sheet, guidance = doubts.said("sheet"), tuple(doubts.wording()["guidance"])
    for each in doubts.open_pairs(roster, attendance):
        yield Question(each.key, sheet, each.what, each.evidence, doubts.CHOICES, guidance)


def decisions_report(answers: Mapping[str, Decision]) -> Report:
    """Return the answers in force as a table: who decided what, when and why; empty without any.

    What headings mean, who is one person, changed rules and approvals have tables of their own;
    that votes were counted in other ways says nothing of a result.
    """
    rows = tuple(
        (each.key, each.choice, each.reason, each.decided_by, each.decided_on)
        for each in answers.values()
        if each.choice and not each.key.startswith(_TOLD_APART) and not signatures_in(each.key)
    )
    columns = (
        Column("番号", width=14),
        Column("判定", width=20),
        Column("理由", width=24),
        Column("判定者", width=8),
        Column("判定日", Form.DAY, 8),
    )
    return report_of(tables=[Table("decisions", "人の判定", columns, rows, _NOTE)] if rows else ())


def headings_report(inputs: Inputs, answers: Mapping[str, Decision]) -> Report:
    """Return what people said the headings mean that were read; empty if nobody had to."""
    rows = tuple(
        (read.words, str(read.table.sheet.place()), each.heading, each.choice, decision.decided_by,
         decision.decided_on)
        for read in inputs.read
        for each in said_headings(read.table)
        if (decision := answers.get(each.key))
    )  # fmt: skip
    columns = (
        Column("用途", width=10),
        Column("シート", width=20),
        Column("見出し", width=24),
        Column("読み方", width=14),
        Column("判定者", width=8),
        Column("判定日", Form.DAY, 8),
    )
    table = Table("headings", "見出しの対応", columns, rows, _HEADINGS_NOTE)
    return report_of(tables=[table] if rows else ())


def ask(folder: EventFolder, questions: Iterable[Question], patience: Patience = PATIENCE) -> bool:
    """Put the questions that are not there yet into 判定.xlsx; tell whether there were any.

    ``patience``: for whoever is answering in it.
    """
    book = folder.decision_book
    return when_closed(partial(append_questions, book, tuple(questions)), book, patience)


def _decision(answer: Answer, at: datetime) -> Decision:
    return Decision(
        key=answer.key,
        choice=answer.choice,
        reason=answer.reason,
        decided_by=answer.decided_by,
        decided_on=answer.decided_on,
        recorded_at=at,
        where=answer.place,
    )
