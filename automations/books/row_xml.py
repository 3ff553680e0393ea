"""Rows of a draft as Excel stores them: text stays text, numbers stay exact, nothing computes.

Rows that follow one another with the same looks are written column by column, which is what makes
a long list fast: the work of a cell is a small part of one step over the whole column.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from itertools import chain, groupby, islice, repeat

from automations.books.draft import DraftRow
from automations.books.looks import Look
from automations.books.writing import DIGITS, LONGEST, UNPRINTABLE, decimal_of, storable
from automations.tables.places import column_letters
from automations.tables.report import Cell

_FIRST_DAYS = {False: date(1899, 12, 31), True: date(1904, 1, 1)}
_LEAP_BUG = date(1900, 3, 1)  # Excel counts a 29 February 1900, which there never was
_MICROSECOND = timedelta(microseconds=1)
_DAY = timedelta(days=1) // _MICROSECOND
_WIDEST_INTEGER = 10**DIGITS - 1
_BETWEEN = "\ufdd0"  # no character at all, so that texts joined by it can be parted again
_RUN = 1_000  # rows written in one go: more is no faster, and takes memory
_LOST_SPACES = ("\n", "\r", "\t", "  ", f" {_BETWEEN}", f"{_BETWEEN} ")


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a workbook spells its cells.

    ``prefix`` stands before the names of elements, such as ``x:``. ``since_1904``: days are
    counted from 1904 on, as on old Macs.
    """

    prefix: str = ""
    since_1904: bool = False


def row_xml(row: DraftRow, numbers: Mapping[Look, int], spelling: Spelling = Spelling()) -> str:
    """Return one row; ``numbers`` tells the number of each look among the workbook's formats."""
    return "".join(rows_xml([row], numbers, spelling))


def rows_xml(
    rows: Iterable[DraftRow], numbers: Mapping[Look, int], spelling: Spelling = Spelling()
) -> Iterator[str]:
    """Return the rows in pieces, each of some thousand rows."""
    for _, alike in groupby(rows, key=lambda row: id(row.looks)):
        while run := list(islice(alike, _RUN)):
            yield _run_xml(run, numbers, spelling)


def escaped(text: str) -> str:
    r"""Return the text as it may stand in XML, in an element or in an attribute.

    >>> escaped('<"A" & B>\n\x07')
    '&lt;&quot;A&quot; &amp; B&gt;&#10;\ufffd'
    """
    text = _marked(storable(text)).replace('"', "&quot;")
    return text.replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;")


def _run_xml(run: Sequence[DraftRow], numbers: Mapping[Look, int], spelling: Spelling) -> str:
    """Return rows that share their looks: for every row the same pieces, joined at once."""
    prefix, places = spelling.prefix, [str(row.number) for row in run]
    pieces: list[Iterable[str]] = [repeat(f'<{prefix}row r="'), places, _heights(run)]
    columns = zip(*(row.values for row in run), strict=True)
    before = ""
    for number, (look, values) in enumerate(zip(run[0].looks, columns, strict=True), 1):
        if look is not None:
            opening, each, closing = _column(values, spelling)
            cell = f'{before}<{prefix}c r="{column_letters(number)}'
            pieces += [repeat(cell), places, repeat(f'" s="{numbers[look]}"{opening}'), each]
            before = closing
    pieces.append(repeat(f"{before}</{prefix}row>"))
    return "".join(chain.from_iterable(zip(*pieces)))  # noqa: B905 - what repeats has no end


def _heights(run: Sequence[DraftRow]) -> Iterable[str]:
    heights = {row.height for row in run}
    if len(heights) == 1:
        return repeat(_height(heights.pop()))
    return [_height(row.height) for row in run]


def _height(points: float) -> str:
    return f'" ht="{points:g}" customHeight="1">' if points else '">'


def _column(values: Sequence[Cell], spelling: Spelling) -> tuple[str, Sequence[str], str]:
    """Return what stands before the content of each cell of a column, the contents, what follows.

    A column of one kind shares what surrounds its contents; in a mixed one all is content.
    """
    kinds = set(map(type, values))
    if kinds == {str} and all(values):
        return _texts(values, spelling)  # type: ignore[arg-type]  # they are all texts
    if kinds == {int} and max(map(abs, values)) <= _WIDEST_INTEGER:  # type: ignore[type-var,arg-type]  # integers
        return _numbers(list(map(str, values)), spelling)
    return "", [_cell(each, spelling) for each in values], ""


def _cell(value: Cell, spelling: Spelling) -> str:
    if value is None or value == "":
        return "/>"
    number = _number(value, spelling)
    before, (content,), after = (
        _numbers([number], spelling) if number else _texts([str(value)], spelling)
    )
    return f"{before}{content}{after}"


def _numbers(numbers: Sequence[str], spelling: Spelling) -> tuple[str, Sequence[str], str]:
    prefix = spelling.prefix
    return f"><{prefix}v>", numbers, f"</{prefix}v></{prefix}c>"


def _texts(texts: Sequence[str], spelling: Spelling) -> tuple[str, Sequence[str], str]:
    prefix, joined = spelling.prefix, _BETWEEN.join(texts)
    kept = ' xml:space="preserve"' if _spaced(joined) else ""
    before = f' t="inlineStr"><{prefix}is><{prefix}t{kept}>'
    return before, _escaped(texts, joined), f"</{prefix}t></{prefix}is></{prefix}c>"


def _number(value: Cell, spelling: Spelling) -> str:
    """Return the number a cell holds, "" for what can only be held as text."""
    match value:
        case int() if abs(value) > _WIDEST_INTEGER:
            return ""
        case int() | Fraction():
            return str(decimal_of(value))
        case date():  # which a timestamp is too
            return _serial(value, since_1904=spelling.since_1904)
        case _:
            return ""


def _serial(moment: date, *, since_1904: bool) -> str:
    """Return the days Excel counts up to a day, or a time of a day, on its own wall clock."""
    day = date(moment.year, moment.month, moment.day)
    days = (day - _FIRST_DAYS[since_1904]).days
    if days < 0:
        return ""
    days += not since_1904 and day >= _LEAP_BUG
    if not isinstance(moment, datetime):
        return str(days)
    clock = moment.replace(tzinfo=None) - datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a wall clock
    return str(decimal_of(days + Fraction(clock // _MICROSECOND, _DAY)))


def _spaced(joined: str) -> bool:
    """Tell whether a text may have spaces that a reader of XML need not keep."""
    within = any(each in joined for each in _LOST_SPACES)
    return within or joined.startswith(" ") or joined.endswith(" ")


def _escaped(texts: Sequence[str], joined: str) -> Sequence[str]:
    """Escape all texts in one go, unless one of them needs more than that."""
    if 2 * max(map(len, texts)) > LONGEST or joined.count(_BETWEEN) >= len(texts) or _odd(joined):
        return [_marked(storable(each)) for each in texts]
    return _marked(joined).split(_BETWEEN)


def _odd(joined: str) -> bool:
    """Tell whether a text may hold what a workbook cannot store as it is."""
    return "_x" in joined or UNPRINTABLE.search(joined) is not None


def _marked(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
