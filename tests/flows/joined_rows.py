"""Search files for anything that joins a voter to a choice: row by row, whatever the kind of file.

A unit is what stands together: a row of a sheet with its comments, a row or paragraph of a
document, an object of a record, a line of any other text.
"""

import csv
import io
import json
import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from unicodedata import normalize

from openpyxl import load_workbook

_ROWS = re.compile(r"<w:tr[ >].*?</w:tr>|<w:p[ >].*?</w:p>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True)
class Vote:
    """What must not stand together.

    ``voters``: whatever tells who it was or when: staff numbers without leading zeros, names,
    mail addresses, instants, rows of the sheet. ``numbers`` are the staff numbers among them.
    ``people``: by title of an entry, the names that may stand beside it. Width does not count
    (all are in NFKC), nor do blanks.
    """

    voters: frozenset[str]
    numbers: frozenset[str]
    people: Mapping[str, frozenset[str]]

    def joined(self, unit: str) -> tuple[str, str] | None:
        """Return a voter and an entry that stand together in a unit, if any do."""
        unit = normalize("NFKC", unit)
        titles = [title for title in self.people if title in unit]
        if not titles:
            return None
        known = frozenset().union(*(self.people[title] for title in titles))
        plain = re.sub(r"\s", "", unit)
        found = {each for each in self.voters - known if each in plain}
        found |= self.numbers & {each.lstrip("0") for each in _DIGITS.findall(unit)}
        return (min(found), titles[0]) if found else None


def joins(path: Path, vote: Vote) -> list[tuple[str, str]]:
    """Return each voter and entry that stand together anywhere in a file."""
    return [found for unit in units(path.read_bytes()) if (found := vote.joined(unit))]


def units(content: bytes) -> Iterator[str]:
    """Yield what stands together in a file of any kind."""
    if content.startswith(b"PK"):
        yield from _of_package(content)
        return
    text = _decoded(content)
    try:
        yield from _of_record(json.loads(text))
    except ValueError:
        for line in text.splitlines():
            yield line
            yield "\t".join(next(csv.reader([line]), []))


def _of_package(content: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = package.namelist()
        if "xl/workbook.xml" in names:
            yield from _of_workbook(content)
        for name in names:
            data = package.read(name)
            if name.startswith("word/") and name.endswith(".xml"):
                marked = data.decode()
                yield from (unescape(_TAG.sub("\t", row)) for row in _ROWS.findall(marked))
            elif not name.endswith((".xml", ".rels", ".png", ".jpeg", "/")):
                yield from units(data)


def _of_workbook(content: bytes) -> Iterator[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of parts that it would lose in saving: nothing is saved
        book = load_workbook(io.BytesIO(content))
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            cells = [str(cell.value) for cell in row if cell.value is not None]
            notes = [cell.comment.text for cell in row if cell.comment]
            yield "\t".join([*cells, *notes])


def _of_record(content: object) -> Iterator[str]:
    if isinstance(content, dict):
        yield "\t".join([*content, *(str(each) for each in content.values() if _is_plain(each))])
        for each in content.values():
            yield from _of_record(each)
    elif isinstance(content, list):
        yield "\t".join(str(each) for each in content if _is_plain(each))
        for each in content:
            yield from _of_record(each)
    else:
        yield str(content)


def _is_plain(value: object) -> bool:
    return not isinstance(value, dict | list)


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp932", errors="replace")
