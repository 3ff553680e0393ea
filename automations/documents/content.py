"""What a template may be filled with: named texts, tables, and names without a value this time."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from automations.documents.fields import Field, plain
from automations.tables.rendering import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from automations.documents.charts import Chart
    from automations.tables.report import Table


@dataclass(frozen=True, slots=True)
class Content:
    """Texts and tables by the names a template calls them; see `content_of`.

    ``absent`` are names that exist but have nothing to say in this report: a condition may ask
    for them, a field may not.
    """

    words: Mapping[str, str]
    tables: Mapping[str, Table]
    absent: frozenset[str]
    charts: Mapping[str, Chart] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        """Tell whether a name has a value, or a table rows."""
        there = name in self.words or name in self.charts
        return there or bool(name in self.tables and self.tables[name].rows)

    def knows(self, field: Field) -> bool:
        """Tell whether a field's name exists, with a value or without."""
        if self.table_of(field):
            return self.fills(field) or field.name in self.absent
        known = (self.words, self.absent, self.charts)
        return field.table in self.absent or any(field.name in names for names in known)

    def fills(self, field: Field) -> bool:
        """Tell whether a field has a value, or its column is in its table."""
        columns = self._columns(field) if self.table_of(field) else ()
        return field.name in {*self.words, *(name for name, _ in columns)}

    def names(self, field: Field) -> tuple[str, ...]:
        """Return the names that a field like this one could have meant, in order."""
        if self.table_of(field):
            return tuple(name for name, _ in self._columns(field))
        return tuple(sorted({*self.words, *self.tables, *self.absent, *self.charts}))

    def table_of(self, field: Field) -> Table | None:
        """Return the table whose column a field names, or None."""
        return None if field.name in self.words else self.tables.get(field.table)

    def rows(self, field: Field) -> list[dict[str, str]]:
        """Return, for each row of a field's table, what its columns say, by field name."""
        table = self.tables[field.table]
        shapes = [(name, table.columns[index].form) for name, index in self._columns(field)]
        return [
            {name: shown(cell, form) for (name, form), cell in zip(shapes, row, strict=True)}
            for row in table.rows
        ]

    def texts(self) -> tuple[str, ...]:
        """Return every text a document could be filled with."""
        fields = [Field(f"{name}.", 0, 0) for name in self.tables]
        cells = (text for field in fields for row in self.rows(field) for text in row.values())
        return (*self.words.values(), *cells)

    def _columns(self, field: Field) -> list[tuple[str, int]]:
        columns = self.tables[field.table].columns
        return [
            (f"{field.table}.{plain(column.in_templates or column.heading)}", index)
            for index, column in enumerate(columns)
        ]


def content_of(
    words: Mapping[str, str],
    tables: Mapping[str, Table],
    absent: Iterable[str] = (),
    charts: Mapping[str, Chart] | None = None,
) -> Content:
    """Make a content; a text that is empty counts as absent.

    Args:
        words: texts by name.
        tables: tables by name; one table may stand under several names.
        absent: further names that exist but have no value.
        charts: charts by name.
    """
    spoken = {plain(name): text for name, text in words.items() if text}
    named = {plain(name): table for name, table in tables.items()}
    silent = {plain(name) for name in (*words, *absent)} - spoken.keys() - named.keys()
    drawn = {plain(name): chart for name, chart in (charts or {}).items()}
    return Content(spoken, named, frozenset(silent), drawn)
