"""The judging is told at every stage: what is missing in which cell, then prizes and standings."""

from dataclasses import replace
from fractions import Fraction

import pytest

from automations.award.judging.order import Presentation
from automations.award.judging.panel import Panel
from automations.award.judging.reporting import judging_report
from automations.award.judging.result import HallVote, JudgingResult, Stage
from automations.award.judging.scores import ScoreSheets
from automations.award.judging_rules import Conversion, Part, PartShare
from automations.award.prize_rules import PrizeRule, PrizeWay
from automations.books.sheet_order import declared_sheets
from automations.tables.dispositions import DispositionCount
from automations.tables.report import Audience, Report, Table, report_of
from tests.award.judging.results import (
    JUDGES,
    decided,
    figures,
    headings,
    rules_of,
    sheets,
    texts,
    waiting,
)
from tests.award.judging.staging import PRESENTED

SHARES = (PartShare(Part.JUDGES, Fraction(70)), PartShare(Part.HALL, Fraction(30)))
VOTES = {1: 3, 2: 6, 3: 1}
DEPUTY = "2 採点 花子（代理: 代理 一郎）"


def told(result: JudgingResult) -> Report:
    return judging_report(result, rules_of())


def column(table: Table, heading: str) -> list[str]:
    place = headings(table).index(heading)
    return [row[place] for row in texts(table)]


def test_before_anybody_marked_only_who_is_to_mark_what_is_told() -> None:
    nothing = ScoreSheets((), started=False)
    result = JudgingResult(
        Stage.NOT_STARTED, report_of(), Presentation(PRESENTED), Panel(JUDGES), nothing
    )
    report = told(result)
    assert list(report.tables) == ["score_completeness"]
    assert figures(report) == {
        "judging_stage": "採点前", "judges": 4, "judges_present": 3, "presented": 3,
        "marks_expected": 0, "marks_entered": 0, "marks_missing": 0, "recusals": 0,
    }  # fmt: skip


def test_what_is_missing_is_counted_mark_by_mark_and_nothing_else_is_told() -> None:
    report = told(waiting())
    assert list(report.tables) == ["scores_missing", "score_completeness", "score_list"]
    assert figures(report) == {
        "judging_stage": "記入待ち", "judges": 4, "judges_present": 3, "presented": 3,
        "marks_expected": 16, "marks_entered": 13, "marks_missing": 3, "recusals": 1,
    }  # fmt: skip


def test_each_missing_mark_is_named_with_its_cell_and_why() -> None:
    table = told(waiting()).tables["scores_missing"]
    assert texts(table) == [
        ["1 審査 太郎", "02", "窓口DXプラス", "工夫", "未記入", "", "採点入力.xlsx「採点」D5"],
        [DEPUTY, "01", "窓口DX", "（すべて）", "同じ審査員と取組の行が二つ", "4と5", ""],
    ]


def test_recused_absent_and_lacking_are_told_apart_at_a_glance() -> None:
    table = told(waiting()).tables["score_completeness"]
    assert headings(table) == ["審査員", "出欠", "足りない評点", "01", "02", "03"]
    assert texts(table) == [
        ["1 審査 太郎", "出席", "1", "○", "あと1", "○"],
        [DEPUTY, "代理", "2", "あと2", "○", "○"],
        ["3 評価 次郎", "出席", "0", "○", "○", "除斥"],
        ["4 欠席 四郎", "欠席", "0", "欠席", "欠席", "欠席"],
    ]
    assert table.emphasis == {0, 1}


def test_a_score_that_waits_says_of_each_mark_whether_it_is_there() -> None:
    rows = texts(told(waiting()).tables["score_list"])
    assert rows[1] == ["1 審査 太郎", "02", "窓口DXプラス", "記入あり", "未記入", "記入待ち", ""]


def test_what_stands_in_for_a_recused_judge_is_marked_as_such() -> None:
    rows = texts(told(decided(rules_of())).tables["score_list"])
    assert rows[0] == ["1 審査 太郎", "01", "窓口DX", "5", "4", "採点あり", "4.67"]
    assert rows[8] == [
        "3 評価 次郎", "03", "庶務の自動化", "除斥", "除斥",
        "除斥（ほかの審査員の平均で補う）", "4.33",
    ]  # fmt: skip
    assert rows[9][3:] == ["欠席", "欠席", "欠席", ""]


def test_marks_by_judge_are_for_the_secretariat_alone() -> None:
    tables = told(decided(rules_of())).tables.values()
    assert {each.audience for each in tables} == {Audience.SECRETARIAT}


def test_each_prize_is_told_with_its_winner_or_that_nobody_gets_it() -> None:
    table = told(decided(rules_of())).tables["prizes"]
    assert [row[:7] for row in texts(table)] == [
        ["大賞", "区長", "授賞", "01", "窓口DX", "窓口", "市民課"],
        ["優秀賞（窓口）", "", "授賞", "02", "窓口DXプラス", "窓口", "税務課"],
        ["優秀賞（内部）", "", "授賞", "03", "庶務の自動化", "内部", "総務課"],
        ["最高賞", "", "該当なし", "", "", "", ""],
    ]
    assert texts(table)[3][7] == "該当なし（得点が満点の99%に届く取組が、ほかにないため）"


def test_the_standings_tell_score_criteria_judges_and_prizes() -> None:
    table = told(decided(rules_of())).tables["panel_standings"]
    assert headings(table) == [
        "順位", "部門内の順位", "番号", "取組名", "部門", "得点", "効果", "工夫", "採点した審査員",
        "賞", "備考",
    ]  # fmt: skip
    assert texts(table) == [
        ["1", "1", "01", "窓口DX", "窓口", "4.56", "4.67", "4.33", "3", "大賞", ""],
        ["2", "1", "03", "庶務の自動化", "内部", "4.33", "4.50", "4.00", "2", "優秀賞（内部）", ""],
        ["3", "2", "02", "窓口DXプラス", "窓口", "3.11", "3.33", "2.67", "3", "優秀賞（窓口）", ""],
    ]


def test_an_entry_that_did_not_present_comes_last_without_a_rank() -> None:
    result = decided(rules_of())
    gone = PRESENTED[2]
    left = replace(result, presentation=Presentation(PRESENTED[:2], (gone,)))
    assert texts(told(left).tables["panel_standings"])[-1] == [
        "", "", "03", "庶務の自動化", "内部", "", "", "", "", "", "発表しないため、審査しない。",
    ]  # fmt: skip


def test_the_grand_prize_is_a_figure_once_it_is_decided() -> None:
    told_now = figures(told(decided(rules_of())))
    assert (told_now["grand_prize"], told_now["prizes_open"]) == ("大賞: 01 窓口DX", 0)
    nobody = decided(rules_of(PrizeRule("大賞", least=Fraction(99))))
    assert figures(told(nobody))["grand_prize"] == "大賞: 該当なし"
    by_hand = decided(rules_of(PrizeRule("区長賞", way=PrizeWay.BY_HAND), PrizeRule("大賞")))
    assert "grand_prize" not in figures(told(by_hand))
    assert figures(told(by_hand))["prizes_open"] == 2
    assert [row[2] for row in texts(told(by_hand).tables["prizes"])] == [
        "未定（人が決める）", "未定（前の賞が決まってから）",
    ]  # fmt: skip


def test_parts_are_told_before_and_after_conversion_and_add_up_to_the_score() -> None:
    rules = rules_of(shares=SHARES)
    result = decided(rules, VOTES)
    tables = judging_report(result, rules).tables
    assert texts(tables["part_scores"])[:2] == [
        ["01", "窓口DX", "審査員", "70.0%", "4.56", "91.1%", "63.78"],
        ["01", "窓口DX", "会場投票", "30.0%", "3", "30.0%", "9.00"],
    ]
    for each in result.standings:
        own = [row[-1] for row in tables["part_scores"].rows if row[0] == f"{each.entry.number:02}"]
        assert sum(value for value in own if isinstance(value, Fraction)) == each.score
    assert headings(tables["panel_standings"])[9:11] == ["審査員（70.0%）", "会場投票（30.0%）"]
    assert column(tables["panel_standings"], "総合得点") == ["72.78", "63.67", "61.56"]


def test_mixed_places_are_called_what_they_are() -> None:
    rules = rules_of(shares=SHARES, conversion=Conversion.PLACES)
    tables = judging_report(decided(rules, VOTES), rules).tables
    assert column(tables["panel_standings"], "平均の順位")[0] == "1.30"
    assert column(tables["part_scores"], "結果への寄与")[:2] == ["0.70", "0.60"]


def test_votes_of_the_hall_are_told_only_with_the_result() -> None:
    rules = rules_of(shares=SHARES)
    table = judging_report(decided(rules, VOTES), rules).tables["hall_votes"]
    assert texts(table)[0] == ["01", "窓口DX", "3", "10", "30.0%"]
    before = told(replace(waiting(), hall=HallVote(VOTES, 10)))
    assert "hall_votes" not in before.tables
    assert figures(before)["hall_ballots"] == 10


@pytest.mark.parametrize("part", ["judge", "order", "score", "hall_ballot", "hall_count"])
def test_what_was_read_adds_up(part: str) -> None:
    counts = (
        DispositionCount("a", "数えた", 3, counted=True),
        DispositionCount("b", "数えない", 2, counted=False),
    )
    hall = HallVote({}, 0, counts, counts)
    result = replace(
        waiting(),
        panel=Panel(JUDGES, counts),
        presentation=Presentation(PRESENTED, counts=counts),
        sheets=replace(sheets(), counts=counts),
        hall=hall,
    )
    said = {each.key: str(each) for each in told(result).identities}
    assert said[part].endswith("5行 ＝ 数えた3 ＋ 数えない2")


def test_every_table_has_its_place_among_the_sheets() -> None:
    rules = rules_of(shares=SHARES)
    made = {*judging_report(decided(rules, VOTES), rules).tables, *told(waiting()).tables}
    assert made <= set(declared_sheets())
