"""Score sheets as read, and what tests say of them."""

from collections.abc import Sequence

from automations.award.judging.panel import Panel
from automations.award.judging.score_reading import read_scores
from automations.award.judging.scores import Lack, ScoreSheets, ScoreState
from automations.award.rules import AwardRules
from automations.tables.typed import TypedTable
from tests.award.judging.staging import (
    JUDGED,
    panel,
    shown,
    with_panel,
)

FULL = {(judge, entry): ("4", "3") for judge in (1, 2) for entry in (1, 2, 3)}
TWICE = with_panel(twice=True)


def read(
    *tables: TypedTable, again: Sequence[TypedTable] = (), judges: Panel | None = None,
    rules: AwardRules = JUDGED, order: Sequence[Sequence[str]] | None = None,
) -> ScoreSheets:  # fmt: skip
    return read_scores(tables, again, judges or panel(), shown(order), rules)


def told(found: ScoreSheets) -> list[str]:
    return [str(each) for each in found.problems]


def state(found: ScoreSheets, judge: int, entry: int) -> ScoreState:
    return next(each.state for each in found.scores if (each.judge, each.entry) == (judge, entry))


def lacks(found: ScoreSheets) -> list[tuple[int, int, str, Lack, str]]:
    return [
        (each.judge, each.entry, each.criterion, each.lack, str(each.place))
        for each in found.missing
    ]


def dispositions(found: ScoreSheets) -> dict[str, int]:
    return {each.code: each.rows for each in found.counts if each.rows}
