"""What people decided: one file an answer, so that no question is asked twice.

``記録/判定/<hash of the key>-<n>.json``: n counts the answers to one question from 1; the highest
holds, the others stay as they were. File names carry nothing that a person typed.
"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from datetime import date, datetime
from itertools import groupby
from typing import TYPE_CHECKING, Any

from automations.ledger import storage
from automations.ledger.records import digest, encoded, framed, read_record
from automations.tables.places import Place
from automations.tables.problems import Problem, problem, refuse_input

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

FOLDER = "判定"
_FORMAT = 1
NAME = re.compile(r"([0-9a-f]{32})-([1-9][0-9]*)\.json")


@dataclass(frozen=True, slots=True)
class Decision:
    """One answer to one question.

    ``key`` names the question, ``where`` the cell of 判定.xlsx it was read from. ``recorded_at``
    (zone-aware) is when we first read it, ``decided_on`` what the person wrote, if anything.
    An empty ``choice`` takes an earlier answer back.
    """

    key: str
    choice: str
    reason: str
    decided_by: str
    decided_on: date | None
    recorded_at: datetime
    where: Place

    @property
    def answer(self) -> tuple[str, ...]:
        """Return what the person said: the same answer read again elsewhere is no new one."""
        day = self.decided_on.isoformat() if self.decided_on else ""
        return (self.key, self.choice, self.reason, self.decided_by, day)


def record(root: Path, decision: Decision) -> bool:
    """Record an answer under ``root``, the restricted folder; tell whether it was a new one.

    The caller holds the event's lock.

    Raises:
        InputUnfit: an earlier answer to this question cannot be read.
        PermissionRefused, OutputNotWritten: nothing was recorded.
    """
    folder = _decisions_folder(root)
    earlier = _answers(root, f"{_hash(decision.key)}-*.json")
    if earlier and earlier[-1].answer == decision.answer:
        return False
    number = len(earlier) + 1
    target = folder / _file_name(decision.key, number)
    with storage.writing(root, target):
        storage.begin(folder)
        storage.write_whole_file(target, encoded(_content(decision, number)))
    return True


def current(root: Path) -> Mapping[str, Decision]:
    """Return the answer that holds for each question, in the order of their keys.

    Raises `InputUnfit` naming every record that is damaged or missing, or `PermissionRefused`.
    """
    latest = {each.key: each for each in history(root)}
    return dict(sorted(latest.items()))


def history(root: Path) -> tuple[Decision, ...]:
    """Return every answer that was ever recorded, of each question the first one first.

    Raises as `current` does.
    """
    return tuple(_answers(root, "*.json"))


def seal(decisions: Mapping[str, Decision]) -> str:
    """Return the seal of what was answered, not of when and where we read it."""
    return digest(framed(*(part for key in sorted(decisions) for part in decisions[key].answer)))


def _decisions_folder(root: Path) -> Path:
    return root / storage.RECORDS / FOLDER


def _hash(key: str) -> str:
    return digest(key.encode())[:32]


def _answers(root: Path, pattern: str) -> list[Decision]:
    """Return all answers in matching files: by question, then from the first to the last."""
    found = storage.listed(root, _decisions_folder(root), pattern)
    named = ((match, path) for path in found if (match := NAME.fullmatch(path.name)))
    numbered = sorted((match[1], int(match[2]), path) for match, path in named)
    read = [_read(root, path) for *_, path in numbered]
    damaged = [each for each in read if isinstance(each, Problem)]
    refuse_input([*damaged, *_missing(root, numbered)])
    return [each for each in read if isinstance(each, Decision)]


def _missing(root: Path, numbered: Iterable[tuple[str, int, Path]]) -> list[Problem]:
    problems = []
    for _, group in groupby(numbered, key=lambda each: each[0]):
        numbers = {number: path for _, number, path in group}
        gap = next((n for n in range(1, max(numbers)) if n not in numbers), 0)
        if gap:
            where = storage.place_of(root, numbers[min(n for n in numbers if n > gap)])
            problems.append(problem("decision_missing", where, number=gap))
    return problems


def _file_name(key: str, number: int) -> str:
    return f"{_hash(key)}-{number}.json"


def _content(decision: Decision, number: int) -> dict[str, object]:
    day = decision.decided_on.isoformat() if decision.decided_on else None
    times = {"decided_on": day, "recorded_at": decision.recorded_at.isoformat()}
    return {**asdict(decision), **times, "format": _FORMAT, "number": number}


def _read(root: Path, path: Path) -> Decision | Problem:
    def meaning(content: Mapping[str, Any]) -> Decision:
        # Under another name it would answer another question, or outvote a later answer.
        name = _file_name(content["key"], content["number"])
        if (content["format"], name) != (_FORMAT, path.name):
            raise ValueError(path.name)
        return _decision(content)

    return read_record(root, path, "decision_damaged", meaning)


def _decision(content: Mapping[str, Any]) -> Decision:
    day = content["decided_on"]
    plain = {name: content[name] for name in Decision.__dataclass_fields__}
    return Decision(
        **{
            **plain,
            "decided_on": None if day is None else date.fromisoformat(day),
            "recorded_at": datetime.fromisoformat(content["recorded_at"]),
            "where": Place(**content["where"]),
        }
    )
