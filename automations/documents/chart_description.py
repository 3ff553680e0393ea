"""What is read of a chart to people who do not see it: its numbers, in the order it shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from automations.documents.chart_numbers import one_line
from automations.documents.charts import ChartShape
from automations.tables.rendering import shown

if TYPE_CHECKING:
    from automations.documents.charts import Chart

_SHAPES = {
    ChartShape.COLUMN: "縦棒グラフ",
    ChartShape.BAR: "横棒グラフ",
    ChartShape.BAND: "帯グラフ",
    ChartShape.LINE: "折れ線グラフ",
}
_LONGEST = 1000  # letters: nobody listens to more, and the table beside it has them all


def description(chart: Chart) -> str:
    """Return the sentences that state the chart's numbers; what is too long ends with a pointer."""
    said = f"{_SHAPES[chart.shape]}。{one_line(chart.title)}。"
    sentences = _of_one(chart) if len(chart.series) == 1 else _of_many(chart)
    for at, sentence in enumerate(sentences):
        if len(said) + len(sentence) > _LONGEST:
            return f"{said}残りの{len(sentences) - at}項目は表にある。"
        said += sentence
    return said


def _of_one(chart: Chart) -> list[str]:
    pairs = [_pair(chart, name, 0, at) for at, name in enumerate(chart.categories)]
    name = one_line(chart.series[0].name)
    pairs[0] = f"{name}: {pairs[0]}" if name else pairs[0]
    return [f"{pair}、" for pair in pairs[:-1]] + [f"{pairs[-1]}。"]


def _of_many(chart: Chart) -> list[str]:
    return [
        f"{one_line(name)}: {'、'.join(_pairs(chart, at))}。"
        for at, name in enumerate(chart.categories)
    ]


def _pairs(chart: Chart, at: int) -> list[str]:
    return [_pair(chart, each.name, index, at) for index, each in enumerate(chart.series)]


def _pair(chart: Chart, name: str, index: int, at: int) -> str:
    value = chart.series[index].values[at]
    said = one_line(name)
    if value is None:
        return f"{said}（数値なし）"
    # A name that ends with a digit would run into its number.
    space = " " if said[-1:].isalnum() and said[-1:].isascii() else ""
    return f"{said}{space}{shown(value, chart.form, chart.unit)}"
