"""The rules every sheet of the award begins with: rows that are no data at all."""

from __future__ import annotations

import polars as pl

from automations.tables.dispositions import Rule
from automations.tables.typed import Layout

_CODES = {
    Layout.EXAMPLE: "layout_example",
    Layout.TOTAL: "layout_total",
    Layout.HEADING: "layout_heading",
    Layout.NOTE: "layout_note",
}

LAYOUT_RULES = tuple(
    Rule(code, pl.col("layout") == layout.value) for layout, code in _CODES.items()
)
