"""What makes Excel call tables, comments, pivot tables, slicers or lists of formulas damaged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from xml.etree.ElementTree import Element

from tests.books.repairs.areas import area, overlaps
from tests.books.repairs.package import Package, miscounted, twice
from tests.books.repairs.rows import said, shared_texts
from tests.books.repairs.workbook import tabs

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def attached_faults(package: Package) -> Iterator[str]:
    """Yield faults of what hangs on a workbook's sheets."""
    tables = [package.root(part) for part in _of_sheets(package, "table")]
    for name in ("id", "displayName"):
        yield from twice(f"table with {name}", (each.get(name, "").lower() for each in tables))
    names = package.root(package.workbook).iterfind("{*}definedNames/{*}definedName")
    defined = [each.get("name", "").lower() for each in names]
    shown = (each.get("displayName", "").lower() for each in tables)
    yield from (f"a table and a name are both {each}" for each in shown if each in defined)
    for part in tabs(package).values():
        if part in package.parts:
            yield from (f"{part}: {each}" for each in _table_faults(package, part))
            yield from (f"{part}: {each}" for each in _comment_faults(package, part))
    yield from _chain_faults(package)
    yield from _pivot_faults(package)
    yield from _slicer_faults(package)


def _of_sheets(package: Package, kind: str) -> Iterator[str]:
    for part in tabs(package).values():
        yield from package.related(part, kind)


def _table_faults(package: Package, part: str) -> Iterator[str]:
    sheet = package.root(part)
    tables = [package.root(each) for each in package.related(part, "table")]
    ranges = [each.get("ref", "") for each in tables]
    ranges += [each.get("ref", "") for each in sheet.iterfind("{*}autoFilter")]
    yield from (f"tables or filters over one another {each}" for each in overlaps(ranges))
    merged = [each.get("ref", "") for each in sheet.iterfind("{*}mergeCells/{*}mergeCell")]
    for one, other in product(ranges[: len(tables)], merged):
        if area(one).meets(area(other)):
            yield f"merges {other} in table {one}"
    for table in tables:
        yield from _heading_faults(package, sheet, table)


def _heading_faults(package: Package, sheet: Element, table: Element) -> Iterator[str]:
    place = area(table.get("ref", ""))
    columns = table.findall("{*}tableColumns/{*}tableColumn")
    if len(columns) != place.right - place.left + 1:
        yield f"table {table.get('ref')} has {len(columns)} columns"
    names = [_unescaped(each.get("name", "")) for each in columns]
    yield from twice("table column", (each.casefold() for each in names))
    yield from twice("table column", (each.get("id", "") for each in columns))
    if table.get("headerRowCount") == "0":
        return
    cells = _cells(sheet, place.top)
    texts = shared_texts(package)
    shown = [_shown(cells.get(column), texts) for column in range(place.left, place.right + 1)]
    for name, heading in zip(names, shown, strict=False):
        if name != heading:
            yield f"a table names a column {name}, its heading says {heading}"


def _cells(sheet: Element, row: int) -> dict[int, Element]:
    found = sheet.findall(f"{{*}}sheetData/{{*}}row[@r='{row}']/*")
    return {area(each.get("r", "")).left: each for each in found}


def _shown(cell: Element | None, texts: list[str]) -> str | None:
    if cell is None:
        return None
    inline, value = cell.find("{*}is"), cell.findtext("{*}v", "")
    if inline is not None:
        return said(inline)
    return texts[int(value)] if cell.get("t") == "s" else None


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def _comment_faults(package: Package, part: str) -> Iterator[str]:
    authors, comments = list[str](), list[Element]()
    for each in package.related(part, "comments"):
        root = package.root(each)
        authors = [author.text or "" for author in root.iterfind("{*}authors/{*}author")]
        comments = root.findall("{*}commentList/{*}comment")
    yield from twice("comment at", (each.get("ref", "") for each in comments))
    if any(int(each.get("authorId", "0")) >= len(authors) for each in comments):
        yield "a comment has no author"
    if comments and package.root(part).find("{*}legacyDrawing") is None:
        yield "comments have no shapes"
    yield from _thread_faults(package, part, authors)


def _thread_faults(package: Package, part: str, authors: list[str]) -> Iterator[str]:
    people = [
        each.get("id")
        for person in package.related(package.workbook, "person")
        for each in package.root(person)
    ]
    for each in package.related(part, "threadedComment"):
        for comment in package.root(each):
            if comment.get("personId") not in people:
                yield f"nobody wrote the comment {comment.get('id')}"
            if not comment.get("parentId") and f"tc={comment.get('id')}" not in authors:
                yield f"the comment {comment.get('id')} stands nowhere"


def _chain_faults(package: Package) -> Iterator[str]:
    sheets = package.root(package.workbook).findall("{*}sheets/{*}sheet")
    parts = dict(zip((each.get("sheetId") for each in sheets), tabs(package).values(), strict=True))
    for chain in package.related(package.workbook, "calcChain"):
        sheet: str | None = None
        known = dict[str | None, set[str]]()
        for each in package.root(chain):
            sheet = each.get("i", sheet)
            if sheet not in known:
                known[sheet] = _formulas(package, parts.get(sheet, ""))
            if each.get("r", "") not in known[sheet]:
                yield f"{each.get('r')} of sheet {sheet} is to be calculated, but has no formula"


def _formulas(package: Package, part: str) -> set[str]:
    if part not in package.parts:
        return set()
    cells = package.root(part).iterfind("{*}sheetData/{*}row/{*}c")
    return {each.get("r", "") for each in cells if each.find("{*}f") is not None}


def _pivot_faults(package: Package) -> Iterator[str]:
    caches = package.related(package.workbook, "pivotCacheDefinition")
    for name in caches:
        fields = package.root(name).findall("{*}cacheFields/{*}cacheField")
        yield from miscounted(package.root(name).findall("{*}cacheFields")[0])
        items = [each.findall("{*}sharedItems/*") for each in fields]
        for shared in (each.find("{*}sharedItems") for each in fields):
            yield from miscounted(shared) if shared is not None else ()
        for records in package.related(name, "pivotCacheRecords"):
            yield from _record_faults(package.root(records), [len(each) for each in items])
    for name in _of_sheets(package, "pivotTable"):
        cache = package.root(package.related(name, "pivotCacheDefinition")[0])
        yield from _pivot_table_faults(package.root(name), cache)


def _record_faults(records: Element, items: list[int]) -> Iterator[str]:
    yield from miscounted(records)
    for record in records:
        if len(record) != len(items):
            yield f"a record of a pivot table has {len(record)} fields"
        for each, known in zip(record, items, strict=False):
            if each.tag.endswith("}x") and int(each.get("v", "0")) >= known:
                yield f"a record of a pivot table has item {each.get('v')} of {known}"


def _pivot_table_faults(table: Element, cache: Element) -> Iterator[str]:
    fields = table.findall("{*}pivotFields/{*}pivotField")
    known = cache.findall("{*}cacheFields/{*}cacheField")
    if len(fields) != len(known):
        yield f"a pivot table has {len(fields)} fields, its cache {len(known)}"
    for one, other in zip(fields, known, strict=False):
        items = one.findall("{*}items/{*}item")
        yield from (each for found in one.findall("{*}items") for each in miscounted(found))
        most = len(other.findall("{*}sharedItems/*"))
        if any(int(each.get("x", "-1")) >= most for each in items):
            yield f"a pivot table shows an item beyond {most}"
    for lines in (*table.findall("{*}rowItems"), *table.findall("{*}colItems")):
        yield from miscounted(lines)


def _slicer_faults(package: Package) -> Iterator[str]:
    root = package.root(package.workbook)
    caches = [package.root(each) for each in package.related(package.workbook, "slicerCache")]
    listed = root.findall("{*}extLst/{*}ext/{*}slicerCaches/{*}slicerCache")
    if len(listed) != len(caches):
        yield f"{len(caches)} slicer caches, {len(listed)} of them listed"
    names = {each.get("name") for each in root.iterfind("{*}definedNames/{*}definedName")}
    yield from (
        f"no name is for {each.get('name')}" for each in caches if each.get("name") not in names
    )
    numbers = {each.get("sheetId") for each in root.iterfind("{*}sheets/{*}sheet")}
    for each in caches:
        for table in each.iterfind("{*}pivotTables/{*}pivotTable"):
            if table.get("tabId") not in numbers:
                yield f"a slicer is for a pivot table in sheet {table.get('tabId')}"
    known = {each.get("name") for each in caches}
    slicers = [each for part in _of_sheets(package, "slicer") for each in package.root(part)]
    yield from twice("slicer", (each.get("name", "") for each in slicers))
    yield from (
        f"slicer {each.get('name')} has no cache"
        for each in slicers
        if each.get("cache") not in known
    )
