"""How the parts of the result (judges, hall, staff) were converted and mixed, with a calculator."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from automations.award.judging.decision import parts
from automations.award.judging.mixing import Converted, conversions
from automations.award.judging.panel_rules import judging_of
from automations.award.judging.result import JudgingResult, PartScore
from automations.award.judging.told_numbers import added, result, term
from automations.award.judging.wording import said
from automations.award.judging_rules import Conversion
from automations.award.rules import AwardRules
from automations.award.standing import Standing


def part_lines(
    entry: int, found: JudgingResult, staff: Mapping[int, Standing], rules: AwardRules
) -> Iterator[str]:
    """Yield a line for each part, then their sum; nothing where the panel alone decides."""
    if found.count is None or not judging_of(rules).shares:
        return
    mixed = parts(found.count, found.hall, found.presentation, staff, rules)
    converted = [each for each in conversions(found.count, mixed, rules) if each.entry == entry]
    shares = sum((each.share for each in mixed), Fraction(0))
    for part, each in zip(mixed, converted, strict=True):
        words = {"share": term(part.share), "shares": term(shares)}
        yield said("told", _key(part, each, rules), **_numbers(part, each, rules), **words)
    total = [each.points for each in converted]
    terms, value = added(total), result(sum(total, Fraction(0)))
    yield said("told", "part_sum", terms=terms, value=value)


def _key(part: PartScore, each: Converted, rules: AwardRules) -> str:
    if each.entry not in part.scores:
        return "part_none"
    if judging_of(rules).panel.conversion is Conversion.PLACES:
        return "part_place"
    if not (each.score if part.lower_wins else _best(part, rules)):
        return "part_none"  # nothing to divide by
    if part.lower_wins:
        return "part_least"
    return "part_best" if _full(part, rules) is None else "part_full"


def _numbers(part: PartScore, each: Converted, rules: AwardRules) -> Mapping[str, str]:
    return {
        "part": part.part.value,
        "score": term(each.score),
        "best": term(_best(part, rules)),
        "value": result(each.value),
        "points": result(each.points),
    }


def _full(part: PartScore, rules: AwardRules) -> Fraction | None:
    return part.full if judging_of(rules).panel.conversion is Conversion.FULL else None


def _best(part: PartScore, rules: AwardRules) -> Fraction:
    """Return what scores are divided by, or divide where less wins."""
    if part.lower_wins:
        return min(part.scores.values(), default=Fraction(0))
    full = _full(part, rules)
    return max(part.scores.values(), default=Fraction(0)) if full is None else full
