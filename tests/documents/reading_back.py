"""What stands in a document that was made: its lines and cells, and the markup of its parts."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx

from automations.documents import wordxml
from automations.documents.fields import line_of
from automations.documents.package import BODY, pack, read_parts
from automations.documents.wordxml import Element

HERE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def lines(document: bytes) -> list[str]:
    """Return the paragraphs of the body that stand in no table, as another library reads them."""
    return [each.text for each in docx.Document(io.BytesIO(document)).paragraphs]


def grids(document: bytes) -> list[list[list[str]]]:
    """Return each table of the body as rows of texts."""
    tables = docx.Document(io.BytesIO(document)).tables
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in tables]


def root_of(document: bytes, part: str = BODY) -> Element:
    """Return the markup of a part."""
    with zipfile.ZipFile(io.BytesIO(document)) as packed:
        return wordxml.parse(packed.read(part))


def all_lines(document: bytes, part: str = BODY) -> list[str]:
    """Return every paragraph of a part that says something, those in tables and boxes included."""
    found = map(line_of, wordxml.paragraphs(root_of(document, part)))
    return [line for line in found if line]


def found(document: bytes, tag: str, part: str = BODY) -> list[Element]:
    """Return every element of a part with a tag of Word's."""
    return list(root_of(document, part).iter(wordxml.name_of(tag)))


def with_parts(template: Path, parts: dict[str, str]) -> Path:
    """Put parts into a template."""
    held = {**read_parts(template), **{name: text.encode() for name, text in parts.items()}}
    template.write_bytes(pack(held))
    return template
