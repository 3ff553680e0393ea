"""A sheet under its schema: one typed frame in which every row knows its place and what it is.

The frame's columns are ``row`` (UInt32, as the spreadsheet numbers it), ``layout`` (String, see
`Layout`), ``unfit`` (Boolean: a cell that must be readable is not), and two for every field of
the schema: its value under the field's key, and the text as typed under ``<key>_raw``. Text,
choice and mark columns have no nulls (blank and unreadable are "" or false); integers (Int64) and
times (Datetime in the event's zone, whole seconds) are null where blank or unreadable.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import polars as pl

from automations.tables import parsing
from automations.tables.folding import folded
from automations.tables.headings import Headings, find_headings, heading_key
from automations.tables.layouts import Layout, rows_below
from automations.tables.merged import hiding, merged_in
from automations.tables.nearest import did_you_mean
from automations.tables.places import Place, cell_address
from automations.tables.problems import Problem, in_order, on_one_line, problem, refuse_input
from automations.tables.schema import STATUS_HEADING, Blank, Field, FieldKind, Schema
from automations.tables.sheet import ROW, Merged, Oddity, Sheet
from automations.tables.values import values_of

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

__all__ = ["Layout", "TypedTable", "read_table"]

_QUOTED = 40  # letters of a cell that a sentence repeats
_SOME_ANSWER = "この行の回答"
_BY_POLICY = {Blank.REFUSED: "_refused", Blank.SET_ASIDE: "_set_aside", Blank.ALLOWED: ""}
_NO_NULLS = {FieldKind.TEXT: "", FieldKind.CHOICE: "", FieldKind.MARK: False}


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


@dataclass(frozen=True, slots=True)
class _Fault:
    """A cell of a data row that has no value but should, and why."""

    declared: Field
    row: int
    text: str
    oddity: Oddity | None = None
    merged: Merged | None = None

    @property
    def policy(self) -> Blank:
        """What the fault does to its row; nobody means an error cell, so one is never allowed."""
        if self.oddity:
            refused = self.declared.blank is Blank.REFUSED
            return Blank.REFUSED if refused else Blank.SET_ASIDE
        return self.declared.when_unreadable if self.text else self.declared.blank


def read_table(sheet: Sheet, schema: Schema, zone: ZoneInfo) -> TypedTable:
    """Give a sheet its meaning.

    Raises `InputUnfit` with every problem when headings are missing or doubled, or a cell that
    must not be empty or unreadable is so; lesser findings are in ``problems``, by place.
    """
    headings, found = find_headings(sheet, schema)
    refuse_input(found)
    if headings is None:  # the refusal above has named it
        raise AssertionError
    rows = rows_below(sheet, schema, headings)
    odd = _odd_cells(sheet, headings)
    frame = _typed(rows, schema, headings, odd, zone)
    data = frame.filter(pl.col("layout") == Layout.DATA.value)
    faults = [*_odd_faults(schema, data, odd), *_faults(schema, headings, data, odd)]
    faults = list(_told_merged(sheet, headings, faults))
    problems = in_order(
        [*found, *_about_rows(sheet, schema, data), *_problems(sheet, headings, faults)]
    )
    refuse_input(problems)
    return TypedTable(sheet, schema, headings, _finished(frame, schema, faults), problems)


def _odd_cells(sheet: Sheet, headings: Headings) -> dict[str, dict[int, Oddity]]:
    """Return the odd cells of each field: field key to row to oddity."""
    ours = heading_key(STATUS_HEADING)
    keys = {
        column: key
        for key, column in headings.columns.items()
        if heading_key(headings.texts[column]) != ours
    }
    odd: dict[str, dict[int, Oddity]] = {}
    for (row, column), oddity in sheet.odd.items():
        if column in keys and row > headings.row:
            odd.setdefault(keys[column], {})[row] = oddity
    return odd


def _typed(
    rows: pl.DataFrame,
    schema: Schema,
    headings: Headings,
    odd: Mapping[str, Collection[int]],
    zone: ZoneInfo,
) -> pl.DataFrame:
    """Put text and value of each field side by side; unreadable values are null."""
    columns = [rows[ROW], rows["layout"]]
    for each in schema.fields:
        raw = _without_filler(each, _raw(rows, headings.columns.get(each.key, 0)))
        said = raw.set(rows[ROW].is_in(list(odd[each.key])), "") if each.key in odd else raw
        columns += [values_of(each, said, zone), raw.alias(f"{each.key}_raw")]
    return pl.DataFrame(columns)


def _raw(rows: pl.DataFrame, column: int) -> pl.Series:
    return rows[f"c{column}"] if column else pl.repeat("", rows.height, dtype=pl.String, eager=True)


def _without_filler(declared: Field, raw: pl.Series) -> pl.Series:
    """Take a form tool's word for "not known" for what it is: nothing."""
    if not declared.blank_words:
        return raw
    words = {folded(word) for word in declared.blank_words}
    said = [text for text in raw.unique().sort() if folded(text) in words]
    return raw.set(raw.is_in(said), "") if said else raw


def _odd_faults(
    schema: Schema, data: pl.DataFrame, odd: Mapping[str, Mapping[int, Oddity]]
) -> Iterator[_Fault]:
    rows = set(data[ROW]) if odd else set()
    for each in schema.fields:
        for row, oddity in odd.get(each.key, {}).items():
            if row in rows:
                yield _Fault(each, row, "", oddity)


def _faults(
    schema: Schema,
    headings: Headings,
    data: pl.DataFrame,
    odd: Mapping[str, Collection[int]],
) -> Iterator[_Fault]:
    """Name every cell that is unreadable, or blank where it must not be."""
    fields = {each.key: each for each in schema.fields if each.key in headings.columns}
    if not fields or data.is_empty():
        return
    flags = data.select(_is_fault(each).alias(key) for key, each in fields.items())
    for key, each in fields.items():
        if flags[key].any():
            cells = data.select(ROW, f"{key}_raw").filter(flags[key])
            faults = (_Fault(each, row, text) for row, text in cells.iter_rows())
            yield from (fault for fault in faults if fault.row not in odd.get(key, ()))


def _is_fault(declared: Field) -> pl.Expr:
    raw = pl.col(f"{declared.key}_raw")
    unreadable = (raw != "") & pl.col(declared.key).is_null()
    return unreadable if declared.blank is Blank.ALLOWED else unreadable | (raw == "")


def _told_merged(sheet: Sheet, headings: Headings, faults: Iterable[_Fault]) -> Iterator[_Fault]:
    """Tell blank cells that a merged range hides from those where nobody wrote anything."""
    found = {column: merged_in(sheet.merged, column) for column in headings.columns.values()}
    for each in faults:
        column = headings.columns[each.declared.key]
        blank = not (each.text or each.oddity or each.declared.secret)
        merged = hiding(found[column], each.row, column) if blank else None
        yield replace(each, merged=merged) if merged else each


def _problems(sheet: Sheet, headings: Headings, faults: list[_Fault]) -> Iterator[Problem]:
    for fault in faults:
        column = 0 if fault.declared.secret else headings.columns[fault.declared.key]
        place = sheet.place(fault.row, column)
        yield problem(_code(fault), place, **_words(fault))


def _code(fault: _Fault) -> str:
    suffix = _BY_POLICY[fault.policy]
    if fault.oddity:
        return f"cell_{fault.oddity.name.lower()}{suffix}"
    if not fault.text:
        return f"cell_{'merged' if fault.merged else 'blank'}{suffix}"
    what = "ditto" if parsing.is_ditto(fault.text) else f"not_{fault.declared.kind.value}"
    return f"cell_{what}{suffix}"


def _words(fault: _Fault) -> dict[str, str]:
    declared = fault.declared
    if declared.secret:
        return {"heading": _SOME_ANSWER, "text": _SOME_ANSWER}
    words = {"heading": declared.heading, "text": on_one_line(fault.text, _QUOTED)}
    if declared.kind is FieldKind.CHOICE:
        known = [each.value for each in declared.choices]
        words |= {"known": "、".join(known), "hint": did_you_mean(fault.text, known)}
    if fault.merged:
        words["first"] = cell_address(fault.merged.top, fault.merged.left)
    return words


def _about_rows(sheet: Sheet, schema: Schema, data: pl.DataFrame) -> Iterator[Problem]:
    """Say once a sheet what people may not expect of its rows."""
    if data.is_empty():
        yield problem("table_empty", sheet.place(), table=schema.label)
    for code, rows in (
        ("rows_hidden", sheet.hidden - sheet.filtered),
        ("rows_filtered", sheet.filtered),
        ("rows_struck", sheet.struck),
        ("rows_short", sheet.short),
    ):
        if rows and (found := sorted(rows.intersection(data[ROW]))):
            yield problem(code, sheet.place(), rows=len(found), first=found[0])


def _finished(frame: pl.DataFrame, schema: Schema, faults: list[_Fault]) -> pl.DataFrame:
    """Add ``unfit`` and fill what must have no nulls."""
    spoiled = sorted({each.row for each in faults if each.policy is not Blank.ALLOWED})
    unfit = pl.col(ROW).is_in(spoiled).alias("unfit")
    filled = [
        pl.col(each.key).fill_null(pl.lit(_NO_NULLS[each.kind]))
        for each in schema.fields
        if each.kind in _NO_NULLS
    ]
    fields = [name for each in schema.fields for name in (each.key, f"{each.key}_raw")]
    return frame.with_columns(unfit, *filled).select(ROW, "layout", "unfit", *fields)
