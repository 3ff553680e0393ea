"""Where the rows of a tab went between two looks at it.

A row is known by everything that people keep in it, our own column apart. Rows that are alike
stay in their order: nobody could tell them apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from automations.books.google.snapshot import OnlineCell, OnlineTab
    from automations.books.google.wanted import OnlineColumn

_Row = Mapping[int, "OnlineCell"]


@dataclass(frozen=True, slots=True)
class Followed:
    """Where rows went; all rows from 1, only rows in which people keep anything.

    ``rows``: where each row that was read stands now. ``moved``: any of them stands elsewhere.
    ``changed``: rows that were read and are not there as they were: somebody typed into them, or
    deleted them. ``new``: rows that stand there now and are none of those read.
    """

    rows: Mapping[int, int]
    moved: bool
    changed: frozenset[int]
    new: frozenset[int]

    @property
    def disturbed(self) -> bool:
        """Tell whether a text may stand beside another row than it was made for."""
        return self.moved or bool(self.changed)


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where our column is now; ``before``: what the number of a column was, by its number now.

    A column that is missing in ``before`` is new; ``lost`` are those that are no more, by the
    number they had: rows are known by what is left.
    """

    column: int
    heading_row: int
    before: Mapping[int, int]
    lost: frozenset[int] = frozenset()


def follow(
    before: OnlineTab, now: OnlineTab, column: OnlineColumn, there: Whereabouts | None = None
) -> Followed:
    """Find the rows again; ``there``: where our column is now if not as read.

    Rows from the heading up are followed, too, but what people type there changes no row of data.
    """
    place = there or Whereabouts(column.column, column.heading_row, {})
    was = _rows(before, {column.column, *place.lost}, None)
    stands = _rows(now, {place.column}, there.before if there else None)
    rows = _matched(was, stands, _whole, alike=True)
    left, found = _without(was, rows), _without(stands, rows.values())
    rows |= _matched(left, found, _typed)
    moved = any(number != at for number, at in rows.items())
    changed = _below(column.heading_row, _without(was, rows))
    new = _below(place.heading_row, _without(stands, rows.values()))
    return Followed(dict(sorted(rows.items())), moved, changed, new)


def _below(heading_row: int, rows: Iterable[int]) -> frozenset[int]:
    return frozenset(row for row in rows if row > heading_row)


def _rows(
    tab: OnlineTab, apart: Collection[int], before: Mapping[int, int] | None
) -> dict[int, _Row]:
    """Return what people keep in each row, by columns as they were numbered before."""
    rows: dict[int, dict[int, OnlineCell]] = defaultdict(dict)
    for (row, column), cell in sorted(tab.cells.items()):
        if column not in apart:
            rows[row][column if before is None else before.get(column, -column)] = cell
    return dict(rows)


def _without(rows: Mapping[int, _Row], seen: Iterable[int]) -> dict[int, _Row]:
    known = set(seen)
    return {number: row for number, row in rows.items() if number not in known}


def _whole(row: _Row) -> Hashable:
    return frozenset(row.items())


def _typed(row: _Row) -> Hashable:
    """Know a row by what was typed, however it is shown.

    A formula may say another thing each time it is looked at, and a format may be put on a whole
    column: neither makes another row of it.
    """
    typed = frozenset(
        (at, cell.kind, cell.value, cell.struck) for at, cell in row.items() if not cell.formula
    )
    return (typed, frozenset(row)) if typed else _whole(row)


def _matched(
    was: Mapping[int, _Row],
    stands: Mapping[int, _Row],
    known_by: Callable[[_Row], Hashable],
    *,
    alike: bool = False,
) -> dict[int, int]:
    """Pair rows that are known by the same; of several only if they are ``alike`` in all."""
    old, new = _grouped(was, known_by), _grouped(stands, known_by)
    pairs: dict[int, int] = {}
    for known, rows in old.items():
        others = new.get(known, [])
        if alike or (len(rows) == 1 == len(others)):
            pairs |= zip(rows, others, strict=False)
        else:
            pairs |= {row: row for row in rows if row in others}
    return pairs


def _grouped(
    rows: Mapping[int, _Row], known_by: Callable[[_Row], Hashable]
) -> dict[Hashable, list[int]]:
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for number, row in sorted(rows.items()):
        groups[known_by(row)].append(number)
    return groups
