"""The books of the judging day that people keep: the panel's list and the order of presentation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from automations.books.new_book import NewColumn, NewSheet
from automations.tables.schema import STATUS_HEADING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from automations.rehearsal.panel import Panellist
    from automations.tables.report import Cell

JUDGES, ORDER = "事務局限り/審査員.xlsx", "事務局限り/発表順.xlsx"
_PRESENCES = ("出席", "欠席", "代理", "途中退席")
_STATUS = 20  # width of a column of sentences, in full-width characters


def judges_sheet(judges: Sequence[Panellist]) -> NewSheet:
    """Make the list of judges; all of them come."""
    columns = (
        NewColumn("番号"), NewColumn("氏名"), NewColumn("フリガナ"), NewColumn("役職"),
        NewColumn("所属"), NewColumn("出欠", choices=_PRESENCES), NewColumn("除斥する取組"),
        NewColumn("代理者"), NewColumn("備考"), NewColumn(STATUS_HEADING, width=_STATUS),
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = [
        (each.number, each.name, each.kana, each.post, each.body, _PRESENCES[0],
         each.recused or "", "", "自分の所属の取組" if each.recused else "", "")
        for each in judges
    ]  # fmt: skip
    return NewSheet("審査員名簿", columns, rows, title=("みどり野区DXアワード　審査員名簿", ""))


def order_sheet(order: Iterable[tuple[int, str]]) -> NewSheet:
    """Make the order in which entries present, as it was drawn: number and title of each."""
    columns = (
        NewColumn("順"), NewColumn("番号"), NewColumn("取組"),
        NewColumn("発表", choices=("発表する", "欠場")), NewColumn("備考"),
        NewColumn(STATUS_HEADING, width=_STATUS),
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = [
        (place, number, title, "", "", "") for place, (number, title) in enumerate(order, 1)
    ]
    return NewSheet("発表順", columns, rows, title=("みどり野区DXアワード　発表順", ""))
