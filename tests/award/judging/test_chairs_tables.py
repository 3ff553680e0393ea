"""The chair alone sees how far apart entries are, and what decided each prize."""

from dataclasses import replace
from fractions import Fraction

from automations.award.judging.chairs_tables import chairs_tables
from automations.award.judging.reporting import judging_report
from automations.award.judging_rules import JudgeTie
from automations.award.rules import AwardRules
from automations.tables.report import Table
from tests.award.judging.prizing import GRAND, awarded, field, judged, scored
from tests.award.judging.results import decided, rules_of, texts, waiting


def tables(rules: AwardRules) -> dict[str, Table]:
    return {each.key: each for each in chairs_tables(decided(rules), rules)}


def test_gaps_are_exact_and_shown_between_neighbours_and_to_the_first() -> None:
    table = tables(rules_of())["chair_standings"]
    assert [row[4:7] for row in table.rows] == [
        (Fraction(41, 9), None, None),
        (Fraction(13, 3), Fraction(2, 9), Fraction(2, 9)),
        (Fraction(28, 9), Fraction(11, 9), Fraction(13, 9)),
    ]
    assert texts(table)[1] == [
        "2", "03", "庶務の自動化", "内部", "4.33", "0.22", "0.22", "優秀賞（内部）", "",
    ]  # fmt: skip


def test_each_prize_says_what_decided_it() -> None:
    prizes = decided(rules_of()).prizes
    assert prizes
    assert texts(tables(rules_of())["chair_prizes"]) == [
        ["大賞", "授賞", "01 窓口DX", prizes.awarded[0].reason],
        ["優秀賞（窓口）", "授賞", "02 窓口DXプラス", prizes.awarded[1].reason],
        ["優秀賞（内部）", "授賞", "03 庶務の自動化", prizes.awarded[2].reason],
        ["最高賞", "該当なし", "", prizes.awarded[3].reason],
    ]


def test_a_tie_is_told_step_by_step() -> None:
    rules = judged([GRAND], ties=(JudgeTie.RAW_TOTAL, JudgeTie.DECISION))
    first, second = scored(4, 4)
    equal = [replace(first, raw=Fraction(20)), replace(second, raw=Fraction(21))]
    staged = replace(decided(rules_of()), prizes=awarded(field(equal), rules))
    told = {each.key: each for each in chairs_tables(staged, rules)}
    assert texts(told["chair_ties"]) == [
        ["大賞: 素点の合計が高い", "01 取組1", "20", "選ばれず"],
        ["大賞: 素点の合計が高い", "02 取組2", "21", "授賞"],
    ]


def test_without_a_result_there_is_nothing_to_see() -> None:
    assert chairs_tables(waiting(), rules_of()) == ()


def test_how_judges_differ_is_told_only_if_the_settings_say_so() -> None:
    assert set(tables(rules_of())) == {"chair_standings", "chair_prizes"}
    own = tables(rules_of(tendencies=True))
    assert set(own) - set(tables(rules_of())) == {"disagreements", "strictness"}


def test_no_table_has_the_key_of_one_that_others_see() -> None:
    rules = judged([GRAND], ties=(JudgeTie.LOTS, JudgeTie.DECISION), seed="種", tendencies=True)
    staged = replace(decided(rules), prizes=awarded(field(scored(4, 4)), rules))
    seen_by_others = judging_report(staged, rules).tables
    assert "prize_ties" in seen_by_others
    assert [each.key for each in chairs_tables(staged, rules) if each.key in seen_by_others] == []
