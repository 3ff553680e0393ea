"""The panel's score of an entry, worked out so that anybody can do it again with a calculator.

A formula is shown only if it comes to the very score that stands: else it would be another count.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from automations.award.judging.panel_rules import panel_rules
from automations.award.judging.panel_worth import marked
from automations.award.judging.result import JudgingResult
from automations.award.judging.told_numbers import added, listed, result, term
from automations.award.judging.wording import said
from automations.award.rules import AwardRules, Counting
from automations.award.scale import scale_of
from automations.award.score_words import score_words
from automations.award.standing import Standing

_ADDED = frozenset({Counting.SUM, Counting.BORDA, Counting.FIRSTS, Counting.RANK_POINTS})
_SAME = Fraction(1, 10**25)  # deviations are decimals of 50 digits
_Told = tuple[tuple[str, ...], Fraction]


def count_lines(own: Standing, found: JudgingResult, rules: AwardRules) -> Iterator[str]:
    """Yield how the score of an entry comes about; ``own``: what the panel gave it."""
    lines, value = _formula(own, found, rules)
    if lines and abs(value - own.score) < _SAME:
        yield from lines
    elif not lines:
        yield said("told", "nobody")
    yield score_words(panel_rules(rules)).told(own.score)
    if own.lower_wins:
        yield said("told", "lower_wins")


def _formula(own: Standing, found: JudgingResult, rules: AwardRules) -> _Told:
    vote = panel_rules(rules).vote
    if vote.counting is Counting.CRITERION_MEANS:
        return _criterion_means(own.entry.number, found, rules)
    values = _values(own.entry.number, found)
    if not values:
        return (), Fraction(0)
    match vote.counting:
        case Counting.MEDIAN:
            return _median(sorted(values))
        case Counting.TRIMMED:
            return _trimmed(sorted(values), vote.trimmed)
        case each if each in _ADDED:
            total = sum(values, Fraction(0))
            return (said("told", "sum", terms=added(values), value=result(total)),), total
        case _:
            return (_mean("mean", values),), _mean_of(values)


def _values(entry: int, found: JudgingResult) -> list[Fraction]:
    """Return what the judges' scores are worth, by judge, with those that stand in."""
    count = found.count
    every = {**count.given, **count.filled} if count else {}
    return [value for (_, number), value in sorted(every.items()) if number == entry]


def _mean_of(values: Sequence[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)


def _mean(key: str, values: Sequence[Fraction], **words: object) -> str:
    told = {"terms": added(values), "count": len(values), "value": result(_mean_of(values))}
    return said("told", key, **told, **words)


def _median(values: Sequence[Fraction]) -> _Told:
    first = said("told", "in_order", terms=listed(values))
    middle = values[(len(values) - 1) // 2 : len(values) // 2 + 1]
    value = _mean_of(middle)
    if len(middle) == 1:
        return (first, said("told", "middle", value=result(value))), value
    return (first, _mean("middle_two", middle)), value


def _trimmed(values: Sequence[Fraction], out: int) -> _Told:
    kept = values[out : len(values) - out]
    if not kept:  # too few judges to leave any out
        return (_mean("mean", values),), _mean_of(values)
    lines = said("told", "in_order", terms=listed(values)), _mean("trimmed", kept, trimmed=out)
    return lines, _mean_of(kept)


def _criterion_means(entry: int, found: JudgingResult, rules: AwardRules) -> _Told:
    own = panel_rules(rules)
    points = scale_of(own).points
    rows = [each.marks for each in marked(found.sheets, [entry], own)]
    means, lines = [], []
    for each, column in zip(own.criteria, zip(*rows, strict=True), strict=False):
        given = [points(mark) for mark in column if mark is not None]
        if given:
            means.append((_mean_of(given), each.weight))
            lines.append(_mean("criterion_mean", given, name=each.name))
    whole = sum((weight for _, weight in means), Fraction(0))
    if not whole:
        return (), Fraction(0)
    value = sum((mean * weight for mean, weight in means), Fraction(0)) / whole
    terms = "＋".join(
        said("told", "product", value=term(mean), weight=term(weight)) for mean, weight in means
    )
    last = said("told", "divided", terms=terms, divisor=term(whole), value=result(value))
    return (*lines, last), value
