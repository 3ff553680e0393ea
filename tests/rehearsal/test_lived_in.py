"""The staff's registrations: a workbook as its office keeps it, with what people add to one."""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from automations.books.opening import read_book
from automations.rehearsal.answers import Source
from automations.rehearsal.event import Rehearsal
from automations.rehearsal.lived_in_parts import emblem
from automations.rehearsal.writing_books import forms_sheet
from automations.tables.schema import STATUS_HEADING

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_CARRIED = {
    "xl/worksheets/sheet1.xml": (
        '<cfRule type="expression"', '<cfRule type="dataBar"', "<x14:cfRule", "<dataValidation ",
        "<x14:dataValidation ", "<legacyDrawing ", "<tablePart ", "<phoneticPr ",
    ),
    "xl/worksheets/sheet2.xml": ("<f>COUNTIFS(", "<x14:sparkline>", "<drawing ", "<mergeCell "),
    "xl/worksheets/sheet3.xml": ("<x14:slicer ",),
    "xl/sharedStrings.xml": ("<rPh ", "<r><rPr>"),
    "xl/workbook.xml": ("<pivotCache ", "<x14:slicerCache ", '<definedName name="時間帯">'),
    "xl/drawings/drawing1.xml": ("<xdr:pic>", "<c:chart ", 'txBox="1"'),
}  # fmt: skip


@pytest.fixture(scope="module")
def parts(folder: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(folder / Source.FORMS.value) as book:
        assert book.testzip() is None
        return {name: book.read(name) for name in book.namelist()}


def parsed(content: bytes) -> Element:
    root = fromstring(content)
    assert isinstance(root, Element)
    return root


@pytest.mark.parametrize("part", _CARRIED)
def test_it_carries_what_people_put_into_a_workbook(parts: dict[str, bytes], part: str) -> None:
    text = parts[part].decode()
    assert [each for each in _CARRIED[part] if each not in text] == []


def test_every_part_is_one_that_another_part_names(parts: dict[str, bytes]) -> None:
    named = {"[Content_Types].xml"}
    for name, content in parts.items():
        if name.endswith(".rels"):
            named.add(name)
            folder = posixpath.dirname(posixpath.dirname(name))
            for each in parsed(content).iter(_RELATION):
                named.add(posixpath.normpath(posixpath.join(folder, each.attrib["Target"])))
    assert named == parts.keys()


def test_every_part_has_a_type_and_no_type_is_of_nothing(parts: dict[str, bytes]) -> None:
    types = parts["[Content_Types].xml"].decode()
    listed = {each.removeprefix("/") for each in re.findall(r'PartName="([^"]+)"', types)}
    ends = set(re.findall(r'Extension="([^"]+)"', types))
    assert listed <= parts.keys()
    assert {name.rpartition(".")[2] for name in parts.keys() - listed} - ends - {"xml"} == set()


def test_every_relation_that_a_part_uses_is_there(parts: dict[str, bytes]) -> None:
    for name, content in parts.items():
        used = set(re.findall(rb' r:(?:id|embed)="([^"]+)"', content))
        folder, _, base = name.rpartition("/")
        related = parts.get(f"{folder}/_rels/{base}.rels", b"")
        assert used <= set(re.findall(rb' Id="([^"]+)"', related)), name


def test_every_xml_part_is_well_formed(parts: dict[str, bytes]) -> None:
    roots = [
        parsed(content) for name, content in parts.items() if name[-4:] not in {".bin", ".png"}
    ]
    assert len(roots) == len(parts) - 2


def test_the_rows_are_those_of_the_form_with_a_status_column(
    folder: Path, rehearsal: Rehearsal
) -> None:
    form = forms_sheet(rehearsal.answers)
    cells = read_book(folder / Source.FORMS.value, "申込").sheet("Sheet1").cells
    heading, *rows = [row[1:] for row in cells.rows()]
    assert heading == (*(column.heading for column in form.columns), STATUS_HEADING)
    shown = [tuple(map(str, row)) for row in form.rows]
    assert [row[:-1] for row in rows] == shown


@pytest.mark.filterwarnings("ignore:.* extension is not supported:UserWarning")
def test_its_table_chart_and_pivot_are_of_all_rows(folder: Path, rehearsal: Rehearsal) -> None:
    book = load_workbook(folder / Source.FORMS.value)
    count = len(forms_sheet(rehearsal.answers).rows)
    rows, days, slots = (book[name] for name in ("Sheet1", "日別の申込", "時間帯別"))
    assert isinstance(rows, Worksheet)
    assert isinstance(days, Worksheet)
    (table,) = rows.tables.values()
    (chart,) = getattr(days, "_charts")  # noqa: B009 - openpyxl has no other way to it
    (pivot,) = getattr(slots, "_pivots")  # noqa: B009 - openpyxl has no other way to it
    assert table.ref == f"A1:M{count + 1}"
    assert pivot.cache.cacheSource.worksheetSource.ref == f"I1:J{count + 1}"
    assert len(pivot.cache.records.r) == count
    assert sum(int(point.v) for point in chart.series[0].val.numRef.numCache.pt) == count
    assert days.cell(days.max_row, 3).data_type == "f"


def test_the_readings_are_those_that_were_typed(
    parts: dict[str, bytes], rehearsal: Rehearsal
) -> None:
    texts = parts["xl/sharedStrings.xml"].decode()
    read = re.findall(r"<rPh [^>]*><t>([^<]*)</t>", texts)
    typed = [str(row[6]) for row in forms_sheet(rehearsal.answers).rows]
    assert set(read) <= {part for kana in typed for part in (kana, *kana.split())}
    assert len(read) > len(typed)


def test_the_picture_is_a_whole_png() -> None:
    drawn = emblem()
    start = drawn.index(b"IDAT") + 4
    length = int.from_bytes(drawn[start - 8 : start - 4])
    assert drawn.startswith(b"\x89PNG\r\n\x1a\n")
    assert len(zlib.decompress(drawn[start : start + length])) == 96 * (1 + 4 * 96)
