"""Every setting has its place in 設定.xlsx, and only one."""

from collections import Counter

from automations.event.book_layout import (
    KEY,
    MEANING,
    REQUIRED,
    VALUE,
    KeyTab,
    TableTab,
    book_layout,
    items_of,
)
from automations.event.model import Event
from automations.tables.describing import describe
from automations.tables.folding import folded

LAYOUT = book_layout()


def test_every_setting_stands_in_exactly_one_place() -> None:
    places = Counter(item.path for tab in LAYOUT.tabs for item in items_of(tab) if "." in item.path)
    assert places == Counter(each.path for each in describe(Event) if not each.section)


def test_every_section_that_may_be_there_or_not_and_has_defaults_has_a_switch() -> None:
    assert set(LAYOUT.switches) == {"registration", "award"}


def test_labels_tell_the_rows_and_columns_of_a_tab_apart() -> None:
    for tab in LAYOUT.tabs:
        if isinstance(tab, KeyTab):
            labels = [label for item in items_of(tab) for label in item.labels()]
            titles = [KEY, VALUE, REQUIRED, MEANING, *(group.title for group in tab.groups)]
        else:
            labels = [tab.selector, *(column.item.label for column in tab.columns)]
            titles = []
        keys = [folded(each) for each in (*labels, *titles)]
        assert Counter(keys).most_common(1)[0][1] == 1, tab.name


def test_an_example_fills_the_columns_of_its_tab() -> None:
    tables = [tab for tab in LAYOUT.tabs if isinstance(tab, TableTab)]
    wide = {tab.name: len(tab.columns) + bool(tab.selector) for tab in tables}
    assert {tab.name: len(tab.example) for tab in tables} == wide


def test_every_tab_is_one_that_excel_accepts() -> None:
    names = [LAYOUT.guide, *(tab.name for tab in LAYOUT.tabs)]
    assert len(set(names)) == len(names)
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)
