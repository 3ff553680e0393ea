"""The rows of score sheets: whose score of which entry each row is, and what its cells say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any

import polars as pl

from automations.award.entries import Entry
from automations.award.judging.judge_names import JudgeNames, judge_hint, judge_names
from automations.award.judging.listed_entry import ListedEntries, listed_entries
from automations.award.judging.panel import Judge
from automations.award.judging.score_cells import Cell, MarkReader
from automations.tables.merged import hiding, merged_in
from automations.tables.places import Place
from automations.tables.problems import Problem, on_one_line, problem
from automations.tables.typed import Layout, TypedTable

_QUOTED = 40  # letters of a cell that a sentence repeats
_RECUSED = "除斥"


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One row; ``judge`` or ``entry`` is None where nobody can tell, and ``fault`` says why.

    ``cells``: one for each column of values. ``recused``: the box is ticked; ``box``: its cell,
    in which a text that is no such mark is unfit. ``other_title``: what stands for the title and
    names no entry, where the number alone tells which it is.
    """

    place: Place
    judge: int | None
    entry: int | None
    cells: tuple[Cell, ...]
    recused: bool
    box: Cell
    comment: str
    fault: Problem | None = None
    other_title: str = ""

    @property
    def marked(self) -> bool:
        """Tell whether anything stands where marks are written."""
        return any(not each.blank for each in self.cells)

    @property
    def written(self) -> bool:
        """Tell whether the row says anything of its entry."""
        return self.marked or self.recused or self.box.unfit

    @property
    def says(self) -> tuple[object, ...]:
        """What two rows have in common that say the same."""
        return (self.recused, self.box.unfit, *(each.said for each in self.cells))


@dataclass(frozen=True, slots=True)
class RowReader:
    """Reads the rows of all sheets of one panel; ``keys``: the columns of values."""

    judges: Sequence[Judge]
    names: JudgeNames
    listed: ListedEntries
    marks: MarkReader
    keys: Sequence[str]

    def rows(self, table: TypedTable) -> list[ScoreRow]:
        """Return the rows of data of a sheet, from the top."""
        data = table.frame.filter(pl.col("layout") == Layout.DATA.value).sort("row")
        only = self._only_judge(table, data)
        merged = _merged_judges(table, data)
        return [self._row(table, row, merged.get(row["row"], ""), only)
                for row in data.iter_rows(named=True)]  # fmt: skip

    def _row(
        self, table: TypedTable, row: Mapping[str, Any], merged: str, only: int | None
    ) -> ScoreRow:
        judge, judge_fault = self._judge(table, row, merged, only)
        named = self.listed.named(table, row["row"], row["number"], row["entry"])
        cells = tuple(self._cell(table, row, key) for key in self.keys)
        box = _box(table, row)
        return ScoreRow(
            table.place(row["row"]), judge, named.number, cells, row["recused"] == _RECUSED, box,
            row["comment"], judge_fault or named.fault, named.other_title,
        )  # fmt: skip

    def _cell(self, table: TypedTable, row: Mapping[str, Any], key: str) -> Cell:
        place = table.place(row["row"], key)
        if odd := table.sheet.odd.get((place.row, place.column)):
            return Cell(place, odd.value, told=True)
        return self.marks.cell(place, row[f"{key}_raw"])

    def _judge(
        self, table: TypedTable, row: Mapping[str, Any], merged: str, only: int | None
    ) -> tuple[int | None, Problem | None]:
        number, text = row["judge_number"], row["judge"] or merged
        found = [self.names.judge(each) for each in (number, text) if each]
        if not found:
            fault = problem("score_judge_blank", table.place(row["row"], "judge"))
            return only, None if only is not None else fault
        if None in found:
            return None, self._unknown(table, row, text if number and found[0] else number or text)
        if len({*found}) > 1:
            words = {"number": _quoted(number), "text": _quoted(text)}
            place = table.place(row["row"], "judge")
            return None, problem("score_judge_contradicted", place, **words)
        return found[0], None

    def _unknown(self, table: TypedTable, row: Mapping[str, Any], text: str) -> Problem:
        key = "judge_number" if text == row["judge_number"] else "judge"
        hint = judge_hint(text, self.judges)
        place = table.place(row["row"], key)
        return problem("score_judge_unknown", place, text=_quoted(text), hint=hint)

    def _only_judge(self, table: TypedTable, data: pl.DataFrame) -> int | None:
        """Return whose sheet this is: of the one judge it names, else of whom its tab names.

        A sheet of several judges is nobody's: after sorting nobody knows what stood above.
        """
        said = {text for row in data.select("judge", "judge_number").iter_rows() for text in row}
        found = {self.names.judge(text) for text in said if text}
        if not found:
            book = PurePosixPath(table.sheet.book).stem
            tabs = [self.names.judge(text) for text in (table.sheet.name, book)]
            return next((each for each in tabs if each is not None), None)
        return next(iter(found)) if len(found) == 1 else None


def row_reader(
    judges: Sequence[Judge],
    entries: Sequence[Entry],
    marks: MarkReader,
    keys: Sequence[str],
    others: Sequence[Entry] = (),
) -> RowReader:
    """Return what reads the rows.

    ``entries``: those presented and those left out; ``others``: those of the award besides.
    """
    listed = listed_entries(entries, "score", others)
    return RowReader(judges, judge_names(judges), listed, marks, keys)


def _merged_judges(table: TypedTable, data: pl.DataFrame) -> Mapping[int, str]:
    """Return what a merged cell says of the rows below its first one."""
    column = table.headings.columns.get("judge", 0)
    ranges = merged_in(table.sheet.merged, column) if column else ()
    texts = dict(data.select("row", "judge").iter_rows())
    found = {row: hiding(ranges, row, column) for row in texts} if ranges else {}
    return {row: texts.get(each.top, "") for row, each in found.items() if each}


def without_own_findings(table: TypedTable, keys: Sequence[str]) -> TypedTable:
    """Leave out what is said of 〃 where we find out ourselves what it comes to.

    Below a judge's name it is filled in; in a column of values (``keys``) it is no mark.
    """
    columns = {table.headings.columns.get(key) for key in ("judge", *keys)}
    kept = (each for each in table.problems
            if each.code != "cell_ditto" or each.place.column not in columns)  # fmt: skip
    return replace(table, problems=tuple(kept))


def _box(table: TypedTable, row: Mapping[str, Any]) -> Cell:
    place = table.place(row["row"], "recused")
    text = row["recused_raw"]
    if odd := table.sheet.odd.get((place.row, place.column)):
        return Cell(place, odd.value, told=True)
    return Cell(place, text, None if text and not row["recused"] else 0)


def _quoted(text: str) -> str:
    return on_one_line(text, _QUOTED)
