"""What became of one person or one row: every row with its place, its disposition and its reason.

Nothing is counted anew: what the register and the attendance found is looked up and put in words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import polars as pl

from automations.people.matching import KEYS, RECORD, explain_pair
from automations.registration.doubts import AT, Side, side_of, wording
from automations.registration.identity import MAKERS
from automations.tables.dispositions import words
from automations.tables.places import Place

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from automations.people.matching import Evidence, Matching
    from automations.registration.attendance import Attendance
    from automations.registration.register import Roster

_ASKED_BY = ("name", "kana", "mail", "phone", "staff_number")
_PART_OF = ("name_key", "kana_key")  # a part of these is enough where nothing is equal
_SHORTEST_PART = 2


@dataclass(frozen=True, slots=True)
class Merged:
    """Why a row is of the person of another one: ``reason`` in words, and that row."""

    reason: str
    other: Side


@dataclass(frozen=True, slots=True)
class ToldRow:
    """A row as typed, what became of it, and why it belongs to its person.

    ``person`` is None where the row speaks of nobody. ``known``: of somebody who came, whether
    registered before; None where that is not asked.
    """

    side: Side
    person: int | None
    disposition: str
    known: bool | None = None
    merged: Merged | None = None


@dataclass(frozen=True, slots=True)
class ToldPerson:
    """A person with all of its rows; ``numbers`` are those of the register."""

    name: str
    numbers: tuple[int, ...]
    rows: tuple[ToldRow, ...]


class Known:
    """The rows of the register and of the reception, and who is who in both together."""

    def __init__(self, roster: Roster | None, attendance: Attendance | None) -> None:
        self._roster, self._attendance = roster, attendance
        parts = [each.rows for each in (roster, attendance) if each]
        self._rows = pl.concat(map(_narrowed, parts), how="diagonal_relaxed").join(
            self._reasons(), on=RECORD, how="left"
        )
        self._sides = {
            each[RECORD]: side_of(each)
            for each in self._rows.filter(pl.col(RECORD).is_not_null()).iter_rows(named=True)
        }

    @property
    def _matching(self) -> Matching | None:
        last = self._attendance or self._roster
        return last.matching if last else None

    def _reasons(self) -> pl.DataFrame:
        """Return the person of each record in the joint matching, and why it is one of its rows.

        The register's rows keep the reason that the register shows.
        """
        told = [each.matching.persons for each in (self._roster, self._attendance) if each]
        of_register = told[0].select(RECORD, "rung", "merged_with")
        joint = told[-1].select(RECORD, "rung", "merged_with")
        added = joint.join(of_register, on=RECORD, how="anti")
        reasons = pl.concat([of_register, added])
        return told[-1].select(RECORD, "person").join(reasons, on=RECORD, how="left")

    @property
    def places(self) -> Iterable[tuple[str, str, str]]:
        """Return book, sheet and source of every list."""
        return self._rows.select("book", "sheet", "source").unique().sort(pl.all()).rows()

    def rows_at(self, places: Collection[Place]) -> tuple[ToldRow, ...]:
        """Return the rows at these places, in their order."""
        wanted = pl.DataFrame(
            [(each.book, each.sheet, each.row) for each in sorted(places)],
            schema={"book": pl.String, "sheet": pl.String, "row": self._rows.schema["row"]},
            orient="row",
        )
        met = self._rows.join(wanted, on=AT, how="semi")
        return tuple(map(self._told, met.sort(AT).iter_rows(named=True)))

    def found(self, text: str) -> tuple[int, ...]:
        """Return the persons whom a text may mean: a name, a reading, a mail, a number.

        Those who have just that come alone; only where nobody has, a part of a name is enough.
        """
        keys = {f"{name}_key": MAKERS[name](text) for name in _ASKED_BY}
        equal = [pl.col(key) == said for key, said in keys.items() if said]
        part = [pl.col(key).str.contains(keys[key], literal=True)
                for key in _PART_OF if len(keys[key]) >= _SHORTEST_PART]  # fmt: skip
        for conditions in (equal, part):
            if conditions and (met := self._persons_where(pl.any_horizontal(conditions))):
                return met
        return ()

    def _persons_where(self, condition: pl.Expr) -> tuple[int, ...]:
        met = self._rows.filter(pl.col("person").is_not_null()).filter(condition)
        return tuple(met["person"].unique().sort().to_list())

    def person(self, number: int) -> ToldPerson:
        """Return a person with all rows, those of the register first, by place."""
        rows = self._rows.filter(pl.col("person") == number).sort(pl.col("source").is_null(), *AT)
        told = tuple(map(self._told, rows.iter_rows(named=True)))
        return ToldPerson(told[0].side.name, self._numbers(rows), told)

    def evidence(self, one: Side, other: Side) -> tuple[Evidence, ...]:
        """Say field by field how far two rows agree."""
        at = {side.place: record for record, side in self._sides.items()}
        records = self._rows.filter(pl.col(RECORD).is_not_null()).select(RECORD, "signature", *KEYS)
        return explain_pair(records, at[one.place], at[other.place])

    def _numbers(self, rows: pl.DataFrame) -> tuple[int, ...]:
        if self._roster is None:
            return ()
        registered = self._roster.rows.join(rows, on=RECORD, how="semi")["person"]
        people = self._roster.registrants.filter(pl.col("person").is_in(registered.implode()))
        return tuple(people["number"].sort().to_list())

    def _told(self, row: Mapping[str, Any]) -> ToldRow:
        merged = None
        if row["merged_with"] is not None:
            merged = Merged(words(f"merged_{row['rung']}"), self._sides[row["merged_with"]])
        known = row["known"] if row["visited"] else None
        return ToldRow(side_of(row), row["person"], words(row["disposition"]), known, merged)


def _narrowed(rows: pl.DataFrame) -> pl.DataFrame:
    """Take what is told; lists differ in what they have."""
    wanted = dict.fromkeys((RECORD, "signature", *AT, *wording()["labels"], *KEYS,
                            "disposition", "visited", "known"))  # fmt: skip
    return rows.select(
        name if name in rows.columns else pl.lit(None).alias(name) for name in wanted
    )
