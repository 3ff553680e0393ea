"""設定.xlsx to the raw settings that event.toml would hold, with the cell of every one of them.

Everything is found by tabs, headings and labels, never by position. What cannot be found is named
here; what a value means is decided where every settings file is decoded.

A book stays good when the product grows. A tab, row or column that the layout marks as added later
may be missing: it counts as not filled in, and `Written.lacks` names it. Why it is marked, and not
derived from the settings' defaults: a column that every book was made with is only ever missing
because somebody deleted or renamed it, and its default would silently replace what stood there.
For the same reason nothing counts as lacking while it may stand under another name: a heading that
is near, a column that holds such choices, a tab with such headings. A row with a default, on a tab
with one setting a row, may always be missing: a label nobody knows is named if it has a value.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from automations.books.opening import Book, read_book
from automations.errors import InputUnfit, PermissionRefused, SettingsWrong, TryAgain
from automations.event.book_cells import Found, TabReading
from automations.event.book_keys import read_key_tab
from automations.event.book_layout import (
    NO,
    YES,
    BookLayout,
    KeyTab,
    Tab,
    book_layout,
    described,
    items_of,
)
from automations.event.book_rows import read_table_tab
from automations.event.book_speech import BookSpeech
from automations.event.dotted import above, nested
from automations.event.written import Written, zone_of
from automations.owner_notes import opened_by, politely
from automations.tables.folding import folded
from automations.tables.nearest import did_you_mean
from automations.tables.parsing import mark
from automations.tables.places import Place
from automations.tables.problems import Problem, problem
from automations.tables.settings import Decoder
from automations.tables.sheet import Sheet


def read_settings_book(path: Path) -> Written:
    """Read the workbook at ``path``.

    Raises:
        SettingsWrong: it is missing, damaged, encrypted or no workbook at all.
        TryAgain: somebody has it open in a way that lets nobody read it.
        PermissionRefused: the operating system does not let us read it.
    """
    book, layout = _opened(path), book_layout()
    cells, problems, lacks = _tabs(book, layout)
    problems += _switches_unread(layout, cells)
    raw = nested(_said(layout, cells))
    speech = BookSpeech(book.name, layout, cells)
    zone = zone_of(raw, speech.place_of)
    decoder = Decoder(speech.place_of, zone, notation=speech.notation())
    return Written(raw, decoder, tuple(problems), tuple(lacks))


def _opened(path: Path) -> Book:
    try:
        book = read_book(path, path.name)
    except InputUnfit as unfit:
        raise SettingsWrong(*unfit.sentences) from None
    except PermissionRefused:
        # Excel lets others read what it has open; some shares and other programs do not.
        if owner := opened_by(path):
            raise TryAgain(
                problem("settings_in_use", Place(path.name), owner=politely(owner))
            ) from None
        raise
    if not book.format.startswith("Excelブック"):
        raise SettingsWrong(problem("settings_not_workbook", Place(path.name), found=book.format))
    return book


def _tabs(book: Book, layout: BookLayout) -> tuple[dict[str, Found], list[Problem], list[str]]:
    """Read every tab of ours; others are people's own."""
    cells: dict[str, Found] = {}
    problems: list[Problem] = []
    lacks: list[str] = []
    by_name = {folded(sheet.name): sheet for sheet in book.sheets}
    ours = {folded(each.name) for each in layout.tabs}
    others = [sheet for name, sheet in by_name.items() if name not in ours]
    for tab in layout.tabs:
        if sheet := by_name.get(folded(tab.name)):
            reading = TabReading(sheet, cells, problems, lacks)
            read_key_tab(reading, tab) if isinstance(tab, KeyTab) else read_table_tab(reading, tab)
        elif tab.added and not _stands_in(tab, others):
            lacks.append(f"シート「{tab.name}」")
        else:
            problems.append(_tab_missing(book, tab, others))
    return cells, problems, lacks


def _stands_in(tab: Tab, sheets: Sequence[Sheet]) -> str:
    """Return the first sheet that has the tab's headings, or the labels of its rows; else ""."""
    wanted = {*map(folded, tab.labels if isinstance(tab, KeyTab) else tab.headings)}
    for sheet in sheets:
        rows = [{*map(folded, texts)} for _, texts in sheet.rows()]
        # Headings stand side by side, labels one below the other.
        found = [set[str]().union(*rows)] if isinstance(tab, KeyTab) else rows
        if any(len(wanted & texts) > 1 for texts in found):
            return sheet.name
    return ""


def _tab_missing(book: Book, tab: Tab, others: Sequence[Sheet]) -> Problem:
    hint = did_you_mean(tab.name, [each.name for each in others])
    if not hint and (current := _stands_in(tab, others)):
        hint = f"（もしかして「{current}」）"
    place = Place(book.name, tab.name)
    return problem("setting_tab_missing", place, tab=tab.name, hint=hint)


def _switches_unread(layout: BookLayout, cells: Mapping[str, Found]) -> Iterator[Problem]:
    """Name every switch that says neither yes nor no."""
    for path, switch in layout.switches.items():
        if path in cells and mark(str(cells[path].raw)) is None:
            words = {"key": switch.label, "found": cells[path].raw, "hint": ""}
            place = cells[path].place
            yield problem("setting_not_choice", place, known=f"{YES}、{NO}", **words)


def _said(layout: BookLayout, cells: Mapping[str, Found]) -> dict[str, object]:
    """Return what is filled in, by path, and an empty table for every section that is there.

    A section is there if its switch says so, else if any of its cells is filled in. Its tables
    are there with it, so that what is lacking is named key by key; a table that may be left out
    (the judging of an award) only if anything of it is filled in.
    """
    off = {path for path in layout.switches if path in cells and _is_no(cells[path])}
    said = {
        path: each.raw
        for path, each in cells.items()
        if each.raw and path.partition(".")[0] not in off
    }
    there = {path.partition(".")[0] for path in said} | {"basics"}
    paths = (
        above(item.path)
        for tab in layout.tabs
        if isinstance(tab, KeyTab)
        for item in items_of(tab)
        if item.path.partition(".")[0] in there and "." in item.path
    )
    tables: dict[str, object] = {each: {} for each in paths if _needed(each) or _any(said, each)}
    return tables | {path: raw for path, raw in said.items() if path not in layout.switches}


def _needed(section: str) -> bool:
    return "." not in section or described()[section].default == ""


def _any(said: Mapping[str, object], section: str) -> bool:
    return any(path.startswith(f"{section}.") for path in said)


def _is_no(switch: Found) -> bool:
    # A switch that nobody touched says nothing: then what is filled in decides.
    return bool(switch.raw) and mark(str(switch.raw)) is False
