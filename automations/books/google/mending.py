"""What our column is to say after a write, given where its rows went meanwhile."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from automations.books.google.following import Followed, Whereabouts, follow
from automations.books.google.marking import marks_of
from automations.books.google.requests import storable
from automations.books.google.snapshot import Kind, OnlineCell, OnlineTab, Spreadsheet

if TYPE_CHECKING:
    from automations.books.google.wanted import OnlineColumn

_NAMES_ROWS = re.compile(r"\d\s*行|[A-Z]\d")


@dataclass(frozen=True, slots=True)
class Plan:
    """What a column is to say, and what is to be written for that; rows as in one snapshot.

    ``column``: its ``texts`` are what is to be written. ``whole``: what every row of data is to
    say. ``known``: every text of ours that may stand in it. ``given_up``: it is to say nothing.
    ``heading_gone``: it says so because the heading is another or none. ``followed``: rows moved.
    """

    column: OnlineColumn
    whole: Mapping[int, str]
    known: frozenset[str]
    given_up: bool = False
    heading_gone: bool = False
    followed: bool = False


def planned(base: OnlineTab, column: OnlineColumn) -> Plan:
    """Return the plan of a column as it is wanted; only cells that change are written."""
    texts = {row: storable(text) for row, text in column.texts.items()}
    stood = {row: _said(base, row, column.column) for row in column.rows | texts.keys()}
    whole = {row: texts.get(row, said) for row, said in sorted(stood.items())}
    changed = {row: text for row, text in whole.items() if text != stood[row]}
    # What stood there beside a formula of people's is theirs; a text there was ours.
    known = frozenset((*whole.values(), *stood.values())) - {""}
    return Plan(replace(column, texts=changed), whole, known)


def _said(tab: OnlineTab, row: int, column: int) -> str:
    cell = tab.cells.get((row, column))
    return "" if cell is None else cell.value


def whereabouts(before: Spreadsheet, now: Spreadsheet, column: OnlineColumn) -> Whereabouts | None:
    """Return where our column is now by the marks that both know; None: it is no more."""
    marks, was = marks_of(now, column.tab), marks_of(before, column.tab).where or {}
    tab = _tab(now, column)
    if marks.column is None or tab is None:
        return None
    marked = set(was.values())
    unmarked = {at: at for _, at in tab.cells if at not in marked}
    moved = {at: was[number] for number, at in (marks.where or {}).items() if number in was}
    heading_row = marks.heading.row if marks.heading else 0
    return Whereabouts(marks.column.column, heading_row, unmarked | moved)


def carried_over(
    before: Spreadsheet, now: Spreadsheet, plan: Plan, *, landed: bool = True
) -> Plan | None:
    """Return the plan as it is to be for the spreadsheet as it is now; None: the column is gone.

    ``landed``: what it wanted was written; then nothing is left to be done if nobody moved rows.
    """
    column = plan.column
    there, was, tab = whereabouts(before, now, column), _tab(before, column), _tab(now, column)
    if there is None or was is None or tab is None:
        return None
    if plan.given_up or not _has_heading(was, tab, column, there):
        return _emptied(tab, plan, there, gone=not plan.given_up or plan.heading_gone)
    followed = follow(was, tab, column, there)
    whole = _whole(plan, followed, was, tab, there)
    texts = _to_write(plan, tab, there.column, whole) if followed.disturbed or not landed else {}
    placed = replace(
        column,
        column=there.column,
        heading_row=there.heading_row,
        rows=frozenset(followed.rows[row] for row in column.rows if row in followed.rows),
        texts=texts,
    )
    followed_now = plan.followed or followed.disturbed
    return Plan(placed, whole, plan.known, followed=followed_now)


def _tab(spreadsheet: Spreadsheet, column: OnlineColumn) -> OnlineTab | None:
    return next((each for each in spreadsheet.tabs if each.number == column.tab), None)


def _has_heading(was: OnlineTab, tab: OnlineTab, column: OnlineColumn, there: Whereabouts) -> bool:
    old = _said(was, column.heading_row, column.column)
    return _said(tab, there.heading_row, there.column) == old


def _emptied(tab: OnlineTab, plan: Plan, there: Whereabouts, *, gone: bool) -> Plan:
    """Make blank whatever of ours stands in the column."""
    texts = dict.fromkeys(_rows_saying(tab, there, plan.known), "")
    row = there.heading_row
    placed = replace(
        plan.column, column=there.column, heading_row=row, rows=frozenset(), texts=texts
    )
    return replace(plan, column=placed, whole={}, given_up=True, heading_gone=gone)


def given_up(tab: OnlineTab, plan: Plan) -> Plan:
    """Return the plan to make the column blank where it stands now."""
    there = Whereabouts(plan.column.column, plan.column.heading_row, {})
    return _emptied(tab, plan, there, gone=False)


def _rows_saying(tab: OnlineTab, there: Whereabouts, known: frozenset[str]) -> list[int]:
    return sorted(
        row
        for (row, column), cell in tab.cells.items()
        if column == there.column and row > there.heading_row and _is_ours(cell, known)
    )


def _is_ours(cell: OnlineCell | None, known: frozenset[str]) -> bool:
    return cell is not None and cell.kind is Kind.TEXT and not cell.formula and cell.value in known


def _whole(
    plan: Plan, followed: Followed, was: OnlineTab, tab: OnlineTab, there: Whereabouts
) -> dict[int, str]:
    """Return what each row is to say: its own text, and nothing that was said of others."""
    whole = {
        followed.rows[row]: "" if followed.disturbed and names_rows(text) else text
        for row, text in plan.whole.items()
        if row in followed.rows
    }
    came_from = {at: row for row, at in followed.rows.items()}
    for row in _rows_saying(tab, there, plan.known):
        if row not in whole:
            source = came_from.get(row, 0 if row in followed.new else row)
            whole[row] = _peoples(plan, was, source)
    return whole


def _peoples(plan: Plan, was: OnlineTab, row: int) -> str:
    """Return what people had written in our column beside a row that is none of the data."""
    cell = was.cells.get((row, plan.column.column))
    if row in plan.whole or row <= plan.column.heading_row or cell is None:
        return ""
    return cell.value if cell.kind is Kind.TEXT and not cell.formula else ""


def names_rows(text: str) -> bool:
    """Tell whether a text names a row, which another may be as soon as rows move.

    >>> names_rows("重複: 5行目と同じ方です"), names_rows("メールアドレスがありません")
    (True, False)
    """
    return _NAMES_ROWS.search(text) is not None


def _to_write(plan: Plan, tab: OnlineTab, column: int, whole: Mapping[int, str]) -> dict[int, str]:
    """Return the cells that do not say what they should; what people typed there stays."""
    stands = {row: tab.cells.get((row, column)) for row in whole}
    return {
        row: text
        for row, text in sorted(whole.items())
        if (cell := stands[row]) is None or _is_ours(cell, plan.known)
        if text != ("" if cell is None else cell.value)
    }
