"""Read a tab of 設定.xlsx with one item a row: columns are found by their heading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from automations.books.new_book import EXAMPLE_MARK
from automations.event.book_cells import Found, TabReading
from automations.event.book_layout import Item, TableTab
from automations.event.cell_notation import parted
from automations.tables.folding import folded, trimmed
from automations.tables.nearest import did_you_mean, nearest
from automations.tables.places import Place, cell_address

_MANY = "[]"


@dataclass(frozen=True, slots=True)
class _Table:
    """A tab, the columns of the headings that it has, and how many rows each section has so far.

    ``lost`` tells for headings that it lacks where that is named.
    """

    reading: TabReading
    tab: TableTab
    columns: Mapping[str, int]
    counts: dict[str, int] = field(default_factory=dict)
    lost: dict[str, Place] = field(default_factory=dict)


def read_table_tab(reading: TabReading, tab: TableTab) -> None:
    """Keep the cells of every row under its section; blank rows and 記入例 are none."""
    found = reading.heading(tab.headings, 2)
    if found is None:
        return
    first, columns = found
    table = _Table(reading, tab, columns)
    _name_lost(table, first)
    for row, texts in _item_rows(table, first):
        _read_row(table, row, texts)


def _item_rows(table: _Table, first: int) -> Iterator[tuple[int, Sequence[str]]]:
    """Walk the rows below the headings that say something in one of our columns."""
    columns, sheet = table.columns.values(), table.reading.sheet
    for row, texts in sheet.rows():
        said = any(trimmed(texts[column - 1]) for column in columns)
        odd = any((row, column) in sheet.odd for column in columns)
        if row > first and (said or odd) and not _is_example(texts):
            yield row, texts


def _is_example(texts: Sequence[str]) -> bool:
    """Tell an example by the first word of its row."""
    first = next((text for text in map(folded, texts) if text), "")
    return first == folded(EXAMPLE_MARK)


def _name_lost(table: _Table, row: int) -> None:
    """Name every heading that is gone, and what it may have been renamed to.

    Also one that may be left empty: below another name, what stands there would not be read. Only
    a heading that came later, and that no other column seems to stand for, is merely lacking.
    """
    others = _others(table, row)
    added = {each.item.label: each.item for each in table.tab.columns if each.item.added}
    for label in table.tab.headings:
        if label in table.columns:
            continue
        column = 0
        if current := nearest(label, others):
            column = others[current]
            words = {"heading": label, "current": current}
            table.reading.fault("heading_renamed", row, column, **words)
        elif label not in added or (column := _said_in(table, added[label], row)):
            table.reading.fault("heading_missing", row, column, heading=label)
        else:
            table.reading.lack(label)
        table.lost[label] = table.reading.sheet.place(row, column)


def _others(table: _Table, row: int) -> dict[str, int]:
    """Return the columns of the headings that are not ours."""
    texts = dict(table.reading.sheet.rows())[row]
    ours = table.columns.values()
    return {
        trimmed(text): column
        for column, text in enumerate(texts, 1)
        if trimmed(text) and column not in ours
    }


def _said_in(table: _Table, item: Item, first: int) -> int:
    """Return the column, not one of ours, that says what only this setting can say; else 0."""
    ours, choices = table.columns.values(), {folded(each) for each in item.choices}
    for _, texts in _item_rows(table, first):
        for column, text in enumerate(texts, 1):
            if column not in ours and choices & {folded(each) for each in parted(text)}:
                return column
    return 0


def _read_row(table: _Table, row: int, texts: Sequence[str]) -> None:
    section = _section(table, row, texts)
    if section is None:
        return
    number = table.counts[section] = table.counts.get(section, 0) + 1
    path = section.replace(_MANY, f"[{number}]")
    if path in table.reading.cells:
        before = table.reading.cells[path].place
        words = {"key": _name(table, section), "first": cell_address(before.row, before.column)}
        table.reading.fault("setting_row_doubled", row, before.column, **words)
        return
    first = min(table.columns.values())
    table.reading.cells[path] = Found("", table.reading.sheet.place(row, first), "")
    _keep_cells(table, section, path, row, texts)


def _keep_cells(table: _Table, section: str, path: str, row: int, texts: Sequence[str]) -> None:
    for column in table.tab.columns:
        label = column.item.label
        if label not in table.columns:  # named once, not for every row
            table.reading.cells[f"{path}.{column.key}"] = Found("", table.lost[label], label)
            continue
        number = table.columns[label]
        text = table.reading.text(row, number, texts, label)
        if section in column.paths:
            table.reading.keep(f"{path}.{column.key}", column.item, text, row, number)
        elif text:
            words = {"key": label, "purpose": _name(table, section)}
            table.reading.fault("setting_cell_unused", row, number, **words)


def _name(table: _Table, section: str) -> str:
    return next(name for name, path in table.tab.sections.items() if path == section)


def _section(table: _Table, row: int, texts: Sequence[str]) -> str | None:
    """Return the section that a row belongs to; None if it cannot be told, which is named."""
    tab, selector = table.tab, table.tab.selector
    if not selector:
        return next(iter(tab.sections.values()))
    if selector not in table.columns:
        return None
    column = table.columns[selector]
    said = table.reading.text(row, column, texts, selector)
    by_name = {folded(name): path for name, path in tab.sections.items()}
    if folded(said) in by_name:
        return by_name[folded(said)]
    words = {"key": selector, "found": said, "hint": did_you_mean(said, tab.sections)}
    code = "setting_not_choice" if said else "setting_blank"
    table.reading.fault(code, row, column, known="、".join(tab.sections), **words)
    return None
