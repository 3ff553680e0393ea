"""What 要確認.xlsx speaks of: a job takes the list away only if it covers all of that.

The list bears its parts of the event among its properties, where people find the file by them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from automations.flows.event_folder import EventFolder
from automations.flows.expected_tables import ExpectedTable, expected_tables
from automations.flows.scope import Part, Scope
from automations.tables.places import Place
from automations.tables.problems import Problem

_ABOUT = "対象: "
_BETWEEN = "、"
_PARTS = {
    "registration": Part.REGISTER, "reception": Part.ATTENDANCE, "sections": Part.ATTENDANCE,
    "judges": Part.JUDGING, "scores": Part.JUDGING, "order": Part.JUDGING,
    "hall_ballots": Part.JUDGING, "hall_tokens": Part.JUDGING, "hall_counts": Part.JUDGING,
}  # fmt: skip


def parts_spoken_of(
    folder: EventFolder, problems: Iterable[Problem], scope: Scope
) -> frozenset[Part]:
    """Return the parts of the event that a job's problems are about.

    What is wrong in 判定.xlsx or in the records keeps every job from its result: no part of its
    own. What stands nowhere in particular may be about all that the job covers.
    """
    return frozenset(part for each in problems for part in _parts(folder, each.place, scope))


def bearing(parts: Iterable[Part]) -> str:
    """Return the words by which a list bears its parts."""
    return _ABOUT + _BETWEEN.join(sorted(part.value for part in parts))


def parts_borne(words: str) -> frozenset[Part]:
    """Return the parts that a list bears; all of them if it does not say so in our words."""
    if not words.startswith(_ABOUT):
        return frozenset(Part)
    said = words.removeprefix(_ABOUT).split(_BETWEEN)
    return frozenset(part for part in Part if part.value in said)


def _parts(folder: EventFolder, place: Place, scope: Scope) -> Iterator[Part]:
    if _is_score_sheet(folder, place):
        yield Part.JUDGING
    elif tables := [each for each in _tables(folder, scope) if each.book == place.book]:
        named = [each for each in tables if each.sheet and each.sheet == place.sheet]
        yield from map(part_of, named or tables)
    elif not _is_ours(folder, place):
        yield from scope.within(folder.event)


def _tables(folder: EventFolder, scope: Scope) -> Iterator[ExpectedTable]:
    return (each for each in expected_tables(folder.event) if part_of(each) in scope.parts)


def part_of(table: ExpectedTable) -> Part:
    """Return the part of the event for which a table is read."""
    return _PARTS.get(table.schema.name, Part.AWARD)


def _is_score_sheet(folder: EventFolder, place: Place) -> bool:
    """Tell whether a book lies in the folder of score sheets."""
    judging = folder.event.award.judging if folder.event.award else None
    named = judging.score_sheets.rstrip("/") if judging else ""
    return bool(named) and (place.book == named or place.book.startswith(f"{named}/"))


def _is_ours(folder: EventFolder, place: Place) -> bool:
    records = f"{folder.restricted.absolute().name}/{folder.records.name}/"
    return place.book == folder.decision_book.name or place.book.startswith(records)
