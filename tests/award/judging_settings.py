"""Settings of a judging that hold together, and what is said once one of them is changed."""

from dataclasses import replace
from fractions import Fraction

from automations.award.judging_rules import JudgingRules, Part, PartShare
from automations.award.prize_rules import PrizeRule
from automations.award.rule_checks import faults
from automations.award.rules import AwardRules
from automations.tables.places import Place
from automations.tables.sources import Source
from tests.award.staging import RULES

SCORES = Source("事務局限り/採点入力.xlsx", "採点")
HALL = Source("共有/会場投票.csv")
JUDGED = replace(
    RULES, judges=Source("事務局限り/審査員.xlsx"), judging=JudgingRules(scores=SCORES)
)


def judged(rules: AwardRules = JUDGED, /, **changes: object) -> AwardRules:
    assert rules.judging
    return replace(rules, judging=replace(rules.judging, **changes))  # type: ignore[arg-type]  # settings of the judging


def panel(rules: AwardRules = JUDGED, /, **changes: object) -> AwardRules:
    assert rules.judging
    changed = replace(rules.judging.panel, **changes)  # type: ignore[arg-type]  # settings of the panel
    return judged(rules, panel=changed)


def mixed(part: Part, rules: AwardRules = JUDGED, **changes: object) -> AwardRules:
    shares = (PartShare(Part.JUDGES, Fraction(7)), PartShare(part, Fraction(3)))
    return panel(judged(rules, shares=shares, hall_ballots=HALL), **changes)


def prizes(*given: PrizeRule, rules: AwardRules = JUDGED) -> AwardRules:
    return judged(rules, prizes=given)


def said(rules: AwardRules) -> list[tuple[str, str]]:
    return [(each.path, str(each.at(Place("")))) for each in faults(rules)]
