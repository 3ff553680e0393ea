"""A chart as DrawingML: columns, bars, bands (帯グラフ) and lines, in black, grey and white.

A band shows counts as they are, so that its length is their sum and two years can be compared;
shares fill the whole width. Axes begin at 0, and every number is printed beside its mark.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from automations.documents import chart_look as look
from automations.documents.chart_numbers import (
    bounds,
    narrow,
    one_line,
    pattern,
    series_names,
    written,
    xml_text,
)
from automations.documents.chart_workbook import SHEET, column
from automations.documents.charts import ChartShape
from automations.documents.related_parts import WORKBOOK
from automations.tables.report import Form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from automations.documents.charts import Chart

_NAMES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_CATEGORIES, _VALUES = 1, 2  # the numbers of the axes
_SIDEWAYS = {ChartShape.BAR, ChartShape.BAND}
_FEW = 5  # up to here an axis that steps by halves would print a number twice
_PAIR = 2  # of two lines the lower one has its numbers below
_LEVEL = ' rot="0" vert="horz"'


def sideways(chart: Chart) -> bool:
    """Tell whether the categories stand below each other."""
    return chart.shape in _SIDEWAYS


def heading(chart: Chart) -> str:
    """Return the title of a chart with what it counts, and in what."""
    measured = [each.name for each in chart.series[:1] if len(chart.series) == 1]
    parts = [one_line(each) for each in measured if each and each not in chart.title]
    parts += [f"単位：{chart.unit}"] if chart.unit else []
    return one_line(chart.title) + (f"（{'、'.join(parts)}）" if parts else "")


def chart_xml(chart: Chart, categories: Sequence[str], font: str) -> bytes:
    """Return the chart's part: the same arguments give the same bytes.

    ``categories``: their names as the chart says them; ``font``: that of the document.
    """
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<c:chartSpace {_NAMES}><c:date1904 val="0"/><c:lang val="ja-JP"/>'
        f'<c:roundedCorners val="0"/><c:chart>{look.title(xml_text(heading(chart)), font)}'
        f'<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>{_plot(chart, categories, font)}'
        f"{_category_axis(chart, font)}{_value_axis(chart, font)}"
        f"<c:spPr><a:noFill/>{look.NO_LINE}</c:spPr></c:plotArea>"
        f"{_legend(font) if len(chart.series) > 1 else ''}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/>'
        f"</c:chart><c:spPr>{look.solid('FFFFFF')}{look.NO_LINE}</c:spPr>{look.letters(font)}"
        f'<c:externalData r:id="{WORKBOOK}"><c:autoUpdate val="0"/></c:externalData>'
        "</c:chartSpace>"
    ).encode()


def _plot(chart: Chart, categories: Sequence[str], font: str) -> str:
    series = "".join(_series(chart, index, categories, font) for index in range(len(chart.series)))
    axes = f'<c:axId val="{_CATEGORIES}"/><c:axId val="{_VALUES}"/>'
    varied = '<c:varyColors val="0"/>'
    if chart.shape is ChartShape.LINE:
        marks = '<c:marker val="1"/>'
        return (
            f'<c:lineChart><c:grouping val="standard"/>{varied}{series}{marks}{axes}</c:lineChart>'
        )
    direction = "bar" if sideways(chart) else "col"
    return (
        f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="{_grouping(chart)}"/>'
        f"{varied}{series}{_gaps(chart)}{axes}</c:barChart>"
    )


def _grouping(chart: Chart) -> str:
    if chart.shape is not ChartShape.BAND:
        return "clustered"
    return "percentStacked" if chart.form is Form.RATIO else "stacked"


def _gaps(chart: Chart) -> str:
    """Return the room between categories, and how far the series of one cover each other."""
    if chart.shape is ChartShape.BAND:
        return '<c:gapWidth val="50"/><c:overlap val="100"/>'
    few = len(chart.categories) * len(chart.series) < _FEW
    return f'<c:gapWidth val="{150 if few else 70}"/>'


def _series(chart: Chart, index: int, categories: Sequence[str], font: str) -> str:
    letters, last = column(index + 1), len(categories) + 1
    name = _texts(f"{SHEET}!${letters}$1", series_names(chart)[index : index + 1])
    there = f"<c:cat>{_texts(f'{SHEET}!$A$2:$A${last}', categories)}</c:cat>"
    numbers = f"<c:val>{_numbers(chart, index, f'{SHEET}!${letters}$2:${letters}${last}')}</c:val>"
    drawn, after = f'{look.area(index)}<c:invertIfNegative val="0"/>', ""
    if chart.shape is ChartShape.LINE:
        drawn, after = look.stroke(index), '<c:smooth val="0"/>'
    return (
        f'<c:ser><c:idx val="{index}"/><c:order val="{index}"/><c:tx>{name}</c:tx>'
        f"{drawn}{_labels(chart, index, font)}{there}{numbers}{after}</c:ser>"
    )


def _texts(place: str, names: Sequence[str]) -> str:
    points = "".join(
        f'<c:pt idx="{at}"><c:v>{xml_text(name)}</c:v></c:pt>' for at, name in enumerate(names)
    )
    cache = f'<c:strCache><c:ptCount val="{len(names)}"/>{points}</c:strCache>'
    return f"<c:strRef><c:f>{place}</c:f>{cache}</c:strRef>"


def _numbers(chart: Chart, index: int, place: str) -> str:
    values = chart.series[index].values
    points = "".join(
        f'<c:pt idx="{at}"><c:v>{written(value, chart.form)}</c:v></c:pt>'
        for at, value in enumerate(values)
        if value is not None
    )
    shape = f"<c:formatCode>{xml_text(pattern(chart))}</c:formatCode>"
    cache = f'<c:numCache>{shape}<c:ptCount val="{len(values)}"/>{points}</c:numCache>'
    return f"<c:numRef><c:f>{place}</c:f>{cache}</c:numRef>"


def _labels(chart: Chart, index: int, font: str) -> str:
    band = chart.shape is ChartShape.BAND
    shown = "".join(
        f'<c:show{what} val="{int(what == "Val")}"/>'
        for what in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
    )
    form = quoteattr(pattern(chart, zeros=not band))
    hidden = (
        f'<c:dLbl><c:idx val="{at}"/><c:delete val="1"/></c:dLbl>' for at in narrow(chart, index)
    )
    return (
        f'<c:dLbls>{"".join(hidden)}<c:numFmt formatCode={form} sourceLinked="0"/>'
        f"{look.label_on(index, font) if band else look.label_beside(font)}"
        f'<c:dLblPos val="{_place(chart, index)}"/>{shown}</c:dLbls>'
    )


def _place(chart: Chart, index: int) -> str:
    if chart.shape is ChartShape.BAND:
        return "ctr"
    if chart.shape is not ChartShape.LINE:
        return "outEnd"
    heights = [sum(value or 0 for value in each.values) for each in chart.series]
    return "b" if len(heights) == _PAIR and heights[index] < heights[1 - index] else "t"


def _legend(font: str) -> str:
    return f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{look.letters(font)}</c:legend>'


def _category_axis(chart: Chart, font: str) -> str:
    order, place = ("maxMin", "l") if sideways(chart) else ("minMax", "b")
    return (
        f'<c:catAx><c:axId val="{_CATEGORIES}"/><c:scaling><c:orientation val="{order}"/>'
        f'</c:scaling><c:delete val="0"/><c:axPos val="{place}"/>'
        '<c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f"<c:spPr>{look.line(look.RULE, 75)}</c:spPr>{look.letters(font, turn=_LEVEL)}"
        f'<c:crossAx val="{_VALUES}"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        '<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _value_axis(chart: Chart, font: str) -> str:
    place, crosses = ("b", "max") if sideways(chart) else ("l", "autoZero")
    form = quoteattr(_scale_pattern(chart))
    return (
        f'<c:valAx><c:axId val="{_VALUES}"/>{_scale(chart)}<c:delete val="0"/>'
        f'<c:axPos val="{place}"/><c:majorGridlines><c:spPr>{look.line(look.FAINT, 50)}</c:spPr>'
        f'</c:majorGridlines><c:numFmt formatCode={form} sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="nextTo"/><c:spPr>{look.NO_LINE}</c:spPr>{look.letters(font)}'
        f'<c:crossAx val="{_CATEGORIES}"/><c:crosses val="{crosses}"/>'
        f'<c:crossBetween val="between"/>{_step(chart)}</c:valAx>'
    )


def _scale_pattern(chart: Chart) -> str:
    """Return how the axis shows numbers: without decimals where its steps have none."""
    if chart.form is Form.RATIO:
        return "0%"
    wide = chart.form is Form.SCORE and bounds(chart)[1] > 2 * _FEW
    return '#,##0;"△"#,##0' if wide else pattern(chart)


def _scale(chart: Chart) -> str:
    lowest, highest = bounds(chart)
    most = '<c:max val="1"/>' if highest == 0 or _grouping(chart) == "percentStacked" else ""
    least = '<c:min val="0"/>' if lowest >= 0 else ""
    return f'<c:scaling><c:orientation val="minMax"/>{most}{least}</c:scaling>'


def _step(chart: Chart) -> str:
    whole = chart.form in {Form.COUNT, Form.CHANGE}
    low, high = bounds(chart)
    return '<c:majorUnit val="1"/>' if whole and high - low <= _FEW else ""
