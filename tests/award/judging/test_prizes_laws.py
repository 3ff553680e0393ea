"""Laws of the prizes, whatever the scores, the ties and the answers are."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from automations.award.judging.prizes import PrizeField
from automations.award.judging.result import Awarded, PanelCount, Prizes
from automations.award.judging_rules import JudgeTie
from automations.award.prize_rules import PrizeRule, PrizeWay
from automations.award.rules import AwardRules
from automations.award.standing import Standing
from tests.award.judging.prizing import awarded, field, judged
from tests.award.staging import standing

MOST_ANSWERS = 12
SCORED = (PrizeWay.OVERALL, PrizeWay.CATEGORY, PrizeWay.HALL, PrizeWay.STAFF, PrizeWay.CRITERION)
CHAINS = (
    (JudgeTie.DECISION,),
    (JudgeTie.MAJORITY, JudgeTie.DECISION),
    (JudgeTie.TOP_MARKS, JudgeTie.MAJORITY, JudgeTie.STAFF_VOTE),
    (JudgeTie.HALL_VOTE, JudgeTie.SHARED),
)


@dataclass(frozen=True)
class Case:
    """A field with its rules, as drawn."""

    staged: PrizeField
    rules: AwardRules

    def awarded(self, decisions: Mapping[str, str] | None = None) -> Prizes:
        return awarded(self.staged, self.rules, decisions)


@st.composite
def prize_rules(draw: st.DrawFn, number: int, ways: tuple[PrizeWay, ...]) -> PrizeRule:
    return PrizeRule(
        f"賞{number}",
        way=draw(st.sampled_from(ways)),
        count=draw(st.integers(1, 3)),
        category=draw(st.sampled_from(["", "", "窓口"])),
        criterion="効果",
        least=Fraction(draw(st.sampled_from([0, 0, 40]))),
        besides=draw(st.booleans()),
        cascade=draw(st.booleans()),
    )


@st.composite
def cases(draw: st.DrawFn, ways: tuple[PrizeWay, ...] = tuple(PrizeWay)) -> Case:
    few = st.integers(0, 3)
    numbers = range(1, draw(st.integers(1, 6)) + 1)
    standings = [
        standing(
            number, draw(few), draw(st.sampled_from(["窓口", "内部"])),
            criteria=(draw(few), 0), top_marks=draw(st.integers(0, 1)),
        )
        for number in numbers
    ]  # fmt: skip
    worth = {(judge, number): Fraction(draw(few)) for judge in (1, 2, 3) for number in numbers}
    count = PanelCount(tuple(standings), worth, judges=dict.fromkeys(numbers, 3), full=Fraction(5))
    prizes = [draw(prize_rules(place, ways)) for place in range(draw(st.integers(1, 4)))]
    staged = field(
        standings,
        count=count,
        votes={number: draw(few) for number in numbers},
        staff=[replace(each, score=Fraction(draw(few))) for each in standings],
        knocked_out={number: "足切り" for number in numbers if draw(st.integers(0, 5)) == 0},
    )
    return Case(staged, judged(prizes, draw(st.sampled_from(CHAINS))))


def is_decided(prize: Awarded) -> bool:
    return not (prize.open or prize.waits)


def merit(entry: int, prize: Awarded, case: Case) -> Fraction:
    """Return what the prize goes by, of one entry."""
    by_number = {each.entry.number: each for each in case.staged.standings}
    match prize.rule.way:
        case PrizeWay.HALL:
            return Fraction(case.staged.hall.votes[entry] if case.staged.hall else 0)
        case PrizeWay.STAFF:
            return case.staged.staff[entry].merit
        case PrizeWay.CRITERION:
            return by_number[entry].criteria[0]
        case _:
            return by_number[entry].merit


def candidates(prize: Awarded, case: Case) -> list[Standing]:
    """Return who could have the prize, if nobody had another."""
    within = {prize.rule.category} if prize.rule.category else {"窓口", "内部"}
    if prize.rule.way is PrizeWay.CATEGORY:
        within = {name for name in within if prize.name.endswith(f"（{name}）")}
    return [
        each
        for each in case.staged.standings
        if each.entry.number not in case.staged.knocked_out and each.entry.category in within
    ]


@given(cases())
def test_nobody_gets_more_prizes_than_there_are_unless_they_are_shared(case: Case) -> None:
    found = case.awarded()
    shared = {step.cut.words for step in found.steps if step.rule is JudgeTie.SHARED}
    for each in found.awarded:
        assert len(each.entries) <= each.rule.count or each.name in shared
        assert is_decided(each) or not each.entries


@given(cases())
def test_nobody_who_has_a_prize_gets_another_unless_it_is_given_besides(case: Case) -> None:
    taken: set[int] = set()
    for each in case.awarded().awarded:
        numbers = {entry.number for entry in each.entries}
        assert each.rule.besides or not numbers & taken
        assert not numbers & set(case.staged.knocked_out) or each.rule.way is PrizeWay.STAFF_ALL
        taken |= numbers


@given(cases(SCORED))
def test_nobody_better_placed_and_without_a_prize_is_passed_over(case: Case) -> None:
    taken: set[int] = set()
    for each in case.awarded().awarded:
        numbers = {entry.number for entry in each.entries}
        barred = set() if each.rule.besides else taken
        worst = min((merit(number, each, case) for number in numbers), default=None)
        for one in candidates(each, case):
            number = one.entry.number
            if worst is not None and number not in numbers | barred:
                assert merit(number, each, case) <= worst
        taken |= numbers


@given(cases(), st.data())
def test_an_answer_never_changes_what_is_decided(case: Case, data: st.DataObject) -> None:
    """Each answer decides its own prize; in the end every prize is decided."""
    decisions: dict[str, str] = {}
    found = case.awarded()
    for _ in range(MOST_ANSWERS):
        if not found.open:
            break
        question = data.draw(st.sampled_from(found.open))
        decisions[question.key] = data.draw(st.sampled_from(question.options))
        after = case.awarded(decisions)
        assert after.problems == ()
        for old, new in zip(found.awarded, after.awarded, strict=True):
            assert new == old or not is_decided(old)
        answered = next(each for each in after.awarded if each.name == question.name)
        assert is_decided(answered)
        found = after
    assert all(map(is_decided, found.awarded))


@given(cases())
def test_the_order_of_the_standings_does_not_matter(case: Case) -> None:
    turned = tuple(reversed(case.staged.standings))
    count = replace(case.staged.count, standings=turned)
    staff = dict(reversed(list(case.staged.staff.items())))
    again = replace(case.staged, standings=turned, count=count, staff=staff)
    assert awarded(again, case.rules) == case.awarded()


@given(
    st.lists(st.integers(0, 30), min_size=1, max_size=8, unique=True),
    st.lists(st.tuples(st.booleans(), st.integers(1, 3), st.booleans()), min_size=1, max_size=4),
)
def test_without_ties_prizes_go_down_the_list(
    scores: list[int], drawn: list[tuple[bool, int, bool]]
) -> None:
    """The oracle sorts once, and takes from the top who has no prize yet."""
    standings = [
        standing(number, score, "窓口" if number % 2 else "内部")
        for number, score in enumerate(scores, 1)
    ]
    prizes = [
        PrizeRule(
            f"賞{place}", way=PrizeWay.CATEGORY if by_category else PrizeWay.OVERALL,
            count=count, besides=besides,
        )
        for place, (by_category, count, besides) in enumerate(drawn)
    ]  # fmt: skip
    taken: set[int] = set()
    ordered = sorted(standings, key=lambda each: -each.score)
    for each in awarded(field(standings), judged(prizes)).awarded:
        category = next((name for name in ("窓口", "内部") if name in each.name), "")
        free = [
            one.entry.number for one in ordered
            if (each.rule.besides or one.entry.number not in taken)
            and category in {"", one.entry.category}
        ]  # fmt: skip
        assert [one.number for one in each.entries] == free[: each.rule.count]
        taken |= set(free[: each.rule.count])
