"""A draft as the part of a workbook that holds a sheet, with what stands beside it.

The order of the elements is the schema's: Excel calls a workbook damaged that has another one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice

from automations.books.draft import (
    ENDS,
    LONGEST_PROMPT,
    NOT_IN_LIST,
    SIDES,
    Draft,
    DropDown,
    Link,
    Page,
)
from automations.books.looks import Look
from automations.books.row_xml import Spelling, escaped, row_xml, rows_xml
from automations.books.writing import page_header, shortened
from automations.tables.places import column_letters

__all__ = [
    "STRICT",
    "TRANSITIONAL",
    "Dialect",
    "SheetPart",
    "Spelling",
    "defined_names",
    "drop_down_xml",
    "looks_in",
    "row_xml",
    "sheet_part",
]

_MOST_LINKS = 65_530  # links of a sheet; one more, and Excel throws all of them away
_DOUBTED = 'showErrorMessage="1" errorTitle="{}" error="{}"'.format(*NOT_IN_LIST)
_MARGINS = f'left="{SIDES}" right="{SIDES}" top="{ENDS}" bottom="{ENDS}" header="0.5" footer="0.5"'
_ONE_PAGE_WIDE = 'fitToWidth="1" fitToHeight="0"'
_FOOTER = "&amp;C&amp;P / &amp;N&amp;R&amp;A"


@dataclass(frozen=True, slots=True)
class Dialect:
    """The namespaces of a workbook: those of cells and sheets, and those of relationships."""

    main: str
    relations: str


TRANSITIONAL = Dialect(
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
)
STRICT = Dialect(
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A worksheet part; ``relations`` are the files its links lead to, each under its id."""

    xml: bytes
    relations: tuple[tuple[str, str], ...]


def sheet_part(
    draft: Draft,
    numbers: Mapping[Look, int],
    dialect: Dialect = TRANSITIONAL,
    *,
    since_1904: bool = False,
) -> SheetPart:
    """Return the sheet as a part; ``numbers`` tells the number of each of `looks_in`.

    ``since_1904``: the workbook counts days from 1904 on.
    """
    relations = _relations(draft)
    rows = rows_xml(draft.rows, numbers, Spelling(since_1904=since_1904))
    pieces = chain(_head(draft, dialect), rows, _foot(draft, relations))
    xml = b"".join(map(str.encode, pieces))
    return SheetPart(xml, tuple((name, target) for target, name in relations.items()))


def looks_in(draft: Draft) -> frozenset[Look]:
    """Return every look of a sheet."""
    shared = {id(row.looks): row.looks for row in draft.rows}  # long lists have a few, row by row
    return frozenset(look for looks in shared.values() for look in looks if look is not None)


def defined_names(draft: Draft) -> tuple[tuple[str, str, bool], ...]:
    """Return the names a workbook must define for a sheet: name, range, and hidden or not."""
    sheet = f"'{draft.name.replace(chr(39), chr(39) * 2)}'!"
    names = []
    if draft.filtered:
        first, _, last = draft.filtered.partition(":")
        reference = f"{sheet}{_fixed(first)}:{_fixed(last or first)}"
        names.append(("_xlnm._FilterDatabase", reference, True))
    if row := draft.page.heading_row:
        names.append(("_xlnm.Print_Titles", f"{sheet}${row}:${row}", False))
    return tuple(names)


def drop_down_xml(drop_down: DropDown, prefix: str = "") -> str:
    """Return a list to choose from; ``prefix`` stands before the names of elements."""
    choices, style = drop_down.formula, "stop" if drop_down.strict else "warning"
    title, text = map(shortened, drop_down.prompt, LONGEST_PROMPT)
    kinds = ' allowBlank="1"'
    if choices:
        kinds = f' type="list" allowBlank="1" {_DOUBTED} errorStyle="{style}"'
    if text:
        kinds += f' showInputMessage="1" promptTitle="{escaped(title)}" prompt="{escaped(text)}"'
    formula = f"<{prefix}formula1>{escaped(choices)}</{prefix}formula1>" if choices else ""
    rule = f"{prefix}dataValidation"
    return f'<{rule}{kinds} sqref="{drop_down.cells}">{formula}</{rule}>'


def _fixed(cell: str) -> str:
    letter = cell.rstrip("0123456789")
    return f"${letter}${cell[len(letter) :]}"


def _relations(draft: Draft) -> dict[str, str]:
    """Return the id of each file that links of the sheet lead to."""
    targets = dict.fromkeys(link.target for _, link in _links(draft) if link.target)
    return {target: f"rId{number}" for number, target in enumerate(targets, 1)}


def _links(draft: Draft) -> Iterator[tuple[str, Link]]:
    linked = (
        (f"{column_letters(column)}{row.number}", link)
        for row in draft.rows
        if row.links
        for column, link in sorted(row.links.items())
    )
    return islice(linked, _MOST_LINKS)


def _head(draft: Draft, dialect: Dialect) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    yield f'<worksheet xmlns="{dialect.main}" xmlns:r="{dialect.relations}"><sheetPr>'
    if draft.tab_color:
        yield f'<tabColor rgb="FF{draft.tab_color}"/>'
    yield f'<pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="{_extent(draft)}"/>'
    yield f'<sheetViews><sheetView showGridLines="0" workbookViewId="0">{_pane(draft)}'
    yield '</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>'
    if draft.widths:
        yield f"<cols>{''.join(map(_col, range(1, len(draft.widths) + 1), draft.widths))}</cols>"
    yield "<sheetData>"


def _extent(draft: Draft) -> str:
    if not draft.rows:
        return "A1"
    columns = max({len(row.looks) for row in draft.rows})
    return f"A{draft.rows[0].number}:{column_letters(max(columns, 1))}{draft.rows[-1].number}"


def _pane(draft: Draft) -> str:
    if not draft.frozen:
        return ""
    cell = f"A{draft.frozen + 1}"
    return (
        f'<pane ySplit="{draft.frozen}" topLeftCell="{cell}" activePane="bottomLeft"'
        f' state="frozen"/><selection pane="bottomLeft" activeCell="{cell}" sqref="{cell}"/>'
    )


def _col(number: int, width: float) -> str:
    return f'<col min="{number}" max="{number}" width="{width:g}" customWidth="1"/>'


def _foot(draft: Draft, relations: Mapping[str, str]) -> Iterator[str]:
    yield "</sheetData>"
    if draft.filtered:
        yield f'<autoFilter ref="{draft.filtered}"/>'
    yield _counted("mergeCells", [f'<mergeCell ref="{cells}"/>' for cells in draft.merged])
    yield _counted("dataValidations", map(drop_down_xml, draft.drop_downs))
    links = "".join(_link(cell, link, relations) for cell, link in _links(draft))
    yield f"<hyperlinks>{links}</hyperlinks>" if links else ""
    yield from _printed(draft.page)
    yield _breaks(draft.breaks)
    yield "</worksheet>"


def _counted(name: str, elements: Iterable[str]) -> str:
    there = list(elements)
    return f'<{name} count="{len(there)}">{"".join(there)}</{name}>' if there else ""


def _link(cell: str, link: Link, relations: Mapping[str, str]) -> str:
    target = f' r:id="{relations[link.target]}"' if link.target else ""
    location = f' location="{escaped(link.location)}"' if link.location else ""
    return f'<hyperlink ref="{cell}"{target}{location}/>'


def _printed(page: Page) -> Iterator[str]:
    laid = f'paperSize="{page.paper}" orientation="{page.orientation}"'
    yield f'<printOptions horizontalCentered="1"/><pageMargins {_MARGINS}/>'
    yield f"<pageSetup {laid} {_ONE_PAGE_WIDE}/>"
    header = "".join(map(_header, "LCR", page.header))
    header = f"<oddHeader>{header}</oddHeader>" if header else ""
    yield f"<headerFooter>{header}<oddFooter>{_FOOTER}</oddFooter></headerFooter>"


def _header(place: str, text: str) -> str:
    return f"&amp;{place}{escaped(page_header(text))}" if text else ""


def _breaks(rows: list[int]) -> str:
    if not rows:
        return ""
    each = "".join(f'<brk id="{row}" max="16383" man="1"/>' for row in rows)
    count = len(rows)
    return f'<rowBreaks count="{count}" manualBreakCount="{count}">{each}</rowBreaks>'
