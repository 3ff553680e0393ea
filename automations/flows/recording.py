"""Publish what a run found and record it; what stands already stays untouched.

A run of which something waits in a file beside an output is recorded like any other, as one that
has to be run again; the same run again, while the output is still open, writes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from automations.errors import TryAgain, most_severe
from automations.flows.event_folder import EventFolder
from automations.flows.publishing import (
    Prepared,
    clear_remarks,
    prepare,
    publish,
    still_published,
    targets,
)
from automations.flows.scope import Scope
from automations.flows.waiting_outputs import (
    Patience,
    Waiting,
    absorb,
    held_open,
    places,
    target_of,
)
from automations.ledger.runs import Run, record_run, same_findings
from automations.replacing import HeldOpen
from automations.tables.report import Report


@dataclass(frozen=True, slots=True)
class Finding:
    """What a run found and what it was found in.

    ``kept``: the bytes of the books that were read, ``apart``: of those that hold ballots.
    ``ask``: asks people what they must decide; it comes before anything is published.
    """

    folder: EventFolder
    scope: Scope
    report: Report
    run: Run
    kept: Mapping[str, bytes]
    ask: Callable[[], object]
    apart: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def targets(self) -> tuple[Path, ...]:
        """The files that are to be published."""
        return targets(self.folder, self.scope, self.report)


@dataclass(frozen=True, slots=True)
class Published:
    """What stands now; ``unchanged``: it stood before; ``waiting``: what waits beside its place."""

    run: Run
    files: tuple[Path, ...]
    unchanged: bool
    waiting: tuple[Waiting, ...]


def publish_and_record(finding: Finding, patience: Patience) -> Published:
    """Publish what is new, each file in its place or beside it if somebody has it open.

    Raises as `publish` and `record_run` do; then nothing is recorded.
    """
    if standing := _standing(finding, finding.run, ()):
        absorb(finding.targets)
        return standing
    waiting = held_open(finding.targets, patience)
    if waiting and (standing := _standing(finding, _incomplete(finding.run), waiting)):
        return standing
    made = _prepared(finding, waiting)
    finding.ask()  # first: if that cannot be written, nothing is published
    try:
        return _recorded(finding, made, waiting)
    except HeldOpen:  # somebody opened one since we asked
        waiting = held_open(finding.targets, patience)
        return _recorded(finding, _prepared(finding, waiting), waiting)


def _standing(finding: Finding, run: Run, waiting: tuple[Waiting, ...]) -> Published | None:
    """Return what an earlier run published that found the same, if it stands as it was."""
    folder, scope = finding.folder, finding.scope
    for each in same_findings(folder.restricted, run):
        if still_published(finding.targets, each, waiting):
            clear_remarks(folder, scope)
            return Published(
                each, places(finding.targets, waiting), unchanged=True, waiting=waiting
            )
    return None


def _prepared(finding: Finding, waiting: tuple[Waiting, ...]) -> Prepared:
    return prepare(finding.folder, finding.scope, finding.report, finding.run, waiting)


def _recorded(finding: Finding, made: Prepared, waiting: tuple[Waiting, ...]) -> Published:
    folder = finding.folder
    run = _incomplete(finding.run) if waiting else finding.run
    run = replace(run, outputs=made.outputs)
    # Papers are large, and made anew at any time from what is recorded.
    again = {*finding.scope.papers, *finding.scope.documents}
    results = {path.name: data for path, data in made.files.items()
               if (target_of(path) or path).name not in again}  # fmt: skip
    put = partial(publish, made)
    record_run(folder.restricted, run, finding.kept, results, put, finding.apart)
    clear_remarks(folder, finding.scope)
    return Published(run, tuple(made.files), unchanged=False, waiting=waiting)


def _incomplete(run: Run) -> Run:
    """Return what is recorded of a run that people have to start once more."""
    code = most_severe([run.exit_code, TryAgain.exit_code])
    return replace(run, exit_code=code, outcome=f"{run.outcome}・書込待ち")
