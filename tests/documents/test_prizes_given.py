"""Prizes are told once all are decided: how many, who gets the first, and whether it is 確定."""

from __future__ import annotations

from automations.documents.prizes_given import prizes_given
from automations.tables.report import Cell, Column, Figure, Report, Table, report_of

COLUMNS = tuple(map(Column, ("賞", "授与者", "結果", "番号", "取組名", "部門", "所属", "理由")))
GRAND = ("大賞", "区長", "授賞", "01", "窓口DX", "窓口", "市民課", "得点の上位1件")
SHARED = ("大賞", "区長", "授賞", "04", "会議の短縮", "内部", "企画課", "得点の上位1件")
NOBODY = ("特別賞", "", "該当なし", "", "", "", "", "区長が選ばなかった")


def report(*rows: tuple[Cell, ...], state: str = "", waiting: int = 0) -> Report:
    figures = [Figure("prizes_open", waiting)]
    figures += [Figure("judging_state", state)] if state else []
    return report_of(figures, [Table("prizes", "賞", COLUMNS, rows)])


def test_a_shared_prize_names_both_and_counts_once() -> None:
    found = prizes_given(report(GRAND, SHARED, NOBODY, state="確定（第1版、委員長）"))
    assert found
    assert found.values() == {
        "prizes_number": "2点",
        "first_prize": "大賞は「窓口DX」、「会議の短縮」",
        "prize_state": "確定",
    }


def test_a_prize_that_nobody_gets_says_so_in_the_place_of_the_title() -> None:
    found = prizes_given(report(NOBODY))
    assert found
    assert found.table.rows == (("特別賞", "該当なし", "", "", "区長が選ばなかった"),)
    assert found.values() == {
        "prizes_number": "1点", "first_prize": "特別賞は該当なし", "prize_state": "速報",
    }  # fmt: skip


def test_nothing_is_told_while_a_prize_is_waited_for() -> None:
    assert prizes_given(report(GRAND, waiting=1)) is None
    assert prizes_given(report()) is None
    assert prizes_given(Report()) is None
