"""The workbook inside a chart: what "Edit data" in Word opens, one sheet of names and numbers.

Categories stand in column A from row 2, series in row 1 from column B, numbers between them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from automations.documents import package
from automations.documents.chart_numbers import pattern, series_names, written, xml_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from automations.documents.charts import Chart

SHEET = "Sheet1"

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_RELATED = f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{{}}</Relationships>'.format
_RELATION = f'<Relationship Id="rId{{}}" Type="{_OFFICE}/{{}}" Target="{{}}"/>'.format
_FIXED = {
    "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEETS}.sheet.main+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_SHEETS}.styles+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_SHEETS}.worksheet+xml"/>'
    "</Types>",
    "_rels/.rels": _RELATED(_RELATION(1, "officeDocument", "xl/workbook.xml")),
    "xl/workbook.xml": f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
    f'<sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": _RELATED(
        _RELATION(1, "worksheet", "worksheets/sheet1.xml") + _RELATION(2, "styles", "styles.xml")
    ),
}
_FIRST_OWN = 164  # numbers below are formats that Excel knows by itself


def workbook(chart: Chart, categories: Sequence[str], font: str) -> bytes:
    """Return the workbook as a file's bytes: the same arguments give the same bytes.

    ``categories``: their names as the chart says them; ``font``: that of the document.
    """
    sheet, styles = _sheet(chart, categories), _styles(pattern(chart), font)
    own = {"xl/styles.xml": styles, "xl/worksheets/sheet1.xml": sheet}
    return package.pack({name: text.encode() for name, text in {**_FIXED, **own}.items()})


def column(number: int) -> str:
    """Return the letters of a column, counted from 0.

    >>> column(0), column(1), column(26)
    ('A', 'B', 'AA')
    """
    letters = ""
    while number >= 0:
        number, rest = divmod(number, 26)
        letters, number = chr(ord("A") + rest) + letters, number - 1
    return letters


def _sheet(chart: Chart, categories: Sequence[str]) -> str:
    heads = (_text(column(at), 1, name) for at, name in enumerate(series_names(chart), 1))
    rows = [_row(1, heads)]
    for at, name in enumerate(categories):
        numbers = (_number(chart, series, at) for series in range(len(chart.series)))
        rows.append(_row(at + 2, [_text("A", at + 2, name), *numbers]))
    return (
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><cols>'
        '<col min="1" max="1" width="28" customWidth="1"/></cols>'
        f"<sheetData>{''.join(rows)}</sheetData></worksheet>"
    )


def _row(number: int, cells: Iterable[str]) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


def _text(letters: str, row: int, text: str) -> str:
    said = f'<is><t xml:space="preserve">{xml_text(text)}</t></is>'
    return f'<c r="{letters}{row}" t="inlineStr">{said}</c>'


def _number(chart: Chart, series: int, at: int) -> str:
    value = chart.series[series].values[at]
    if value is None:
        return ""
    return f'<c r="{column(series + 1)}{at + 2}" s="1"><v>{written(value, chart.form)}</v></c>'


def _styles(number: str, font: str) -> str:
    plain = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"'
    return (
        f'{_HEAD}<styleSheet xmlns="{_MAIN}"><numFmts count="1">'
        f'<numFmt numFmtId="{_FIRST_OWN}" formatCode={quoteattr(number)}/></numFmts>'
        f'<fonts count="1"><font><sz val="11"/><name val={quoteattr(font)}/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        f'<cellStyleXfs count="1">{plain}/></cellStyleXfs><cellXfs count="2">{plain} xfId="0"/>'
        f'<xf numFmtId="{_FIRST_OWN}" fontId="0" fillId="0" borderId="0" xfId="0"'
        ' applyNumberFormat="1"/></cellXfs><cellStyles count="1">'
        '<cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )
