"""What 審査集計 tells: the judging alone. The vote before it has a result of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from automations.event.model import Event
from automations.flows.deciding import Findings
from automations.flows.judging_books import own_books_report
from automations.flows.next_steps import next_steps
from automations.flows.reading import Inputs
from automations.tables.problems import Problem
from automations.tables.report import Report, report_of
from automations.tables.typed import TypedTable

_TABLES = frozenset({"inputs", "headings", "decisions", "rule_changes"})
_FIGURES = frozenset({"rules_changed"})


def judging_alone(findings: Findings, inputs: Inputs, event: Event) -> Findings:
    """Return the findings with a report of nothing but the judging and what people decided."""
    judging = findings.judging
    if judging is None:
        return findings
    own, whole = judging.report, findings.report
    own_books = own_books_report(judging, event.award) if event.award else report_of()
    figures = {key: each for key, each in whole.figures.items() if key in {*own.figures, *_FIGURES}}
    tables = {key: each for key, each in whole.tables.items() if key in {*own.tables, *_TABLES}}
    books = {each.sheet.book for each in _tables(inputs)} | {event.outputs.decision_book}
    # A copy beside the book of scores is told with what was read of that book.
    books |= {each.place.book for table in _tables(inputs) for each in table.problems}
    books |= {each.place.book for each in inputs.hall.problems} if inputs.hall else set()
    problems = tuple(each for each in whole.problems if _is_of(each, books, own))
    report = Report(figures, tables, problems, own.steps, own.notes, own.identities)
    report = replace(report, steps=tuple(next_steps(report, event)))
    return replace(findings, report=report.joined(own_books))


def _is_of(found: Problem, books: set[str], judging: Report) -> bool:
    return found in judging.problems or found.place.book in books


def _tables(inputs: Inputs) -> Iterator[TypedTable]:
    read, hall = inputs.judging, inputs.hall
    single = (read.judges, read.order) if read else ()
    voted = (hall.ballots, hall.tokens, hall.counts) if hall else ()
    yield from (each for each in (*single, *voted) if each)
    yield from (*read.scores, *read.scores_again) if read else ()
