"""What a giver may answer in 判定.xlsx, where an answer must be one of the options."""

from dataclasses import replace

from automations.award.ties import MOST_OPTIONS
from tests.award.judging.prizing import BY_HAND, awarded, field, judged, scored, winners


def test_a_giver_of_two_prizes_is_offered_each_one_every_two_and_nobody() -> None:
    rules = judged([replace(BY_HAND, count=2)])
    (question,) = awarded(field(scored(5, 4, 3)), rules).open
    pairs = ("01 取組1、02 取組2", "01 取組1、03 取組3", "02 取組2、03 取組3")
    singly = ("01 取組1", "02 取組2", "03 取組3")
    assert question.options == (*singly, *pairs, "該当なし")


def test_where_there_would_be_too_many_options_the_giver_writes_the_entries() -> None:
    staged, rules = field(scored(*range(11))), judged([replace(BY_HAND, count=2)])
    assert MOST_OPTIONS < 11 + 11 * 10 // 2
    (question,) = awarded(staged, rules).open
    assert question.options == ()
    assert winners(awarded(staged, rules, {question.key: "11、取組3"})) == {"区長賞": [3, 11]}
    assert winners(awarded(staged, rules, {question.key: "該当なし"})) == {"区長賞": []}
