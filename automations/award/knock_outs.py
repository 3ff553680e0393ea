"""Knock-outs: thresholds that keep an entry out whatever its score, each with the value found.

Sources: 倉敷市 (60 % of full marks, 30 % of any part, a majority at 2 or less), 町田市 (a majority
at the lowest mark), 羽曳野市 (60 % of full marks): guides to proposals by public bodies.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from automations.award.rule_sentences import knock_out_sentence
from automations.award.rules import AwardRules, KnockOut, KnockOutRule
from automations.award.scale import scale_of
from automations.award.tally import Standing
from automations.award.wording import exact, said, table
from automations.tables.parsing import folded
from automations.tables.rendering import shown
from automations.tables.report import Form, Table

Spread = tuple[tuple[Fraction, int], ...]  # points and how often, from the highest down


@dataclass(frozen=True, slots=True)
class Reached:
    """What an entry has where a threshold looks, and whether that keeps it out."""

    knock_out: KnockOut
    out: bool
    found: str


def knocked_out(
    standings: Sequence[Standing],
    rules: AwardRules,
    sentence: Callable[[KnockOut], str] = knock_out_sentence,
) -> Mapping[int, str]:
    """Return why each entry that falls short is out, by number; the first threshold is told.

    ``sentence`` says a threshold as the rules of the vote or of the judging say it.
    """
    reasons: dict[int, str] = {}
    for each in standings:
        short = next((one for one in reached(each, rules) if one.out), None)
        if short:
            rule = sentence(short.knock_out).rstrip("。")
            reasons[each.entry.number] = said(
                "reasons", "out_knocked_out", rule=rule, found=short.found
            )
    return reasons


def reached(standing: Standing, rules: AwardRules) -> Iterator[Reached]:
    """Yield, for each threshold in the declared order, what an entry has."""
    for each in rules.knock_outs:
        yield _reached(each, standing, rules)


def knock_out_table(
    standings: Sequence[Standing],
    rules: AwardRules,
    sentence: Callable[[KnockOut], str] = knock_out_sentence,
) -> Iterator[Table]:
    """Yield the entries that fall short of any threshold, threshold by threshold; none without."""
    if not rules.knock_outs:
        return
    rows = [
        (each.entry.label, each.entry.category, sentence(one.knock_out), one.found)
        for each in sorted(standings, key=lambda each: each.entry.number)
        for one in reached(each, rules)
        if one.out
    ]
    yield table("knock_outs", rows)


def _reached(knock_out: KnockOut, own: Standing, rules: AwardRules) -> Reached:
    highest, line = scale_of(rules).points(scale_of(rules).highest), knock_out.line
    spreads = _spreads(knock_out, own, rules)
    match knock_out.rule:
        case KnockOutRule.FEW_SUPPORTERS:
            found = shown(own.supporters, Form.COUNT, "人")
            return Reached(knock_out, own.supporters < line, found)
        case KnockOutRule.SCORE_SHARE:
            share = _weighted(own, rules) / highest * 100
            return Reached(knock_out, share < line, _percent(share))
        case KnockOutRule.CRITERION_SHARE:
            shares = {name: _mean(spread) / highest * 100 for name, spread in spreads.items()}
            name, least = min(shares.items(), key=lambda pair: pair[1])
            words = {"criterion": name, "value": _percent(least)}
            return Reached(knock_out, least < line, said("knock_out", "mean", **words))
        case KnockOutRule.MAJORITY_AT_MOST:
            parts = {name: _at_most(spread, line) for name, spread in spreads.items()}
            name, (low, all_) = max(parts.items(), key=lambda pair: _share(*pair[1]))
            found = said(
                "knock_out", "majority", criterion=name, low=low, all=all_, line=exact(line)
            )
            return Reached(knock_out, low * 2 > all_, found)
        case KnockOutRule.ANYBODY_BELOW:
            worst = {name: spread[-1][0] for name, spread in spreads.items() if spread}
            name, least = min(worst.items(), key=lambda pair: pair[1], default=("", line))
            words = {"criterion": name, "value": exact(least)}
            found = said("knock_out", "lowest", **words) if name else said("knock_out", "no_mark")
            return Reached(knock_out, least < line, found)


def _spreads(knock_out: KnockOut, own: Standing, rules: AwardRules) -> dict[str, Spread]:
    """Return the marks on the criterion that is meant, or on each."""
    named = zip((each.name for each in rules.criteria), own.distribution, strict=False)
    meant = folded(knock_out.criterion)
    return {
        name: tuple((points, times) for points, times in spread if times)
        for name, spread in named
        if not meant or folded(name) == meant
    } or {knock_out.criterion: ()}


def _weighted(own: Standing, rules: AwardRules) -> Fraction:
    """Return the mean of the criteria's means, by weight."""
    total = sum((each.weight for each in rules.criteria), Fraction(0))
    means = map(_mean, own.distribution)
    pairs = zip(rules.criteria, means, strict=False)
    return sum((each.weight * mean for each, mean in pairs), Fraction(0)) / (total or 1)


def _mean(spread: Spread) -> Fraction:
    times = sum(number for _, number in spread)
    total = sum((points * number for points, number in spread), Fraction(0))
    return total / times if times else Fraction(0)


def _at_most(spread: Spread, line: Fraction) -> tuple[int, int]:
    low = sum(times for points, times in spread if points <= line)
    return low, sum(times for _, times in spread)


def _share(part: int, whole: int) -> Fraction:
    return Fraction(part, whole) if whole else Fraction(0)


def _percent(share: Fraction) -> str:
    """Show a share to two places, and exactly where rounding would hide on which side it is."""
    return f"{shown(share, Form.SCORE)}%" if share.denominator > 1 else f"{share.numerator}%"
