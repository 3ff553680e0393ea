"""Tell a workbook in which nobody has typed since we made it: it remembers what it said then.

Unlike `automations.books.unfilled` it does not mind who saved it: Excel, which writes every part
anew, or we ourselves, who put our column 確認結果 and our tabs beside what people type. What is
remembered stands among the keywords of the book, which programs keep.
"""

from __future__ import annotations

import hashlib
import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

from automations.books.excel_package import open_package
from automations.books.excel_reading import read_excel
from automations.books.packing import pack
from automations.books.sheet_names import GUIDANCE, OURS
from automations.errors import ExpectedFailure
from automations.tables.schema import STATUS_HEADING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from automations.tables.sheet import Sheet

_PROPERTIES = "docProps/core.xml"
_END = b"</cp:coreProperties>"
_KEYWORDS = b"<cp:keywords>%s</cp:keywords>"
_BEFORE = "記入前: "
_REMEMBERED = re.compile(rf"{_BEFORE}([0-9a-f]{{64}})".encode())
# Notes beside cells, pictures and drawn lines are people's, too; no book of ours has any.
_BESIDE = re.compile(r"comment|drawing|media/|embeddings/", re.IGNORECASE)


def remembering(content: bytes) -> bytes:
    """Return a new workbook's bytes with what it says, by which `nothing_typed` knows it again."""
    with zipfile.ZipFile(BytesIO(content)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    words = _KEYWORDS % f"{_BEFORE}{_digest(content)}".encode()
    parts[_PROPERTIES] = parts[_PROPERTIES].replace(_END, words + _END)
    return pack(parts)


def nothing_typed(content: bytes) -> bool:
    """Tell whether a workbook says just what it said when it was made, our own words apart."""
    try:
        package = open_package(content, "")
        found = _REMEMBERED.search(package.part(_PROPERTIES))
        if found is None or any(_BESIDE.search(name) for name in package.members):
            return False
        return found[1].decode() == _digest(content)
    except (ExpectedFailure, OSError):
        return False


def _digest(content: bytes) -> str:
    sheets, _ = read_excel(content, "")
    said = [(each.name, sorted(each.struck), list(_cells(each)))
            for each in sheets if not each.name.startswith(OURS)]  # fmt: skip
    return hashlib.sha256(repr(said).encode()).hexdigest()


def _cells(sheet: Sheet) -> Iterator[tuple[int, int, str]]:
    """Yield each cell that says something, but for what stands in the column of ours."""
    rows = list(sheet.rows())
    heading, ours = (0, 0) if sheet.name.startswith(GUIDANCE) else _status(rows)
    for row, texts in rows:
        for column, text in enumerate(texts, 1):
            if text and not (column == ours and row > heading):
                yield row, column, text
    yield from ((row, column, odd.value) for (row, column), odd in sorted(sheet.odd.items()))


def _status(rows: Sequence[tuple[int, tuple[str, ...]]]) -> tuple[int, int]:
    """Return where the heading of our column stands; (0, 0) if nowhere."""
    places = ((row, column) for row, texts in rows for column, text in enumerate(texts, 1)
              if text == STATUS_HEADING)  # fmt: skip
    return next(places, (0, 0))
