"""The order under every way of counting that suits what voters said."""

from automations.award.counting.comparison import compare
from automations.award.rules import COUNTINGS, Counting, Method
from tests.award.counting.casting import entries, judged, ruled

VOTE = [*[{1: 5, 2: 5}] * 5, *[{1: 4, 2: 4}] * 4, {2: 1, 3: 2}]


def test_the_declared_way_stands_first_and_gives_the_order() -> None:
    rules = ruled(Method.MARKS, Counting.MEAN)
    found = compare(judged(VOTE, rules), entries(3), rules)
    heads = [each.heading for each in found.columns]
    assert heads[:4] == ["番号", "取組名", "平均（この催しの方法）", "合計"]
    assert sorted(heads[3:]) == sorted(
        way.value for way in COUNTINGS[Method.MARKS] if way is not Counting.MEAN
    )
    assert [row[:4] for row in found.rows] == [
        ("01", "取組1", 1, 2),
        ("02", "取組2", 2, 1),
        ("03", "取組3", 3, 3),
    ]


def test_ranks_are_compared_by_what_suits_ranks() -> None:
    rules = ruled(Method.RANKS, Counting.STV)
    found = compare(judged([{1: 1, 2: 2}, {2: 1}], rules), entries(2), rules)
    assert [each.heading for each in found.columns[2:]] == [
        "単記移譲式（この催しの方法）", "ボルダ方式", "順位点", "1位の数", "シュルツ方式",
    ]  # fmt: skip
