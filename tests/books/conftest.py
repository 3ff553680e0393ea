"""Workbooks made by hand, part by part, as other programs and people's accidents make them."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Protocol

import pytest

_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


class MakeWorkbook(Protocol):
    """Make the bytes of a workbook with one sheet; other parts replace the usual ones."""

    def __call__(self, data: str = "", **parts: str | bytes) -> bytes: ...


def _relations(*targets: tuple[str, str]) -> str:
    each = "".join(
        f'<Relationship Id="r{number}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}">{each}</Relationships>'


def workbook(data: str = "", **parts: str | bytes) -> bytes:
    """Return the bytes of a workbook with one sheet; other parts replace the usual ones."""
    content: dict[str, str | bytes] = {
        "_rels/.rels": _relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook {_MAIN} xmlns:r="{RELATIONS}"><sheets>'
        '<sheet name="受付簿" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations(
            ("worksheet", "worksheets/sheet1.xml"),
            ("sharedStrings", "sharedStrings.xml"),
            ("styles", "styles.xml"),
        ),
        "xl/worksheets/sheet1.xml": f"<worksheet {_MAIN}><sheetData>{data}</sheetData></worksheet>",
    }
    places = {
        "workbook": "xl/workbook.xml",
        "sheet": "xl/worksheets/sheet1.xml",
        "strings": "xl/sharedStrings.xml",
        "styles": "xl/styles.xml",
    }
    content |= {places[name]: part for name, part in parts.items()}
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in content.items():
            package.writestr(name, part)
    return packed.getvalue()


@pytest.fixture
def make_workbook() -> MakeWorkbook:
    return workbook
