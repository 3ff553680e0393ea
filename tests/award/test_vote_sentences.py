"""What voters write, how it counts and what does not, in plain sentences."""

from dataclasses import replace
from enum import Enum
from fractions import Fraction

import pytest

from automations.award.rule_sentences import rule_sentences
from automations.award.rules import (
    COUNTINGS,
    Arrangement,
    AwardRules,
    BlankCriterion,
    Counting,
    Extent,
    Method,
    Overvote,
    Own,
    Repeated,
    Revote,
    ScaleWord,
    SharedPlace,
    Unranked,
    VoterClass,
)
from automations.tables.sources import Source
from tests.award.ruling import CHOICES, RANKS, bare, new
from tests.award.staging import with_vote

BALLOT_POINTS = (
    "一つの票が一つの取組に与える点は、評点に配点を掛けて合計し、配点の合計で割ったもの。"
)


@pytest.mark.parametrize(
    ("method", "counting", "sentence"),
    [
        (Method.MARKS, Counting.MEAN, BALLOT_POINTS + "取組の得点は、その平均。"),
        (Method.MARKS, Counting.MEDIAN, BALLOT_POINTS + "取組の得点は、その中央値。"),
        (
            Method.MARKS, Counting.TRIMMED,
            BALLOT_POINTS + "取組の得点は、その高いほうと低いほうから2件ずつを除いた平均。",
        ),
        (
            Method.MARKS, Counting.CRITERION_MEANS,
            "取組の得点は、評価基準ごとの評点の平均に配点を掛けて合計し、配点の合計で割ったもの。",
        ),
        (
            Method.MARKS, Counting.Z_SCORE,
            BALLOT_POINTS + "その点を投票者ごとに偏差値（平均50、標準偏差10）に直し、"
            "その平均を取組の得点とする。4件以上を採点し、点に差を付けた投票者だけを数える。",
        ),
        (
            Method.MARKS, Counting.RANK_POINTS,
            BALLOT_POINTS + "投票者ごとにその点の高い順に順位を付け、その順位の合計を取組の得点"
            "（順位点）とする。得点の小さい取組が上位。同じ点の取組は順位を分け合う。",
        ),
        (
            Method.MARKS, Counting.FIRSTS,
            BALLOT_POINTS
            + "投票者ごとにその点が最も高い取組を1位とし、1位の数を取組の得点とする。"
            "同じ点の取組は1位を等しく分ける。",
        ),
        (Method.POINTS, Counting.SUM, "取組の得点は、分け与えられた点の合計。"),
        (Method.POINTS, Counting.MEAN, "取組の得点は、点を与えた票の、点の平均。"),
        (
            Method.RANKS, Counting.BORDA,
            "取組の得点は、取組の数から順位を引いた点の合計（ボルダ方式）。",
        ),
        (
            Method.RANKS, Counting.RANK_POINTS,
            "取組の得点は、付けられた順位の合計（順位点）。得点の小さい取組が上位。",
        ),
        (Method.RANKS, Counting.FIRSTS, "取組の得点は、1位とした票の数。"),
        (
            Method.RANKS, Counting.STV,
            (
                "票はまず1位の取組に入る。当選に要る票数を超えた票と、最下位となった取組の票を、"
                "次の順位の取組に移して、順に決める（単記移譲式）。"
            ),
        ),
        (
            Method.RANKS, Counting.SCHULZE,
            (
                "取組を二つずつ、上位とした票の多さで比べ、間接の比較も合わせて順位を決める"
                "（シュルツ方式）。"
            ),
        ),
    ],
)  # fmt: skip
def test_each_way_of_counting(method: Method, counting: Counting, sentence: str) -> None:
    rules = bare(method, counting, trimmed=2, least_for_deviation=4)
    assert sentence in rule_sentences(rules)


def test_every_way_of_counting_there_is_has_a_sentence() -> None:
    pairs = [
        (method, counting) for method, countings in COUNTINGS.items() for counting in countings
    ]
    said = [rule_sentences(bare(*pair)) for pair in pairs]
    assert len(set(said)) == len(pairs)


@pytest.mark.parametrize(
    ("base", "changes", "sentences"),
    [
        (
            CHOICES, {"choices_per_category": 3},
            [
                "投票対象者は、各部門3件まで取組を選ぶ。",
                "部門の上限を超えて選んだ票は、その部門を無効とする。",
            ],
        ),
        (
            CHOICES,
            {"choices_per_category": 3, "extent": Extent.OVERALL, "overvote": Overvote.BALLOT},
            [
                "投票対象者は、全部門を通して3件まで取組を選ぶ。",
                "上限を超えて選んだ票は、票全体を無効とする。",
            ],
        ),
        (
            CHOICES, {"arrangement": Arrangement.ONE_CELL, "repeated": Repeated.BALLOT},
            ["一つの票が同じ取組を二度選んだときは、票全体を無効とする。"],
        ),
        (
            CHOICES, {"own_section": Own.CATEGORY, "own_entry": Own.IGNORED},
            [
                "自分の所属の取組を選んだときは、その部門を無効とする。",
                "自分が代表者やメンバーである取組を選んだときは、その選択を除く。",
            ],
        ),
        (CHOICES, {"revote": Revote.NONE}, ["同じ人が二度以上投票したときは、すべて無効とする。"]),
        (
            bare(Method.POINTS, Counting.SUM),
            {"points": 10, "extent": Extent.OVERALL, "overvote": Overvote.BALLOT},
            [
                "投票対象者は、全部門を通して10点の持ち点を、件数の制限なく取組に分け与える。",
                "分けた点の合計が持ち点を超えた票は、票全体を無効とする。",
            ],
        ),
        (
            bare(Method.RANKS, Counting.BORDA), {"unranked": Unranked.MEAN},
            ["順位を付けた票で、順位のない取組は、残りの順位を分け合う。"],
        ),
        (
            RANKS, {"shared_place": SharedPlace.CATEGORY, "choices_per_category": 3},
            [
                "投票対象者は、各部門3件まで取組を選び、1位から順位を付ける。",
                "部門の上限を超えて選んだ票は、その部門を無効とする。",
                "一つの票で二つの取組に同じ順位を付けたときは、その部門を無効とする。",
            ],
        ),
        (
            bare(Method.MARKS, Counting.SUM), {"blank_criterion": BlankCriterion.RENORMALISED},
            ["選んだ取組の評価基準の一部が空のときは、記入分の配点で換算する。"],
        ),
    ],
)  # fmt: skip
def test_each_policy_of_the_vote(
    base: AwardRules, changes: dict[str, object], sentences: list[str]
) -> None:
    assert new(with_vote(base, **changes), base) == sentences


@pytest.mark.parametrize(
    "policies",
    [Revote, Overvote, Own, Repeated, SharedPlace, Unranked, BlankCriterion],
)
def test_every_policy_can_be_said(policies: type[Enum]) -> None:
    setting = {
        Revote: "revote", Overvote: "overvote", Own: "own_entry", Repeated: "repeated",
        SharedPlace: "shared_place", Unranked: "unranked", BlankCriterion: "blank_criterion",
    }[policies]  # fmt: skip
    base = {"choices_per_category": 2, "arrangement": Arrangement.SLOTS}
    marks = with_vote(bare(Method.MARKS, Counting.RANK_POINTS), **base)
    ranks = with_vote(bare(Method.RANKS, Counting.BORDA), **base)
    of = ranks if policies is SharedPlace else marks
    said = {rule_sentences(with_vote(of, **{setting: each})) for each in policies}
    assert len(said) == len(list(policies))


def test_words_instead_of_points() -> None:
    words = (ScaleWord("大変よい", Fraction(5)), ScaleWord("よい", Fraction(5, 2)))
    rules = replace(bare(Method.MARKS, Counting.SUM), scale=words)
    assert new(rules, bare(Method.MARKS, Counting.SUM)) == [
        (
            "投票対象者は、件数の制限なく取組を選び、効果・工夫の2つの評価基準を"
            "「大変よい」「よい」の評語で採点する。"
        ),
        "評語は、「大変よい」を5点、「よい」を2.5点と数える。",
    ]


def test_classes_of_voters_weigh_or_share() -> None:
    judges, staff = VoterClass("審査員", Fraction(3)), VoterClass("職員")
    assert new(replace(CHOICES, voter_classes=(judges, staff)), CHOICES) == [
        "一票の重みは、審査員 3票、職員 1票。"
    ]
    shared = (replace(judges, share=Fraction(1)), replace(staff, share=Fraction(2)))
    assert new(replace(CHOICES, voter_classes=shared), CHOICES) == [
        "得点は、投票者区分ごとに求め、審査員 1、職員 2の割合で合わせる。"
    ]
    assert new(replace(CHOICES, voter_classes=(staff,)), CHOICES) == []


def test_votes_counted_by_hand() -> None:
    assert new(replace(CHOICES, hand_counts=Source("手集計.xlsx")), CHOICES) == [
        "紙の票や挙手を数えた合計（手集計）も、計数者と確認者の記録があるものを加える。"
    ]
