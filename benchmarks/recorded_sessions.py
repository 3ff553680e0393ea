"""Cassettes that belong together: tests that share a spreadsheet are recorded into one each.

A suite may make a spreadsheet in one cassette, use it in others, and delete it at the end of the
first. Where every exchange of them has its time, they are replayed as one, in the order of time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import accumulate
from pathlib import Path

from benchmarks.recordings import Exchange, exchanges, spreadsheets_of

_REFUSED = 400


@dataclass(frozen=True, slots=True)
class Take:
    """An exchange and where it stands; ``number`` counts from 1 in its cassette."""

    cassette: str
    number: int
    exchange: Exchange


def sessions(folder: Path) -> list[list[Take]]:
    """Return the exchanges of a folder's cassettes, those together that share a spreadsheet."""
    found: list[list[Take]] = []
    for path in sorted(folder.rglob("*.json")):
        name = str(path.relative_to(folder))
        takes = [Take(name, number, each) for number, each in enumerate(exchanges(path), 1)]
        if takes:
            found.append(takes)
    return [session for group in _groups(found) for session in _in_time(group)]


def _groups(cassettes: Iterable[list[Take]]) -> list[list[list[Take]]]:
    """Return cassettes in groups that share no spreadsheet with each other."""
    groups: list[tuple[set[str], list[list[Take]]]] = []
    for takes in cassettes:
        keys, together = set(_used(takes)), [takes]
        alike = [group for group in groups if not keys.isdisjoint(group[0])]
        for group in alike:
            keys |= group[0]
            together = [*group[1], *together]
            groups.remove(group)
        groups.append((keys, together))
    return [together for _, together in groups]


def _used(takes: Iterable[Take]) -> Iterator[str]:
    for take in takes:
        if take.exchange.status < _REFUSED:
            yield from spreadsheets_of(take.exchange)


def _in_time(group: list[list[Take]]) -> list[list[Take]]:
    """Return a group as one session; as it is where times are missing."""
    everything = [take for takes in group for take in takes]
    if len(group) == 1 or not all(take.exchange.time for take in everything):
        return group
    return [[take for _, _, take in sorted(_timed(group), key=lambda each: each[:2])]]


def _timed(group: list[list[Take]]) -> Iterator[tuple[datetime, tuple[datetime, str, int], Take]]:
    """Yield exchanges with their times, which within a cassette never go back."""
    for takes in group:
        times = list(accumulate((_time(take) for take in takes), max))
        for time, take in zip(times, takes, strict=True):
            yield time, (times[0], take.cassette, take.number), take


def _time(take: Take) -> datetime:
    return take.exchange.time or datetime.min.replace(tzinfo=UTC)
