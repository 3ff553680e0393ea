"""Where each setting stands in 設定.xlsx: ``config/settings_book.toml`` beside the declarations.

The file says which tab and which form; names, explanations, kinds and choices are the settings'
own, so the book can never disagree with the code.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from automations import resources
from automations.event.model import Event
from automations.tables.describing import Described, describe
from automations.tables.profiles import profile_labels

YES, NO = "はい", "いいえ"
KEY, VALUE, REQUIRED, MEANING = "項目", "設定", "必須", "説明・例"


@dataclass(frozen=True, slots=True)
class Item:
    """One setting as people see it; ``path`` is dotted, with [] behind what may be repeated.

    ``required`` is what the column 必須 says. ``tall``: each place of its list has its own row.
    ``added``: books made by an earlier version lack its row or column; see `book_reading`.
    ``first_rows``: how many rows a tall setting had in the first book; 0: as many as today.
    """

    path: str
    label: str
    doc: str
    kind: type
    many: bool = False
    choices: tuple[str, ...] = ()
    required: str = ""
    tall: bool = False
    added: bool = False
    first_rows: int = 0

    def labels(self) -> tuple[str, ...]:
        """Return what stands in the column 項目: one label for each row of the setting."""
        if not self.tall:
            return (self.label,)
        return tuple(f"{self.label} {number}番目" for number in range(1, len(self.choices) + 1))

    def rows(self) -> tuple[Item, ...]:
        """Return the setting once for each of its rows, by what stands in the column 項目."""
        later = self.first_rows or len(self.choices)
        return tuple(
            replace(self, label=label, added=self.added or (self.tall and number > later))
            for number, label in enumerate(self.labels(), 1)
        )


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that belong together; ``switch`` tells whether the section is there at all."""

    title: str
    items: tuple[Item, ...]
    switch: Item | None = None

    @property
    def all_items(self) -> tuple[Item, ...]:
        """The switch, if there is one, then the settings."""
        return (*((self.switch,) if self.switch else ()), *self.items)


@dataclass(frozen=True, slots=True)
class KeyTab:
    """A tab with one setting a row.

    ``added``: books made by an earlier version lack the whole tab; see `book_reading`.
    """

    name: str
    about: str
    groups: tuple[Group, ...]
    added: bool = False

    @property
    def labels(self) -> tuple[str, ...]:
        """Every label of the tab, switches among them."""
        items = (item for group in self.groups for item in group.all_items)
        return tuple(label for item in items for label in item.labels())


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table tab; ``paths`` holds its setting's path for each section that has it."""

    key: str
    item: Item
    width: int
    paths: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TableTab:
    """A tab with one item a row; ``sections`` maps what the selector says to a section's path.

    ``added``: books made by an earlier version lack the whole tab; see `book_reading`.
    """

    name: str
    about: str
    selector: str
    sections: Mapping[str, str]
    columns: tuple[Column, ...]
    example: tuple[str, ...]
    summed: str = ""
    added: bool = False

    @property
    def headings(self) -> tuple[str, ...]:
        """The selector's heading, if there is one, then those of the columns."""
        selectors = (self.selector,) if self.selector else ()
        return (*selectors, *(each.item.label for each in self.columns))


Tab = KeyTab | TableTab


@dataclass(frozen=True, slots=True)
class BookLayout:
    """The whole workbook: the tab for people, then ours. ``switches`` are keyed by section."""

    guide: str
    title: str
    lines: tuple[str, ...]
    tabs: tuple[Tab, ...]
    switches: Mapping[str, Item]

    def labels(self) -> Mapping[str, str]:
        """Map every path, of settings and of sections, to what people call it."""
        sections = {each.path: each.label for each in described().values() if each.section}
        return sections | {each.path: each.label for tab in self.tabs for each in items_of(tab)}

    def tab_names(self) -> Mapping[str, str]:
        """Map every path, of settings and of sections, to the tab that it stands on."""
        found: dict[str, str] = {}
        for tab in self.tabs:
            sections = tab.sections.values() if isinstance(tab, TableTab) else ()
            for path in (*(each.path for each in items_of(tab)), *sections):
                found[path] = tab.name
        # What has no place of its own stands where the first of its settings does.
        tops = {path.partition(".")[0]: tab for path, tab in reversed(found.items())}
        return tops | found


def items_of(tab: Tab) -> Iterator[Item]:
    """Walk every setting of a tab, switches among them."""
    if isinstance(tab, KeyTab):
        yield from (item for group in tab.groups for item in group.all_items)
        return
    for column in tab.columns:
        yield from (replace(column.item, path=path) for path in column.paths.values())


@cache
def described() -> Mapping[str, Described]:
    """Return every setting and section of an Event, keyed by path."""
    return {each.path: each for each in describe(Event)}


@cache
def book_layout() -> BookLayout:
    """Return the layout as shipped."""
    path = resources.config_file("settings_book.toml")
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    switches = {
        each["section"]: Item(each["section"], each["label"], each["doc"], bool)
        for each in raw["switch"]
    }
    tabs = tuple(
        _table_tab(each, raw["required"])
        if "sections" in each
        else _key_tab(each, raw["required"], switches)
        for each in raw["tab"]
    )
    guide = raw["guide"]
    return BookLayout(guide["name"], guide["title"], tuple(guide["lines"]), tabs, switches)


def _key_tab(raw: Any, required: Mapping[str, str], switches: Mapping[str, Item]) -> KeyTab:  # noqa: ANN401 - parsed TOML
    groups = tuple(
        Group(
            each["title"],
            tuple(_key(key, required, raw, each) for key in each["keys"]),
            switches.get(each.get("switch", "")),
        )
        for each in raw["group"]
    )
    return KeyTab(raw["name"], raw["about"], groups, raw.get("added", False))


def _key(key: str, required: Mapping[str, str], tab: Any, group: Any) -> Item:  # noqa: ANN401 - parsed TOML
    item = _item(key, required, tall=key in group.get("tall", ()))
    rows = tab.get("first_rows", {}).get(key, 0)
    return replace(item, added=key in tab.get("added_keys", ()), first_rows=rows)


def _table_tab(raw: Any, required: Mapping[str, str]) -> TableTab:  # noqa: ANN401 - parsed TOML
    sections = {described()[path].label: path for path in raw["sections"]}
    columns = tuple(_column(key, raw, required) for key in raw["keys"])
    return TableTab(
        raw["name"],
        raw["about"],
        raw.get("selector", ""),
        sections,
        columns,
        tuple(raw["example"]),
        raw.get("sum", ""),
        raw.get("added", False),
    )


def _column(key: str, tab: Any, required: Mapping[str, str]) -> Column:  # noqa: ANN401 - parsed TOML
    paths = {path: f"{path}.{key}" for path in tab["sections"] if f"{path}.{key}" in described()}
    item = _item(next(iter(paths.values())), required, tall=False)
    if key == "profile":
        item = replace(item, choices=profile_labels())
    if item.required:
        item = replace(item, required=REQUIRED)  # of a row that is there at all
    item = replace(item, added=key in tab.get("added_keys", ()))
    return Column(key, item, tab["keys"][key], paths)


def _item(path: str, required: Mapping[str, str], *, tall: bool) -> Item:
    found = described()[path]
    choices = (YES, NO) if found.holds is bool else found.choices
    # A required setting of a section that may be absent is required as that section's words say.
    must = required[path.partition(".")[0]] if found.default == "" else ""
    return Item(path, found.label, found.doc, found.holds, found.many, choices, must, tall)
