"""The same brief without charts, as one would otherwise make it: neither library draws any."""

from __future__ import annotations

import io
from time import perf_counter
from typing import TYPE_CHECKING

import docx

from automations import resources
from automations.documents.package import BODY, pack, read_parts
from benchmarks.document_brief import HEADINGS, TABLES, TEMPLATE, rows, title
from benchmarks.document_reading import cells_of
from templates.word_markup import Col, cell, listing, par, table
from templates.word_markup import document as main_part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from docx.document import Document

_FOR_DOCXTPL = "報告資料_docxtpl.docx"
_WIDTHS = (3000, 1500, 1500, 3800)
_VISITORS = "来場者は、751人。"


def write(folder: Path) -> None:
    """Write the template of docxtpl: its rows repeat between rows that say so."""
    numbers = range(1, TABLES + 1)
    body = "".join(par("Heading2", title(number)) + _looping(number) for number in numbers)
    parts = read_parts(resources.template_file(TEMPLATE))
    made = main_part(par("BodyText", "来場者は、{{ visitors }}。") + body)
    words = {name: _plain(parts[name]) for name in ("word/header1.xml", "word/footer1.xml")}
    (folder / _FOR_DOCXTPL).write_bytes(pack({**parts, **words, BODY: made.encode()}))


def with_docxtpl(folder: Path) -> dict[str, object]:
    """Fill in the template."""
    from docxtpl import DocxTemplate  # noqa: PLC0415 - the other one is made without it

    def made() -> bytes:
        tables = {f"t{number}": _shown(number) for number in range(1, TABLES + 1)}
        template = DocxTemplate(folder / _FOR_DOCXTPL)
        template.render({"visitors": "751人", **tables}, autoescape=True)
        target = io.BytesIO()
        template.save(target)
        return target.getvalue()

    return _timed(made)


def with_python_docx(_folder: Path) -> dict[str, object]:
    """Add paragraphs and tables to the empty document that the library brings."""

    def made() -> bytes:
        document = docx.Document()
        document.add_paragraph(_VISITORS)
        for number in range(1, TABLES + 1):
            document.add_heading(title(number), 2)
            _add_table(document, [HEADINGS, *_shown(number)])
        target = io.BytesIO()
        document.save(target)
        return target.getvalue()

    return _timed(made)


def _timed(make: Callable[[], bytes]) -> dict[str, object]:
    start = perf_counter()
    made = make()
    return {"first": perf_counter() - start, "cells": cells_of(made), "charts": 0}


def _shown(number: int) -> list[tuple[str, ...]]:
    return [(name, f"{now:,}", f"{before:,}", note) for name, now, before, note in rows(number)]


def _add_table(document: Document, said: list[tuple[str, ...]]) -> None:
    grid = document.add_table(len(said), len(HEADINGS), style="Table Grid")
    # Asked cell by cell, python-docx walks the whole table every time.
    for row, texts in zip(grid.rows, said, strict=True):
        for each, text in zip(row.cells, texts, strict=True):
            each.text = text


def _looping(number: int) -> str:
    columns = [
        Col(heading, f"{{{{ row[{place}] }}}}", width)
        for place, (heading, width) in enumerate(zip(HEADINGS, _WIDTHS, strict=True))
    ]
    head, row, end = _in_rows(listing(columns))
    begin, finish = (_saying(f"{{%tr {said} %}}") for said in (f"for row in t{number}", "endfor"))
    return f"{head}{begin}{row}{finish}{end}"


def _in_rows(listed: str) -> Iterator[str]:
    """Yield what stands before the row that repeats, the row, and what stands after it."""
    before, _, rest = listed.rpartition("<w:tr>")
    row, _, after = rest.partition("</w:tr>")
    yield from (before, f"<w:tr>{row}</w:tr>", after)


def _saying(mark: str) -> str:
    row = table(_WIDTHS, f"<w:tr>{cell(sum(_WIDTHS), par('CellText', mark))}</w:tr>")
    return "<w:tr>" + row.partition("<w:tr>")[2].partition("</w:tr>")[0] + "</w:tr>"


def _plain(part: bytes) -> bytes:
    """Return a header or a footer whose fields say nothing."""
    return part.replace(b"{{", b"").replace(b"}}", b"")
