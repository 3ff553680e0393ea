"""What stands in the cells of 設定.xlsx: kept under the path of its setting, with its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from automations.event.book_layout import Item
from automations.event.cell_notation import parted
from automations.tables.folding import folded, trimmed
from automations.tables.places import Place, cell_address
from automations.tables.problems import Problem, problem
from automations.tables.sheet import Oddity, Sheet

_ODD = {
    Oddity.ERROR: "cell_error_refused",
    Oddity.UNCALCULATED: "cell_uncalculated_refused",
}


@dataclass(frozen=True, slots=True)
class Found:
    """What stands in one cell: the text, or the texts; where; and what the cell is called."""

    raw: str | list[str]
    place: Place
    label: str


@dataclass(frozen=True, slots=True)
class TabReading:
    """A tab being read; ``cells`` are keyed by dotted path, blank ones among them.

    ``lacks`` names what an older book has no place for.
    """

    sheet: Sheet
    cells: dict[str, Found] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    lacks: list[str] = field(default_factory=list)

    def fault(self, code: str, row: int = 0, column: int = 0, **words: object) -> None:
        """Name what cannot be read."""
        self.problems.append(problem(code, self.sheet.place(row, column), **words))

    def lack(self, label: str) -> None:
        """Name a row or a column that came after the book was made."""
        self.lacks.append(f"シート「{self.sheet.name}」の「{label}」")

    def text(self, row: int, column: int, texts: Sequence[str], label: str) -> str:
        """Return what the cell says; name it if it says nothing that can be relied on."""
        if odd := self.sheet.odd.get((row, column)):
            self.fault(_ODD[odd], row, column, heading=label)
            return ""
        for each in self.sheet.merged:
            if each.hides(row, column):
                first = cell_address(each.top, each.left)
                self.fault("setting_cell_merged", row, column, heading=label, first=first)
        return trimmed(texts[column - 1])

    def keep(self, path: str, item: Item, text: str, row: int, column: int) -> None:
        """Keep what a cell says under the path of its setting."""
        raw = parted(text) if item.many and not item.tall else text
        self.cells[path] = Found(raw, self.sheet.place(row, column), item.label)

    def heading(self, wanted: Sequence[str], least: int) -> tuple[int, dict[str, int]] | None:
        """Return the number of the heading row and the column of each heading that it has.

        ``least``: how many of the wanted headings make a row the heading row.
        """
        for row, texts in self.sheet.rows():
            by_text = {folded(text): column for column, text in reversed([*enumerate(texts, 1)])}
            columns = {each: by_text[folded(each)] for each in wanted if folded(each) in by_text}
            if len(columns) >= least:
                return row, columns
        listed = "".join(f"「{each}」" for each in wanted)
        self.fault("setting_headings_missing", headings=listed)
        return None
