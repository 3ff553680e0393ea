"""Turn a workbook in memory into bytes: the same workbook always becomes the same bytes."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

from automations.books.looks import FONT_ORDER
from automations.replacing import whole_package, write_file

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from openpyxl import Workbook

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time a zip member can carry
_STAMP = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")
_MAKER, _HOUSE = b">openpyxl<", ">DX展<".encode()  # who is said to have made the workbook
_FIXED = rb"\g<1>2000-01-01T00:00:00Z"
_UNCALCULATED = re.compile(rb"<c ([^>]*)><f>([^<]*)</f><v ?/?>(?:</v>)?</c>")
_BLANK = rb'<c \g<1> t="str"><f>\g<2></f><v></v></c>'
_FONT = re.compile(rb"(?<=<font>).*?(?=</font>)")
_TRAIT = re.compile(rb"<(\w+)[^>]*/>")
_SHEETS, _STYLES = "xl/worksheets/", "xl/styles.xml"
_PROPERTIES = "docProps/core.xml"


def workbook_bytes(book: Workbook, *, blank_results: bool = False) -> bytes:
    """Return the bytes of the workbook without any trace of when or where they were made.

    ``blank_results``: every formula is stored with the empty text as its result, so that readers
    which do not calculate see a blank.
    """
    drawn = BytesIO()
    book.save(drawn)
    with zipfile.ZipFile(drawn) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    for name, content in parts.items():
        if blank_results and name.startswith(_SHEETS):
            parts[name] = _UNCALCULATED.sub(_BLANK, content)
    parts[_STYLES] = _FONT.sub(_in_order, parts[_STYLES])
    return pack(parts)


def _in_order(font: re.Match[bytes]) -> bytes:
    """Return what is said of letters as the standard orders it: openpyxl has an order of its own.

    Excel minds little, but programs that check workbooks call the file damaged.
    """
    traits = sorted(_TRAIT.finditer(font[0]), key=lambda each: FONT_ORDER.index(each[1].decode()))
    return b"".join(each[0] for each in traits)


def pack(parts: Mapping[str, bytes]) -> bytes:
    """Return the package that holds the parts: the same parts always become the same bytes."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as target:
        for name, content in parts.items():
            _pack(target, name, content)
    return packed.getvalue()


def _pack(target: zipfile.ZipFile, name: str, content: bytes) -> None:
    member = zipfile.ZipInfo(name, _EPOCH)
    member.compress_type = zipfile.ZIP_DEFLATED
    member.create_system = 0  # else it would tell Windows from the rest
    if name == _PROPERTIES:
        content = _STAMP.sub(_FIXED, content).replace(_MAKER, _HOUSE)
    target.writestr(member, content)


def save_workbook(path: Path, book: Workbook) -> None:
    """Put the workbook at ``path``, whole or not at all; see `automations.replacing`."""
    write_file(path, workbook_bytes(book), whole_package)
