"""A score worked out in sentences: whoever types them into a calculator finds the score."""

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automations.award.entries import Entry
from automations.award.judging.explaining_count import count_lines
from automations.award.judging.explaining_marks import JudgesMarks
from automations.award.judging.order import Presentation
from automations.award.judging.result import JudgingResult, Stage
from automations.award.judging_rules import PANEL_COUNTINGS, Recusal
from automations.award.rules import AwardRules, Counting, Method
from automations.tables.report import report_of
from tests.award.counting.casting import entries
from tests.award.judging.scoring import (
    ABSENT,
    OUT,
    VOID,
    Said,
    counted,
    judging,
    of_entry,
    panel_of,
    sheets,
)

M, R, C, P = Method.MARKS, Method.RANKS, Method.CHOICES, Method.POINTS
MARKS = [{1: (5, 4), 2: (3, 3)}, {1: (4, 2), 2: (5, 5)}, {1: (2, 5), 2: (1, 1)}]
ENTRIES = tuple(entries(2))


def found(judges: Sequence[Mapping[int, Said]], rules: AwardRules, of: int = 2) -> JudgingResult:
    return JudgingResult(
        Stage.DECIDED, report_of(), Presentation(tuple(entries(of))), panel_of(len(judges)),
        sheets(judges), counted(judges, rules, of),
    )  # fmt: skip


def score_of(judges: Sequence[Mapping[int, Said]], rules: AwardRules, entry: int = 1) -> list[str]:
    result = found(judges, rules)
    assert result.count
    return list(count_lines(of_entry(result.count, entry), result, rules))


def marks_of(
    judges: Sequence[Mapping[int, Said]], rules: AwardRules, entry: Entry = ENTRIES[0]
) -> list[str]:
    result = found(judges, rules, max(map(len, judges)))
    return list(JudgesMarks(result, rules).lines(entry))


def test_each_judges_marks_are_weighted_and_divided_by_the_weights() -> None:
    assert marks_of(MARKS, judging(M, Counting.MEAN, 3, 1)) == [
        "審査員1: 基準0 5、基準1 4 → （5×3＋4×1）÷4 ＝ 4.75",
        "審査員2: 基準0 4、基準1 2 → （4×3＋2×1）÷4 ＝ 3.5",
        "審査員3: 基準0 2、基準1 5 → （2×3＋5×1）÷4 ＝ 2.75",
    ]


def test_criteria_of_one_weight_are_averaged() -> None:
    assert marks_of(MARKS[:1], judging(M, Counting.SUM, 2, 2)) == [
        "審査員1: 基準0 5、基準1 4 → （5＋4）÷2 ＝ 4.5"
    ]


@pytest.mark.parametrize(
    ("counting", "expected"),
    [
        (Counting.SUM, ["4.75＋3.5＋2.75 ＝ 11", "得点: 11点"]),
        (
            Counting.MEAN,
            [
                "（4.75＋3.5＋2.75）÷3 ＝ 11/3（≒3.6667）",
                "得点: 11/3点（四捨五入すると 3.67点）",
            ],
        ),
        (
            Counting.MEDIAN,
            ["小さい順に並べる: 2.75、3.5、4.75", "まん中の値: 3.5", "得点: 3.5点"],
        ),
        (
            Counting.TRIMMED,
            [
                "小さい順に並べる: 2.75、3.5、4.75",
                "高いほうと低いほうから1件ずつ除いた平均: （3.5）÷1 ＝ 3.5",
                "得点: 3.5点",
            ],
        ),
        (
            Counting.CRITERION_MEANS,
            [
                "基準0の平均: （5＋4＋2）÷3 ＝ 11/3（≒3.6667）",
                "基準1の平均: （4＋2＋5）÷3 ＝ 11/3（≒3.6667）",
                "（11/3×3＋11/3×1）÷4 ＝ 11/3（≒3.6667）",
                "得点: 11/3点（四捨五入すると 3.67点）",
            ],
        ),
        (Counting.RANK_POINTS, ["1＋2＋1 ＝ 4", "順位点: 4点", "小さいほうが上位"]),
        (Counting.FIRSTS, ["1＋0＋1 ＝ 2", "1位の数: 2票"]),
    ],
)
def test_the_score_is_worked_out_as_it_is_counted(counting: Counting, expected: list[str]) -> None:
    assert score_of(MARKS, judging(M, counting, 3, 1)) == expected


def test_the_middle_of_an_even_number_is_the_mean_of_two() -> None:
    assert score_of(MARKS[:2], judging(M, Counting.MEDIAN, 3, 1))[:2] == [
        "小さい順に並べる: 3.5、4.75",
        "まん中の二つの平均: （3.5＋4.75）÷2 ＝ 4.125",
    ]


def test_a_judge_who_is_recused_is_filled_by_the_others_or_left_out() -> None:
    judges: list[dict[int, Said]] = [{1: 5, 2: 3}, {1: 2, 2: 4}, {1: OUT, 2: 4}]
    filled = judging(M, Counting.SUM)
    assert marks_of(judges, filled)[-1] == (
        "審査員3: 除斥。ほかの審査員2人の平均で補う: （5＋2）÷2 ＝ 3.5"
    )
    assert score_of(judges, filled)[0] == "5＋2＋3.5 ＝ 10.5"
    left = judging(M, Counting.SUM, recusal=Recusal.LEFT_OUT)
    assert marks_of(judges, left)[-1] == ("審査員3: 除斥。補わずに、ほかの審査員の分だけで数える")
    assert score_of(judges, left)[0] == "5＋2 ＝ 7"


def test_who_is_absent_or_void_is_told_so() -> None:
    judges: list[dict[int, Said]] = [{1: 5, 2: 3}, {1: ABSENT, 2: ABSENT}, {1: VOID, 2: 4}]
    assert marks_of(judges, judging(M, Counting.MEAN)) == [
        "審査員1: 基準0 5",
        "審査員2: 欠席のため数えない",
        "審査員3: 未記入があるため数えない",
    ]


def test_an_entry_that_nobody_judged_says_so() -> None:
    judges: list[dict[int, Said]] = [{1: ABSENT, 2: 4}]
    assert score_of(judges, judging(M, Counting.MEAN))[0] == "この取組を採点した審査員はいない。"


@pytest.mark.parametrize(
    ("method", "counting", "expected"),
    [
        (R, Counting.RANK_POINTS, ["審査員1: 1位", "審査員2: 2位"]),
        (
            R,
            Counting.BORDA,
            [
                "審査員1: 1位 → 1点（取組の数から順位を引く）",
                "審査員2: 2位 → 0点（取組の数から順位を引く）",
            ],
        ),
        (C, Counting.SUM, ["審査員1: 選んだ", "審査員2: 選ばない"]),
        (P, Counting.SUM, ["審査員1: 1点", "審査員2: 2点"]),
    ],
)
def test_places_choices_and_points_are_told_as_judges_write_them(
    method: Method, counting: Counting, expected: list[str]
) -> None:
    second = 0 if method is C else 2
    judges = [{1: 1, 2: second}, {1: second, 2: 1}]
    assert marks_of(judges, judging(method, counting, points=3)) == expected


def test_judges_who_tell_no_entries_apart_have_no_deviation() -> None:
    judges = [{1: 3, 2: 3, 3: 3}, {1: 5, 2: 4, 3: 3}]
    assert marks_of(judges, judging(M, Counting.Z_SCORE)) == [
        ("審査員1: 基準0 3 → 評価に差がないか、採点した件数が足りないため、偏差値がなく、数えない"),
        "審査員2: 基準0 5 → ≒62.2474（偏差値）",
    ]


@pytest.mark.parametrize("counting", PANEL_COUNTINGS[M])
@given(
    st.lists(
        st.fixed_dictionaries({1: st.tuples(*[st.integers(1, 5)] * 2),
                               2: st.tuples(*[st.integers(1, 5)] * 2) | st.just(OUT)}),
        min_size=2, max_size=5,
    )
)  # fmt: skip
def test_the_formula_comes_to_the_score_whatever_judges_mark(
    counting: Counting, judges: list[dict[int, Said]]
) -> None:
    rules = judging(M, counting, 3, 1)
    result = found(judges, rules)
    assert result.count
    for entry in (1, 2):
        own = of_entry(result.count, entry)
        *_, formula, last = [
            each for each in count_lines(own, result, rules) if each != "小さいほうが上位"
        ]
        if formula.startswith("この取組を採点した"):
            continue
        shown = re.findall(
            r"≒?-?[0-9]+(?:\.[0-9]+|/[0-9]+)?", formula.rpartition("＝")[2] or formula
        )
        value = Fraction(shown[0].removeprefix("≒"))
        assert abs(value - own.score) <= (Fraction(1, 10**4) if "≒" in shown[0] else 0), (
            formula,
            last,
        )
