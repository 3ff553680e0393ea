"""What became of each row of the lists of the judging, by its place, for our column 確認結果."""

from __future__ import annotations

from collections.abc import Iterator

from automations.award.judging.result import JudgingResult
from automations.flows.reading_judging import JudgingTables
from automations.flows.status_texts import RowState
from automations.tables.places import Place


def judging_states(
    result: JudgingResult, tables: JudgingTables
) -> Iterator[tuple[Place, RowState]]:
    """Yield the state of each row of the judges, the order and the score sheets."""
    if tables.judges:
        for row, code in result.panel.states:
            yield tables.judges.sheet.place(row), RowState(code)
    if tables.order:
        for row, code in result.presentation.states:
            yield tables.order.sheet.place(row), RowState(code)
    for sheet, states in result.sheets.states:
        for row, code in states:
            yield Place(sheet.book, sheet.sheet, row), RowState(code)
