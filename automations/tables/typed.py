"""A sheet under its schema: one typed frame in which every row knows its place and what it is.

The frame's columns are ``row`` (UInt32, as the spreadsheet numbers it), ``layout`` (String, see
`Layout`), ``unfit`` (Boolean: a cell that must be readable is not), and two for every field of
the schema: its value under the field's key, and the text as typed under ``<key>_raw``. Text,
choice and mark columns have no nulls (blank is "" or false); integers (Int64) and times (Datetime
in the event's zone) are null where blank or unreadable.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

import polars as pl

from automations.tables import parsing
from automations.tables.headings import Headings, find_headings
from automations.tables.nearest import did_you_mean
from automations.tables.places import Place
from automations.tables.problems import Problem, problem, refuse_input
from automations.tables.schema import Blank, Field, FieldKind, Schema
from automations.tables.sheet import ROW, Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from zoneinfo import ZoneInfo

_TOTALS = ("合計", "計", "総計", "小計", "総合計")
_EXAMPLE = r"^\s*[(（【<＜\[［]?\s*(記入例|入力例|例[)）:：]|例$)"


class Layout(Enum):
    """What a row is to the people who made the sheet; the value is what they would call it."""

    DATA = "データ"
    EXAMPLE = "記入例"
    TOTAL = "合計行"
    HEADING = "見出しの繰り返し"
    NOTE = "欄外の記載"


@dataclass(frozen=True, slots=True)
class TypedTable:
    """A sheet, where its headings stand, its typed rows, and what was found on the way."""

    sheet: Sheet
    schema: Schema
    headings: Headings
    frame: pl.DataFrame
    problems: tuple[Problem, ...]

    def place(self, row: int, key: str = "") -> Place:
        """Name the cell of a field in a row, or the row."""
        return self.sheet.place(row, self.headings.columns.get(key, 0))


def read_table(sheet: Sheet, schema: Schema, zone: ZoneInfo) -> TypedTable:
    """Give a sheet its meaning.

    Raises `InputUnfit` with every problem when headings are missing or doubled, or a cell that
    must not be empty or unreadable is so; lesser findings are in ``problems``.
    """
    headings, found = find_headings(sheet, schema)
    refuse_input(found)
    if headings is None:  # the refusal above has named it
        raise AssertionError
    below = sheet.cells.filter(pl.col(ROW) > headings.row)
    texts = _texts(below, schema, headings).filter(pl.any_horizontal(pl.all().exclude(ROW) != ""))
    frame = texts.with_columns(_layout(schema, headings).alias("layout"))
    frame, problems = _with_values(sheet, schema, headings, frame.drop("_elsewhere"), zone)
    refuse_input(problems)
    return TypedTable(sheet, schema, headings, frame, (*found, *problems))


def _texts(below: pl.DataFrame, schema: Schema, headings: Headings) -> pl.DataFrame:
    """Pick each field's text; ``_elsewhere`` joins what stands under headings we do not know."""
    used = {f"c{column}" for column in headings.columns.values()}
    rest = [name for name in below.columns if name not in used and name != ROW]
    stripped = [pl.col(name).str.strip_chars() for name in rest]
    elsewhere = pl.concat_str(stripped) if stripped else pl.lit("")
    picked = [
        _raw(headings.columns.get(each.key, 0)).alias(f"{each.key}_raw") for each in schema.fields
    ]
    return below.select(pl.col(ROW), *picked, elsewhere.alias("_elsewhere"))


def _raw(column: int) -> pl.Expr:
    return pl.col(f"c{column}").str.strip_chars() if column else pl.lit("")


def _layout(schema: Schema, headings: Headings) -> pl.Expr:
    """Tell what a row is from its texts; the first description that fits wins."""
    raws = [f"{each.key}_raw" for each in schema.fields]
    known = [f"{key}_raw" for key in headings.columns]
    everywhere = [*raws, "_elsewhere"]
    example = pl.any_horizontal(pl.col(name).str.contains(_EXAMPLE) for name in everywhere)
    total = pl.any_horizontal(
        pl.col(name).str.replace_all(r"\s", "").is_in(_TOTALS) for name in everywhere
    )
    heading = pl.all_horizontal(
        pl.col(f"{key}_raw") == headings.texts[column].strip()
        for key, column in headings.columns.items()
    )
    note = pl.all_horizontal(pl.col(name) == "" for name in known)
    return (
        pl.when(example).then(pl.lit(Layout.EXAMPLE.value))
        .when(heading).then(pl.lit(Layout.HEADING.value))
        .when(total).then(pl.lit(Layout.TOTAL.value))
        .when(note).then(pl.lit(Layout.NOTE.value))
        .otherwise(pl.lit(Layout.DATA.value))
    )  # fmt: skip


def _with_values(
    sheet: Sheet, schema: Schema, headings: Headings, frame: pl.DataFrame, zone: ZoneInfo
) -> tuple[pl.DataFrame, tuple[Problem, ...]]:
    """Add each field's value; name every cell of a data row that has none but should."""
    frame = frame.with_columns(_values(each, frame[f"{each.key}_raw"], zone)
                               for each in schema.fields)  # fmt: skip
    data = frame.filter(pl.col("layout") == Layout.DATA.value)
    found = [(each, _faults(each, data)) for each in schema.fields]
    problems = tuple(
        _problem_of(each, sheet.place(row, headings.columns.get(each.key, 0)), text)
        for each, faults in found
        for row, text in faults.iter_rows()
    )
    spoiled = [faults[ROW] for each, faults in found if each.blank is not Blank.ALLOWED]
    rows = pl.concat(spoiled) if spoiled else pl.Series(ROW, [], dtype=pl.UInt32)
    unfit = pl.col(ROW).is_in(rows.to_list()) & (pl.col("layout") == Layout.DATA.value)
    return frame.with_columns(unfit.alias("unfit")), problems


def _faults(declared: Field, data: pl.DataFrame) -> pl.DataFrame:
    """Row and text of every cell that is unreadable, or blank where it must not be."""
    raw, value = pl.col(f"{declared.key}_raw"), pl.col(declared.key)
    empty = {FieldKind.TEXT: pl.lit(value=False), FieldKind.MARK: value.is_null(),
             FieldKind.CHOICE: value == ""}.get(declared.kind, value.is_null())  # fmt: skip
    unreadable = (raw != "") & empty
    missing = (raw == "") & pl.lit(declared.blank is not Blank.ALLOWED)
    return data.filter(unreadable | missing).select(ROW, raw)


def _problem_of(declared: Field, place: Place, text: str) -> Problem:
    suffix = {Blank.REFUSED: "_refused", Blank.SET_ASIDE: "_set_aside", Blank.ALLOWED: ""}
    if not text:
        return problem(f"cell_blank{suffix[declared.blank]}", place, heading=declared.heading)
    words: dict[str, str] = {"heading": declared.heading, "text": text}
    if declared.kind is FieldKind.CHOICE:
        known = [each.value for each in declared.choices]
        words |= {"known": "、".join(known), "hint": did_you_mean(text, known)}
    kind = declared.kind.value
    return problem(f"cell_not_{kind}{suffix[declared.blank]}", place, **words)


def _values(declared: Field, raw: pl.Series, zone: ZoneInfo) -> pl.Series:
    reader = _READERS[declared.kind]
    return reader(declared, raw, zone).alias(declared.key)


def _by_text(raw: pl.Series, read: Callable[[str], object], kind: pl.DataType) -> pl.Series:
    """Read each distinct text once; most columns repeat themselves."""
    distinct = raw.unique().sort()
    values = pl.Series("value", [read(text) for text in distinct], dtype=kind)
    return raw.replace_strict(distinct, values, return_dtype=kind)


def _text(_declared: Field, raw: pl.Series, _zone: ZoneInfo) -> pl.Series:
    return raw


def _integer(_declared: Field, raw: pl.Series, _zone: ZoneInfo) -> pl.Series:
    return _by_text(raw, parsing.integer, pl.Int64())


def _mark(_declared: Field, raw: pl.Series, _zone: ZoneInfo) -> pl.Series:
    return _by_text(raw, parsing.mark, pl.Boolean())


def _time(_declared: Field, raw: pl.Series, zone: ZoneInfo) -> pl.Series:
    return _by_text(raw, lambda text: parsing.moment(text, zone), pl.Datetime("us", zone.key))


def _choice(declared: Field, raw: pl.Series, _zone: ZoneInfo) -> pl.Series:
    known: Mapping[str, str] = parsing.choices_by_word(declared.choices)
    return _by_text(raw, lambda text: known.get(parsing.folded(text), ""), pl.String())


_READERS: Mapping[FieldKind, Callable[[Field, pl.Series, ZoneInfo], pl.Series]] = {
    FieldKind.TEXT: _text,
    FieldKind.INTEGER: _integer,
    FieldKind.MARK: _mark,
    FieldKind.TIME: _time,
    FieldKind.CHOICE: _choice,
}
