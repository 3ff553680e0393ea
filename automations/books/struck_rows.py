"""Which rows are struck out, whatever our own program wrote beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from automations.tables.headings import heading_key
from automations.tables.schema import STATUS_HEADING
from automations.tables.sheet import ROW

if TYPE_CHECKING:
    from collections.abc import Sequence


def struck_rows(cells: pl.DataFrame, found: Sequence[pl.DataFrame]) -> frozenset[int]:
    """Return the rows in which every cell that people filled in is struck out.

    ``cells`` are those of the `Sheet`; ``found`` holds row, column and "struck" of filled cells.
    """
    filled = pl.concat(found) if found else None
    if filled is None or not filled["struck"].any():
        return frozenset()
    ours = heading_key(STATUS_HEADING)
    own = [
        number
        for number, texts in enumerate(cells.drop(ROW).iter_columns(), 1)
        if any(heading_key(text) == ours for text in texts.unique() if STATUS_HEADING in text)
    ]
    theirs = filled.filter(~pl.col("column").is_in(own))
    rows = theirs.group_by(ROW).agg(pl.col("struck").all()).sort(ROW)
    return frozenset(rows.filter("struck")[ROW])
