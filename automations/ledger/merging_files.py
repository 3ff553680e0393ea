"""Read the records of two sides for `merging`, and write what it plans."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import groupby
from operator import attrgetter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from automations.errors import InputUnfit, TryAgain
from automations.ledger import (
    carried,
    check_ins,
    confirmed_results,
    decisions,
    entry_numbers,
    runs,
    storage,
    tickets,
    write_backs,
)
from automations.ledger.merging import Merge, Records, files_in, is_record
from automations.ledger.records import digest, encoded, opened, read_record
from automations.stored_names import as_stored
from automations.tables.problems import Problem, in_order, problem
from automations.windows import within_reach

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from automations.ledger.decisions import Decision
    from automations.tables.places import Place

_ID = "id"


def read_records(root: Path, files: Mapping[str, str]) -> Records:
    """Read the records under ``root``, the restricted folder.

    ``files``: the digest of every file below 記録, by its path. Raises `PermissionRefused`.
    """
    bodies = _bodies(root)
    answers, unanswered = _answers(root)
    damaged = [*runs.read_runs(root)[1], *unanswered, *_damaged_passages(root)]
    damaged += [*write_backs.read_write_backs(root)[1], *tickets.damaged(root)]
    damaged += [*entry_numbers.damaged(root), *confirmed_results.damaged(root)]
    for name in bodies:
        damaged += _unlike_manifest(root, name, files)
    return Records(bodies, answers, files, in_order(damaged), _desks(root, files))


def apply(merge: Merge, ours: Path, theirs: Path, files: Mapping[str, str]) -> None:
    """Add to the records under ``ours`` what is planned from those under ``theirs``.

    Both are restricted folders; ``files`` the other side's digests, to which what is read is
    held. The caller holds the event's lock. Stopped halfway, it is done again from the start.

    Raises:
        PermissionRefused, OutputNotWritten, InputUnfit, TryAgain: what was added is whole; the
            rest is not there.
    """

    def folder(name: str) -> dict[str, bytes]:
        found = files_in(name, files).items()
        return {own: _read_as_planned(theirs, path, files[path]) for own, path in found}

    for path in merge.singles:
        _write(ours, path, _read_as_planned(theirs, path, files[path]))
    for path, data in merge.desks.items():
        _add(ours, path, data)
    for name in merge.write_backs:
        place = f"{write_backs.FOLDER}/{name}"
        _write_folder(ours, place, folder(place))
    for name, own in merge.runs.items():
        _write_folder(ours, f"{runs.FOLDER}/{own}", _named(own, folder(f"{runs.FOLDER}/{name}")))
    for answer in merge.answers:
        decisions.record(ours, answer)


def seen_from(name: str, found: Problem) -> Problem:
    """Return a problem that names the side on which it was found, the folder ``name``."""
    return replace(found, place=replace(found.place, book=f"{name}/{found.place.book}"))


def _bodies(root: Path) -> dict[str, str]:
    """Return what each run's manifest says apart from its name; `runs` names the damaged ones."""
    read = {
        folder.name: read_record(root, folder / runs.MANIFEST, "run_damaged", _body)
        for folder in runs.folders(root)
    }
    return {name: body for name, body in read.items() if isinstance(body, str)}


def _answers(root: Path) -> tuple[Mapping[str, tuple[Decision, ...]], list[Problem]]:
    try:
        history = sorted(decisions.history(root), key=attrgetter("key"))
    except InputUnfit as unfit:
        return {}, _problems(unfit)
    return {key: tuple(group) for key, group in groupby(history, key=attrgetter("key"))}, []


def _unlike_manifest(root: Path, name: str, files: Mapping[str, str]) -> Iterator[Problem]:
    """Name the copies of what a run read that are not what its manifest says."""
    own = files_in(f"{runs.FOLDER}/{name}", files)
    content = opened((root / storage.RECORDS / own[runs.MANIFEST]).read_bytes())
    digests = {*content["kept"].values(), *(each["digest"] for each in content["outputs"])}
    for path, found in own.items():
        if path != runs.MANIFEST and files[found] not in digests:
            yield problem("run_damaged", _place(root, found))


def _damaged_passages(root: Path) -> list[Problem]:
    try:
        carried.passages(root)
        carried.copy_marked(root)
    except InputUnfit as unfit:
        return _problems(unfit)
    return []


def _desks(root: Path, files: Mapping[str, str]) -> dict[str, bytes]:
    paths = files_in(check_ins.FOLDER, files).values()
    return {path: _read_as_planned(root, path, files[path]) for path in paths
            if is_record(path, check_ins.FOLDER)}  # fmt: skip


def _add(root: Path, path: str, data: bytes) -> None:
    """Add what a reception PC recorded elsewhere behind what is here of it."""
    target = within_reach(as_stored(root / storage.RECORDS, path))
    with storage.writing(root, target):
        check_ins.add_lines(target, [data], 0, target.stat().st_size)


def _problems(unfit: InputUnfit) -> list[Problem]:
    return [each for each in unfit.sentences if isinstance(each, Problem)]


def _body(content: Mapping[str, Any]) -> str:
    return digest(encoded({name: each for name, each in content.items() if name != _ID}))


def _read_as_planned(root: Path, path: str, planned: str) -> bytes:
    place = _place(root, path)
    try:
        data = within_reach(as_stored(root / storage.RECORDS, path)).read_bytes()
    except OSError:
        raise InputUnfit(problem("record_unreadable", place)) from None
    if digest(data) != planned:
        raise TryAgain(problem("carry_moving", place))
    return data


def _write(root: Path, path: str, data: bytes) -> None:
    target = root / storage.RECORDS / path
    with storage.writing(root, target):
        storage.begin(target.parent)
        storage.write_whole_file(target, data)


def _named(own: str, files: dict[str, bytes]) -> dict[str, bytes]:
    """Return a run's files; under another name its manifest is sealed anew with that name."""
    manifest = opened(files[runs.MANIFEST])
    if manifest[_ID] == own:
        return files
    return {**files, runs.MANIFEST: encoded({**manifest, _ID: own})}


def _write_folder(root: Path, name: str, files: Mapping[str, bytes]) -> None:
    folders: dict[str, dict[str, bytes]] = defaultdict(dict)
    for path, data in files.items():
        within = PurePosixPath(path)
        folders[within.parent.as_posix()][within.name] = data
    target = root / storage.RECORDS / name
    with storage.writing(root, target):
        storage.begin(target.parent)
        with storage.whole_folder(target) as folder:
            for below in sorted(folders, reverse=True):
                storage.write_files(folder / below, folders[below])


def _place(root: Path, path: str) -> Place:
    return storage.place_of(root, root / storage.RECORDS / path)
