"""持ち帰り: bring a copy of the event's folder back, all of it or nothing, with every reason.

Everything is read and compared first; only when nothing stands against it are records added, then
people's files put in place, and at last the coming back recorded. Killed in between, it is done
again from the start: what came already is the same on both sides.
"""

from __future__ import annotations

import platform
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from automations.errors import ExpectedFailure, InputUnfit, OutputNotWritten
from automations.flows.carrying_files import (
    Seen,
    copy_over,
    digests_of,
    file_at,
    files_of,
    no_room,
)
from automations.flows.carrying_pair import Pair, open_pair
from automations.flows.carrying_plan import Fate, fates, next_base
from automations.flows.event_folder import EventFolder
from automations.flows.file_names import FORMS_BOOK
from automations.flows.made_anew import PAPERS_OF_JUDGES, made_anew
from automations.flows.prepared_files import is_saved
from automations.flows.siblings import is_sibling
from automations.flows.waiting_outputs import sibling_of
from automations.ledger import carried, merging, merging_files, online_copies, runs
from automations.ledger.carried import Passage, Stage, path_key
from automations.ledger.locking import event_lock
from automations.ledger.storage import RECORDS
from automations.ledger.write_backs import read_write_backs, same_books
from automations.owner_notes import opened_by, politely
from automations.replacing import clear_leftovers, refuse_unreplaceable
from automations.tables.places import Place
from automations.tables.problems import Problem, Severity, in_order, problem

_TAKEN = frozenset({Fate.TAKE, Fate.BACK_AGAIN})


@dataclass(frozen=True, slots=True)
class BroughtBack:
    """What came back.

    ``files``: people's files that were taken over, ``records``: how many records were new here.
    ``results``: the copy's results that are newer than ours; they are made anew by a job.
    """

    folder: EventFolder
    files: tuple[str, ...]
    records: int
    results: tuple[str, ...]
    notes: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Side:
    """One folder with everything that lies in it."""

    folder: EventFolder
    seen: Mapping[str, Seen]
    digests: Mapping[str, str]
    records: merging.Records

    @property
    def below(self) -> str:
        """The path of 記録, with a slash behind it."""
        return f"{self.folder.event.outputs.folder}/{RECORDS}/"


@dataclass(frozen=True, slots=True)
class _Plan:
    """What comes back, and all that stands against it or should be known."""

    merge: merging.Merge
    files: tuple[str, ...]
    results: tuple[str, ...]
    problems: tuple[Problem, ...]


def bring_back(root: Path, source: Path, at: datetime | None = None, pc: str = "") -> BroughtBack:
    """Bring what was done in the copy ``source`` into the event in ``root``.

    ``at`` and ``pc`` as for `take_out`. Where nothing is known of when the copy left, only what it
    alone has is taken.

    Raises:
        InputUnfit: every file and record because of which nothing was brought back.
        OutputNotWritten: likewise, where files here cannot be replaced.
        TryAgain: a file changed meanwhile; done again, the rest comes.
        PermissionRefused, RunInProgress, SettingsWrong: as their names say.
    """
    pair = open_pair(root, source)
    now = (at or datetime.now(pair.here.zone)).astimezone(pair.here.zone).replace(microsecond=0)
    with event_lock(pair.here.restricted, now):
        ours, theirs = _side(pair.here), _side(pair.there)
        base = _base(pair)
        planned = _planned(pair, ours, theirs, base)
        _refuse(ours, theirs, planned)
        _carry_out(ours, theirs, planned)
        if pair.copy:
            common = next_base(_after(ours, theirs, planned), _lasting(theirs), base or {})
            _close(pair, Passage(pair.copy, 0, Stage.BACK, now, pc or platform.node(), "", common))
    return BroughtBack(
        pair.here, planned.files, planned.merge.added, planned.results, planned.problems
    )


def _side(folder: EventFolder) -> _Side:
    seen = files_of(folder.root)
    digests = digests_of(folder.root, seen)
    below = f"{folder.event.outputs.folder}/{RECORDS}/"
    kept = {p.removeprefix(below): d for p, d in digests.items() if p.startswith(below)}
    return _Side(folder, seen, digests, merging_files.read_records(folder.restricted, kept))


def _base(pair: Pair) -> Mapping[str, str] | None:
    """Return what both sides had in common last; both may know, and this side is asked first."""
    if not pair.copy:
        return None
    here = carried.common_files(pair.passages, pair.copy)
    return here or carried.common_files(carried.passages(pair.there.restricted), pair.copy)


def _planned(pair: Pair, ours: _Side, theirs: _Side, base: Mapping[str, str] | None) -> _Plan:
    name = pair.there.root.resolve().name
    merge = merging.plan(ours.records, theirs.records, gone := _gone_runs(ours, theirs, base))
    found = dict(_fates(ours, theirs, base))
    results = _results(ours, theirs)
    problems = [
        *ours.records.damaged,
        *(merging_files.seen_from(name, each) for each in theirs.records.damaged),
        *(_below_records(ours, each) for each in merge.problems),
        *(each for path, fate in found.items() if path not in results
          for each in _said(path, fate, ours, theirs, known=base is not None)),
        *_open(theirs),
        *pair.notes,
    ]  # fmt: skip
    if gone:
        problems.append(problem("carry_records_left", Place(name), count=len(gone)))
    files = (path for path, fate in found.items() if fate in _TAKEN and path not in results)
    newer = (path for path, fate in found.items() if fate in {*_TAKEN, Fate.CLASH})
    return _Plan(merge, tuple(files), tuple(p for p in newer if p in results), in_order(problems))


def _fates(
    ours: _Side, theirs: _Side, base: Mapping[str, str] | None
) -> Iterator[tuple[str, Fate]]:
    """Yield what becomes of all that is no record of ours.

    What was read of a spreadsheet is read again: the copy's is as old as the copy, or nobody's.
    """
    written = [each for side in (ours, theirs)
               for each in read_write_backs(side.folder.restricted)[0]]  # fmt: skip
    here, there = ({path: digest for path, digest in side.digests.items()
                    if not merging.is_record(path.removeprefix(side.below))
                    and not path.startswith(f"{side.below}{online_copies.FOLDER}/")}
                   for side in (ours, theirs))  # fmt: skip
    return fates(here, there, base, same_books(written))


def _gone_runs(ours: _Side, theirs: _Side, base: Mapping[str, str] | None) -> frozenset[str]:
    """Return the runs that were here when the copy left and are not any more: somebody's will."""
    manifests = {
        name: path_key(f"{ours.below}{runs.FOLDER}/{name}/{runs.MANIFEST}")
        for name in theirs.records.runs.keys() - ours.records.runs.keys()
    }
    return frozenset(name for name, key in manifests.items() if key in (base or {}))


def _results(ours: _Side, theirs: _Side) -> frozenset[str]:
    """Return the paths of what we make: it is made anew, never brought together.

    So is what waits beside a book or result that somebody had open, unless people wrote into it,
    and so are the papers of the judging, unless somebody has saved them.
    """
    names = {name for side in (ours, theirs) for name in made_anew(side.folder)}
    names |= {sibling_of(Path(name)).name for name in names}
    fixed = {FORMS_BOOK, *(f"{ours.folder.event.outputs.folder}/{name}" for name in names)}
    found = {path: [file_at(side.folder.root, path) for side in (ours, theirs) if path in side.seen]
             for path in {*ours.seen, *theirs.seen}}  # fmt: skip
    ours_alone = {path for path, files in found.items() if all(map(is_sibling, files))}
    papers = {f"{ours.folder.event.outputs.folder}/{name}" for name in PAPERS_OF_JUDGES}
    unsaved = {path for path in papers & found.keys() if not any(map(is_saved, found[path]))}
    return frozenset(fixed | ours_alone | unsaved)


def _said(path: str, fate: Fate, ours: _Side, theirs: _Side, *, known: bool) -> Iterator[Problem]:
    if fate is Fate.CLASH:
        zone = ours.folder.zone
        code = "carry_both_changed" if known else "carry_both_differ"
        times = {"here": ours.seen[path].saved(zone), "there": theirs.seen[path].saved(zone)}
        yield problem(code, Place(path), **times)
    elif fate in _CODES:
        yield problem(_CODES[fate], Place(path))


_CODES: Mapping[Fate, str] = {
    Fate.GONE_THERE: "carry_gone_there",
    Fate.GONE_HERE: "carry_gone_here",
    Fate.BACK_AGAIN: "carry_gone_here_changed",
}


def _open(theirs: _Side) -> Iterator[Problem]:
    """Name the copy's files that somebody has open: what is not saved cannot come."""
    for path in theirs.seen:
        if owner := opened_by(file_at(theirs.folder.root, path)):
            yield problem("carry_open", Place(path), owner=politely(owner))


def _below_records(ours: _Side, found: Problem) -> Problem:
    """Name a record as it is seen from the event's folder; answers stand in a book."""
    if not merging.is_record(found.place.book):
        return found
    return replace(found, place=replace(found.place, book=f"{ours.below}{found.place.book}"))


def _refuse(ours: _Side, theirs: _Side, planned: _Plan) -> None:
    """Raise with everything that stands against it, before anything is changed."""
    root = ours.folder.root
    needed = sum(theirs.seen[path].size for path in planned.files)
    needed += sum(seen.size for path, seen in theirs.seen.items() if _is_new_run(path, planned))
    wrong = [each for each in planned.problems if each.severity is Severity.REFUSE]
    wrong += no_room(root, needed)
    held = [each for path in planned.files for each in _unreplaceable(file_at(root, path))]
    if wrong:
        raise InputUnfit(*wrong, *held)
    if held:
        raise OutputNotWritten(*held)


def _is_new_run(path: str, planned: _Plan) -> bool:
    return any(f"/{RECORDS}/{runs.FOLDER}/{name}/" in path for name in planned.merge.runs)


def _unreplaceable(path: Path) -> tuple[object, ...]:
    try:
        refuse_unreplaceable(path)
    except ExpectedFailure as failure:
        return failure.sentences
    return ()


def _carry_out(ours: _Side, theirs: _Side, planned: _Plan) -> None:
    """Records first: whoever finds a file that came finds what is known of it as well."""
    targets = [file_at(ours.folder.root, path) for path in planned.files]
    for below in {target.parent for target in targets}:
        clear_leftovers(below)  # of one that was killed
    kept = theirs.records.files
    merging_files.apply(planned.merge, ours.folder.restricted, theirs.folder.restricted, kept)
    for path, target in zip(planned.files, targets, strict=True):
        copy_over(file_at(theirs.folder.root, path), target, theirs.digests[path])


def _after(ours: _Side, theirs: _Side, planned: _Plan) -> dict[str, str]:
    """Return the digests here when all that is planned has come."""
    new = (f"{ours.below}{runs.FOLDER}/{name}/" for name, own in planned.merge.runs.items()
           if name == own)  # fmt: skip
    folders = tuple(new)
    came = {path: digest for path, digest in theirs.digests.items()
            if path in planned.files or path.startswith(folders)}  # fmt: skip
    return {**ours.digests, **came}


def _lasting(theirs: _Side) -> dict[str, str]:
    """Return the copy's files without the records of copies, to which each return adds one."""
    passing = f"{theirs.below}{carried.FOLDER}/"
    return {path: each for path, each in theirs.digests.items() if not path.startswith(passing)}


def _close(pair: Pair, passage: Passage) -> None:
    """Record that the copy came back, here and, where it can be written, in the copy too."""
    known = [each for each in carried.passages(pair.here.restricted) if each.copy == pair.copy]
    if known and known[-1].stage is Stage.BACK and known[-1].files == passage.files:
        return
    number = max((each.number for each in known), default=0) + 1
    closing = replace(passage, number=number, to=known[0].to if known else "")
    carried.record_passage(pair.here.restricted, closing)
    with suppress(ExpectedFailure, OSError):
        carried.record_passage(pair.there.restricted, closing)
