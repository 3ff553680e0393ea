"""Executives are told of prizes and winners: no judge, no mark, nothing of who got no prize."""

from dataclasses import replace
from fractions import Fraction

from automations.award.judging.executives_tables import executives_tables
from automations.award.judging.result import Awarded, JudgingResult, Prizes, Stage
from automations.award.judging_rules import Part, PartShare
from automations.award.prize_rules import PrizeRule, PrizeWay
from automations.award.rules import AwardRules
from automations.tables.report import Audience, Table
from tests.award.judging.results import JUDGES, decided, headings, rules_of, texts, waiting

GRAND = PrizeRule("大賞", giver="区長")
GIVEN = PrizeRule("区長賞", way=PrizeWay.BY_HAND, giver="区長")
HALF = (PartShare(Part.JUDGES, Fraction(1)), PartShare(Part.HALL, Fraction(1)))


def told(result: JudgingResult, rules: AwardRules) -> dict[str, Table]:
    return {each.key: each for each in executives_tables(result, rules)}


def every_text(tables: dict[str, Table]) -> str:
    return "\n".join(text for each in tables.values() for row in texts(each) for text in row)


def test_each_prize_stands_with_its_winner_and_the_reason() -> None:
    rules = rules_of(GRAND)
    prizes = told(decided(rules), rules)["result_prizes"]
    assert headings(prizes) == ["賞", "授与者", "受賞", "理由"]
    assert [row[:3] for row in texts(prizes)] == [["大賞", "区長", "01 窓口DX（市民課）"]]


def test_all_of_it_is_for_executives() -> None:
    rules = rules_of(GRAND)
    audiences = {each.audience for each in executives_tables(decided(rules), rules)}
    assert audiences == {Audience.EXECUTIVES}


def test_numbers_add_up_to_what_there_was() -> None:
    rules = rules_of(GRAND)
    assert texts(told(decided(rules), rules)["result_counts"]) == [
        ["審査員", "4人", "出席 2 ＋ 代理 1 ＋ 欠席 1"],
        ["審査の対象", "3件", "審査した取組 3"],
        ["採点（審査員×取組）", "12組", "採点あり 8 ＋ 除斥 1 ＋ 欠席 3"],
        ["評点", "16個", "記入 16"],
        ["賞", "1件", "授賞 1"],
    ]


def test_of_points_only_those_of_winners_are_told() -> None:
    rules = rules_of(GRAND)
    scores = told(decided(rules), rules)["result_scores"]
    assert [row[:3] for row in texts(scores)] == [["大賞", "01", "窓口DX"]]


def test_a_mean_of_fewer_than_three_judges_is_not_told_by_criterion() -> None:
    rules = rules_of(GRAND, PrizeRule("準大賞"))
    scores = told(decided(rules), rules)["result_scores"]
    named = headings(scores)
    rows = [dict(zip(named, row, strict=True)) for row in scores.rows]
    criteria = [each for each in named if each in {"効果", "工夫"}]
    assert criteria
    for row in rows:
        few = row["採点した審査員"] != len(JUDGES) - 1
        assert [row[each] is None for each in criteria] == [few] * len(criteria)


def test_no_judge_is_named() -> None:
    rules = rules_of(GRAND)
    said = every_text(told(decided(rules), rules))
    assert not [each.name for each in JUDGES if each.name in said]


def test_before_all_marks_are_there_nothing_but_numbers_and_rules_are_told() -> None:
    tables = told(waiting(), rules_of(GRAND))
    assert list(tables) == ["result_counts", "result_method"]
    assert ["評点", "16個", "記入 13 ＋ 足りない評点 3"] in texts(tables["result_counts"])


def test_an_open_prize_tells_whom_it_waits_for_and_no_candidate() -> None:
    rules = rules_of(GRAND, GIVEN)
    tables = told(decided(rules), rules)
    assert texts(tables["result_waiting"]) == [["区長賞", "授ける人の選定を待つ", "区長"]]
    assert "result_prizes" not in tables
    assert "窓口DX" not in every_text(tables)


def test_of_a_vote_in_the_hall_winners_have_their_votes_out_of_all() -> None:
    rules = rules_of(GRAND, shares=HALF)
    tables = told(decided(rules, {1: 6, 2: 3, 3: 1}), rules)
    assert texts(tables["result_hall"]) == [["01", "窓口DX", "6", "10", "60.0%"]]
    shares = ["結果の配分", "2区分", "審査員 50.0% ＋ 会場投票 50.0%"]
    assert shares in texts(tables["result_counts"])
    assert {row[0] for row in texts(tables["result_parts"])} == {"01"}


def test_a_tie_that_waits_names_nobody() -> None:
    rules = rules_of(GRAND)
    reason = "01 窓口DX、02 窓口DXプラスの同点のため、人の判定待ち"
    prizes = Prizes((Awarded("大賞", GRAND, (), reason, open=True),))
    level = replace(decided(rules), stage=Stage.UNDECIDED, prizes=prizes)
    waited = ["大賞", "得点の並んだ取組から、どれに授けるかの判定を待つ", "委員長"]
    assert texts(told(level, rules)["result_waiting"]) == [waited]
