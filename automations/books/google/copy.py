"""A Google spreadsheet as an Excel workbook: what reads, seals and compares files serves both.

The copy says what was read and nothing else, as the same content typed into Excel would be stored;
the same content always becomes the same bytes. Names of tabs stay as they are, even where Excel
would not take them: a name that differs would not be found.
"""

from __future__ import annotations

from collections.abc import Iterator

from automations.books.google.copied_cells import Looks
from automations.books.google.copied_tabs import HEAD, CopiedTab, copied_tab
from automations.books.google.marking import own_tab
from automations.books.google.snapshot import OnlineTab, Spreadsheet
from automations.books.packing import pack
from automations.books.problem_sheet import PROBLEM_SHEET
from automations.books.row_xml import escaped
from automations.books.sheet_names import sheet_name
from automations.books.sheet_xml import TRANSITIONAL
from automations.books.uncollected import uncollected
from automations.books.writing import UNPRINTABLE
from automations.errors import InputUnfit
from automations.tables.places import MOST_ROWS, Place
from automations.tables.problems import problem

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KINDS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_IN_ATTRIBUTE = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\t": "&#9;"}
)
_FIRST_FORMAT = 164  # below it, numbers of formats have a fixed meaning
_FONT = '<font>{}<sz val="11"/><name val="Yu Gothic"/></font>'


def workbook_of(spreadsheet: Spreadsheet) -> bytes:
    """Return the spreadsheet as an .xlsx; our own tab is called `PROBLEM_SHEET` there.

    Raises:
        InputUnfit: a tab says something below the last row that any workbook has.
    """
    with uncollected():
        return pack(_parts(spreadsheet))


def _parts(spreadsheet: Spreadsheet) -> dict[str, bytes]:
    looks, copied, tables = Looks(), list[CopiedTab](), 0
    for tab in spreadsheet.tabs:
        _refuse_deep(spreadsheet, tab)
        copied.append(copied_tab(tab, looks, tables + 1))
        tables += len(tab.tables)
    parts = {
        "[Content_Types].xml": _content_types(len(copied), tables),
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _workbook(spreadsheet),
        "xl/_rels/workbook.xml.rels": _relations(
            [("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(copied) + 1)]
            + [("styles", "styles.xml")]
        ),
        "xl/styles.xml": _styles(looks),
    }
    return {name: text.encode() for name, text in parts.items()} | dict(_sheets(copied))


def _refuse_deep(spreadsheet: Spreadsheet, tab: OnlineTab) -> None:
    row, column = max(tab.cells, default=(0, 0))
    if row > MOST_ROWS:
        name = f"{spreadsheet.title}（Googleスプレッドシート）"
        raise InputUnfit(problem("google_row_deep", Place(name, tab.title, row, column)))


def _sheets(copied: list[CopiedTab]) -> Iterator[tuple[str, bytes]]:
    number = 0
    for position, tab in enumerate(copied, 1):
        yield f"xl/worksheets/sheet{position}.xml", tab.xml
        relations = []
        for table in tab.tables:
            number += 1
            yield f"xl/tables/table{number}.xml", table
            relations.append(("table", f"../tables/table{number}.xml"))
        if relations:
            yield f"xl/worksheets/_rels/sheet{position}.xml.rels", _relations(relations).encode()


def _content_types(sheets: int, tables: int) -> str:
    named = [("workbook", "sheet.main"), ("styles", "styles")]
    named += [(f"worksheets/sheet{number}", "worksheet") for number in range(1, sheets + 1)]
    named += [(f"tables/table{number}", "table") for number in range(1, tables + 1)]
    overrides = "".join(
        f'<Override PartName="/xl/{name}.xml" ContentType="{_KINDS}.{kind}+xml"/>'
        for name, kind in named
    )
    return (
        f'{HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(targets: list[tuple[str, str]]) -> str:
    each = "".join(
        f'<Relationship Id="rId{number}" Type="{TRANSITIONAL.relations}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{each}</Relationships>'


def _workbook(spreadsheet: Spreadsheet) -> str:
    hidden = [' state="hidden"' if tab.hidden else "" for tab in spreadsheet.tabs]
    sheets = "".join(
        f'<sheet name="{_attribute(name)}" sheetId="{number}"{state} r:id="rId{number}"/>'
        for number, (name, state) in enumerate(zip(_names(spreadsheet), hidden, strict=True), 1)
    )
    return (
        f'{HEAD}<workbook xmlns="{TRANSITIONAL.main}" xmlns:r="{TRANSITIONAL.relations}">'
        f"<sheets>{sheets}</sheets></workbook>"
    )


def _names(spreadsheet: Spreadsheet) -> Iterator[str]:
    """Walk the names of the tabs; our own has its name to itself, even if people gave it away."""
    ours = own_tab(spreadsheet)
    titles = [tab.title for tab in spreadsheet.tabs]
    for tab in spreadsheet.tabs:
        if tab is ours:
            yield PROBLEM_SHEET
        elif ours is not None and tab.title == PROBLEM_SHEET:
            yield sheet_name(PROBLEM_SHEET, titles)
        else:
            yield tab.title


def _attribute(text: str) -> str:
    return UNPRINTABLE.sub("\ufffd", text).replace("\r", "\n").translate(_IN_ATTRIBUTE)


def _styles(looks: Looks) -> str:
    patterns = sorted({pattern for pattern, _ in looks.numbers if pattern})
    numbers = {pattern: _FIRST_FORMAT + at for at, pattern in enumerate(patterns)} | {"": 0}
    codes = "".join(
        f'<numFmt numFmtId="{numbers[each]}" formatCode="{escaped(each)}"/>' for each in patterns
    )
    formats = "".join(
        f'<xf numFmtId="{numbers[pattern]}" fontId="{int(struck)}" fillId="0" borderId="0"'
        ' xfId="0" applyNumberFormat="1" applyFont="1"/>'
        for pattern, struck in looks.numbers
    )
    return (
        f'{HEAD}<styleSheet xmlns="{TRANSITIONAL.main}">'
        + (f'<numFmts count="{len(patterns)}">{codes}</numFmts>' if patterns else "")
        + f'<fonts count="2">{_FONT.format("")}{_FONT.format("<strike/>")}</fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
        f'</cellStyleXfs><cellXfs count="{len(looks.numbers)}">{formats}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
        "</styleSheet>"
    )
