"""Answers with one number: which of them counts, by a declared rule and never by row order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from automations.award.judging.token_words import TokenKey
from automations.award.vote_rules import Revote

Content = tuple[tuple[int, bool], ...]  # the entry (0: none that is known), whether it is unfit

CONFLICT = "hall_conflict"
_DUPLICATE, _REVOTE, _VOID = "hall_duplicate", "hall_revote", "hall_revote_void"


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: its first row (from 1), when it came, its number, and what it says, sorted."""

    row: int
    at: datetime | None
    token: TokenKey
    said: Content

    @property
    def moment(self) -> datetime | None:
        """Return when it came, to the second, comparable whatever the clock said."""
        return self.at.astimezone(UTC).replace(microsecond=0) if self.at else None


def not_standing(answers: Iterable[Answer], revote: Revote) -> Mapping[int, str]:
    """Return what became of each answer that another one of the same number keeps from counting.

    Keyed by row. Where nobody can tell which of several came first or last, and they differ, none
    of them counts (`CONFLICT`).
    """
    groups: dict[TokenKey, list[Answer]] = defaultdict(list)
    for each in answers:
        groups[each.token].append(each)
    found: dict[int, str] = {}
    for own in groups.values():
        if len(own) > 1:
            found.update(_settled(own, revote))
    return found


def _settled(own: Sequence[Answer], revote: Revote) -> Iterator[tuple[int, str]]:
    moments = [each.moment for each in own]
    known = [each for each in moments if each is not None]
    if revote is Revote.NONE and len({(each.moment, each.said) for each in own}) > 1:
        yield from ((each.row, _VOID) for each in own)
        return
    if len(known) < len(own) or revote is Revote.NONE:
        yield from _level(own)
        return
    deciding = min(known) if revote is Revote.FIRST else max(known)
    yield from ((each.row, _REVOTE) for each in own if each.moment != deciding)
    yield from _level([each for each in own if each.moment == deciding])


def _level(own: Sequence[Answer]) -> Iterator[tuple[int, str]]:
    """Say of answers that nobody can put in order: the same content is one answer."""
    if len({each.said for each in own}) > 1:
        yield from ((each.row, CONFLICT) for each in own)
        return
    first = min(each.row for each in own)
    yield from ((each.row, _DUPLICATE) for each in own if each.row != first)
