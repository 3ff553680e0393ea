"""The prizes as executives read them: only once every one of them is decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from automations.tables.rendering import shown
from automations.tables.report import Column, Form, Table

if TYPE_CHECKING:
    from automations.tables.report import Cell, Report

_HEADINGS = ("賞", "取組名", "部門", "所属", "理由")
_OUTCOME, _UNIT, _PROVISIONAL = "結果", "点", "速報"


@dataclass(frozen=True, slots=True)
class PrizesGiven:
    """The prizes, a row a winner; ``state``: 速報 or 確定."""

    table: Table
    state: str

    def values(self) -> dict[str, str]:
        """Return how many there are, and who gets the first of them."""
        first = str(self.table.rows[0][0])
        titles = [str(row[1]) for row in self.table.rows if row[0] == first and row[2]]
        named = "、".join(f"「{title}」" for title in titles) or str(self.table.rows[0][1])
        prizes = len({row[0] for row in self.table.rows})
        return {
            "prizes_number": shown(prizes, Form.COUNT, _UNIT),
            "first_prize": f"{first}は{named}",
            "prize_state": self.state,
        }


def prizes_given(report: Report) -> PrizesGiven | None:
    """Return the prizes of a report; None while one of them is not decided."""
    table, waiting = report.tables.get("prizes"), report.figures.get("prizes_open")
    if table is None or not table.rows or waiting is None or waiting.value:
        return None
    named = [column.heading for column in table.columns]
    rows = tuple(_row(dict(zip(named, row, strict=True))) for row in table.rows)
    told = report.figures.get("judging_state")
    state = str(told.value).partition("（")[0] if told else _PROVISIONAL
    return PrizesGiven(Table("prizes", "賞", tuple(map(Column, _HEADINGS)), rows), state)


def _row(prize: dict[str, Cell]) -> tuple[Cell, ...]:
    """Say in the place of the entry's title that nobody gets it, where that is so."""
    if not prize["取組名"]:
        prize = {**prize, "取組名": prize[_OUTCOME]}
    return tuple(prize[heading] for heading in _HEADINGS)
