"""The registrations of the staff as a workbook that its office has lived in for months.

Beside the rows a form exported it carries what people add: a table with lists to choose from,
whose filter hides the cancelled rows, colours, readings, comments, a tab with a chart and a
picture, a pivot table with its slicer. Any job must leave all of it as it is.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import datetime, time, timedelta
from itertools import accumulate
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from automations.books.new_book import NewColumn
from automations.books.packing import pack
from automations.rehearsal.lived_in_parts import emblem, packaged, printer_settings
from automations.rehearsal.sheet_cells import (
    COUNT,
    DAY,
    HEADING,
    INDENTED,
    NOTE,
    PIVOT_BUTTON,
    TITLE,
    Texts,
    cell_xml,
    heading_row,
    in_two_colors,
    number_cell,
    plain,
    row_xml,
    serial,
    text_cell,
    with_reading,
)
from automations.tables.places import column_letters
from automations.tables.schema import STATUS_HEADING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from automations.books.new_book import NewSheet
    from automations.tables.report import Cell

CANCELLED = 11
"""The column, from 0, by which the office filters: rows that say anything there are hidden."""
_COMPLETED, _NAME, _KANA, _SECTION, _SLOT = 2, 5, 6, 8, 9  # columns, from 0
_DAYS_FROM, _PIVOT_FROM = 5, 4  # the first row below the headings, from 1
_A_DAY = timedelta(days=1)
_DAILY = ('COUNTIFS(Sheet1!$C:$C,">="&A{row},Sheet1!$C:$C,"<"&A{row}+1)', "SUM(B$5:B{row})")


def lived_in_book(form: NewSheet) -> bytes:
    """Return the workbook of a form's sheet with a status column beside it; same rows, same bytes.

    ``form`` is what `automations.rehearsal.writing_books.forms_sheet` makes.
    """
    texts = Texts()
    words = {
        **_registrations(with_status(form), texts),
        **_days(form, texts),
        **_pivot(form, texts),
        **_choices(form, texts),
    }
    drawn = {
        "xl/media/image1.png": emblem(),
        "xl/printerSettings/printerSettings1.bin": printer_settings(),
    }
    return pack(packaged({**words, **texts.parts()}, drawn))


def with_status(form: NewSheet) -> NewSheet:
    """Return a form's sheet with our column beside it."""
    rows = [(*row, "") for row in form.rows]
    return replace(form, columns=(*form.columns, NewColumn(STATUS_HEADING)), rows=rows)


def _registrations(sheet: NewSheet, texts: Texts) -> Mapping[str, str]:
    headings = [column.heading for column in sheet.columns]
    rows = [heading_row(1, headings, texts)]
    rows += (_registration(number, row, texts) for number, row in enumerate(sheet.rows, 2))
    columns = (
        f'<tableColumn id="{number}" name={quoteattr(each)}/>'
        for number, each in enumerate(headings, 1)
    )
    return {
        "rows": "\n".join(rows),
        "last_row": str(len(rows)),
        "last_letter": column_letters(len(headings)),
        "columns": "".join(columns),
        "columns_count": str(len(headings)),
    }


def _registration(number: int, row: Sequence[Cell], texts: Texts) -> str:
    kana = str(row[_KANA])
    items = [plain(str(value)) for value in row]
    if kana:
        items[_NAME] = with_reading(str(row[_NAME]), kana)
    pairs = enumerate(zip(row, items, strict=True), 1)
    cells = (cell_xml((number, column), value, item, texts) for column, (value, item) in pairs)
    return row_xml(number, cells, hidden=bool(row[CANCELLED]))


def _days(form: NewSheet, texts: Texts) -> Mapping[str, str]:
    """Count the registrations of each day by formulas, for the chart and the sparkline."""
    counts = _daily(form)
    last = _DAYS_FROM + len(counts) - 1
    title = text_cell((1, 1), in_two_colors("申込の状況", "（庁内）"), texts, TITLE)
    note = text_cell((2, 1), plain("Sheet1から数えています。上位3日は赤字です。"), texts, NOTE)
    rows = [row_xml(1, [title]), row_xml(2, [note])]
    rows.append(heading_row(4, ("日", "件数", "累計", "推移"), texts))
    totals = accumulate(counts.values())
    for row, (day, total) in enumerate(zip(counts, totals, strict=True), _DAYS_FROM):
        rows.append(_day(row, day, (counts[day], total)))
    return {
        "days": "\n".join(rows),
        "days_last": str(last),
        "days_end": str(max(last, 26)),  # the chart ends there
        "days_count": str(len(counts)),
        "calculated": "".join(_calculated(range(_DAYS_FROM, last + 1))),
        "chart_days": _points(serial(day) for day in counts),
        "chart_counts": _points(map(str, counts.values())),
    }


def _daily(form: NewSheet) -> Mapping[datetime, int]:
    moments = [moment for row in form.rows if isinstance(moment := row[_COMPLETED], datetime)]
    counted = Counter(datetime.combine(moment, time()) for moment in moments)
    first, last = min(counted), max(counted)
    every = (first + number * _A_DAY for number in range((last - first) // _A_DAY + 1))
    return {day: counted[day] for day in every}


def _day(row: int, day: datetime, figures: tuple[int, int]) -> str:
    cells = [number_cell((row, 1), day, DAY)]
    for column, (figure, formula) in enumerate(zip(figures, _DAILY, strict=True), 2):
        cells.append(number_cell((row, column), figure, COUNT, formula.format(row=row)))
    return row_xml(row, cells)


def _calculated(rows: Iterable[int]) -> Iterator[str]:
    for row in rows:
        yield from (f'<c r="{letter}{row}" i="2"/>' for letter in "BC")


def _points(values: Iterable[str]) -> str:
    numbered = enumerate(values)
    return "".join(f'<c:pt idx="{number}"><c:v>{each}</c:v></c:pt>' for number, each in numbered)


def _pivot(form: NewSheet, texts: Texts) -> Mapping[str, str]:
    sections, slots = _distinct(form, _SECTION), _distinct(form, _SLOT)
    found = (
        (sections.index(str(row[_SECTION])), slots.index(str(row[_SLOT]))) for row in form.rows
    )
    records = (f'<r><x v="{section}"/><x v="{slot}"/></r>' for section, slot in found)
    numbers = range(len(slots))
    return {
        "pivot": "\n".join(_pivot_rows(form, slots, texts)),
        "pivot_end": str(_PIVOT_FROM + len(slots)),
        "pivot_items": "".join(f'<item x="{number}"/>' for number in numbers),
        "pivot_items_count": str(len(slots) + 1),
        "pivot_rows": "<i><x/></i>" + "".join(f'<i><x v="{each}"/></i>' for each in numbers[1:]),
        "records": "\n".join(records),
        "records_count": str(len(form.rows)),
        "sections": "".join(f"<s v={quoteattr(each)}/>" for each in sections),
        "sections_count": str(len(sections)),
        "slots": "".join(f"<s v={quoteattr(each)}/>" for each in slots),
        "slots_count": str(len(slots)),
        "slicer_items": "".join(f'<i x="{number}" s="1"/>' for number in numbers),
    }


def _distinct(form: NewSheet, column: int) -> list[str]:
    return sorted({str(row[column]) for row in form.rows})


def _pivot_rows(form: NewSheet, slots: Sequence[str], texts: Texts) -> Iterator[str]:
    counted = Counter(str(row[_SLOT]) for row in form.rows)
    yield row_xml(1, [text_cell((1, 1), plain("時間帯別の申込"), texts, TITLE)])
    yield heading_row(3, ("行ラベル", "申込の件数"), texts, PIVOT_BUTTON)
    shown = [*((slot, counted[slot]) for slot in slots), ("総計", len(form.rows))]
    for row, (label, count) in enumerate(shown, _PIVOT_FROM):
        first = text_cell((row, 1), plain(label), texts, INDENTED)
        yield row_xml(row, [first, number_cell((row, 2), count)])


def _choices(form: NewSheet, texts: Texts) -> Mapping[str, str]:
    slots = _distinct(form, _SLOT)
    rows = [heading_row(1, ("時間帯", "取消"), texts, HEADING)]
    for number, slot in enumerate(slots, 2):
        cancelled = [text_cell((number, 2), plain("取消"), texts)] if number == 2 else []  # noqa: PLR2004 - below the heading
        rows.append(row_xml(number, [text_cell((number, 1), plain(slot), texts), *cancelled]))
    return {"choices": "\n".join(rows), "slots_end": str(len(slots) + 1)}
