"""A document with charts and nothing else, and what a reader finds in it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from docx import Document
from openpyxl import load_workbook

from automations.documents import package, wordxml
from automations.documents.chart_drawing import draw
from automations.documents.charts import Chart, ChartShape, Series
from automations.documents.related_parts import Related
from automations.tables.report import Form
from templates.word_markup import document, par

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DOC = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


@dataclass(frozen=True, slots=True)
class Read:
    """Names and numbers, as one of the two places keeps them; None for a gap."""

    series: tuple[str, ...]
    categories: tuple[str, ...]
    numbers: tuple[tuple[Fraction | None, ...], ...]


def band(*, unit: str = "人", form: Form = Form.COUNT, title: str = "来場者の構成") -> Chart:
    series = (Series("庁内", (548, 490)), Series("庁外", (203, 90)))
    return Chart(title, ChartShape.BAND, ("今回", "前回"), series, unit, form)


def drawn(template: Path, charts: Iterable[Chart]) -> bytes:
    """Return a document in which each chart stands in a paragraph of its own."""
    asked = list(charts)
    body = wordxml.parse(document(par("BodyText", "{{図}}") * len(asked)).encode())
    related = Related(package.read_parts(template), package.BODY)
    pairs = zip(list(wordxml.paragraphs(body)), asked, strict=True)
    for number, (paragraph, chart) in enumerate(pairs, 1):
        draw(paragraph, chart, related, number)
    return package.pack({**related.parts(), package.BODY: wordxml.serialise(body)})


def part(made: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        return packed.read(name)


def chart_part(made: bytes, number: int = 1) -> wordxml.Element:
    return wordxml.parse(part(made, f"word/charts/chart{number}.xml"))


def descriptions(made: bytes) -> list[str]:
    """Return what Word reads to people who do not see the charts."""
    body = Document(io.BytesIO(made)).element.body
    return [str(each.get("descr")) for each in body.iter(DOC)]


def cached(made: bytes, number: int = 1) -> Read:
    """Return what Word shows without the workbook."""
    root = chart_part(made, number)
    series = list(root.iter(f"{C}ser"))
    return Read(
        tuple(str(each.findtext(f"{C}tx//{C}v")) for each in series),
        tuple(str(each.text or "") for each in series[0].findall(f"{C}cat//{C}v")),
        tuple(_numbers(each) for each in series),
    )


def _numbers(series: wordxml.Element) -> tuple[Fraction | None, ...]:
    count = series.find(f"{C}val//{C}ptCount")
    points = {each.get("idx"): each.findtext(f"{C}v") for each in series.findall(f"{C}val//{C}pt")}
    found = (points.get(str(at)) for at in range(int(count.get("val"))))
    return tuple(None if text is None else Fraction(text) for text in found)


def places(made: bytes, number: int = 1) -> list[str]:
    """Return where in its workbook the chart says that its names and numbers stand."""
    return [str(each.text) for each in chart_part(made, number).iter(f"{C}f")]


def embedded(made: bytes, number: int = 1) -> Read:
    """Return what opens when somebody edits the chart's data."""
    book = load_workbook(io.BytesIO(part(made, f"word/embeddings/chart{number}.xlsx")))
    head, *rows = book["Sheet1"].iter_rows(values_only=True)
    numbers = zip(*(row[1:] for row in rows), strict=True)
    return Read(
        tuple(str(name) for name in head[1:]),
        tuple(str(row[0] or "") for row in rows),
        tuple(tuple(None if each is None else Fraction(str(each)) for each in n) for n in numbers),
    )
