"""A brief of 10 tables and 5 charts, as large as the largest one of the rehearsal, made by us.

The template names each table and chart in a line of its own; the others' templates are made of the
same file: its styles, its header and footer.
"""

from __future__ import annotations

from dataclasses import replace
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from automations import resources
from automations.documents.charts import ChartDeclared, ChartShape
from automations.documents.composing import Material, composed, document, report_values
from automations.documents.package import BODY, pack, read_parts
from automations.documents.sentences import wordings
from automations.tables.report import Column, Figure, Form, Report, Table
from benchmarks.document_cover import COVER
from benchmarks.document_reading import cells_of, charts_of
from templates.word_markup import document as main_part
from templates.word_markup import par

if TYPE_CHECKING:
    from pathlib import Path

TABLES, CHARTS, ROWS = 10, 5, 20
HEADINGS = ("区分", "今回", "前回", "備考")
TEMPLATE = "報告資料.docx"
_SHAPES = (*ChartShape, ChartShape.COLUMN)
_AGAIN = 20


def title(number: int) -> str:
    """Return what a table is called; numbers start at 1."""
    return f"内訳{number}"


def rows(number: int) -> tuple[tuple[str, int, int, str], ...]:
    """Return what stands in a table; the texts are of the length of sections and notes."""
    return tuple(
        (
            f"第{number}部 情報政策課{row:02}",
            7 * row + number,
            5 * row + 900 * number,
            "窓口とWeb",
        )
        for row in range(ROWS)
    )


def report() -> Report:
    """Return the Report that the brief is made from."""
    forms = (Form.TEXT, Form.COUNT, Form.COUNT, Form.TEXT)
    columns = tuple(map(Column, HEADINGS, forms))
    numbers = range(1, TABLES + 1)
    tables = {f"own{n}": Table(f"own{n}", title(n), columns, rows(n)) for n in numbers}
    return Report({"visitors": Figure("visitors", 751)}, tables)


def write(folder: Path) -> None:
    """Write our template."""
    drawn = (par("BodyText", f"{{{{{_chart(n)}}}}}") for n in range(1, CHARTS + 1))
    tables = (
        par("Heading2", title(n)) + par("BodyText", f"{{{{{title(n)}}}}}")
        for n in range(1, TABLES + 1)
    )
    body = par("BodyText", "来場者は、{{来場者数}}。") + "".join((*tables, *drawn))
    parts = read_parts(resources.template_file(TEMPLATE))
    (folder / TEMPLATE).write_bytes(pack({**parts, BODY: main_part(body).encode()}))


def ours(folder: Path) -> dict[str, object]:
    """Make the brief, composing and lint included: first in its process, and again."""
    given = report()
    made, first = _timed(folder / TEMPLATE, given)
    again = median(_timed(folder / TEMPLATE, given)[1] for _ in range(_AGAIN))
    return {"first": first, "again": again, "cells": cells_of(made), "charts": charts_of(made)}


def _timed(template: Path, given: Report) -> tuple[bytes, float]:
    start = perf_counter()
    made = _made(template, given)
    return made, perf_counter() - start


def _made(template: Path, given: Report) -> bytes:
    tables = {key: (table.title,) for key, table in given.tables.items()}
    charts = tuple(_declared(n) for n in range(1, CHARTS + 1))
    known = replace(wordings(), tables=tables, sometimes={}, charts=charts)
    content = composed(known, Material(report_values(given, COVER), given.tables))
    return document(template, content, COVER)


def _chart(number: int) -> str:
    return f"{title(number)}の図"


def _declared(number: int) -> ChartDeclared:
    shape = _SHAPES[number - 1]
    return ChartDeclared(f"chart{number}", _chart(number), shape, f"own{number}", *_LABELS)


_LABELS = (HEADINGS[0], HEADINGS[1:3])
