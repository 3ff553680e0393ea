"""A line that says only the name of a chart becomes the chart."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from automations.documents.charts import Chart, ChartShape, Series
from automations.documents.content import content_of
from automations.documents.cover import Look
from automations.documents.package import read_parts
from automations.documents.template import fill
from automations.errors import SettingsWrong
from automations.tables.report import Column, Form, Table
from templates.word_markup import kept_if
from tests.documents.reading_back import found
from tests.documents.samples import ABOUT, runs

Made = Callable[..., Path]
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
CHART = Chart(
    "来場者", ChartShape.COLUMN, ("今回", "前回"), (Series("人", (751, 580)),), "人", Form.COUNT
)
PEOPLE = Table("p", "人", (Column("名"),), (("青木",), ("飯田",)))
CONTENT = content_of({"前": "前の文"}, {"人": PEOPLE}, charts={"来場者の図": CHART})
WITHOUT = Look(charts=False)
BOX = f"<w:r><w:pict><w:txbxContent>{runs('{{来場者の図}}')}</w:txbxContent></w:pict></w:r>"


def made_of(template: Path, look: Look) -> bytes:
    return fill(template, CONTENT, ABOUT, look)


def lines(document: bytes) -> list[str]:
    return [each.text for each in docx.Document(io.BytesIO(document)).paragraphs]


def numbers(document: bytes) -> list[str | None]:
    return [
        each.get("id") for drawing in found(document, "drawing") for each in drawing.iter(DRAWN)
    ]


def test_the_chart_stands_where_its_name_stood(made: Made, tmp_path: Path) -> None:
    document = made_of(made(runs("前") + runs("{{来場", "者の図}}") + runs("後")), Look())
    path = tmp_path / "資料.docx"
    path.write_bytes(document)
    added = [name for name in read_parts(path) if "chart" in name]
    assert (lines(document), len(numbers(document))) == (["前", "", "後"], 1)
    assert "word/charts/chart1.xml" in added


def test_without_charts_its_line_is_left_out(made: Made) -> None:
    document = made_of(made(runs("前") + runs("{{来場者の図}}") + runs("後")), WITHOUT)
    assert (lines(document), numbers(document)) == (["前", "後"], [])


@pytest.mark.parametrize(("look", "said"), [(Look(), ["図", ""]), (WITHOUT, [])])
def test_a_condition_asks_whether_it_is_drawn(made: Made, look: Look, said: list[str]) -> None:
    body = kept_if("来場者の図", runs("図"), runs("{{来場者の図}}"))
    assert lines(made_of(made(body), look)) == said


def test_without_charts_what_stands_for_one_is_kept(made: Made) -> None:
    body = kept_if("来場者の図 がなければ", runs("図は省略"))
    assert [lines(made_of(made(body), look)) for look in (Look(), WITHOUT)] == [[], ["図は省略"]]


def test_in_a_part_that_repeats_each_has_a_number_of_its_own(made: Made) -> None:
    body = runs("{{くりかえし 人}}") + runs("{{来場者の図}}") + runs("{{ここまで}}")
    drawn = numbers(made_of(made(body + runs("{{来場者の図}}")), Look()))
    assert (len(drawn), len(set(drawn))) == (3, 3)


def test_the_only_line_of_a_cell_may_be_left_out(made: Made) -> None:
    cell = f"<w:tc>{runs('{{来場者の図}}')}</w:tc>"
    body = f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{cell}</w:tr></w:tbl>"
    (row,) = found(made_of(made(body + runs("後")), WITHOUT), "tc")
    assert [each.tag.rpartition("}")[2] for each in row] == ["p"]


@pytest.mark.parametrize(
    ("body", "header", "sentence"),
    [
        (
            runs("図は{{来場者の図}}"),
            "",
            (
                "ひな形.docx「本文」: 「図は{{来場者の図}}」にある「来場者の図」は図なので、"
                "ほかの文字と同じ行には置けません。「{{来場者の図}}」だけの行にしてください。"
            ),
        ),
        (
            runs("本文"),
            "{{来場者の図}}",
            (
                "ひな形.docx「ヘッダー」: 「{{来場者の図}}」にある「来場者の図」は図なので、"
                "ヘッダー・フッター・脚注・テキストボックスには置けません。本文に移してください。"
            ),
        ),
        (
            f"<w:p>{BOX}</w:p>",
            "",
            (
                "ひな形.docx「本文」: 「{{来場者の図}}」にある「来場者の図」は図なので、"
                "ヘッダー・フッター・脚注・テキストボックスには置けません。本文に移してください。"
            ),
        ),
        (
            runs("{{くりかえし 来場者の図}}") + runs("{{ここまで}}"),
            "",
            (
                "ひな形.docx「本文」: 「{{くりかえし 来場者の図}}」にある「来場者の図」は表ではない"
                "ので、くりかえせません。「{{くりかえし …}}」には、表の名前を書いてください。"
            ),
        ),
    ],
    ids=["within a line", "in the header", "in a text box", "repeated"],
)
@pytest.mark.parametrize("look", [Look(), WITHOUT], ids=["drawn", "not drawn"])
def test_where_no_chart_can_stand_is_said(
    made: Made, body: str, header: str, sentence: str, look: Look
) -> None:
    with pytest.raises(SettingsWrong) as caught:
        made_of(made(body, header), look)
    assert str(caught.value) == sentence
