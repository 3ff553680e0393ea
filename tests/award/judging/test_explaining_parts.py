"""What each part adds to an entry's result, to be typed into a calculator."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from automations.award.judging.explaining_parts import part_lines
from automations.award.judging.order import Presentation
from automations.award.judging.result import HallVote, JudgingResult, Stage
from automations.award.judging_rules import Conversion, Part, PartShare
from automations.award.rules import AwardRules, Counting, Method
from automations.award.standing import Standing
from automations.tables.report import report_of
from tests.award.counting.casting import entries
from tests.award.judging.scoring import counted, judging, panel_of, sheets

JUDGES = [{1: 4, 2: 3}, {1: 5, 2: 3}]
ENTRIES = tuple(entries(2))
HALF = (PartShare(Part.JUDGES, Fraction(1)), PartShare(Part.HALL, Fraction(1)))


def lines(
    rules: AwardRules,
    hall: HallVote | None = None,
    staff: Mapping[int, Standing] | None = None,
    entry: int = 1,
) -> list[str]:
    result = JudgingResult(
        Stage.DECIDED, report_of(), Presentation(ENTRIES), panel_of(2),
        sheets(JUDGES), counted(JUDGES, rules, 2), hall,
    )  # fmt: skip
    return list(part_lines(entry, result, staff or {}, rules))


def mixing(
    conversion: Conversion,
    shares: tuple[PartShare, ...] = HALF,
    counting: Counting = Counting.MEAN,
) -> AwardRules:
    return judging(Method.MARKS, counting, conversion=conversion, shares=shares)


def test_the_panel_alone_has_no_parts() -> None:
    assert lines(judging(Method.MARKS, Counting.MEAN)) == []


def test_scores_are_divided_by_full_marks() -> None:
    assert lines(mixing(Conversion.FULL), HallVote({1: 30, 2: 60}, 120)) == [
        "審査員: 4.5 ÷ 満点5 ＝ 0.9、0.9×1/2×100 ＝ 45",
        "会場投票: 30 ÷ 満点120 ＝ 0.25、0.25×1/2×100 ＝ 12.5",
        "合わせて: 45＋12.5 ＝ 57.5",
    ]


def test_scores_are_divided_by_the_best() -> None:
    assert lines(mixing(Conversion.BEST), HallVote({1: 30, 2: 60}, 120)) == [
        "審査員: 4.5 ÷ 最も高い得点4.5 ＝ 1、1×1/2×100 ＝ 50",
        "会場投票: 30 ÷ 最も高い得点60 ＝ 0.5、0.5×1/2×100 ＝ 25",
        "合わせて: 50＋25 ＝ 75",
    ]


def test_where_less_wins_the_best_is_divided() -> None:
    rules = mixing(Conversion.BEST, counting=Counting.RANK_POINTS)
    assert lines(rules, HallVote({1: 30, 2: 60}, 120), entry=2)[0] == (
        "審査員: 最も小さい得点2 ÷ 4 ＝ 0.5、0.5×1/2×100 ＝ 25"
    )


def test_places_are_averaged_by_share() -> None:
    assert lines(mixing(Conversion.PLACES), HallVote({1: 30, 2: 60}, 120)) == [
        "審査員: 4.5は1位、1×1/2 ＝ 0.5",
        "会場投票: 30は2位、2×1/2 ＝ 1",
        "合わせて: 0.5＋1 ＝ 1.5",
    ]


def test_a_part_that_says_nothing_of_an_entry_adds_nothing() -> None:
    shares = (HALF[0], replace(HALF[1], part=Part.STAFF))
    staff = {2: Standing(ENTRIES[1], Fraction(4), (), 10, 0)}
    assert lines(mixing(Conversion.FULL, shares), staff=staff)[1:] == [
        "職員投票: 得点がないため 0、0×1/2 → 0",
        "合わせて: 45＋0 ＝ 45",
    ]
    assert lines(mixing(Conversion.FULL), HallVote({}, 0))[1] == (
        "会場投票: 得点がないため 0、0×1/2 → 0"
    )
