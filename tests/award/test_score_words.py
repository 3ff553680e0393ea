"""What a score is called, and how an exact one is told."""

from fractions import Fraction

import pytest

from automations.award.rules import COUNTINGS, Counting, Method
from automations.award.score_words import score_words
from tests.award.staging import with_vote


@pytest.mark.parametrize(
    ("method", "counting", "label", "unit"),
    [
        (Method.MARKS, Counting.SUM, "得点", "点"),
        (Method.MARKS, Counting.Z_SCORE, "偏差値", ""),
        (Method.MARKS, Counting.RANK_POINTS, "順位点", "点"),
        (Method.MARKS, Counting.FIRSTS, "1位の数", "票"),
        (Method.CHOICES, Counting.SUM, "得票数", "票"),
        (Method.APPROVAL, Counting.SUM, "得票数", "票"),
        (Method.POINTS, Counting.SUM, "得点", "点"),
        (Method.RANKS, Counting.BORDA, "得点", "点"),
        (Method.RANKS, Counting.STV, "当選の順位", "位"),
        (Method.RANKS, Counting.SCHULZE, "勝たれた数", "件"),
    ],
)
def test_the_word_is_that_of_what_is_counted(
    method: Method, counting: Counting, label: str, unit: str
) -> None:
    words = score_words(with_vote(method=method, counting=counting))
    assert (words.label, words.unit) == (label, unit)


def test_every_way_of_counting_has_words() -> None:
    pairs = [(method, counting) for method, own in COUNTINGS.items() for counting in own]
    assert all(score_words(with_vote(method=one, counting=other)).label for one, other in pairs)


def test_a_score_is_told_exactly_and_rounded_where_that_differs() -> None:
    words = score_words(with_vote())
    assert words.told(Fraction(5)) == "得点: 5点"
    assert words.told(Fraction(5, 2)) == "得点: 2.5点"
    assert words.told(Fraction(23, 3)) == "得点: 23/3点（四捨五入すると 7.67点）"


def test_a_score_of_fifty_digits_is_only_told_rounded() -> None:
    words = score_words(with_vote(counting=Counting.Z_SCORE))
    assert words.told(Fraction(5123456789012345678901, 10**20)) == (
        "偏差値: 51.23（四捨五入。比べるときは丸めない値を使う）"
    )


def test_a_rounded_score_has_decimals_only_where_there_are_any() -> None:
    words = score_words(with_vote())
    assert (words.rounded(Fraction(7)), words.rounded(Fraction(1, 3))) == ("7点", "0.33点")


def test_a_value_is_told_briefly_and_exactly_unless_its_digits_tell_nothing() -> None:
    words = score_words(with_vote())
    assert [words.briefly(Fraction(*each)) for each in ((5, 2), (149, 42), (1, 3 * 10**6))] == [
        "2.5点",
        "149/42点",
        "0.00点",
    ]
    z_scores = score_words(with_vote(counting=Counting.Z_SCORE))
    assert z_scores.briefly(Fraction(5123456789012345678901, 10**20)) == "51.23"
