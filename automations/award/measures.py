"""What the chain of tie rules compares: each step's value of a standing, more is better."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from fractions import Fraction

from automations.award.judging_rules import JudgeTie
from automations.award.lots import lot, lot_shown
from automations.award.rules import AwardRules, Counting, Method, TieRule
from automations.award.scale import scale_of
from automations.award.tally import Standing
from automations.award.wording import exact, said
from automations.tables.rendering import japanese_time, shown
from automations.tables.report import Form

Strength = tuple[Fraction, ...]

_IN_PLACES = frozenset({Counting.RANK_POINTS, Counting.FIRSTS})
_TOLD_AS_TEXT = frozenset({
    TieRule.EARLIER, TieRule.LOWER_COST, TieRule.LOTS,
    JudgeTie.EARLIER, JudgeTie.LOWER_COST, JudgeTie.LOTS, JudgeTie.STAFF_VOTE,
})  # fmt: skip
_ENDS = (TieRule.ALL_ADVANCE, TieRule.DECISION)
_START = datetime(1970, 1, 1, tzinfo=UTC)
_MISSING = Fraction(-(10**18))  # less than any time or cost: who did not say comes last


@dataclass(frozen=True, slots=True)
class Measure:
    """What one step compares; more is better.

    ``against``: the same where it depends on who is still level, as wins over each other do.
    """

    rule: TieRule | JudgeTie
    subject: str
    value: Callable[[Standing], Fraction]
    against: Callable[[Sequence[Standing]], Callable[[Standing], Fraction]] | None = None

    def among(self, tied: Sequence[Standing]) -> Callable[[Standing], Fraction]:
        """Return the comparison for ``tied``: who an earlier step settled is no rival any more."""
        return self.against(tied) if self.against else self.value


def measures(rules: AwardRules, standings: Sequence[Standing] = ()) -> tuple[Measure, ...]:
    """Return the comparisons of the chain, up to the rule that needs none.

    Lots without a published seed are none. A count-back goes through the levels that the
    standings count, one step a level.
    """
    chain: list[Measure] = []
    for rule in rules.selection.ties:
        if rule in _ENDS:
            break
        chain += _of_rule(rule, rules, standings)
    return tuple(chain)


def last_rule(rules: AwardRules) -> TieRule:
    """Return what settles what the comparisons leave: a person, unless all advance."""
    return next((rule for rule in rules.selection.ties if rule in _ENDS), TieRule.DECISION)


def strength(standing: Standing, chain: Sequence[Measure]) -> Strength:
    """Return what the standing is worth: its merit, then every comparison of the chain."""
    return (standing.merit, *(each.value(standing) for each in chain))


def value_shown(rule: TieRule | JudgeTie, standing: Standing, value: Fraction | None) -> str:
    """Return what a step compared as people read it: a time on the sheet's clock, a cost in yen."""
    entry = standing.entry
    if value is None:
        return ""
    match rule:
        case TieRule.EARLIER | JudgeTie.EARLIER:
            return japanese_time(entry.submitted) if entry.submitted else said("texts", "not_said")
        case TieRule.LOWER_COST | JudgeTie.LOWER_COST if entry.cost is None:
            return said("texts", "not_said")
        case TieRule.LOWER_COST | JudgeTie.LOWER_COST:
            return shown(entry.cost, Form.COUNT, "円")
        case TieRule.LOTS | JudgeTie.LOTS:
            return lot_shown(int(value))
        case _:  # a merit in the staff vote: where lower wins, the score is its opposite
            return exact(abs(value) if rule is JudgeTie.STAFF_VOTE else value)


def value_cell(
    rule: TieRule | JudgeTie, standing: Standing, value: Fraction | None
) -> int | Fraction | str:
    """Return what a step compared for a table: a number, unless people compare a text."""
    if value is None or rule in _TOLD_AS_TEXT:
        return value_shown(rule, standing, value)
    return value.numerator if value.denominator == 1 else value


def _of_rule(rule: TieRule, rules: AwardRules, standings: Sequence[Standing]) -> Iterator[Measure]:
    if rule in _SINGLE:
        yield Measure(rule, rule.value, _SINGLE[rule])
    elif rule is TieRule.CRITERION:
        for place, criterion in enumerate(rules.criteria):
            yield Measure(rule, criterion.name, _criterion(place))
    elif rule is TieRule.COUNT_BACK:
        for place, level in enumerate(_levels(rules, standings)):
            yield Measure(rule, said("texts", "count_of", level=level), _level(place))
    elif seed := rules.selection.seed.strip():
        yield Measure(rule, rule.value, lambda one: Fraction(lot(seed, one.entry.number)))


def shares_places(rules: AwardRules) -> bool:
    """Tell whether the levels of a count are places that marks make, so that they may be shared."""
    return rules.vote.method is Method.MARKS and rules.vote.counting in _IN_PLACES


def _criterion(place: int) -> Callable[[Standing], Fraction]:
    return lambda one: one.criteria[place] if place < len(one.criteria) else Fraction(0)


def _level(place: int) -> Callable[[Standing], Fraction]:
    return lambda one: Fraction(one.levels[place] if place < len(one.levels) else 0)


def _levels(rules: AwardRules, standings: Sequence[Standing]) -> tuple[str, ...]:
    """Name the levels that the standings count: places, or points of the scale, the best first."""
    most = max((len(each.levels) for each in standings), default=0)
    if rules.vote.method is Method.RANKS or rules.vote.counting in _IN_PLACES:
        return tuple(said("texts", "level_place", place=place) for place in range(1, most + 1))
    points = _given(standings) if rules.vote.method is Method.POINTS else _points(rules)
    return tuple(
        said("texts", "level_points", points=shown(value, Form.TEXT)) for value in points[:most]
    )


def _given(standings: Sequence[Standing]) -> Sequence[Fraction]:
    """Return the points that anybody gave, as the counting goes through them."""
    given = {value for each in standings for spread in each.distribution for value, _ in spread}
    return sorted(given, reverse=True)


def _points(rules: AwardRules) -> Sequence[Fraction]:
    scale = scale_of(rules)
    steps = set(scale.words.values()) or range(scale.lowest, scale.highest + 1)
    return [scale.points(step) for step in sorted(steps, reverse=True)]


def _earlier(standing: Standing) -> Fraction:
    """Return how long before the epoch it came, in microseconds, exactly."""
    at = standing.entry.submitted
    return _MISSING if at is None else Fraction((_START - at) // timedelta(microseconds=1))


def _lower_cost(standing: Standing) -> Fraction:
    return _MISSING if standing.entry.cost is None else Fraction(-standing.entry.cost)


_SINGLE: Mapping[TieRule, Callable[[Standing], Fraction]] = {
    TieRule.SUPPORTERS: lambda one: Fraction(one.supporters),
    TieRule.TOP_MARKS: lambda one: Fraction(one.top_marks),
    TieRule.RAW_TOTAL: lambda one: one.raw,
    TieRule.EARLIER: _earlier,
    TieRule.LOWER_COST: _lower_cost,
}
