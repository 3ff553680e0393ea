"""Read a tab of 設定.xlsx with one setting a row: rows are found by what their label says."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from automations.event.book_cells import TabReading
from automations.event.book_layout import KEY, VALUE, Item, KeyTab
from automations.tables.folding import folded, trimmed
from automations.tables.nearest import nearest
from automations.tables.places import cell_address

_Row = tuple[int, Sequence[str]]


def read_key_tab(reading: TabReading, tab: KeyTab) -> None:
    """Keep the cell of every setting of the tab; name labels that are unknown or stand twice."""
    found = reading.heading((KEY, VALUE), 2)
    if found is None:
        return
    first, columns = found
    items = {folded(each.label): each for each in _one_a_row(tab)}
    seen: dict[str, int] = {}
    others: list[_Row] = []
    for row, texts in reading.sheet.rows():
        label = folded(texts[columns[KEY] - 1])
        if row <= first or not label:
            continue
        if label not in items:
            others.append((row, texts))
        elif label in seen:
            before = cell_address(seen[label], columns[KEY])
            words = {"key": items[label].label, "first": before}
            reading.fault("setting_row_doubled", row, columns[KEY], **words)
        else:
            seen[label] = row
            _keep(reading, items[label], row, columns[VALUE], texts)
    absent = [each for label, each in items.items() if label not in seen]
    _name_unknown(reading, others, columns, absent)


def _one_a_row(tab: KeyTab) -> Iterator[Item]:
    """Walk what has a row of its own: settings, switches, and each place of a tall list."""
    for group in tab.groups:
        for item in group.all_items:
            yield from item.rows()


def _keep(reading: TabReading, item: Item, row: int, column: int, texts: Sequence[str]) -> None:
    text = reading.text(row, column, texts, item.label)
    path = item.path
    if item.tall:
        if not text:
            return
        # The places of a list are counted without those that were left empty.
        path = f"{path}[{1 + sum(each.startswith(f'{path}[') for each in reading.cells)}]"
    reading.keep(path, item, text, row, column)


def _name_unknown(
    reading: TabReading,
    rows: Sequence[_Row],
    columns: Mapping[str, int],
    absent: Collection[Item],
) -> None:
    """Name every value whose label nobody knows, with the label that was meant if one is near."""
    by_label = {each.label: each for each in absent}
    for row, texts in rows:
        label, value = (trimmed(texts[columns[each] - 1]) for each in (KEY, VALUE))
        if not value:
            continue  # a title between the rows
        meant = nearest(label, by_label)
        hint = f"（もしかして「{meant}」）" if meant else ""
        reading.fault("setting_label_unknown", row, columns[KEY], key=label, hint=hint)
        if meant:  # one slip, one finding: the setting is not missing as well
            reading.keep(by_label[meant].path, by_label[meant], "", row, columns[KEY])
    for each in absent:
        if each.added and each.path not in reading.cells:
            reading.lack(each.label)
