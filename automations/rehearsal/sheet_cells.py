"""Rows of a sheet as Excel saves them: shared texts, some with a reading, dates as numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from automations.books.writing import decimal_of
from automations.tables.places import column_letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from automations.tables.report import Cell

GENERAL, MOMENT, HEADING, TITLE, NOTE, DAY, COUNT, PIVOT_BUTTON, INDENTED = range(9)
"""The looks of cells, by their number in ``config/rehearsal/lived_in/styles.xml``."""

_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a cell has no zone
_A_DAY = timedelta(days=1) // timedelta(seconds=1)
_READ_IN = 2  # a name and its reading have a family's and a given part


@dataclass(slots=True)
class Texts:
    """The table of texts that all sheets share; every distinct ``<si>`` once."""

    numbers: dict[str, int] = field(default_factory=dict)
    used: int = 0

    def number(self, item: str) -> int:
        """Return the number of an item, from 0, for one more cell that holds it."""
        self.used += 1
        return self.numbers.setdefault(item, len(self.numbers))

    def parts(self) -> Mapping[str, str]:
        """Return what the template of the table asks for."""
        return {
            "texts": "".join(self.numbers),
            "texts_count": str(len(self.numbers)),
            "texts_used": str(self.used),
        }


def plain(text: str) -> str:
    """Return the shared item of a text.

    >>> plain(" a<b")
    '<si><t xml:space="preserve"> a&lt;b</t></si>'
    """
    return f"<si>{_run(text)}</si>"


def with_reading(name: str, kana: str) -> str:
    """Return the shared item of a name that was typed with its reading, as Excel keeps it.

    >>> with_reading("区民 花", "クミン ハナ")
    '<si><t>区民 花</t><rPh sb="0" eb="2"><t>クミン</t></rPh><rPh sb="3" eb="4"><t>ハナ</t></rPh>\
<phoneticPr fontId="3"/></si>'
    """
    names, kanas = name.split(), kana.split()
    if not len(names) == len(kanas) == _READ_IN:
        names, kanas = [name], [kana]
    readings, start = [], 0
    for part, reading in zip(names, kanas, strict=True):
        start = name.index(part, start)
        end = start + len(part)
        readings.append(f'<rPh sb="{start}" eb="{end}"><t>{escape(reading)}</t></rPh>')
        start = end
    return f'<si>{_run(name)}{"".join(readings)}<phoneticPr fontId="3"/></si>'


def in_two_colors(first: str, second: str) -> str:
    """Return the shared item of a title whose second half is red."""
    font = '<sz val="16"/><color rgb="FF{}"/><rFont val="游ゴシック"/><charset val="128"/>'
    runs = ((first, "1F3864"), (second, "C00000"))
    drawn = (f"<r><rPr><b/>{font.format(color)}</rPr>{_run(text)}</r>" for text, color in runs)
    return f"<si>{''.join(drawn)}</si>"


def row_xml(number: int, cells: Iterable[str], *, hidden: bool = False) -> str:
    """Return a row; ``number`` counts from 1."""
    marked = ' hidden="1"' if hidden else ""
    return f'<row r="{number}"{marked}>{"".join(cells)}</row>'


def text_cell(place: tuple[int, int], item: str, texts: Texts, look: int = GENERAL) -> str:
    """Return a cell, at its row and column from 1, that holds a shared item."""
    return f'<c {_at(place, look)} t="s"><v>{texts.number(item)}</v></c>'


def number_cell(
    place: tuple[int, int], value: int | datetime, look: int = GENERAL, formula: str = ""
) -> str:
    """Return a cell that holds a number or a time, perhaps as the result of a formula."""
    shown = f"<f>{escape(formula)}</f>" if formula else ""
    return f"<c {_at(place, look)}>{shown}<v>{serial(value)}</v></c>"


def serial(value: int | datetime) -> str:
    """Return a number as a cell holds it: a time is days since the end of 1899.

    >>> serial(datetime(2024, 12, 24, 12))
    '45650.5'
    """
    if isinstance(value, datetime):
        seconds = (value - _EPOCH) // timedelta(seconds=1)
        return str(decimal_of(Fraction(seconds, _A_DAY)))
    return str(value)


def cell_xml(place: tuple[int, int], value: Cell, item: str, texts: Texts) -> str:
    """Return the cell of a value; ``item`` is shared where the value is text; blanks are none."""
    if isinstance(value, datetime):
        return number_cell(place, value, MOMENT)
    if isinstance(value, int):
        return number_cell(place, value)
    return text_cell(place, item, texts) if value else ""


def heading_row(number: int, headings: Sequence[str], texts: Texts, look: int = HEADING) -> str:
    """Return a row of headings."""
    cells = (
        text_cell((number, column), plain(each), texts, look)
        for column, each in enumerate(headings, 1)
    )
    return row_xml(number, cells)


def _at(place: tuple[int, int], look: int) -> str:
    row, column = place
    return f'r="{column_letters(column)}{row}"' + (f' s="{look}"' if look else "")


def _run(text: str) -> str:
    kept = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
    return f"<t{kept}>{escape(text)}</t>"
