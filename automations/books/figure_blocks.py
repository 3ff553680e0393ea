"""The figures on the first page: this time beside last time, the other numbers, the sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from automations.books.drawing import Written
from automations.books.looks import BODY, FIGURE, STRESSED
from automations.tables.report import Form

if TYPE_CHECKING:
    from collections.abc import Mapping

    from automations.books.drawing import Drawing
    from automations.tables.report import Figure

_LAST, _CHANGE, _RATE = "_last", "_change", "_rate"


def draw_comparison(page: Drawing, figures: Mapping[str, Figure]) -> None:
    """Draw the figures that have a last time beside what they were then."""
    keys = _compared(figures)
    if not keys:
        return
    page.section("今回と前回")
    page.heading(("項目", "今回", "前回", "増減", "増減率", "数え方"))
    for key in keys:
        kind = figures[key].kind
        others = [_value(figures, f"{key}{part}") for part in (_LAST, _CHANGE, _RATE)]
        now = Written(figures[key].value, figures[key].form, FIGURE, unit=figures[key].unit)
        page.line([Written(kind.label, style=STRESSED), now, *others, Written(kind.basis)])


def draw_figures(page: Drawing, figures: Mapping[str, Figure]) -> None:
    """Draw the figures that have no last time: as a number, or as a sentence."""
    parts = ("", _LAST, _CHANGE, _RATE)
    drawn = {f"{key}{part}" for key in _compared(figures) for part in parts}
    rest = [figure for key, figure in figures.items() if key not in drawn]
    _draw_sentences(page, [each for each in rest if isinstance(each.value, str)])
    _draw_numbers(page, [each for each in rest if not isinstance(each.value, str)])


def _compared(figures: Mapping[str, Figure]) -> list[str]:
    return [key for key in figures if f"{key}{_LAST}" in figures]


def _value(figures: Mapping[str, Figure], key: str) -> Written:
    figure = figures.get(key)
    if figure is None:
        return Written(None)
    return Written(figure.value, figure.form, unit=figure.unit)


def _draw_numbers(page: Drawing, figures: list[Figure]) -> None:
    if not figures:
        return
    page.section("主な数字")
    page.stretched_heading(("項目", "値", "分子", "分母", "数え方"))
    for figure in figures:
        kind = figure.kind
        page.stretch_last(
            [
                Written(kind.label, style=STRESSED),
                Written(figure.value, figure.form, BODY, unit=figure.unit),
                Written(figure.n, Form.COUNT),
                Written(figure.denominator, Form.COUNT),
                Written(kind.basis),
            ]
        )


def _draw_sentences(page: Drawing, figures: list[Figure]) -> None:
    if not figures:
        return
    page.section("決まり方")
    for figure in figures:
        label = Written(figure.kind.label, style=STRESSED)
        page.stretch_last([label, Written(figure.value)])
