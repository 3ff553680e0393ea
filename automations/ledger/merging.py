"""Bring the records of two sides together: what only the other side has is added, nothing changes.

Records are sealed and never rewritten, so the union of both is all that can be meant:

- a run of the same instant and findings that differs all the same gets the next free number
  behind its name, as it would have got where the other one stood already;
- answers to one question are appended behind ours, unless each side ended with another answer;
- a reception PC only adds to its file: of two files of one name the longer one holds both, if it
  begins with the other;
- any other record of one name is the same on both sides, or one of the two is no longer what we
  once wrote. (Bytes kept beside a write-back are no record: they are taken away in time.)

Paths are seen from 記録, with forward slashes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from automations.ledger import (
    carried,
    check_ins,
    confirmed_results,
    decisions,
    entry_numbers,
    frozen_rules,
    runs,
    tickets,
    write_backs,
)
from automations.tables.places import Place
from automations.tables.problems import problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from automations.ledger.decisions import Decision
    from automations.tables.problems import Problem

_NAMES = {
    runs.FOLDER: runs.NAME,
    decisions.FOLDER: decisions.NAME,
    write_backs.FOLDER: write_backs.NAME,
    carried.FOLDER: carried.NAME,
    tickets.FOLDER: tickets.NAME,
    entry_numbers.FOLDER: entry_numbers.NAME,
    frozen_rules.FOLDER: frozen_rules.NAME,
    confirmed_results.FOLDER: confirmed_results.NAME,
    check_ins.FOLDER: check_ins.NAME,
}
# Records of one file each, whose name tells them from every other.
_SINGLE = frozenset({
    carried.FOLDER, tickets.FOLDER, entry_numbers.FOLDER, frozen_rules.FOLDER, check_ins.FOLDER,
    confirmed_results.FOLDER,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Records:
    """One side's records.

    ``runs``: what each run's manifest says apart from its name, by the name of its folder.
    ``answers``: the answers to each question, the first one first, by its key. ``files``: the
    digest of every file below 記録, by its path. ``damaged``: what cannot be used. ``desks``: what
    reception PCs recorded, by path.
    """

    runs: Mapping[str, str]
    answers: Mapping[str, tuple[Decision, ...]]
    files: Mapping[str, str]
    damaged: tuple[Problem, ...] = ()
    desks: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Merge:
    """What has to be added to one side's records, and why it may not be.

    ``runs``: folders by the other side's name and ours. ``answers``: in the order in which they
    are appended. ``write_backs``: folders by name; ``singles``: records of one file, by path;
    ``desks``: what is added behind the files of reception PCs, by path.
    """

    runs: Mapping[str, str]
    answers: tuple[Decision, ...]
    write_backs: tuple[str, ...]
    singles: tuple[str, ...]
    desks: Mapping[str, bytes] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @property
    def added(self) -> int:
        """Count the records that are new on this side."""
        kinds = (self.runs, self.answers, self.write_backs, self.singles, self.desks)
        return sum(map(len, kinds))


def is_record(path: str, kind: str = "") -> bool:
    """Tell whether a file below 記録 is a record of ours, perhaps of one kind (a folder's name)."""
    parts = PurePosixPath(path).parts
    named = _NAMES.get(parts[0]) if kind in {"", parts[0]} and len(parts) > 1 else None
    return named is not None and named.fullmatch(parts[1]) is not None


def plan(ours: Records, theirs: Records, gone: Collection[str] = ()) -> Merge:
    """Return what of the other side's records has to be added to ours.

    ``gone``: names of runs that were taken away here on purpose; they stay away. Places of
    problems are those of the records, as seen from 記録.
    """
    there = {name: body for name, body in theirs.runs.items() if name not in gone}
    taken = runs_to_take(ours.runs, there)
    problems = [*_unlike_runs(ours, theirs), *_unlike_singles(ours, theirs)]
    answers: list[Decision] = []
    for key, given in sorted(theirs.answers.items()):
        held = ours.answers.get(key, ())
        new = answers_to_take(held, given)
        if new is None:
            problems.append(_conflict(held[-1], given[-1]))
        answers += new or ()
    others = _write_backs_to_take(ours, theirs), _singles_to_take(ours, theirs)
    desks = dict(_added_at_desks(ours.desks, theirs.desks))
    return Merge(taken, tuple(answers), *others, desks, problems=tuple(problems))


def runs_to_take(ours: Mapping[str, str], theirs: Mapping[str, str]) -> Mapping[str, str]:
    """Return under which name of ours each run that only they have is to be kept.

    Both map the names of folders to what the manifests say apart from them.

    >>> runs_to_take({"a": "1"}, {"a": "1", "b": "2"})
    {'b': 'b'}
    """
    held = dict(ours)
    taken = {}
    for name, body in sorted(theirs.items(), key=lambda each: _numbered(each[0])):
        own, _ = _numbered(name)
        if any(_numbered(each)[0] == own and held[each] == body for each in held):
            continue
        names = (own if number == 1 else f"{own}-{number}" for number in count(1))
        taken[name] = name if name not in held else next(n for n in names if n not in held)
        held[taken[name]] = body
    return taken


def answers_to_take(
    ours: Sequence[Decision], theirs: Sequence[Decision]
) -> tuple[Decision, ...] | None:
    """Return the answers to one question that have to be appended to ours; None: they conflict.

    Where one side has been through the other's answers, or both came to the same in the end, the
    histories are told one after the other, and the last answer holds as before.
    """
    said, told = [each.answer for each in ours], [each.answer for each in theirs]
    if _runs_through(said, told):
        return ()
    if ours and ours[-1] in theirs:  # copied, perhaps before an earlier bringing back was killed
        came = max(number for number, each in enumerate(theirs, 1) if each == ours[-1])
        if _runs_through(said, told[:came]):
            return tuple(theirs[came:])
    if not _runs_through(told, said) and said[-1] != told[-1]:
        return None
    alike = next((n for n, pair in enumerate(zip(said, told, strict=False)) if pair[0] != pair[1]),
                 min(len(said), len(told)))  # fmt: skip
    return tuple(theirs[alike:])


def _numbered(name: str) -> tuple[str, int]:
    """Return a run's own name and the number behind it, 1 where there is none."""
    match = runs.NAME.fullmatch(name)
    return (match[1], int(match[2] or 1)) if match else (name, 1)


def _runs_through(longer: Sequence[object], shorter: Sequence[object]) -> bool:
    """Tell whether ``shorter`` occurs in ``longer``, in its order."""
    left = iter(longer)
    return all(each in left for each in shorter)


def files_in(name: str, files: Mapping[str, str]) -> dict[str, str]:
    """Return the files of a folder below 記録: their paths from there by those from the folder."""
    start = f"{name}/"
    return {path.removeprefix(start): path for path in sorted(files) if path.startswith(start)}


def _unlike_runs(ours: Records, theirs: Records) -> list[Problem]:
    """Name the runs whose manifests agree and whose copies do not."""
    problems = []
    for name in sorted(ours.runs.keys() & theirs.runs.keys()):
        if ours.runs[name] != theirs.runs[name]:
            continue
        for own, path in files_in(f"{runs.FOLDER}/{name}", theirs.files).items():
            held = ours.files.get(path, theirs.files[path])
            if own != runs.MANIFEST and held != theirs.files[path]:
                problems.append(problem("carry_record_differs", Place(path)))
    return problems


def _unlike_singles(ours: Records, theirs: Records) -> list[Problem]:
    both = sorted(filter(_is_single, ours.files.keys() & theirs.files.keys()))
    unlike = (path for path in both if ours.files[path] != theirs.files[path])
    return [problem("carry_record_differs", Place(path)) for path in unlike
            if not grown(ours.desks.get(path, b""), theirs.desks.get(path, b""))]  # fmt: skip


def grown(one: bytes, other: bytes) -> bool:
    """Tell whether one of two files begins with the other, which holds something."""
    return bool(one and other) and (one.startswith(other) or other.startswith(one))


def _added_at_desks(
    ours: Mapping[str, bytes], theirs: Mapping[str, bytes]
) -> Iterator[tuple[str, bytes]]:
    for path in sorted(ours.keys() & theirs.keys()):
        held, given = ours[path], theirs[path]
        if given.startswith(held) and given != held:
            yield path, given[len(held) :]


def _singles_to_take(ours: Records, theirs: Records) -> tuple[str, ...]:
    return tuple(sorted(filter(_is_single, theirs.files.keys() - ours.files.keys())))


def _is_single(path: str) -> bool:
    kind, name = PurePosixPath(path).parts[0], PurePosixPath(path).name
    return kind in _SINGLE and is_record(path, kind) and name != carried.MARK


def _write_backs_to_take(ours: Records, theirs: Records) -> tuple[str, ...]:
    """Return the folders that only they have: its name says all that a write-back's record says.

    Of one that we have, the bytes beside it may have been taken away since: they stay away.
    """
    held, given = (
        {PurePosixPath(path).parts[1] for path in side.files if is_record(path, write_backs.FOLDER)}
        for side in (ours, theirs)
    )
    return tuple(sorted(given - held))


def _conflict(held: Decision, given: Decision) -> Problem:
    words = {"here": held.choice or "－", "there": given.choice or "－"}
    people = {"here_by": held.decided_by or "－", "there_by": given.decided_by or "－"}
    return problem("carry_answers_conflict", given.where, **words, **people)
