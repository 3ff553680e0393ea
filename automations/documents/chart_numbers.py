"""Names and numbers of a chart as its part, its workbook and its description write them.

A number is rounded here as its table rounds it: a chart that knew more decimals would print
another number than the table beside it.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from automations.documents.charts import ChartShape
from automations.documents.text_width import shortened_to
from automations.tables.rendering import decimal_text, printed, shown
from automations.tables.report import Form

if TYPE_CHECKING:
    from automations.documents.charts import Chart

_PATTERNS = {
    Form.COUNT: ("#,##0", "#,##0", "0"),
    Form.SCORE: ("#,##0.00", "#,##0.00", "0.00"),
    Form.RATIO: ("0.0%", "0.0%", "0.0%"),
    Form.CHANGE: ("+#,##0", "#,##0", '"±"0'),
    Form.CHANGE_RATIO: ("+0.0%", "0.0%", '"±"0.0%'),
    Form.POINTS: ("+0.0", "0.0", '"±"0.0'),
}
_IN_HUNDREDTHS = {Form.RATIO, Form.CHANGE_RATIO}  # a sheet keeps them as parts of one
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_BREAKS = re.compile("\r\n|[\r\n\t\x0b]")
_LONGEST = 24  # full-width letters of a name: two lines beside a bar
_LEAST = 4
_DIGIT = 18  # tenths of a millimetre, of letters of 9 points
_BAND_LENGTH = 1100  # of the longest band, at least
_ROW_LETTERS = 40  # full-width letters side by side below a chart, all columns together
_ROW_LINES = 3


def pattern(chart: Chart, *, zeros: bool = True) -> str:
    """Return how a sheet shows the chart's numbers: 3-digit commas, △ for minus.

    ``zeros``: whether a zero is shown; a segment of nothing has no room for its number.
    """
    above, below, nothing = _PATTERNS.get(chart.form) or _bare(chart)
    return f'{above};"△"{below};{nothing if zeros else ""}'


def _bare(chart: Chart) -> tuple[str, str, str]:
    """Return how numbers without a form are shown: years and ranks take no commas."""
    numbers = [value for each in chart.series for value in each.values if value is not None]
    decimals = max((printed(value, chart.form)[1] for value in numbers), default=0)
    digits = f"0.{'0' * decimals}" if decimals else "0"
    return digits, digits, digits


def written(value: int | Fraction, form: Form) -> str:
    """Return a number for a sheet or a chart, exactly as many decimals as its table shows.

    >>> written(Fraction(1, 3), Form.RATIO), written(1234, Form.COUNT)
    ('0.333', '1234')
    """
    number, _ = printed(value, form)
    return decimal_text(number / 100 if form in _IN_HUNDREDTHS else number)


def bounds(chart: Chart) -> tuple[int | Fraction, int | Fraction]:
    """Return the lowest and the highest number that the axis has to show; 0 is among them."""
    found = [value for each in chart.series for value in each.values if value is not None]
    if chart.shape is ChartShape.BAND:
        rows = zip(*(each.values for each in chart.series), strict=True)
        found += [sum((value for value in row if value is not None), 0) for row in rows]
    return min(0, *found), max(0, *found)


def narrow(chart: Chart, index: int) -> tuple[int, ...]:
    """Return where segments of a band, counted from 0, have no room for their number.

    There it would cover the number beside it; the table and the description have it.
    """
    if chart.shape is not ChartShape.BAND:
        return ()
    values = enumerate(chart.series[index].values)
    return tuple(at for at, value in values if value and _too_wide(value, chart))


def _too_wide(value: int | Fraction, chart: Chart) -> bool:
    label = len(shown(value, chart.form)) * _DIGIT
    return abs(Fraction(value)) * _BAND_LENGTH < label * bounds(chart)[1]


def one_line(name: str) -> str:
    r"""Return a name without line breaks.

    >>> one_line("窓口\nDX")
    '窓口 DX'
    """
    return _BREAKS.sub(" ", name)


def names_below(chart: Chart, *, sideways: bool) -> tuple[str, ...]:
    """Return the names of the categories, as long as there is room for them on the chart.

    ``sideways``: they stand beside bars and not below columns.
    """
    share = _ROW_LETTERS // max(len(chart.categories), 1) * _ROW_LINES
    most = _LONGEST if sideways else min(_LONGEST, max(_LEAST, share))
    return tuple(shortened_to(one_line(each), most) for each in chart.categories)


def series_names(chart: Chart) -> tuple[str, ...]:
    """Return the names of the series as the legend says them."""
    return tuple(shortened_to(one_line(each.name), _LONGEST) for each in chart.series)


def xml_text(text: str) -> str:
    """Return a text as a part says it; Office would take ``_x0041_`` for the letter A.

    >>> xml_text("A & B_x0041_")
    'A &amp; B_x005F_x0041_'
    """
    return escape(_ESCAPE.sub("_x005F_", text))
