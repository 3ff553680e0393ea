"""A vote in the hall staged for tests: sheets as form tools and people write them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from automations.award.entries import RANKED, Entry
from automations.award.judging.hall import read_hall
from automations.award.judging.hall_schemas import (
    hall_ballot_schema,
    hall_count_schema,
    token_schema,
)
from automations.award.judging.order import Presentation
from automations.award.judging.result import HallVote
from automations.award.judging_rules import HallRules, JudgingRules
from automations.award.rules import AwardRules
from automations.tables.sheet import sheet_of_rows
from automations.tables.sources import Source
from automations.tables.typed import TypedTable, read_table
from tests.award.staging import RULES, TOKYO

ALL = tuple(
    Entry(number, title, "窓口", "", None, RANKED, number)
    for number, title in enumerate(("窓口DX", "庶務の自動化", "会議の短縮", "書かない窓口"), 1)
)
SHOWN = Presentation(ALL[:3])  # the fourth entry is no finalist
SIGNED = ["計数 花子", "確認 太郎"]
DAY = "2024/12/10"
Rows = Sequence[Sequence[str]]


def hall_rules(*, tokens: bool = False, **changes: Any) -> AwardRules:  # noqa: ANN401 - any setting of the hall
    """Return the award with these rules of the hall; ``tokens``: a list of them is named."""
    listed = Source("事務局限り/会場投票の番号.xlsx") if tokens else None
    judging = JudgingRules(hall_tokens=listed, hall=replace(HallRules(), **changes))
    return replace(RULES, judging=judging)


def at(clock: str) -> datetime:
    """Return a moment of the day; ``clock`` such as 15:00:00."""
    return datetime.strptime(f"{DAY} {clock}", "%Y/%m/%d %H:%M:%S").replace(tzinfo=TOKYO)


def answers(rows: Rows, rules: AwardRules) -> TypedTable:
    """Return the answers; the first row has the headings."""
    sheet = sheet_of_rows("会場投票.xlsx", "回答", list(map(list, rows)))
    return read_table(sheet, hall_ballot_schema(rules, ALL, rows[:1]), TOKYO)


def slips(*tokens: str) -> TypedTable:
    """Return the list of numbers."""
    rows = [["投票番号"], *([each] for each in tokens)]
    return read_table(sheet_of_rows("番号.xlsx", "番号", rows), token_schema(), TOKYO)


def totals(rows: Rows, rules: AwardRules) -> TypedTable:
    """Return hand counts of 会場, 取組, 票数, 確認した数; unless it says so, they are signed."""
    headings = ["会場", "取組", "票数", "確認した数", "計数者", "確認者"]
    whole = [[*row, *SIGNED[len(row) - 4 :]] for row in rows]
    sheet = sheet_of_rows("手集計.xlsx", "手集計", [headings, *whole])
    return read_table(sheet, hall_count_schema(rules), TOKYO)


def voted(
    rows: Rows,
    rules: AwardRules,
    tokens: TypedTable | None = None,
    shown: Presentation = SHOWN,
    as_of: datetime | None = None,
) -> HallVote:
    """Count answers alone."""
    found = read_hall(answers(rows, rules), tokens, None, shown, rules, as_of)
    assert found is not None
    return found


def states(vote: HallVote) -> dict[str, int]:
    """Return how many rows of the answers became what, without those that are none."""
    return {each.code: each.rows for each in vote.counts if each.rows}


def told(vote: HallVote) -> list[str]:
    """Return what is told, behind the book's name."""
    return [str(each).partition("」")[2] for each in vote.problems]
