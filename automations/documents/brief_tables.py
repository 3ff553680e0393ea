"""Tables and single lines of the brief that are drawn from the Report as a whole."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from automations.tables.rendering import shown
from automations.tables.report import Column, Form, Table, figure_kinds

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from automations.tables.report import Cell, Figure, Report

# Words that the tables of the award share with us.
_ENTRY, _CATEGORY, _COUNTED, _TOTAL = "取組名", "部門", "数える", "読んだ行"
_SCORE = "得点"
_PLACES = "位"  # a score that is a place: the gap of two places tells nothing
_TO = "〜"  # between the two times of a slot


def figures_table(report: Report) -> Table:
    """Return every number of the report with what it counts, in the order of the catalogue."""
    found = (report.figures.get(key) for key in figure_kinds())
    numbers = [figure for figure in found if figure and figure.form is not Form.TEXT]
    rows = tuple(
        (figure.kind.label, figure_text(figure), _parts(figure), figure.kind.basis)
        for figure in numbers
    )
    return Table("figures", "数値の一覧", _columns("数値", "値", "分子／分母", "数え方"), rows)


def findings_table(report: Report) -> Table:
    """Return how many findings of each severity stand in each book; never whom they concern."""
    counted = Counter((each.severity.value, each.place.book) for each in report.problems)
    rows = tuple((severity, book, count) for (severity, book), count in sorted(counted.items()))
    columns = (*_columns("扱い", "ブック"), Column("件数", Form.COUNT))
    return Table("findings", "要確認", columns, rows)


def ballot_identity(report: Report) -> str:
    """Return how the ballots received add up, or "": received = counted + each reason.

    Raises `ValueError` if they do not add up: that is our bug.
    """
    received = report.figures.get("ballots_received")
    table = report.tables.get("ballot_dispositions")
    if received is None or table is None:
        return ""
    parts = [(str(row[0]), _count(table, row)) for row in _counted_first(table)]
    if sum(count for _, count in parts) != received.value:
        message = f"{table.key} does not add up to {received.key}"
        raise ValueError(message)
    terms = " + ".join(f"{word} {count:,}" for word, count in parts if count)
    return f"{received.kind.label} {shown(received.value, Form.COUNT)} = {terms}"


def level_at_the_cut(report: Report) -> str:
    """Return a word if the last finalist and the first runner-up have the same score, or ""."""
    margin = report.figures.get("cut_margin")
    return "同点" if margin and margin.value == 0 else ""


def gap_at_the_cut(report: Report) -> str:
    """Return by how much the last finalist is ahead, or "" if level, or if scores are places."""
    margin = report.figures.get("cut_margin")
    return figure_text(margin) if margin and margin.value and margin.unit != _PLACES else ""


def runners_up(report: Report) -> str:
    """Return the names of the runners-up in order, without their scores, or ""."""
    table = report.tables.get("runners_up")
    headings = [column.heading for column in table.columns] if table else []
    if table is None or _ENTRY not in headings:
        return ""
    return "、".join(f"「{row[headings.index(_ENTRY)]}」" for row in table.rows)


def score_heading(table: Table) -> str:
    """Return what the score of a table of entries is called, such as 得票数."""
    found = (each.heading for each in table.columns if _SCORE in {each.heading, each.in_templates})
    return next(found, _SCORE)


def for_executives(tables: Mapping[str, Table], categories: Sequence[str] = ()) -> dict[str, Table]:
    """Return the tables as executives read them; nothing is counted anew.

    Finalists stand by category, in the order of ``categories``; the comparison names its units,
    what was counted stands first and is totalled, and what happened to no row is left out.
    """
    changes: dict[str, Callable[[Table], Table]] = {
        "finalists": lambda table: _grouped(table, categories),
        "comparison": _with_units,
        "ballot_dispositions": _totalled,
        "registration_dispositions": _without_zeros,
        "reception_dispositions": _without_zeros,
    }
    return {key: changes[key](each) if key in changes else each for key, each in tables.items()}


def _grouped(table: Table, categories: Sequence[str]) -> Table:
    """Put the rows of a category together; their order within it stays."""
    headings = [column.heading for column in table.columns]
    if _CATEGORY not in headings:
        return table
    own = [str(row[headings.index(_CATEGORY)]) for row in table.rows]
    order = list(dict.fromkeys((*categories, *own)))
    ordered = sorted(zip(own, table.rows, strict=True), key=lambda each: order.index(each[0]))
    return replace(table, rows=tuple(row for _, row in ordered))


def _totalled(table: Table) -> Table:
    total = sum(_count(table, row) for row in table.rows)
    last: list[Cell] = ["" for _ in table.columns]
    last[:2] = [_TOTAL, total]
    return _without_zeros(replace(table, rows=(*_counted_first(table), tuple(last))))


def _without_zeros(table: Table) -> Table:
    rows = (row for row in table.rows if any(isinstance(cell, int) and cell for cell in row))
    return replace(table, rows=tuple(rows))


def _counted_first(table: Table) -> list[tuple[Cell, ...]]:
    return sorted(table.rows, key=lambda row: _COUNTED not in row)


def _with_units(table: Table) -> Table:
    """Name the unit beside each figure: a table of persons and bodies adds nothing up."""
    units = {kind.label: kind.unit for kind in figure_kinds().values()}
    names = [
        f"{row[0]}（{units[str(row[0])]}）" if row[0] in units else row[0] for row in table.rows
    ]
    rows = zip(names, table.rows, strict=True)
    return replace(table, rows=tuple((name, *row[1:]) for name, row in rows))


def without_total(table: Table) -> Table:
    """Return a table without the rows it stresses, which are its totals."""
    rows = tuple(row for at, row in enumerate(table.rows) if at not in table.emphasis)
    return replace(table, rows=rows, emphasis=frozenset())


def slots_by_start(table: Table) -> Table:
    """Return the slots of the arrivals, each called by when it begins, without their total."""
    slots = without_total(table)
    rows = tuple((_begin(str(slot)), *counts) for slot, *counts in slots.rows)
    return replace(slots, rows=rows)


def _begin(slot: str) -> str:
    """Return when a slot begins in the few letters that stand below a column.

    >>> _begin("9:00〜9:30"), _begin("9:30〜10:00"), _begin("9:15〜9:30"), _begin("時刻なし")
    ('9時', '9時半', '9:15', '時刻なし')
    """
    begin = slot.partition(_TO)[0]
    return begin.replace(":00", "時").replace(":30", "時半")


def figure_text(figure: Figure) -> str:
    """Return a figure as people read it, with its unit."""
    return shown(figure.value, figure.form, figure.unit)


def _parts(figure: Figure) -> str:
    if figure.n is None or figure.denominator is None:
        return ""
    return "／".join(shown(number, Form.COUNT) for number in (figure.n, figure.denominator))


def _count(table: Table, row: tuple[object, ...]) -> int:
    index = next(i for i, column in enumerate(table.columns) if column.form is Form.COUNT)
    count = row[index]
    return count if isinstance(count, int) else 0


def _columns(*headings: str) -> tuple[Column, ...]:
    return tuple(map(Column, headings))
