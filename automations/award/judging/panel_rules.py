"""The panel's rules as rules of an award: scales, knock-outs and ties are the vote's own."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from automations.award.judging_rules import BlankMark, JudgingRules
from automations.award.rules import AwardRules, Criterion, ScaleWord, TieRule
from automations.award.vote_rules import BlankCriterion, Extent, Method
from automations.tables.rendering import decimal_text

_BLANK = {
    BlankMark.RENORMALISED: BlankCriterion.RENORMALISED,
    BlankMark.ZERO: BlankCriterion.ZERO,
}


def judging_of(rules: AwardRules) -> JudgingRules:
    """Return the rules of the judging; without any, those by default."""
    return rules.judging or JudgingRules()


def panel_rules(rules: AwardRules) -> AwardRules:
    """Return an award in which the judges are the voters: criteria, scale, counting, knock-outs.

    A judge puts all entries presented in one order, whatever the extent of the vote. The chain of
    ties is not the panel's: `automations.award.judging.chain` has that one.
    """
    judging = judging_of(rules)
    panel = judging.panel
    own = tuple(Criterion(each.name, each.weight, each.aliases) for each in judging.criteria)
    vote = replace(
        rules.vote,
        method=panel.method,
        extent=Extent.OVERALL,
        lowest_mark=panel.lowest_mark,
        highest_mark=panel.highest_mark,
        choices_per_category=panel.choices,
        points=panel.points,
        counting=panel.counting,
        trimmed=panel.trimmed,
        blank_criterion=_BLANK.get(panel.blank, BlankCriterion.VOID),
    )
    selection = replace(rules.selection, ties=(TieRule.DECISION,), seed=panel.seed)
    return replace(
        rules,
        criteria=own or rules.criteria,
        vote=vote,
        selection=selection,
        scale=judging.scale or _steps(judging),
        voter_classes=(),
        knock_outs=judging.knock_outs,
    )


def _steps(judging: JudgingRules) -> tuple[ScaleWord, ...]:
    """Return the marks as words where halves and the like may be given; else none."""
    panel = judging.panel
    if panel.method is not Method.MARKS or panel.step == 1 or panel.step <= 0:
        return ()
    lowest, highest = Fraction(panel.lowest_mark), Fraction(panel.highest_mark)
    marks = (
        lowest + number * panel.step for number in range(int((highest - lowest) / panel.step) + 1)
    )
    return tuple(ScaleWord(decimal_text(each), each) for each in marks)
