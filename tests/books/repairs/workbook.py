"""What makes Excel call the part that lists the tabs and names damaged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from tests.books.repairs.package import Package, disordered, twice, units
from tests.books.repairs.schema_order import WORKBOOK

_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]|^'|'$")
_QUOTED = re.compile(r"^'((?:[^']|'')+)'!|^([^'!]+)!")
_MANY = 65_534


def tabs(package: Package) -> dict[str, str]:
    """Return the part of every tab by the name of the tab."""
    targets = {each.id: each.target for each in package.relations(package.workbook)}
    listed = package.root(package.workbook).iterfind("{*}sheets/{*}sheet")
    return {each.get("name", ""): targets.get(_related(each), "") for each in listed}


def _related(sheet: Element) -> str:
    return next(value for name, value in sheet.items() if name.endswith("}id"))


def workbook_faults(package: Package) -> Iterator[str]:
    """Yield faults of the tabs, the views of them, and the names."""
    root = package.root(package.workbook)
    yield from disordered(root, WORKBOOK)
    sheets = root.findall("{*}sheets/{*}sheet")
    yield from _tab_faults(package, sheets)
    shown = [
        number for number, each in enumerate(sheets) if each.get("state", "visible") == "visible"
    ]
    for view in root.iterfind("{*}bookViews/{*}workbookView"):
        if int(view.get("activeTab", "0")) not in shown:
            yield f"opens at tab {view.get('activeTab')}, which cannot be seen"
        if int(view.get("firstSheet", "0")) >= len(sheets):
            yield f"shows tabs from {view.get('firstSheet')} on"
    for each in root.iterfind("{*}definedNames/{*}definedName"):
        yield from _name_faults(each, [sheet.get("name", "") for sheet in sheets])
    names = root.iterfind("{*}definedNames/{*}definedName")
    yield from twice("name", (f"{each.get('name', '').lower()} {_scope(each)}" for each in names))


def _tab_faults(package: Package, sheets: list[Element]) -> Iterator[str]:
    for name in (each.get("name", "") for each in sheets):
        if not 1 <= units(name) <= 31 or _FORBIDDEN.search(name):
            yield f"a tab is called {name!r}"
    yield from twice("tab", (each.get("name", "").casefold() for each in sheets))
    yield from twice("sheetId", (each.get("sheetId", "") for each in sheets))
    yield from twice("part of tab", (_related(each) for each in sheets))
    for each in sheets:
        if not 1 <= int(each.get("sheetId", "")) <= _MANY:
            yield f"a tab has number {each.get('sheetId')}"
    yield from (f"{tab} has no part" for tab, part in tabs(package).items() if not part)


def _scope(name: Element) -> str:
    return name.get("localSheetId", "")


def _name_faults(name: Element, sheets: list[str]) -> Iterator[str]:
    scope, text = _scope(name), name.text or ""
    if scope and int(scope) >= len(sheets):
        yield f"{name.get('name')} belongs to tab {scope}"
        return
    found = _QUOTED.match(text)
    if found is None or "[" in text:
        return
    sheet = found[1].replace("''", "'") if found[1] else found[2]
    if sheet.casefold() not in {each.casefold() for each in sheets}:
        yield f"{name.get('name')} refers to {sheet}, which is not there"
    if scope and name.get("name", "").startswith("_xlnm.") and sheet != sheets[int(scope)]:
        yield f"{name.get('name')} of tab {scope} refers to {sheet}"
