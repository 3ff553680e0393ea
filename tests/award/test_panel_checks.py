"""What the settings of a panel, its marks and its criteria, can contradict each other in."""

from dataclasses import replace
from fractions import Fraction

import pytest

from automations.award.judging_rules import (
    PANEL_COUNTINGS,
    BlankMark,
    JudgeCriterion,
    Leaving,
    Recusal,
)
from automations.award.rules import AwardRules, Counting, KnockOut, KnockOutRule, Method, ScaleWord
from tests.award.ballot_sheets import asked
from tests.award.judging_settings import HALL, JUDGED, judged, panel, said

PANEL = {
    "method": (
        panel(method=Method.APPROVAL, counting=Counting.SUM),
        "judging.panel.method",
        "採点の方法「承認」は、審査には使えません。評点、順位、選択、持ち点のどれかにしてください。",
    ),
    "counting": (
        panel(method=Method.RANKS),
        "judging.panel.counting",
        (
            "採点の方法「順位」では、審査の得点の求め方「平均」を使えません。"
            "順位点、ボルダ方式、1位の数のどれかにしてください。"
        ),
    ),
    "choices": (
        panel(method=Method.CHOICES, counting=Counting.SUM, choices=0),
        "judging.panel.choices",
        "審査員が選べる件数が0になっています。1以上にしてください。",
    ),
    "points": (
        panel(method=Method.POINTS),
        "judging.panel.points",
        "審査員の持ち点が0になっています。1以上にしてください。",
    ),
    "marks below nought": (
        panel(lowest_mark=-1),
        "judging.panel.lowest_mark",
        "審査の最低点が-1になっています。0以上にしてください。",
    ),
    "no marks": (
        panel(lowest_mark=5),
        "judging.panel.lowest_mark",
        "最低点（5）が最高点（5）より小さくありません。最低点を最高点より小さくしてください。",
    ),
    "too many marks": (
        panel(highest_mark=52, step=Fraction(1, 2)),
        "judging.panel.highest_mark",
        (
            "最低点（1）と最高点（52）が離れすぎています。"
            "差を50までにしてください。打ちまちがいでないか確かめてください。"
        ),
    ),
    "step of nothing": (
        panel(step=Fraction(0)),
        "judging.panel.step",
        (
            "審査の評点の刻みが0になっています。"
            "1、0.5、0.1のような、0より大きく小数第1位までの数にしてください。"
        ),
    ),
    "step of quarters": (
        panel(step=Fraction(1, 4)),
        "judging.panel.step",
        (
            "審査の評点の刻みが0.25になっています。"
            "1、0.5、0.1のような、0より大きく小数第1位までの数にしてください。"
        ),
    ),
    "step past the highest": (
        panel(step=Fraction(3, 2)),
        "judging.panel.step",
        (
            "1点から1.5点ずつ上げても、審査の最高点（5点）になりません。"
            "刻み、最低点、最高点のどれかを直してください。"
        ),
    ),
    "step of words": (
        panel(
            judged(scale=(ScaleWord("良", Fraction(1)), ScaleWord("並", Fraction(0)))),
            step=Fraction(1, 2),
        ),
        "judging.panel.step",
        (
            "審査の評語で採点するのに、審査の評点の刻みが0.5になっています。"
            "言葉で採点するなら刻みを1に戻し、点で採点するなら審査の評語をすべて消してください。"
        ),
    ),
    "one word": (
        judged(scale=(ScaleWord("良", Fraction(1)),)),
        "judging.scale[1].word",
        "評語が「良」の一つしかありません。二つ以上書くか、点で採点するならすべて消してください。",
    ),
    "trimmed": (
        panel(trimmed=0),
        "judging.panel.trimmed",
        "審査で除く件数が0になっています。1以上にしてください。",
    ),
    "quorum": (
        panel(quorum=Fraction(101)),
        "judging.panel.quorum",
        "定足数（%）が101になっています。0から100までの数にしてください。",
    ),
    "left out of a sum": (
        panel(counting=Counting.SUM, recusal=Recusal.LEFT_OUT),
        "judging.panel.recusal",
        (
            "除斥の扱いが「補わずに数える」で、審査の得点の求め方が「合計」だと、審査から外れた"
            "審査員の分だけ取組の得点が小さくなり、公平に比べられません。除斥の扱いを「ほかの審査員の"
            "平均で補う」にするか、審査の得点の求め方を平均などにしてください。"
        ),
    ),
    "void scores of a sum of places": (
        panel(counting=Counting.RANK_POINTS, blank=BlankMark.VOID),
        "judging.panel.blank",
        (
            "採点の空欄の扱いが「その審査員の採点を除く」で、審査の得点の求め方が「順位点」だと、採点した"
            "審査員の数が取組によって違うときに、その数が得点を左右し、公平に比べられません。採点の空欄の"
            "扱いを「記入を待つ」にするか、審査の得点の求め方を平均などにしてください。"
        ),
    ),
    "sum with what is kept of who left": (
        panel(counting=Counting.SUM, leaving=Leaving.KEPT),
        "judging.panel.leaving",
        (
            "途中退席の扱いが「採点を終えた取組は有効」で、審査の得点の求め方が「合計」だと、採点した審査員"
            "の数が取組によって違うときに、その数が得点を左右し、公平に比べられません。途中退席の扱いを"
            "「その審査員の採点をすべて除く」にするか、審査の得点の求め方を平均などにしてください。"
        ),
    ),
    "criterion twice": (
        judged(
            criteria=(JudgeCriterion("成果", Fraction(1)), JudgeCriterion(" 成果", Fraction(1)))
        ),
        "judging.criteria[2].name",
        "「成果」が二度書かれています。名前か別表記の一方を消すか、別の名前にしてください。",
    ),
    "criterion that weighs nothing": (
        judged(criteria=(JudgeCriterion("成果", Fraction(0)),)),
        "judging.criteria[1].weight",
        "「成果」の配点が0になっています。0より大きい数にしてください。",
    ),
    "no criteria": (
        replace(asked(method=Method.CHOICES), judges=HALL, judging=JUDGED.judging, criteria=()),
        "judging.criteria",
        "審査基準が一つもありません。少なくとも一つ書いてください。",
    ),
    "knock-out": (
        judged(
            criteria=(JudgeCriterion("成果", Fraction(1)),),
            knock_outs=(KnockOut(KnockOutRule.CRITERION_SHARE, Fraction(60), "効果"),),
        ),
        "judging.knock_outs[1].criterion",
        (
            "足切りの対象の評価基準「効果」は、評価基準にありません（もしかして「成果」）。"
            "評価基準の名前をそのまま書くか、空にしてください。"
        ),
    ),
}


@pytest.mark.parametrize("case", PANEL.values(), ids=PANEL)
def test_a_contradiction_is_told_where_it_stands(case: tuple[AwardRules, str, str]) -> None:
    rules, path, sentence = case
    assert said(rules) == [(path, sentence)]


@pytest.mark.parametrize("method", PANEL_COUNTINGS)
def test_every_panel_can_be_counted_in_the_ways_that_are_named_for_it(method: Method) -> None:
    for counting in PANEL_COUNTINGS[method]:
        assert said(panel(method=method, counting=counting, points=10)) == []


@pytest.mark.parametrize(("step", "highest"), [("0.5", 5), ("0.1", 11), ("2", 5), ("1", 101)])
def test_a_step_that_leads_from_the_lowest_mark_to_the_highest_can_be_written(
    step: str, highest: int
) -> None:
    assert said(panel(step=Fraction(step), highest_mark=highest)) == []


def test_who_is_left_out_of_a_mean_is_no_disadvantage() -> None:
    assert said(panel(recusal=Recusal.LEFT_OUT)) == []


def test_who_chooses_has_said_something_of_every_entry() -> None:
    kept = panel(leaving=Leaving.KEPT, blank=BlankMark.VOID)
    assert said(kept) == []
    assert said(panel(kept, method=Method.CHOICES, counting=Counting.SUM)) == []
    assert said(panel(kept, method=Method.POINTS, counting=Counting.SUM, points=10)) == []
