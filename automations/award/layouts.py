"""The rules every sheet of the award begins with: rows that are no data at all."""

from __future__ import annotations

import polars as pl

from automations.tables.dispositions import Rule
from automations.tables.typed import Layout

LAYOUT_RULES = tuple(
    Rule(f"layout_{layout.name.lower()}", pl.col("layout") == layout.value)
    for layout in Layout
    if layout is not Layout.DATA
)
