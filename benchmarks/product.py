"""What is measured of ours: whole jobs, reading alone, and the stages of one run."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from time import perf_counter
from typing import TYPE_CHECKING

from automations.books.filling_in import fill_in
from automations.books.opening import read_book
from automations.flows.deciding import decide_event
from automations.flows.event_folder import open_event
from automations.flows.publishing import prepare
from automations.flows.reading import read_inputs
from automations.flows.running import perform
from automations.flows.scope import BRIEF, EVERYTHING, FINALISTS, ROSTER
from automations.ledger.runs import Run
from automations.rehearsal import write_event
from automations.rehearsal.verdicts import verdicts
from benchmarks.headline import Headline
from benchmarks.large_registration import BOOK, SHEET

if TYPE_CHECKING:
    from pathlib import Path

_FIGURES = ("visitors", "host_staff", "external", "bodies")
_AS_OF = datetime(2024, 12, 25, tzinfo=UTC)
_RUN = Run(
    job=EVERYTHING.words, at=_AS_OF, version="", settings_seal="", inputs=(),
    decisions_seal="", seed="", result_seal="0" * 64, outcome="", exit_code=0,
)  # fmt: skip


def make_event(folder: Path) -> None:
    """Write the demo's event, which is what both ways of doing its job read.

    The committee has already answered what the vote left open: that is not part of the job.
    """
    truth = write_event(folder)
    first = perform(folder, FINALISTS).findings
    fill_in(folder / "事務局限り/判定.xlsx", verdicts(truth, first.questions))
    (folder / "事務局限り/結果_投票.xlsx").unlink()


def event(folder: Path) -> Headline:
    """Do the demo's whole job on an event that lies there."""
    found = perform(folder, EVERYTHING).findings
    if found.award is None:
        raise AssertionError
    counts = tuple(int(str(found.report.figures[key].value)) for key in _FIGURES)
    finalists = tuple(each.standing.entry.number for each in found.award.finalists)
    return Headline(counts, finalists)


def register(folder: Path) -> int:
    """Do the job 名簿 on the 100,000 rows."""
    return int(str(perform(folder, ROSTER).findings.report.figures["registrants"].value))


def read(folder: Path) -> int:
    """Read the 100,000 rows as text."""
    return read_book(folder / BOOK, BOOK).sheet(SHEET).cells.height


def stages(folder: Path) -> dict[str, float]:
    """Run the demo's job stage by stage; return the milliseconds of each."""
    clock = [perf_counter()]
    opened = open_event(folder)
    inputs = read_inputs(opened, EVERYTHING.parts)
    clock.append(perf_counter())
    report = decide_event(inputs, opened.event, _AS_OF, {}).report
    clock.append(perf_counter())
    prepare(opened, replace(EVERYTHING, brief=False), report, _RUN)
    clock.append(perf_counter())
    prepare(opened, BRIEF, report, _RUN)
    clock.append(perf_counter())
    names = ("read", "decide", "make the workbook", "make the brief")
    spans = (1000 * (end - start) for start, end in pairwise(clock))
    return dict(zip(names, spans, strict=True))
