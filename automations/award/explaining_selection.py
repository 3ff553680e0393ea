"""How an entry came to be in or out: seats, ties, the one reason, the gap at the cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from automations.award.decision import AwardResult
from automations.award.measures import value_shown
from automations.award.rule_sentences import knock_out_sentence, seat_sentences
from automations.award.rules import AwardRules, Counting, Method
from automations.award.runner_up_places import runner_up_places
from automations.award.scale import scale_of
from automations.award.score_words import ScoreWords, score_words
from automations.award.seating import Verdict
from automations.award.selection import Outcome, with_verdict
from automations.award.ties import TieStep, result_words
from automations.award.told import ToldStep, step
from automations.award.wording import said


def selection_steps(outcome: Outcome, found: AwardResult, rules: AwardRules) -> Iterator[ToldStep]:
    """Yield the steps from the rank to the verdict."""
    yield step(said("told", "seats"), seat_sentences(rules))
    yield step(said("told", "knock_outs"), map(knock_out_sentence, rules.knock_outs))
    yield step(said("told", "ties"), tie_lines(outcome.standing.entry.number, found.tie_steps))
    yield step(said("told", "result"), _result(outcome, found, rules))
    yield step(said("told", "cut"), _cut(outcome, found, rules))


def tie_lines(number: int, steps: Sequence[TieStep]) -> Iterator[str]:
    """Say each comparison that an entry (its number) was part of, with the values of all."""
    for each in steps:
        values = {standing.entry.number: (standing, value) for standing, value in each.values}
        if number not in values:
            continue
        own, cut = values.pop(number), each.cut.words
        result = said(result_words(each.cut), _became(number, each))
        if own[1] is None:
            yield said("told", "not_compared", cut=cut, subject=each.subject, result=result)
            continue
        others = "、".join(
            said("told", "other", label=one.entry.label, value=value_shown(each.rule, one, value))
            for one, value in values.values()
            if value is not None
        )
        told = {"cut": cut, "subject": each.subject, "result": result, "others": others}
        yield said("told", "compared", **told, value=value_shown(each.rule, *own))


def _became(number: int, each: TieStep) -> str:
    if number in each.chosen:
        return "chosen"
    return "dropped" if number in each.dropped else "tied"


def _result(outcome: Outcome, found: AwardResult, rules: AwardRules) -> Iterator[str]:
    became = said("verdicts", outcome.seat.verdict.value)
    yield said("told", "verdict", verdict=became, reason=outcome.seat.reason)
    places = runner_up_places(found, rules)
    if place := places.get(outcome.standing.entry.number):
        equals = list(places.values()).count(place) - 1
        yield said("told", "runner_up_shared" if equals else "runner_up", place=place, rest=equals)


def _cut(outcome: Outcome, found: AwardResult, rules: AwardRules) -> Iterator[str]:
    """Say how far the entry stands from the nearest one on the other side of the cut.

    Seats of a category are lost to others of the category only, the other seats to anybody.
    """
    chosen = outcome.seat.verdict is Verdict.FINALIST
    if outcome.seat.verdict is Verdict.PENDING:
        return
    others = _across(outcome, found, chosen=chosen)
    if not others:
        return
    nearest = (max if chosen else min)(others, key=lambda each: each.standing.merit).standing
    gap, words = abs(outcome.standing.merit - nearest.merit), score_words(rules)
    label, unit = nearest.entry.label, words.unit
    if not gap:
        line = said("told", "line_out" if chosen else "line_in")
        yield said("told", "at_cut", line=line, label=label, label_of_score=words.label)
        return
    score = words.rounded(nearest.score).removesuffix(unit)
    told = {"label": label, "score": score, "unit": unit, "gap": words.rounded(gap)}
    told["gap"] = told["gap"].removesuffix(unit)
    yield said("told", "above_cut" if chosen else "below_cut", **told)
    if not chosen and rules.vote.counting is Counting.SUM and not rules.voter_classes:
        yield _needed(gap, words, rules)


def _needed(gap: Fraction, words: ScoreWords, rules: AwardRules) -> str:
    """Say what would have been needed to be level; a choice gives no more than full marks."""
    scale = scale_of(rules)
    choices = -(-gap // scale.points(scale.highest))  # rounded up
    key = "needed_points" if rules.vote.method is Method.MARKS else "needed_votes"
    shown = words.rounded(gap).removesuffix(words.unit)
    return said("told", key, gap=shown, unit=words.unit, choices=choices)


def _across(outcome: Outcome, found: AwardResult, *, chosen: bool) -> list[Outcome]:
    """Return those on the other side of the cut who compete for the same seats."""
    category = outcome.standing.entry.category
    across = with_verdict(found.outcomes, Verdict.OUT if chosen else Verdict.FINALIST)

    def compete(each: Outcome) -> bool:
        of_category = outcome.seat.of_category if chosen else each.seat.of_category
        return not of_category or each.standing.entry.category == category

    return [each for each in across if compete(each)]
