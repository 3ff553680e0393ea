"""How a number is shown, by its kind and its pattern."""

from __future__ import annotations

import pytest

from automations.books.google.number_patterns import pattern_of
from automations.books.number_formats import Shape, shape_of


@pytest.mark.parametrize(
    ("kind", "pattern", "shape"),
    [
        ("DATE", "", Shape.DAY),
        ("TIME", "", Shape.TIME),
        ("DATE_TIME", "", Shape.MOMENT),
        ("PERCENT", "", Shape.PERCENT),
        ("CURRENCY", "", Shape.PLAIN),
        ("NUMBER", "", Shape.PLAIN),
        ("SCIENTIFIC", "", Shape.PLAIN),
        ("TEXT", "", Shape.PLAIN),
        ("TEXT", "yyyy/mm/dd", Shape.PLAIN),
        ("", "", Shape.PLAIN),
        ("NUMBER_FORMAT_TYPE_UNSPECIFIED", "", Shape.PLAIN),
        ("DATE", 'yyyy"年"m"月"d"日"', Shape.DAY),
        ("DATE", "M/d(ddd)", Shape.DAY),
        ("DATE", "dddd", Shape.DAY),
        ("DATE", "yyyy-MM-dd HH:mm", Shape.MOMENT),
        ("DATE", "日付", Shape.DAY),
        ("TIME", "h:mm am/pm", Shape.TIME),
        ("TIME", "[h]:mm:ss", Shape.ELAPSED),
        ("TIME", "[hh]:[mm]:[ss].000", Shape.ELAPSED),
        ("DATE_TIME", "yyyy/mm/dd hh:mm:ss", Shape.MOMENT),
        ("PERCENT", "0.0%", Shape.PERCENT),
        ("PERCENT", '0"パーセント"', Shape.PERCENT),
        ("NUMBER", "0%", Shape.PERCENT),
        ("NUMBER", "00000", Shape.ZEROS),
        ("NUMBER", "000-0000", Shape.ZEROS),
        ("NUMBER", '0"人"', Shape.PLAIN),
        ("NUMBER", "0 days", Shape.PLAIN),
        ("NUMBER", "yyyy/m/d", Shape.DAY),
        ("CURRENCY", "[$USD] #,##0.00", Shape.PLAIN),
        ("CURRENCY", '"¥"#,##0', Shape.PLAIN),
        ("", "yyyy/m/d", Shape.DAY),
    ],
)
def test_a_number_is_shown_as_its_kind_and_pattern_say(
    kind: str, pattern: str, shape: Shape
) -> None:
    assert shape_of(pattern_of(kind, pattern)) is shape
