"""An Event to 設定.xlsx: its values filled in, every cell with what helps to change it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from automations.books import looks
from automations.books.form_book import FormCell, FormTab, form_book_bytes, write_form_book
from automations.books.new_book import EXAMPLE_MARK
from automations.event.book_layout import (
    KEY,
    MEANING,
    REQUIRED,
    VALUE,
    BookLayout,
    Item,
    KeyTab,
    TableTab,
    book_layout,
)
from automations.event.book_values import blank_cell, explained, filled_cell, rows_of, sections_of
from automations.event.model import Event
from automations.tables.places import column_letters

_KEY_WIDTHS = (13, 24, 9, 34)
_PURPOSE_WIDTH = 14
_EMPTY_ROWS, _LEAST_ROWS = 5, 10
_SUMMED_ROWS = 200
_SUM = "の合計"
_TITLE_MARK = "■"

_Row = list[FormCell | None]


def write_settings_book(path: Path, event: Event) -> None:
    """Write the settings as a workbook; the same event makes the same bytes.

    Raises `OutputNotWritten` or `PermissionRefused`.
    """
    write_form_book(path, tuple(_tabs(event)), event.basics.name)


def settings_book_bytes(event: Event) -> bytes:
    """Return the bytes of the workbook."""
    return form_book_bytes(tuple(_tabs(event)), event.basics.name)


def _tabs(event: Event) -> Iterator[FormTab]:
    layout = book_layout()
    yield _guide(layout)
    for tab in layout.tabs:
        yield _key_tab(tab, event) if isinstance(tab, KeyTab) else _table_tab(tab, event)


def _guide(layout: BookLayout) -> FormTab:
    rows: list[_Row] = [[FormCell(layout.title, looks.TITLE)]]
    for line in layout.lines:
        title = line.startswith(_TITLE_MARK)
        rows.append([FormCell(line, looks.SUBTITLE if title else looks.GUIDE)])
    rows += [
        [FormCell(tab.name, looks.LINK, link=tab.name), FormCell(tab.about)] for tab in layout.tabs
    ]
    return FormTab(layout.guide, (14, 70), rows, highlighted=True)


def _above(title: str, about: str) -> list[_Row]:
    return [[FormCell(title, looks.TITLE)], [FormCell(about, looks.GUIDE)]]


def _headings(*texts: str) -> _Row:
    return [FormCell(each, looks.HEADING) for each in texts]


def _key_tab(tab: KeyTab, event: Event) -> FormTab:
    rows = [*_above(tab.name, tab.about), [], _headings(KEY, VALUE, REQUIRED, MEANING)]
    heading_row = len(rows)
    for group in tab.groups:
        rows.append([FormCell(group.title, looks.SUBTITLE)])
        for item in group.all_items:
            rows += _key_rows(item, event)
    return FormTab(tab.name, _KEY_WIDTHS, rows, heading_row)


def _key_rows(item: Item, event: Event) -> Iterator[_Row]:
    values = rows_of(event, item)
    for number, label in enumerate(item.labels()):
        value = values[number] if number < len(values) else None
        yield [
            FormCell(label, bold=bool(item.required)),
            filled_cell(item, value, event),
            FormCell(item.required),
            FormCell(_explained(item) if number == 0 else ""),
        ]


def _explained(item: Item) -> str:
    """Say it all: on paper there is no drop-down."""
    choices = f"（{'、'.join(item.choices)}）" if item.choices and item.kind is not bool else ""
    return f"{explained(item)}{choices}"


def _table_tab(tab: TableTab, event: Event) -> FormTab:
    widths = [_PURPOSE_WIDTH] if tab.selector else []
    widths += [each.width for each in tab.columns]
    rows = [*_above(tab.name, tab.about), _sum_row(tab), _meanings(tab), _headings(*tab.headings)]
    heading_row = len(rows)
    example = (EXAMPLE_MARK, *tab.example[1:])
    rows.append([FormCell(each, looks.EXAMPLE, "@") for each in example])
    items = [_item_row(tab, event, *each) for each in _items(tab, event)]
    empty = max(_EMPTY_ROWS, _LEAST_ROWS - len(items))
    rows += [*items, *(_empty_row(tab) for _ in range(empty))]
    return FormTab(tab.name, tuple(widths), rows, heading_row)


def _sum_row(tab: TableTab) -> _Row:
    """Show the sum of a column; nothing is read above the headings."""
    for number, each in enumerate(tab.columns, 1):
        if each.key == tab.summed:
            letter, first = column_letters(number), len(_above("", "")) + 5
            cells = f"{letter}{first}:{letter}{first + _SUMMED_ROWS}"
            label = FormCell(f"{each.item.label}{_SUM}", bold=True)
            total = FormCell(None, looks.FIGURE, formula=f"=SUM({cells})")
            return [label, *[None] * (number - 2), total]
    return []


def _meanings(tab: TableTab) -> _Row:
    """Say above each heading what to write below it."""
    chosen = FormCell(f"{REQUIRED}。一覧から選びます。", looks.BODY)
    cells: _Row = [chosen] if tab.selector else []
    for each in tab.columns:
        must = f"{REQUIRED}。" if each.item.required else ""
        cells.append(FormCell(f"{must}{explained(each.item)}", looks.BODY))
    return cells


def _items(tab: TableTab, event: Event) -> Iterator[tuple[str, str, object]]:
    """Yield for each row: what the selector says, the path of its section, and its settings."""
    for name, path in tab.sections.items():
        for section in sections_of(event, path):
            yield name, path, section


def _item_row(tab: TableTab, event: Event, name: str, path: str, section: object) -> _Row:
    cells = [_purpose(tab, name)] if tab.selector else []
    for each in tab.columns:
        value = getattr(section, each.key) if path in each.paths else None
        cells.append(filled_cell(each.item, value, event))
    return [*cells]


def _empty_row(tab: TableTab) -> _Row:
    cells = [_purpose(tab, "")] if tab.selector else []
    return [*cells, *(blank_cell(each.item) for each in tab.columns)]


def _purpose(tab: TableTab, name: str) -> FormCell:
    hint = (tab.selector, "一覧から選びます。")
    return FormCell(name, looks.ANSWER, "@", tuple(tab.sections), hint)
