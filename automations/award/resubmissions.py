"""Which applications stand for one entry, and which of them counts: the latest one.

What the rule of `automations.award.entry_identity` is sure of is one entry; so is what a person
said is. What is doubtful is asked, and stands as two entries until it is answered. Which of two is
the later is never told by their rows: where nothing else tells, a person says, and what says the
same counts once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import combinations

from automations.award.applications import Application
from automations.award.entry_identity import Likeness, likeness

PREFIX = "応募-"


class Answer(Enum):
    """What a person may answer; the value is what people read."""

    SAME = "同じ応募"
    FIRST = "同じ応募（Aを使う）"
    SECOND = "同じ応募（Bを使う）"
    OTHER = "別の応募"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A question about two applications; ``ordered``: it is known which is the later one.

    ``key`` names the question for good, whatever rows the two stand in. ``likeness`` is SAME
    where only their order is unknown.
    """

    key: str
    one: Application
    other: Application
    likeness: Likeness
    ordered: bool

    @property
    def choices(self) -> tuple[Answer, ...]:
        """Return the answers to choose from."""
        if self.likeness is Likeness.SAME:
            return (Answer.FIRST, Answer.SECOND, Answer.OTHER)
        if self.ordered:
            return (Answer.SAME, Answer.OTHER)
        return (Answer.FIRST, Answer.SECOND, Answer.OTHER)


@dataclass(frozen=True, slots=True)
class Replaced:
    """An application that another one stands for; ``copy``: both say the same."""

    row: int
    instead: int
    copy: bool


@dataclass(frozen=True, slots=True)
class Resubmissions:
    """What was replaced by what, and what is doubtful; rows that are not named stand."""

    replaced: tuple[Replaced, ...]
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two applications for one entry; ``loser``: the row that gives way, None: not known."""

    one: int
    other: int
    loser: int | None
    copy: bool = False


def resubmissions(standing: Sequence[Application], answers: Mapping[str, str]) -> Resubmissions:
    """Find re-submissions; ``answers``: what people chose, by question.

    Two entries that somebody numbered are two entries.
    """
    pairs: list[_Pair] = []
    doubts: dict[str, Doubt] = {}
    for one, other in combinations(standing, 2):
        if one.number is not None and other.number is not None:
            continue
        found = _compared(one, other, answers)
        if isinstance(found, Doubt):
            doubts.setdefault(found.key, found)
        elif found:
            pairs.append(found)
    by_row = {each.row: each for each in standing}
    replaced = tuple(_replaced(pairs, by_row))
    gone = {each.row for each in replaced}
    asked = (each for each in doubts.values() if not {each.one.row, each.other.row} & gone)
    return Resubmissions(replaced, tuple(sorted(asked, key=lambda each: each.key)))


def _compared(
    one: Application, other: Application, answers: Mapping[str, str]
) -> _Pair | Doubt | None:
    if one.identity.title and one.content == other.content:
        return _copies(one, other)
    how = likeness(one.identity, other.identity)
    if how is Likeness.OTHER:
        return None
    loser = _earlier(one, other)
    if how is Likeness.SAME and loser is not None:
        return _Pair(one.row, other.row, loser)
    doubt = _doubt(one, other, how, ordered=loser is not None)
    said = answers.get(doubt.key, "")
    if said not in {each.value for each in doubt.choices}:
        return doubt
    return _answered(doubt, Answer(said), loser)


def _answered(doubt: Doubt, said: Answer, loser: int | None) -> _Pair | None:
    if said is Answer.OTHER:
        return None
    if said is not Answer.SAME:
        loser = (doubt.other if said is Answer.FIRST else doubt.one).row
    return _Pair(doubt.one.row, doubt.other.row, loser)


def _copies(one: Application, other: Application) -> _Pair:
    """Let the numbered one stand, else the later, else either: they say the same."""
    loser = _earlier(one, other)
    if (one.number is None) != (other.number is None):
        loser = one.row if one.number is None else other.row
    if loser is None:
        loser = max(one.row, other.row)
    return _Pair(one.row, other.row, loser, copy=True)


def _earlier(one: Application, other: Application) -> int | None:
    if one.when is None or other.when is None or one.when == other.when:
        return None
    return one.row if one.when < other.when else other.row


def _doubt(one: Application, other: Application, how: Likeness, *, ordered: bool) -> Doubt:
    """Put the two in an order that rows have no part in, and name the question after them."""
    first, second = sorted((one, other), key=_mark)
    told = "\n".join((*_mark(first), *_mark(second)))
    if how is not Likeness.SAME:  # a later correction of the text asks nothing anew
        told = "\n".join((*_mark(first)[:2], *_mark(second)[:2]))
    key = PREFIX + hashlib.sha256(told.encode()).hexdigest()[:10]
    return Doubt(key, first, second, how, ordered)


def _mark(each: Application) -> tuple[str, str, str]:
    return each.signature, each.identity.mail, each.content


def _replaced(
    pairs: Sequence[_Pair], applications: Mapping[int, Application]
) -> Iterator[Replaced]:
    """Yield what gives way, each beside the application that stands for it in the end."""
    by_loser: dict[int, list[_Pair]] = {}
    for each in pairs:
        if each.loser is not None:
            by_loser.setdefault(each.loser, []).append(each)
    for row in sorted(by_loser):
        won = [_winner(each) for each in by_loser[row]]
        last = max(_ends(won, by_loser), key=lambda each: _rank(applications[each]))
        copy = all(each.copy for each in by_loser[row])
        yield Replaced(row, last, copy)


def _ends(rows: Sequence[int], by_loser: Mapping[int, Sequence[_Pair]]) -> set[int]:
    """Follow what gave way to what, to those that stand."""
    seen: set[int] = set()
    waiting, ends = list(rows), set()
    while waiting:
        row = waiting.pop()
        if row in seen:
            continue
        seen.add(row)
        if row in by_loser:
            waiting += [_winner(each) for each in by_loser[row]]
        else:
            ends.add(row)
    return ends or {max(rows)}


def _winner(pair: _Pair) -> int:
    return pair.other if pair.loser == pair.one else pair.one


def _rank(each: Application) -> tuple[object, ...]:
    """The latest, whatever its row; rows tell apart only what says the same."""
    at = each.when.timestamp() if each.when else 0.0
    return (at, each.signature, each.content, -each.row)
