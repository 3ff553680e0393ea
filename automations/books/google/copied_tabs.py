"""A tab of a Google spreadsheet as a worksheet of a copy: rows, and what stands around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from automations.books.google.copied_cells import Looks, rows_xml
from automations.books.google.snapshot import Area, Kind, OnlineTab
from automations.books.row_xml import escaped
from automations.books.sheet_xml import TRANSITIONAL
from automations.tables.places import cell_address

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SPACES = f'xmlns="{TRANSITIONAL.main}" xmlns:r="{TRANSITIONAL.relations}"'
_HIDES = '<filterColumn colId="0"><filters/></filterColumn>'  # a filter without it hides nothing


@dataclass(frozen=True, slots=True)
class CopiedTab:
    """A worksheet part, and the parts of its tables, which it knows as rId1, rId2 and so on."""

    xml: bytes
    tables: tuple[bytes, ...]


def copied_tab(tab: OnlineTab, looks: Looks, first_table: int) -> CopiedTab:
    """Return a tab as a worksheet; its formats join ``looks``.

    ``first_table``: the number of its first table in the workbook.
    """
    ranges = [*([tab.filter] if tab.filter else ()), *tab.tables]
    beyond = any(not any(_decides(each, row) for each in ranges) for row in tab.filtered_rows)
    # A slicer hides rows without any range of its own: then the whole sheet says it is filtered.
    hiding = frozenset[int]() if beyond else tab.filtered_rows
    pieces = [HEAD, f"<worksheet {_SPACES}>"]
    pieces += ['<sheetPr filterMode="1"/>' if beyond else "", "<sheetData>"]
    pieces += rows_xml(tab.cells, tab.hidden_rows | tab.filtered_rows, looks)
    pieces += ["</sheetData>", _filter(tab.filter, hiding), _merged(tab.merged)]
    tables = range(1, len(tab.tables) + 1)
    pieces += [_counted("tablePart", [f'<tablePart r:id="rId{each}"/>' for each in tables])]
    pieces += ["</worksheet>"]
    numbered = enumerate(tab.tables, first_table)
    xml = "".join(pieces).encode()
    return CopiedTab(xml, tuple(_table(tab, each, number, hiding) for number, each in numbered))


def _decides(area: Area, row: int) -> bool:
    """Tell whether a filter of that range decides about a row: it stands below the headings."""
    return area.top < row <= area.bottom


def _filter(area: Area | None, hiding: frozenset[int]) -> str:
    if area is None:
        return ""
    inside = _HIDES if any(_decides(area, row) for row in hiding) else ""
    return f'<autoFilter ref="{_reference(area)}">{inside}</autoFilter>'


def _reference(area: Area) -> str:
    return f"{cell_address(area.top, area.left)}:{cell_address(area.bottom, area.right)}"


def _merged(areas: Sequence[Area]) -> str:
    places = sorted(areas, key=lambda each: (each.top, each.left))
    return _counted("mergeCell", [f'<mergeCell ref="{_reference(each)}"/>' for each in places])


def _counted(name: str, elements: Sequence[str]) -> str:
    count = len(elements)
    return f'<{name}s count="{count}">{"".join(elements)}</{name}s>' if count else ""


def _table(tab: OnlineTab, area: Area, number: int, hiding: frozenset[int]) -> bytes:
    named = list(_column_names(tab, area))
    columns = [f'<tableColumn id="{n}" name="{escaped(name)}"/>' for n, name in enumerate(named, 1)]
    return (
        f'{HEAD}<table xmlns="{TRANSITIONAL.main}" id="{number}" name="Table{number}"'
        f' displayName="Table{number}" ref="{_reference(area)}" totalsRowShown="0">'
        f"{_filter(area, hiding)}{_counted('tableColumn', columns)}</table>"
    ).encode()


def _column_names(tab: OnlineTab, area: Area) -> Iterator[str]:
    """Walk the headings of a table; one that is no text, or there twice, gets a name of ours."""
    taken = set[str]()
    for column in range(area.left, area.right + 1):
        cell = tab.cells.get((area.top, column))
        name = cell.value if cell and cell.kind is Kind.TEXT else ""
        if not name or name.casefold() in taken:
            name = f"{name}({column})"
        taken.add(name.casefold())
        yield name
