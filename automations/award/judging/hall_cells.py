"""The cells of the hall's answers that name nothing countable: told by place, never by content."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

import polars as pl

from automations.award.ballot_columns import NAMED, value_key
from automations.award.entry_names import EntryNames, entry_names
from automations.award.judging.hall_schemas import arrangement_of, hall_award
from automations.award.judging.order import Presentation
from automations.award.rules import Arrangement, AwardRules
from automations.award.scale import value_reader
from automations.tables.problems import Problem, problem
from automations.tables.typed import TypedTable

_VALUE = value_key(1)

Fault = tuple[str, str]  # the field's key, the problem's code


@dataclass(frozen=True, slots=True)
class _Reading:
    """How cells are read; ``valued``: a sheet of one choice a row says which of them it means."""

    shape: Arrangement
    names: EntryNames
    presented: frozenset[int]
    reads: Callable[[str], int | None]
    secret: tuple[str, ...]
    valued: bool

    def faults(self, row: Mapping[str, str]) -> Iterator[Fault]:
        """Yield the cells of a row that name what is not counted."""
        if self.shape is Arrangement.LONG:
            yield from self._of_row(row)
            return
        for key in self.secret:
            if self.shape is Arrangement.GRID:
                yield from self._of_mark(key, row[key])
            else:
                yield from ((key, code) for code in self._codes(self.names.cell(row[key])))

    def _of_mark(self, key: str, text: str) -> Iterator[Fault]:
        value = self.reads(text) if text else 0
        if value is None:
            yield key, "hall_choice_unfit"
        elif value and int(key.rpartition("_")[2]) not in self.presented:
            yield key, "hall_choice_not_presented"

    def _of_row(self, row: Mapping[str, str]) -> Iterator[Fault]:
        said = row[_VALUE] if self.valued else row[NAMED]
        value = self.reads(said) if said and self.valued else int(bool(said))
        if value is None:
            yield _VALUE, "hall_choice_unfit"
        elif value:
            found = self.names.part(row[NAMED]) if row[NAMED] else (None,)
            one = found if len(found) <= 1 else (None,)  # a row names one entry
            yield from ((NAMED, code) for code in self._codes(one))

    def _codes(self, named: Iterable[int | None]) -> Iterator[str]:
        for each in named:
            if each is None:
                yield "hall_choice_unknown"
            elif each not in self.presented:
                yield "hall_choice_not_presented"


def choice_problems(
    table: TypedTable, rows: Collection[int], shown: Presentation, rules: AwardRules
) -> Iterator[Problem]:
    """Yield what is not counted in these rows (from 1): the cell, never what stands in it."""
    reading = _reading(table, shown, rules)
    told = table.frame.filter(pl.col("row").is_in(sorted(rows))).sort("row")
    for row in told.iter_rows(named=True):
        for key, code in sorted(set(reading.faults(row))):
            yield problem(code, table.place(row["row"], key))


def _reading(table: TypedTable, shown: Presentation, rules: AwardRules) -> _Reading:
    shape = arrangement_of(table.schema)
    return _Reading(
        shape,
        entry_names((*shown.entries, *shown.left_out)),
        frozenset(each.number for each in shown.entries),
        value_reader(hall_award(rules, shape)),
        tuple(each.key for each in table.schema.fields if each.secret),
        _VALUE in table.headings.columns,
    )
