"""採点入力: what may be typed, what is missing, and what is barred shows while people type."""

from __future__ import annotations

from fractions import Fraction

import pytest

from automations.award.judging_rules import BlankMark, JudgingRules, PanelRules
from automations.award.rules import Counting, Method
from automations.award.vote_rules import ScaleWord
from automations.books.new_book import NewColumn, NewSheet
from automations.flows.score_book import score_sheets, score_tabs
from automations.flows.sitting import Sitting
from automations.tables.sources import Source
from tests.flows.sittings import sitting

BOOK = Source("採点入力.xlsx", "採点")
SCALE = (ScaleWord("秀", Fraction(5)), ScaleWord("優", Fraction(4)))


def with_scores(panel: PanelRules | None = None, **judging: object) -> Sitting:
    return sitting(panel, JudgingRules(scores=BOOK, **judging))  # type: ignore[arg-type]  # as named


def tab(found: Sitting) -> NewSheet:
    return score_sheets(found, score_tabs(found))[1]


def column(found: Sitting, heading: str) -> NewColumn:
    return next(each for each in tab(found).columns if each.heading == heading)


def test_the_guidance_comes_first_and_names_every_column() -> None:
    found = with_scores()
    guidance, scores = score_sheets(found, score_tabs(found))
    assert (guidance.name, scores.name) == ("記入のしかた", "採点")
    assert [row[0] for row in guidance.rows] == [each.heading for each in scores.columns]


def test_a_book_whose_tab_has_no_name_has_no_other_tab() -> None:
    found = sitting(judging=JudgingRules(scores=Source("採点入力.xlsx")))
    assert [each.name for each in score_sheets(found, score_tabs(found))] == ["採点"]


@pytest.mark.parametrize(
    ("panel", "scale", "headings", "choices"),
    [
        (PanelRules(), (), ["効果", "独創性"], ("1", "2", "3", "4", "5")),
        (
            PanelRules(step=Fraction(1, 2), highest_mark=2),
            (),
            ["効果", "独創性"],
            ("1", "1.5", "2"),
        ),
        (PanelRules(), SCALE, ["効果", "独創性"], ("秀", "優")),
        (PanelRules(method=Method.RANKS, counting=Counting.BORDA), (), ["順位"], ("1", "2")),
        (PanelRules(method=Method.CHOICES, counting=Counting.SUM), (), ["投票"], ("○",)),
        (
            PanelRules(method=Method.POINTS, counting=Counting.SUM, points=2),
            (),
            ["点"],
            ("0", "1", "2"),
        ),
        (PanelRules(method=Method.POINTS, counting=Counting.SUM, points=100), (), ["点"], ()),
    ],
)
def test_only_what_may_be_written_can_be_chosen(
    panel: PanelRules, scale: tuple[ScaleWord, ...], headings: list[str], choices: tuple[str, ...]
) -> None:
    found = with_scores(panel, scale=scale)
    assert [each.heading for each in tab(found).columns[3:-3]] == headings
    assert {each.choices for each in tab(found).columns[3:-3]} == {choices}


def test_barred_rows_are_grey_odd_values_red_and_missing_ones_amber() -> None:
    grey, red, amber = tab(with_scores()).page.tints
    assert grey.formula == '$F5="○"'
    assert red.formula == (
        'AND(COLUMN()>=4,COLUMN()<=5,A5<>"",ISERROR(FIND(","&A5&",",",1,2,3,4,5,")))'
    )
    assert amber.formula == 'AND(COLUMN()>=4,COLUMN()<=5,$A5<>"",A5="")'


@pytest.mark.parametrize("method", [Method.CHOICES, Method.POINTS])
def test_a_blank_that_says_no_is_not_shown_as_missing(method: Method) -> None:
    page = tab(with_scores(PanelRules(method=method, counting=Counting.SUM, points=5))).page
    assert not any(each.formula.endswith('A5="")') for each in page.tints)


def test_a_thick_line_parts_the_judges() -> None:
    found = with_scores()
    assert len(tab(found).rows) == 4  # two judges who come, two entries
    assert tab(found).page.parted == {7}


@pytest.mark.parametrize(
    ("panel", "said"),
    [
        (PanelRules(), "評点は、1から5までの整数です（5が最もよい）。空欄は0点ではありません。"),
        (PanelRules(step=Fraction(1, 2)), "評点は、1から5まで、0.5点刻みです（5が最もよい）。"),
        (PanelRules(blank=BlankMark.ZERO), "空欄の審査基準は0点として数えます。"),
        (PanelRules(method=Method.RANKS), "すべての取組に、順位の数字を書きます（1が最もよい）。"),
        (
            PanelRules(method=Method.CHOICES, choices=2),
            "よいと思う取組を2件まで選び、○を書きます。選ばない取組は空欄のままにします。",
        ),
        (
            PanelRules(method=Method.POINTS, points=10),
            "持ち点10点を取組に分けて書きます。合計が10点を超えないようにします。",
        ),
    ],
)
def test_above_the_table_stands_what_to_write(panel: PanelRules, said: str) -> None:
    assert said in tab(with_scores(panel)).title[2]


def test_words_are_said_with_what_they_are_worth() -> None:
    assert with_scores(scale=SCALE).asked == "評語は、「秀」（5点）、「優」（4点）です。"


def test_the_second_entering_is_a_tab_only_if_it_is_asked_for() -> None:
    again = Source("採点入力.xlsx", "採点（2回目）")
    once, twice = (
        with_scores(PanelRules(twice=each), scores_again=again) for each in (False, True)
    )
    assert [each.name for each in score_tabs(once)] == ["採点"]
    assert [each.name for each in score_tabs(twice)] == ["採点", "採点（2回目）"]
    guidance, first, second = score_sheets(twice, score_tabs(twice))
    assert list(first.rows) == list(second.rows)
    assert "「採点（2回目）」は、別の人が" in "".join(guidance.title)


def test_a_book_of_another_kind_is_not_ours_to_make() -> None:
    assert score_tabs(sitting(judging=JudgingRules(scores=Source("採点.csv")))) == ()
