"""What our column is to say after a write, given where its rows went meanwhile."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
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
    ``peoples``: what people wrote in our column beside a row of theirs, which they moved to where
    we were just writing: it is put back.
    """

    column: OnlineColumn
    whole: Mapping[int, str]
    known: frozenset[str]
    given_up: bool = False
    heading_gone: bool = False
    followed: bool = False
    peoples: Mapping[int, str] = field(default_factory=dict)


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
    """Return where our column is now by the marks that both know; None: it is no more.

    A column is lost, too, that says nothing any more: our own write may have made the mark anew of
    one that was deleted.
    """
    marks, was = marks_of(now, column.tab), marks_of(before, column.tab).where or {}
    tab = _tab(now, column)
    if marks.column is None or tab is None:
        return None
    marked = set(was.values())
    unmarked = {at: at for _, at in tab.cells if at not in marked}
    moved = {at: was[number] for number, at in (marks.where or {}).items() if number in was}
    heading_row = marks.heading.row if marks.heading else 0
    used = {column for _, column in tab.cells}
    lost = marked.difference(each for at, each in moved.items() if at in used)
    return Whereabouts(marks.column.column, heading_row, unmarked | moved, frozenset(lost))


@dataclass(frozen=True, slots=True)
class _Looks:
    """A tab as it was and as it is, where our column is in it now, and where its rows went."""

    was: OnlineTab
    tab: OnlineTab
    there: Whereabouts
    followed: Followed

    def said(self, row: int) -> OnlineCell | None:
        """Return what our column says now."""
        return self.tab.cells.get((row, self.there.column))

    def has_heading(self, column: OnlineColumn) -> bool:
        """Tell whether the heading is the one that was read."""
        old = _said(self.was, column.heading_row, column.column)
        return _said(self.tab, self.there.heading_row, self.there.column) == old


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
    looks = _Looks(was, tab, there, follow(was, tab, column, there))
    plan = replace(plan, peoples=_put_back(plan, looks, column.texts if landed else {}))
    if plan.given_up or not looks.has_heading(column):
        gone = not plan.given_up or plan.heading_gone
        rows = _astray(plan, looks)
        plan = replace(plan, whole=dict.fromkeys(_whole(plan, looks), ""))
        return _emptied(plan, there, rows, gone=gone)
    return _placed(plan, looks, landed=landed)


def _placed(plan: Plan, looks: _Looks, *, landed: bool) -> Plan:
    """Return the plan with its texts beside the rows they were made for."""
    there, followed, whole = looks.there, looks.followed, _whole(plan, looks)
    texts = _to_write(plan, looks, whole) if followed.disturbed or not landed else {}
    column = replace(
        plan.column,
        column=there.column,
        heading_row=there.heading_row,
        rows=frozenset(followed.rows[row] for row in plan.column.rows if row in followed.rows),
        texts={**texts, **plan.peoples},
    )
    return replace(plan, column=column, whole=whole, followed=plan.followed or followed.disturbed)


def _tab(spreadsheet: Spreadsheet, column: OnlineColumn) -> OnlineTab | None:
    return next((each for each in spreadsheet.tabs if each.number == column.tab), None)


def _emptied(plan: Plan, there: Whereabouts, rows: Iterable[int], *, gone: bool) -> Plan:
    """Make blank whatever of ours stands in the column, in these rows."""
    column = replace(
        plan.column,
        column=there.column,
        heading_row=there.heading_row,
        rows=frozenset(),
        texts={**dict.fromkeys(rows, ""), **plan.peoples},
    )
    return replace(plan, column=column, given_up=True, heading_gone=gone)


def given_up(tab: OnlineTab, plan: Plan) -> Plan:
    """Return the plan to make the column blank where it stands now."""
    column = plan.column
    there = Whereabouts(column.column, column.heading_row, {})
    rows = (row for row in _rows_saying(tab, there, plan.known) if row in plan.whole)
    return _emptied(plan, there, rows, gone=False)


def _rows_saying(tab: OnlineTab, there: Whereabouts, known: frozenset[str]) -> list[int]:
    return sorted(
        row
        for (row, column), cell in tab.cells.items()
        if column == there.column and _is_ours(cell, known)
    )


def _is_ours(cell: OnlineCell | None, known: frozenset[str]) -> bool:
    return cell is not None and cell.kind is Kind.TEXT and not cell.formula and cell.value in known


def _whole(plan: Plan, looks: _Looks) -> dict[int, str]:
    """Return what each row is to say: its own text, and nothing that was said of others."""
    followed = looks.followed
    own = {
        followed.rows[row]: "" if followed.disturbed and names_rows(text) else text
        for row, text in plan.whole.items()
        if row in followed.rows and followed.rows[row] > looks.there.heading_row
    }
    return dict.fromkeys(_astray(plan, looks), "") | own


def _astray(plan: Plan, looks: _Looks) -> list[int]:
    """Return the rows that say a text of ours, which had not been theirs before we wrote."""
    came_from = {at: row for row, at in looks.followed.rows.items()}
    return [
        row
        for row in _rows_saying(looks.tab, looks.there, plan.known)
        if row in looks.followed.new or not _stood(plan, looks, came_from.get(row, row), row)
    ]


def _stood(plan: Plan, looks: _Looks, source: int, row: int) -> bool:
    """Tell whether what a row says stood beside it already, and was none of ours."""
    was = looks.was.cells.get((source, plan.column.column))
    return source not in plan.whole and was == looks.said(row)


def _put_back(plan: Plan, looks: _Looks, written: Mapping[int, str]) -> dict[int, str]:
    """Return people's texts in our column that they moved to where we just wrote, by row.

    A text of ours stands there then, or nothing where we made it blank; what people emptied
    themselves stays so.
    """
    stood = {row: cell for (row, at), cell in looks.was.cells.items() if at == plan.column.column}
    return {
        at: said
        for row, at in looks.followed.rows.items()
        if _is_ours(looks.said(at), plan.known) or at in written or row in plan.peoples
        if (said := plan.peoples.get(row) or _typed(stood.get(row)))
        if said not in plan.known and _is_free(looks.said(at), plan.known)
    }


def _typed(cell: OnlineCell | None) -> str:
    return cell.value if cell and cell.kind is Kind.TEXT and not cell.formula else ""


def names_rows(text: str) -> bool:
    """Tell whether a text names a row, which another may be as soon as rows move.

    >>> names_rows("重複: 5行目と同じ方です"), names_rows("メールアドレスがありません")
    (True, False)
    """
    return _NAMES_ROWS.search(text) is not None


def _to_write(plan: Plan, looks: _Looks, whole: Mapping[int, str]) -> dict[int, str]:
    """Return the cells that do not say what they should; what people typed there stays."""
    return {
        row: text
        for row, text in sorted(whole.items())
        if _is_free(looks.said(row), plan.known)
        if text != _said(looks.tab, row, looks.there.column)
    }


def _is_free(cell: OnlineCell | None, known: frozenset[str]) -> bool:
    return cell is None or _is_ours(cell, known)
