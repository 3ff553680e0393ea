"""Last time's file in this time's folder: nothing else would tell, and every number would be wrong.

A registration dated on or before the day of the last event was not for this one. A reception sheet
has no dates; it is doubted when fewer than half of those who came are in the register.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from automations.tables.problems import Problem, problem
from automations.tables.rendering import japanese_day
from automations.tables.typed import Layout, TypedTable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from automations.registration.rules import LastTime

_FEW = 10  # so few may all have come without registering


def of_last_time(tables: Sequence[TypedTable], last: LastTime | None) -> Iterator[Problem]:
    """Name each source with registrations of last time: refused if it holds no others."""
    for table in tables if last else ():
        if last and "submitted" in table.frame.columns:
            dated = table.frame.filter(
                pl.col("layout") == Layout.DATA.value, pl.col("submitted").is_not_null()
            )
            old = dated.filter(pl.col("submitted").dt.date() <= last.day)
            if old.height:
                whole = old.height == dated.height
                code = "source_of_last_time" if whole else "rows_of_last_time"
                place = table.place(0 if whole else int(old["row"][0]))
                yield problem(code, place, rows=old.height, day=japanese_day(last.day))


def strangers(came: pl.DataFrame, reception: TypedTable) -> Iterator[Problem]:
    """Doubt a reception sheet whose visitors (``came``, with ``known``) nobody registered."""
    known = came.filter("known").height
    if came.height >= _FEW and 2 * known < came.height:
        words = {"came": came.height, "known": known}
        yield problem("reception_of_strangers", reception.sheet.place(), **words)
