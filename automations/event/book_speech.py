"""How people are spoken to about 設定.xlsx: by its labels, its tabs and its cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from automations.event.book_cells import Found
from automations.event.book_layout import BookLayout, TableTab
from automations.event.cell_notation import KINDS, read_cell, shown
from automations.event.dotted import above, unnumbered
from automations.tables.notation import Notation
from automations.tables.places import Place


@dataclass(frozen=True, slots=True)
class BookSpeech:
    """Names and places of dotted keys in one workbook; ``cells`` are those that were found."""

    book: str
    layout: BookLayout
    cells: Mapping[str, Found]

    def notation(self) -> Notation:
        """Return how this workbook writes values and calls its settings."""
        return Notation(self.name_of, KINDS, read_cell, shown, self._missing)

    def place_of(self, path: str) -> Place:
        """Return the cell of a setting, else the tab it would stand on, else the workbook."""
        tabs = self.layout.tab_names()
        for each in _upwards(path):
            if each in self.cells:
                return self.cells[each].place
            if tab := tabs.get(unnumbered(each)) or tabs.get(f"{unnumbered(each)}[]"):
                return Place(self.book, tab)
        return Place(self.book)

    def name_of(self, path: str) -> str:
        """Return what the workbook calls a setting or a section."""
        labels = self.layout.labels()
        for each in _upwards(path):
            if each in self.cells and self.cells[each].label:
                return self.cells[each].label
            if label := labels.get(unnumbered(each)) or labels.get(f"{unnumbered(each)}[]"):
                return label
        return self.book

    def _missing(self, path: str) -> str:
        """Return the code for a required setting: its cell is blank, or it has none at all."""
        if path in self.cells:
            return "setting_cell_missing"
        tables = [each for each in self.layout.tabs if isinstance(each, TableTab)]
        for tab in tables:
            if {path, f"{path}[]"} & set(tab.sections.values()):
                return "setting_purpose_missing" if tab.selector else "setting_items_missing"
        return "setting_row_missing"


def _upwards(path: str) -> Iterator[str]:
    while path:
        yield path
        path = above(path)
