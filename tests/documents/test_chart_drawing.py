"""A chart in a document: one set of numbers, in the chart, its workbook, and what is read aloud."""

from __future__ import annotations

import io
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from automations import resources
from automations.documents import lint, wordxml
from automations.documents.chart_description import description
from automations.documents.chart_drawing import draw
from automations.documents.chart_numbers import pattern
from automations.documents.charts import Chart, ChartShape, Series
from automations.documents.package import BODY, read_parts
from automations.documents.related_parts import Related
from automations.tables.rendering import printed
from automations.tables.report import Form
from templates.word_markup import cell, document, par, table
from tests.documents.chart_reading import (
    C,
    band,
    cached,
    chart_part,
    descriptions,
    drawn,
    embedded,
    part,
    places,
)

SHARES = Chart(
    "意識の変化",
    ChartShape.COLUMN,
    ("庁内", "庁外"),
    (
        Series("変わった", (Fraction(1, 3), None)),
        Series("変わらない", (Fraction(2, 3), Fraction(1))),
    ),
    "",
    Form.RATIO,
)
EVERY_SHAPE = [replace(chart, shape=shape) for chart in (band(), SHARES) for shape in ChartShape]
UNFILLED = ("word/footer1.xml: field left over", "word/header1.xml: field left over")
MM = 36_000


def extents(made: bytes) -> list[tuple[int, int]]:
    shapes = Document(io.BytesIO(made)).inline_shapes
    return [(shape.width // MM, shape.height // MM) for shape in shapes]


def attributes(root: wordxml.Element, tag: str, name: str = "val") -> list[str]:
    return [each.get(name) for each in root.iter(f"{C}{tag}")]


@pytest.mark.parametrize("chart", EVERY_SHAPE)
def test_chart_and_workbook_say_the_same_numbers(template: Path, chart: Chart) -> None:
    made = drawn(template, [chart])
    found = cached(made)
    assert found == embedded(made)
    assert found.series == tuple(each.name for each in chart.series)
    assert found.categories == chart.categories
    hundred = 100 if chart.form is Form.RATIO else 1
    assert found.numbers == tuple(
        tuple(v if v is None else printed(v, chart.form)[0] / hundred for v in each.values)
        for each in chart.series
    )


def test_the_chart_knows_where_its_numbers_stand_in_the_workbook(template: Path) -> None:
    assert places(drawn(template, [band()])) == [
        *("Sheet1!$B$1", "Sheet1!$A$2:$A$3", "Sheet1!$B$2:$B$3"),
        *("Sheet1!$C$1", "Sheet1!$A$2:$A$3", "Sheet1!$C$2:$C$3"),
    ]


def test_the_workbook_is_the_chart_s_own_and_opens_for_editing(template: Path) -> None:
    made = drawn(template, [band(), SHARES])
    for number in (1, 2):
        rels = part(made, f"word/charts/_rels/chart{number}.xml.rels").decode()
        assert 'Id="rId1"' in rels
        assert f'Target="../embeddings/chart{number}.xlsx"' in rels
        data = chart_part(made, number).find(f"{C}externalData")
        assert list(data.attrib.values()) == ["rId1"]
        assert attributes(data, "autoUpdate") == ["0"]


def test_a_chart_of_the_template_keeps_its_name(template: Path) -> None:
    parts = {**read_parts(template), "word/charts/chart1.xml": b"<own/>"}
    related = Related(parts, BODY)
    relation = related.chart(b"<added/>", b"")
    assert related.target(relation) == "word/charts/chart2.xml"
    assert related.content("word/charts/chart1.xml") == b"<own/>"


def test_word_and_our_own_checks_read_it(template: Path) -> None:
    made = drawn(template, EVERY_SHAPE)
    assert len(Document(io.BytesIO(made)).inline_shapes) == len(EVERY_SHAPE)
    unfilled = {"docProps/core.xml: no author", *UNFILLED}
    assert set(lint.faults(made, lint.fonts_of(template.read_bytes()))) == unfilled


def test_the_same_charts_give_the_same_bytes(template: Path) -> None:
    assert drawn(template, EVERY_SHAPE) == drawn(template, EVERY_SHAPE)


def test_its_numbers_are_read_aloud(template: Path) -> None:
    counts, shares = descriptions(drawn(template, [band(), SHARES]))
    assert (
        counts == "帯グラフ。来場者の構成。今回: 庁内548人、庁外203人。前回: 庁内490人、庁外90人。"
    )
    assert shares == (
        "縦棒グラフ。意識の変化。庁内: 変わった33.3%、変わらない66.7%。"
        "庁外: 変わった（数値なし）、変わらない100.0%。"
    )


def test_one_series_is_read_as_one_sentence_and_digits_are_kept_apart() -> None:
    chart = Chart(
        "得点", ChartShape.BAR, ("窓口DX", "議事録"), (Series("合計", (1200, 7)),), "点", Form.COUNT
    )
    assert description(chart) == "横棒グラフ。得点。合計: 窓口DX 1,200点、議事録7点。"


def test_what_is_too_long_to_listen_to_points_to_the_table() -> None:
    names = tuple(f"{number:03}番の取組" for number in range(200))
    series = (Series("得点", tuple(range(200))),)
    said = description(Chart("順位", ChartShape.BAR, names, series, "点", Form.COUNT))
    assert said.endswith("089番の取組89点、残りの110項目は表にある。")
    assert len(said) <= 1020


def test_axes_begin_at_zero_unless_a_number_lies_below(template: Path) -> None:
    below = replace(SHARES, series=(Series("増減", (-5, 3)),), form=Form.CHANGE)
    made = drawn(template, [*EVERY_SHAPE, below])
    for number in range(1, len(EVERY_SHAPE) + 1):
        assert attributes(chart_part(made, number), "min") == ["0"]
    assert attributes(chart_part(made, len(EVERY_SHAPE) + 1), "min") == []


def test_a_band_of_counts_shows_the_sum_and_one_of_shares_fills_the_width(template: Path) -> None:
    made = drawn(template, [band(), replace(SHARES, shape=ChartShape.BAND)])
    assert attributes(chart_part(made, 1), "grouping") == ["stacked"]
    assert attributes(chart_part(made, 2), "grouping") == ["percentStacked"]


def test_the_first_bar_stands_on_top(template: Path) -> None:
    made = drawn(template, [replace(band(), shape=shape) for shape in ChartShape])
    orders = [attributes(chart_part(made, number), "orientation")[0] for number in range(1, 5)]
    assert orders == ["minMax", "maxMin", "maxMin", "minMax"]


def test_a_legend_stands_only_where_there_is_more_than_one_series(template: Path) -> None:
    one = replace(band(), series=band().series[:1])
    made = drawn(template, [band(), one])
    assert attributes(chart_part(made, 1), "legendPos") == ["b"]
    assert attributes(chart_part(made, 2), "legendPos") == []


def test_the_title_says_what_is_counted_and_in_what(template: Path) -> None:
    one = replace(band(), series=(Series("来場", (751, 580)),), title="推移")
    made = drawn(template, [band(), one, SHARES])
    drawing = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
    found = [next(chart_part(made, number).iter(drawing)).text for number in (1, 2, 3)]
    assert found == ["来場者の構成（単位：人）", "推移（来場、単位：人）", "意識の変化"]


def test_a_segment_too_narrow_for_its_number_does_not_cover_the_next(template: Path) -> None:
    chart = replace(band(), series=(Series("庁内", (548, 490)), Series("庁外", (3, 0))))
    labels = list(chart_part(drawn(template, [chart])).iter(f"{C}dLbls"))
    assert [attributes(each, "idx") for each in labels] == [[], ["0"]]
    assert attributes(labels[1], "numFmt", "formatCode") == ['#,##0;"△"#,##0;']


@pytest.mark.parametrize(
    ("form", "shape"),
    [
        (Form.COUNT, '#,##0;"△"#,##0;0'),
        (Form.SCORE, '#,##0.00;"△"#,##0.00;0.00'),
        (Form.RATIO, '0.0%;"△"0.0%;0.0%'),
        (Form.CHANGE, '+#,##0;"△"#,##0;"±"0'),
        (Form.CHANGE_RATIO, '+0.0%;"△"0.0%;"±"0.0%'),
        (Form.POINTS, '+0.0;"△"0.0;"±"0.0'),
        (Form.TEXT, '0;"△"0;0'),
    ],
)
def test_numbers_are_shown_as_in_tables(form: Form, shape: str) -> None:
    assert pattern(band(form=form)) == shape


def test_letters_are_those_of_the_document(template: Path) -> None:
    root = chart_part(drawn(template, [band()]))
    main = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
    slots = [each for slot in ("latin", "ea", "cs") for each in root.iter(f"{main}{slot}")]
    assert {each.get("typeface") for each in slots} == {"BIZ UDPGothic"}
    assert len(slots) == 3 * len(list(root.iter(f"{main}defRPr", f"{main}rPr")))


def test_it_is_as_wide_as_the_text_and_grows_with_its_categories(template: Path) -> None:
    many = tuple(f"部門{number}" for number in range(15))
    series = (Series("件数", tuple(range(15))),)
    bars = Chart("件数", ChartShape.BAR, many, series, "件", Form.COUNT)
    made = drawn(template, [band(), bars, replace(bars, shape=ChartShape.LINE)])
    assert extents(made) == [(160, 53), (160, 144), (160, 70)]


def test_in_a_cell_it_is_no_wider_than_the_cell(template: Path) -> None:
    row = f"<w:tr>{cell(5000, par('CellText', '図'))}</w:tr>"
    root = wordxml.parse(document(table([5000], row)).encode())
    related = Related(read_parts(template), BODY)
    draw(next(wordxml.paragraphs(root)), band(), related, 1)
    (extent,) = root.iter(
        "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
    )
    assert int(extent.get("cx")) == (5000 - 216) * 635


def test_the_line_grows_with_it(template: Path) -> None:
    fixed = '<w:spacing w:before="20" w:line="300" w:lineRule="exact"/><w:jc w:val="center"/>'
    for extra in (fixed, '<w:jc w:val="center"/>'):
        root = wordxml.parse(document(par("BodyText", "図", extra)).encode())
        draw(next(wordxml.paragraphs(root)), band(), Related(read_parts(template), BODY), 1)
        properties = next(root.iter(wordxml.name_of("pPr")))
        assert [each.tag.partition("}")[2] for each in properties] == ["pStyle", "spacing", "jc"]
        assert properties[1].get(wordxml.name_of("lineRule")) == "auto"


NAMES = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=40) | st.sampled_from(
    ["<b> & \"c\" 'd'", "家族👨‍👩‍👧と𠮷田😀", "{{来場者数}}", "_x0041_", "a\nb"]
)
CELLS = st.none() | st.integers(0, 10**6)
SHAPES = st.sampled_from(ChartShape)


@given(NAMES, NAMES, NAMES, CELLS, SHAPES)
def test_any_name_comes_out_whole(
    title: str, series: str, category: str, value: int | None, shape: ChartShape
) -> None:
    lines = (Series(series, (7, value)), Series("前回", (1, 2)))
    chart = Chart(title, shape, (category, "乙"), lines, "人", Form.COUNT)
    made = drawn(resources.template_file("報告資料.docx"), [chart])
    assert descriptions(made) == [description(chart)]
    assert cached(made).numbers == embedded(made).numbers
    assert [value for line in cached(made).numbers for value in line] == [7, value, 1, 2]
    names, written = cached(made), embedded(made)
    assert [names.series, names.categories] == [written.series, written.categories]
