"""Who stands for each prize, and what it goes by: one line of entries a prize, the best first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from automations.award.counting.ways import MEANS
from automations.award.judging.chain import judges_of
from automations.award.judging.order import Presentation
from automations.award.judging.panel import Panel
from automations.award.judging.panel_rules import judging_of, panel_rules
from automations.award.judging.result import HallVote, PanelCount
from automations.award.judging.scores import ScoreSheets
from automations.award.judging.wording import said
from automations.award.judging_rules import Conversion
from automations.award.prize_rules import PrizeRule, PrizeWay
from automations.award.rules import AwardRules
from automations.award.scale import scale_of
from automations.award.score_words import ScoreWords, score_words
from automations.award.standing import Standing
from automations.tables.parsing import folded

_OF_STAFF = (PrizeWay.STAFF, PrizeWay.STAFF_ALL)


@dataclass(frozen=True, slots=True)
class PrizeField:
    """All that prizes are decided by, once every mark is in.

    ``standings``: with every part mixed in. ``staff``: the staff vote of all entries, by number;
    empty without one. ``knocked_out``: why the panel's thresholds keep an entry out, by number.
    """

    standings: tuple[Standing, ...]
    count: PanelCount
    sheets: ScoreSheets
    panel: Panel
    shown: Presentation
    hall: HallVote | None
    staff: Mapping[int, Standing]
    knocked_out: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class PrizeLine:
    """The entries that one prize may go to, with what it goes by as their score, the best first.

    ``standings`` reach the prize's least, ``short`` do not. ``words``: what that score is called.
    ``lacking``: what is not there yet, so that nobody can be named. ``category``: the only one
    whose entries may get it, "" if all may.
    """

    name: str
    rule: PrizeRule
    standings: tuple[Standing, ...]
    short: tuple[Standing, ...]
    words: ScoreWords
    lacking: str = ""
    category: str = ""


def prize_lines(field: PrizeField, rules: AwardRules) -> Iterator[PrizeLine]:
    """Yield the prizes in the declared order; one for each category where a prize goes by these."""
    for rule in judging_of(rules).prizes:
        for name, category in _named(rule, rules):
            yield _line(name, rule, category, field, rules)


def _named(rule: PrizeRule, rules: AwardRules) -> Iterator[tuple[str, str]]:
    """Yield a prize's name and category ("": all of them).

    The name tells of the category only where the prize is one of several alike.
    """
    if rule.category or rule.way is not PrizeWay.CATEGORY:
        yield rule.name, rule.category
        return
    for name, each in zip(prize_names(rule, rules), rules.categories, strict=True):
        yield name, each.name


def prize_names(rule: PrizeRule, rules: AwardRules) -> tuple[str, ...]:
    """Return what the prizes of a rule are called: one for each category, or just one."""
    if rule.category or rule.way is not PrizeWay.CATEGORY:
        return (rule.name,)
    names = [each.name for each in rules.categories]
    if len(names) == 1 and folded(names[0]) in folded(rule.name):
        return (rule.name,)
    return tuple(said("prizes", "of_category", prize=rule.name, category=each) for each in names)


def _line(
    name: str, rule: PrizeRule, category: str, field: PrizeField, rules: AwardRules
) -> PrizeLine:
    own = [
        each
        for each in _standings(rule, field, rules)
        if not category or folded(each.entry.category) == folded(category)
    ]
    listed = sorted(own, key=lambda each: (-each.merit, each.entry.number))
    least = rule.least * _full(rule, field, rules) / 100
    return PrizeLine(
        name,
        rule,
        tuple(each for each in listed if not least or each.score >= least),
        tuple(each for each in listed if least and each.score < least),
        _words(rule, rules),
        _lacking(rule, field),
        category,
    )


def _standings(rule: PrizeRule, field: PrizeField, rules: AwardRules) -> Sequence[Standing]:
    """Return who may get a prize, with what it goes by as the score; by hand all are equal."""
    own = _candidates(field)
    match rule.way:
        case PrizeWay.OVERALL | PrizeWay.CATEGORY:
            return own
        case PrizeWay.STAFF:
            return [field.staff[_number(each)] for each in own if _number(each) in field.staff]
        case PrizeWay.STAFF_ALL:
            return _of_all(field)
        case PrizeWay.HALL:
            votes = field.hall.votes if field.hall else {}
            some = (each for each in own if votes.get(_number(each)))  # no votes, no prize
            return [_scored(each, Fraction(votes[_number(each)])) for each in some]
        case PrizeWay.CRITERION:
            means = _means(rule, field.count, rules)
            return [_scored(each, means[_number(each)]) for each in own if _number(each) in means]
        case PrizeWay.BY_HAND:
            return [_scored(each, Fraction(0)) for each in own]


def _candidates(field: PrizeField) -> Sequence[Standing]:
    """Return those who present and reach the thresholds of the panel."""
    absent = {each.number for each in field.shown.left_out}
    numbers = {each.number for each in field.shown.entries} - absent - set(field.knocked_out)
    return [each for each in field.standings if _number(each) in numbers]


def _of_all(field: PrizeField) -> Sequence[Standing]:
    """Return all who compete in the staff vote: whom the panel judged or keeps out is not asked.

    Who was to present and does not gets no prize of the staff vote, either.
    """
    absent = {each.number for each in field.shown.left_out}
    competing = (each for each in field.staff.values() if each.entry.ranked)
    return [each for each in competing if _number(each) not in absent]


def _means(rule: PrizeRule, count: PanelCount, rules: AwardRules) -> Mapping[int, Fraction]:
    """Return the mean of the marks on the prize's criterion, by number; none if there is none.

    A mean also where the panel's marks are summed: a recused judge does not cost anything.
    """
    ours = panel_rules(rules)
    names = [folded(each.name) for each in ours.criteria]
    if folded(rule.criterion) not in names:
        return {}
    place, means = names.index(folded(rule.criterion)), ours.vote.counting in MEANS
    return {
        _number(each): each.criteria[place] / (1 if means else judges_of(_number(each), count))
        for each in count.standings
        if len(each.criteria) > place and judges_of(_number(each), count)
    }


def _scored(standing: Standing, score: Fraction) -> Standing:
    return replace(standing, score=score, lower_wins=False)


def _number(standing: Standing) -> int:
    return standing.entry.number


def _full(rule: PrizeRule, field: PrizeField, rules: AwardRules) -> Fraction:
    """Return full marks; nought where there are none: then no least can be asked for.

    Parts that are mixed are points of 100, unless they are places.
    """
    judging = judging_of(rules)
    match rule.way:
        case PrizeWay.OVERALL | PrizeWay.CATEGORY if judging.shares:
            return Fraction(0 if judging.panel.conversion is Conversion.PLACES else 100)
        case PrizeWay.OVERALL | PrizeWay.CATEGORY:
            return field.count.full or Fraction(0)
        case PrizeWay.CRITERION:
            scale = scale_of(panel_rules(rules))
            return scale.points(scale.highest)
        case _:
            return Fraction(0)


def _words(rule: PrizeRule, rules: AwardRules) -> ScoreWords:
    """Return what the score is called that a prize goes by."""
    panel = score_words(panel_rules(rules))
    judging = judging_of(rules)
    if rule.way in _OF_STAFF:
        own = score_words(rules)
        return replace(own, label=said("prizes", "of_staff", label=own.label))
    if rule.way is PrizeWay.HALL:
        return replace(panel, label=said("prizes", "of_hall"), unit=said("prizes", "votes"))
    if rule.way is PrizeWay.CRITERION:
        label = said("prizes", "of_criterion", criterion=rule.criterion)
        return replace(panel, label=label, unit=said("prizes", "points"))
    if not judging.shares:
        return panel
    places = judging.panel.conversion is Conversion.PLACES
    unit = said("prizes", "places" if places else "points")
    return replace(panel, label=said("prizes", "mixed_places" if places else "mixed"), unit=unit)


def _lacking(rule: PrizeRule, field: PrizeField) -> str:
    """Say which vote a prize goes by that is not there; empty if it is."""
    if rule.way is PrizeWay.HALL and not field.hall:
        return said("prize_reasons", "no_hall")
    if rule.way in _OF_STAFF and not field.staff:
        return said("prize_reasons", "no_staff")
    return ""
