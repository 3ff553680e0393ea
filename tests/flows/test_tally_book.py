"""集計表: three people come to the machine's result with a pencil, if they do what it says."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from io import BytesIO
from itertools import pairwise

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from automations.award.judging_rules import (
    PANEL_COUNTINGS,
    BlankMark,
    Conversion,
    JudgeCriterion,
    JudgeTie,
    JudgingRules,
    PanelRules,
    Part,
    PartShare,
    Recusal,
)
from automations.award.prize_rules import PrizeRule, PrizeWay
from automations.award.rules import Counting, Method
from automations.books.paper_pages import PaperPage
from automations.flows.tally_book import tally_book, tally_pages
from tests.flows.sittings import CRITERIA, ENTRIES, JUDGES, sitting

ROOM = {False: (10.69, 6.87), True: (15.54, 10.29)}  # inches within the margins of A4 and A3


def names(pages: tuple[PaperPage, ...]) -> list[str]:
    return [each.name for each in pages]


def headings(page: PaperPage, table: int = 0) -> list[str]:
    return [text for text, _ in page.tables[table].headings]


def summary(panel: PanelRules) -> PaperPage:
    return next(each for each in tally_pages(sitting(panel)) if each.name == "総括")


def test_there_is_a_page_for_each_entry_one_for_all_and_one_for_prizes() -> None:
    assert names(tally_pages(sitting())) == ["1_07 窓口DX", "2_03 図書館便", "総括", "同点と賞"]


def test_an_entrys_page_has_a_box_for_each_mark_and_for_what_it_is_multiplied_by() -> None:
    page = tally_pages(sitting())[0]
    assert page.title == "1番目　07 窓口DX　市民課"
    assert headings(page) == [
        "審査員", "効果\n評点", "×60", "独創性\n評点", "×40", "計", "備考",
    ]  # fmt: skip
    assert [row[0] for row in page.tables[0].rows] == [each.label for each in JUDGES]
    assert [row[-1] for row in page.tables[0].rows] == ["", "除斥", "欠席"]
    assert page.tables[0].shaded == {(row, column) for row in (1, 2) for column in range(1, 6)}


def test_marks_that_weigh_alike_are_only_added_up() -> None:
    alike = tuple(replace(each, weight=Fraction(1)) for each in CRITERIA)
    pages = tally_pages(sitting(judging=JudgingRules(criteria=alike)))
    assert headings(pages[0]) == ["審査員", "効果", "独創性", "計", "備考"]
    assert "4. 得点 ＝ 審査員の点の合計 ÷ 人数 ÷ 2（審査基準の数）。" in pages[2].notes


def test_the_summary_tells_every_step_in_order() -> None:
    page = summary(PanelRules())
    assert headings(page) == [
        "順", "取組", "1\n審査\n太郎", "2\n審査\n花子", "3\n欠席\n五郎", "人数", "得点", "順位",
    ]  # fmt: skip
    assert page.tables[0].rows[0] == ("1", "07 窓口DX", "", "", "欠席", "", "", "")
    assert page.tables[0].shaded == {(0, 3), (0, 4), (1, 4)}
    assert page.notes == (
        "1. 計を、取組ごとの表から書き写します。灰色のマスは除斥か欠席です。",
        "2. 空欄は0点ではありません。空欄の審査員に確かめ、書いてもらいます。",
        (
            "3. 除斥のマスには、ほかの審査員の平均を書き、人数にも数えます"
            "（欠席のマスは空のままです）。"
        ),
        "4. 得点 ＝ 審査員の点の合計 ÷ 人数 ÷ 100（配点の合計）。",
        "5. 割り切れないときは分数のまま、または小数第5位まで書きます。比べる前に丸めません。",
        "6. 途中で退席した審査員の採点は、すべて除きます。",
        (
            "7. 実際に採点した審査員が3人のうち2人（50%）に満たない取組があるときは、"
            "賞を決めずに委員長に相談します。"
        ),
    )


@pytest.mark.parametrize(
    ("method", "counting"),
    [(method, each) for method, some in PANEL_COUNTINGS.items() for each in some],
)
def test_every_way_of_counting_says_how_the_score_comes_about(
    method: Method, counting: Counting
) -> None:
    page = summary(PanelRules(method=method, counting=counting, points=10))
    (line,) = [each for each in page.notes if "得点 ＝" in each and "換算" not in each]
    assert "{" not in "".join(page.notes)
    assert line


@pytest.mark.parametrize(
    ("counting", "said"),
    [
        (Counting.SUM, "得点 ＝ 審査員の点の合計 ÷ 100（配点の合計）。"),
        (
            Counting.TRIMMED,
            (
                "得点 ＝ 審査員の点の、最も高い1人と最も低い1人を除いた平均 ÷ 100（配点の合計）。"
                "残る人がいないときは、全員の平均。"
            ),
        ),
        (
            Counting.CRITERION_MEANS,
            (
                "得点 ＝ 取組ごとの表の「平均」（審査基準ごと）に配点を掛けて足したもの"
                " ÷ 配点の合計（100）。"
            ),
        ),
    ],
)
def test_the_score_is_said_in_words(counting: Counting, said: str) -> None:
    page = summary(PanelRules(counting=counting))
    assert said in [line.split(". ", 1)[1] for line in page.notes]


@pytest.mark.parametrize("counting", [Counting.Z_SCORE, Counting.RANK_POINTS, Counting.FIRSTS])
def test_points_that_become_something_else_have_a_page_of_their_own(counting: Counting) -> None:
    pages = tally_pages(sitting(PanelRules(counting=counting)))
    assert names(pages)[2:] == ["総括_審査員の点", "総括", "同点と賞"]


def test_criteria_that_are_averaged_one_by_one_are_added_up_below_the_judges() -> None:
    page = tally_pages(sitting(PanelRules(counting=Counting.CRITERION_MEANS)))[0]
    assert [row[0] for row in page.tables[0].rows[-2:]] == ["合計", "平均（合計÷採点した人数）"]


@pytest.mark.parametrize("method", [Method.RANKS, Method.POINTS, Method.CHOICES])
def test_what_is_no_mark_goes_straight_into_the_summary(method: Method) -> None:
    counting = PANEL_COUNTINGS[method][0]
    pages = tally_pages(sitting(PanelRules(method=method, counting=counting, points=10)))
    assert names(pages) == ["総括", "同点と賞"]
    assert pages[0].notes[0].startswith("1. 採点票から書き写します。")


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        (PanelRules(recusal=Recusal.LEFT_OUT), "除斥のマスは空のままにし、補いません。"),
        (PanelRules(blank=BlankMark.VOID), "空欄のある採点は"),
        (PanelRules(blank=BlankMark.ZERO), "空欄の審査基準は0点として数えます。"),
    ],
)
def test_blanks_and_recusals_are_dealt_with_as_the_rules_say(rules: PanelRules, said: str) -> None:
    assert any(said in line for line in summary(rules).notes)


@pytest.mark.parametrize("conversion", Conversion)
def test_parts_are_converted_in_columns_of_their_own(conversion: Conversion) -> None:
    shares = (PartShare(Part.JUDGES, Fraction(70)), PartShare(Part.HALL, Fraction(30)))
    judging = JudgingRules(shares=shares, panel=PanelRules(conversion=conversion))
    page = tally_pages(sitting(judging=judging))[2]
    assert headings(page)[-6:] == [
        "得点", "審査員（換算×70）", "会場投票（得点）", "会場投票（換算×30）", "結果", "順位",
    ]  # fmt: skip
    assert any("割合の合計（100）" in line for line in page.notes)
    assert any(line.endswith("結果 ＝ 換算の合計。") for line in page.notes)


def test_ties_prizes_and_signatures_have_the_last_page() -> None:
    prizes = (
        PrizeRule("大賞", least=Fraction(60)),
        PrizeRule("優秀賞", count=2),
        PrizeRule("部門賞", way=PrizeWay.CATEGORY),
        PrizeRule("効果賞", way=PrizeWay.CRITERION, criterion="効果"),
        PrizeRule("区長特別賞", way=PrizeWay.BY_HAND, giver="区長", besides=True),
    )
    panel = PanelRules(ties=(JudgeTie.CRITERION, JudgeTie.SHARED))
    ties, lines, signed = tally_pages(sitting(judging=JudgingRules(prizes=prizes, panel=panel)))[
        -1
    ].tables
    assert ties.rows == (("1", "審査基準の順に比べる", ""), ("2", "同時に授賞", ""))
    assert [row[:2] for row in lines.rows] == [
        ("大賞", "総合の上位、ほかの賞を受けた取組を除く、満点の60%以上"),
        ("優秀賞", "総合の上位、ほかの賞を受けた取組を除く"),
        ("優秀賞", "総合の上位、ほかの賞を受けた取組を除く"),
        ("部門賞（窓口）", "部門ごとの上位、ほかの賞を受けた取組を除く"),
        ("部門賞（内部）", "部門ごとの上位、ほかの賞を受けた取組を除く"),
        ("効果賞", "審査基準の上位（効果）、ほかの賞を受けた取組を除く"),
        ("区長特別賞", "授与者が選ぶ、ほかの賞と重ねてよい、授与者: 区長"),
    ]
    assert [row[0] for row in signed.rows] == ["集計者", "確認者", "委員長"]


def test_without_prizes_the_page_says_so() -> None:
    prizes = tally_pages(sitting())[-1].tables[1]
    assert prizes.rows == (("（設定に賞がありません）", "", "", ""),)


@pytest.mark.parametrize(("judges", "entries", "criteria"), [(3, 2, 2), (9, 7, 5), (12, 10, 6)])
def test_every_box_is_large_enough_to_write_in(judges: int, entries: int, criteria: int) -> None:
    own = tuple(JudgeCriterion(f"基準{each}", Fraction(each + 1)) for each in range(criteria))
    several = replace(
        sitting(judging=JudgingRules(criteria=own)),
        judges=tuple(replace(JUDGES[0], number=each) for each in range(1, judges + 1)),
        entries=tuple(replace(ENTRIES[0], number=each) for each in range(1, entries + 1)),
    )
    pages = tally_pages(several)
    book = load_workbook(BytesIO(tally_book(several)))
    for page, sheet in zip(pages, book.worksheets, strict=True):
        scale = min(1, ROOM[page.large][0] / _across(sheet), ROOM[page.large][1] / _down(sheet))
        narrowest = min(page.widths[2:]) * 7 + 5
        assert narrowest / 96 * 25.4 * scale >= 12  # mm; Excel draws on 96 pixels an inch
        lowest = min(table.height for table in page.tables)
        assert lowest / 72 * 25.4 * scale >= 9  # mm


def _across(sheet: Worksheet) -> float:
    """Return the width of a sheet in inches, as Excel draws it: 7 pixels a letter, and 5."""
    return sum(each.width * 7 + 5 for each in sheet.column_dimensions.values()) / 96


def _down(sheet: Worksheet) -> float:
    return sum(each.height or 15 for each in sheet.row_dimensions.values()) / 72


def test_a_page_of_many_boxes_is_printed_on_a3() -> None:
    def large(judges: int) -> bool:
        many = tuple(replace(JUDGES[0], number=each) for each in range(1, judges + 1))
        return tally_pages(replace(sitting(), judges=many))[-2].large

    assert [large(each) for each in (9, 13, 14)] == [False, False, True]


def test_pages_bear_the_number_of_just_these_judges_and_entries() -> None:
    first, other = sitting(), replace(sitting(), entries=ENTRIES[::-1])
    heads = [{page.header[1] for page in tally_pages(each)} for each in (first, other)]
    assert [len(each) for each in heads] == [1, 1]
    assert heads[0] != heads[1]


def test_the_same_sitting_is_the_same_bytes() -> None:
    one, other = (tally_book(sitting()) for _ in range(2))
    assert one == other


def test_steps_are_numbered_without_gaps() -> None:
    numbers = [int(line.split(".", 1)[0]) for line in summary(PanelRules()).notes]
    assert numbers[0] == 1
    assert all(after == before + 1 for before, after in pairwise(numbers))
