"""What a person is to do next, from what a run has found; the words are data."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from functools import cache

from automations import resources
from automations.event.model import Event
from automations.tables.problems import Problem, Severity
from automations.tables.rendering import japanese_time
from automations.tables.report import Report, Step

REMARKS = "集計_要確認"
_ASKS = frozenset({"headings_asked", "headings_offered"})
_ASKED = {"mend": Severity.REFUSE, "set_aside": Severity.SET_ASIDE, "look": Severity.NOTE}


def next_steps(report: Report, event: Event) -> Iterator[Step]:
    """Yield the steps in the order in which they should be taken.

    What the domains ask for, they ask for in the decision book: it is linked here.
    """
    yield from (replace(each, link=event.outputs.decision_book) for each in report.steps)
    yield from remark_steps(report.problems, event)
    if event.award and "roll" in report.figures and "finalists" not in report.figures:
        yield _step("wait", "", closes=japanese_time(event.award.vote.closes))
    if "finalists" in report.figures and not report.steps:
        yield approve_step(report, event)


def approve_step(report: Report, event: Event) -> Step:
    """Return what is to be done about finalists that nobody has approved yet."""
    return _step("approve", event.outputs.brief, count=report.figures["finalists"].value)


def remark_steps(problems: Collection[Problem], event: Event) -> Iterator[Step]:
    """One step for what must be mended, one for what is set aside, one for what needs a look.

    What the headings mean is asked in the decision book: it is said first.
    """
    if sheets := sum(each.code in _ASKS for each in problems):
        yield _step("headings", event.outputs.decision_book, count=sheets)
    for key, severity in _ASKED.items():
        if count := sum(each.severity is severity for each in problems):
            yield _step(key, REMARKS, count=count)


def _step(key: str, link: str, /, **words: object) -> Step:
    return Step(_texts()[key].format_map(words), link)


@cache
def _texts() -> Mapping[str, str]:
    return tomllib.loads(resources.config_file("steps.toml").read_text(encoding="utf-8"))
