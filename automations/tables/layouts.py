"""Which rows below the headings are data, and what the others are to the people who made them.

Blank rows are no rows, and so are rows prepared for later: a running number, an unticked box. All
other rows stay and are counted, each under the name people would give it. The rules look for what
people write on purpose: 合計 with nothing but numbers beside it is a totals row, a person named
計 is not. No rule looks at the order of the columns: a sheet says the same in any.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

import polars as pl

from automations.tables.folding import BLANKS, folded
from automations.tables.heading_keys import heading_key
from automations.tables.parsing import NO
from automations.tables.schema import STATUS_HEADING, FieldKind
from automations.tables.sheet import ROW

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from automations.tables.headings import Headings
    from automations.tables.schema import Schema
    from automations.tables.sheet import Sheet

_OPEN, _CLOSE = r"[(\[【<〔「※]", r"[)\]】>〕」:]"
_LABELS = "合計|総合計|総計|小計|累計|計|平均"
_TOTAL_WORDS = "計|平均"
_TOTAL = re.compile(rf"(?:{_LABELS})(?:人数|件数|数)?(?:\(.{{0,6}}\))?:?")
_NUMBER = re.compile(
    r"[+\-△▲−]?[0-9][0-9,]*(?:\.[0-9]+)?(?:人|名|件|票|点|円|個|回|団体|社|%)?|#[A-Z0-9/!?]+"
)
_EXAMPLE = re.compile(rf"{_OPEN}?(?:記入例|入力例|記載例|例){_CLOSE}?")
_EXAMPLE_START = re.compile(
    rf"{_OPEN}?(?:記入例|入力例|記載例)|{_OPEN}例{_CLOSE}|例[):]|{_OPEN}?(?:見本|サンプル){_CLOSE}?$"
)
_NOTE = re.compile(r"[※*]|[(\[【]?注(?:[)\]】:]|意)|以上$|出典|資料:|備考:")
# A first look at all rows: what it lets through is read by the patterns above.
_SUSPECT = r"^[(（\[［【<＜〔「※*＊]|例|見本|サンプル|計|平均|^注|^以上|^出典|^資料|^備考"
_AROUND = ("", "()", "（）", "【】", "[]", "［］", "<>", "＜＞", "〔〕", "「」")
_EXAMPLE_WORDS = [
    f"{around[:1]}{word}{around[1:]}"
    for word in ("記入例", "入力例", "記載例", "例")
    for around in _AROUND
]
_PREPARED = r"^(?:[0-9０-９]{1,6}[.．]?|FALSE|false)$"

if TYPE_CHECKING:
    _Row = Mapping[str, Any]  # one row of a frame: ``row``, texts, ``content``


class Layout(Enum):
    """What a row is to the people who made the sheet; the value is what they would call it."""

    DATA = "データ"
    EXAMPLE = "記入例"
    TOTAL = "合計行"
    HEADING = "見出しの繰り返し"
    NOTE = "欄外の記載"


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns of a sheet (``c1``, ...) by what their text says about a row.

    ``telling``: a text here makes the row data. ``ticked``: so does a mark other than "no".
    ``beside``: running numbers, and headings we do not know. ``named``: columns a sheet must
    have. ``judged``: all of them, from left to right. Our own column is in none of them.
    """

    telling: tuple[str, ...]
    ticked: tuple[str, ...]
    beside: tuple[str, ...]
    named: tuple[str, ...]
    judged: tuple[str, ...]


def rows_below(sheet: Sheet, schema: Schema, headings: Headings) -> pl.DataFrame:
    """Return the rows below the headings that are not blank, trimmed, with their ``layout``.

    Columns: ``row`` (UInt32), ``c1``, ``c2``, ... (String), ``layout`` (String).
    """
    columns = _columns(sheet, schema, headings)
    below = sheet.cells.filter(pl.col(ROW) > headings.row)
    trimmed = below.with_columns(pl.exclude(ROW).str.strip_chars(BLANKS))
    odd = _odd_rows(sheet, columns)
    content = trimmed.select(_has_content(columns, odd)).to_series()
    margin = trimmed.filter(~content).filter(_has_margin(columns))[ROW]
    kept = trimmed.with_columns(content.alias("content")).filter(
        pl.col("content") | pl.col(ROW).is_in(margin.implode())
    )
    return _with_layout(kept, columns, _heading_rows(sheet, headings))


def _columns(sheet: Sheet, schema: Schema, headings: Headings) -> _Columns:
    status = heading_key(STATUS_HEADING)
    ours = {f"c{n}" for n, text in headings.texts.items() if heading_key(text) == status}
    found = [
        (f"c{headings.columns[each.key]}", each)
        for each in schema.fields
        if each.key in headings.columns
    ]
    known = [(name, each) for name, each in found if name not in ours]
    serial = {name for name, each in known if each.serial}
    ticked = {name for name, each in known if each.kind is FieldKind.MARK} - serial
    telling = {name for name, _ in known} - serial - ticked
    named = {name for name, each in known if each.required}
    judged = [name for n in range(1, sheet.width + 1) if (name := f"c{n}") not in ours]
    beside = [name for name in judged if name not in telling | ticked]
    return _Columns(tuple(telling), tuple(ticked), tuple(beside), tuple(named), tuple(judged))


def _odd_rows(sheet: Sheet, columns: _Columns) -> list[int]:
    """Return the rows in which a cell we read has no text to show for it, but is not blank."""
    telling = {*columns.telling, *columns.ticked}
    return sorted({row for row, column in sheet.odd if f"c{column}" in telling})


def _has_content(columns: _Columns, odd: list[int]) -> pl.Expr:
    no = sorted(NO)
    return pl.any_horizontal(
        pl.col(ROW).is_in(odd),
        *(pl.col(name) != "" for name in columns.telling),
        *(~pl.col(name).str.to_lowercase().is_in(no) for name in columns.ticked),
    )


def _has_margin(columns: _Columns) -> pl.Expr:
    """Tell whether something stands beside our columns that is not a prepared line."""
    texts = (pl.col(name) for name in columns.beside)
    return pl.any_horizontal(
        pl.lit(value=False), *((text != "") & ~text.str.contains(_PREPARED) for text in texts)
    )


def _heading_rows(sheet: Sheet, headings: Headings) -> Sequence[_Row]:
    first = headings.first_row or headings.row
    rows = sheet.cells.filter(pl.col(ROW).is_between(first, headings.row))
    return rows.with_columns(pl.exclude(ROW).str.strip_chars(BLANKS)).rows(named=True)


def _with_layout(kept: pl.DataFrame, columns: _Columns, headings: Sequence[_Row]) -> pl.DataFrame:
    """Name each row; only those that a first look suspects are read one by one."""
    names = {
        row[ROW]: _layout_of(row, columns, headings).value
        for row in kept.filter(_suspect(columns, headings)).iter_rows(named=True)
    }
    named = pl.col(ROW).replace_strict(
        list(names), list(names.values()), default=Layout.DATA.value, return_dtype=pl.String
    )
    return kept.drop("content").with_columns(named.alias("layout"))


def _suspect(columns: _Columns, headings: Sequence[_Row]) -> pl.Expr:
    filled = (pl.when(pl.col(name) != "").then(pl.col(name)) for name in columns.judged)
    first = pl.coalesce(*filled, pl.lit(""))
    repeated = sorted({text for row in headings for key, text in row.items() if key != ROW})
    return pl.any_horizontal(
        ~pl.col("content"),
        first.str.contains(_SUSPECT) | first.is_in(repeated),
        *(pl.col(name).is_in(_EXAMPLE_WORDS) for name in columns.judged),
        *(pl.col(name).str.contains(_TOTAL_WORDS) for name in columns.judged),
        *(pl.col(name).str.contains(_SUSPECT) for name in columns.named),
    )


def _layout_of(row: _Row, columns: _Columns, headings: Sequence[_Row]) -> Layout:
    texts = {name: folded(row[name]) for name in columns.judged if row[name]}
    filled, named = [*texts.values()], [texts.get(name, "") for name in columns.named]
    if _is_example(filled, named):
        return Layout.EXAMPLE
    if _is_heading(row, columns, headings):
        return Layout.HEADING
    if _is_total(texts, columns):
        return Layout.TOTAL
    margin = len(filled) == 1 and _NOTE.match(filled[0])
    return Layout.NOTE if margin or not row["content"] else Layout.DATA


def _is_example(filled: list[str], named: list[str]) -> bool:
    marked = any(_EXAMPLE.fullmatch(text) for text in filled)
    return marked or any(_EXAMPLE_START.match(text) for text in (*filled[:1], *named))


def _is_heading(row: _Row, columns: _Columns, headings: Sequence[_Row]) -> bool:
    known = (*columns.telling, *columns.ticked)
    return any(
        any(row[name] for name in known) and all(row[name] == each[name] for name in known)
        for each in headings
    )


def _is_total(filled: Mapping[str, str], columns: _Columns) -> bool:
    """合計, and beside it nothing but numbers: what a person writes has words in it."""
    texts = {name: "".join(text.split()) for name, text in filled.items()}
    labels = {name for name, text in texts.items() if _TOTAL.fullmatch(text)}
    others = texts.keys() - labels
    numbers = all(_NUMBER.fullmatch(texts[name].upper()) for name in others)
    return bool(labels) and numbers and not _is_person(texts, labels, columns)


def _is_person(texts: Mapping[str, str], labels: set[str], columns: _Columns) -> bool:
    """A surname 計 behind a running number, and nothing else written yet."""
    others = texts.keys() - labels
    named = {texts[name] for name in labels} == {"計"} and labels <= set(columns.named)
    return named and bool(others) and others <= set(columns.beside)
