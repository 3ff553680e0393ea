"""What the settings of the prizes can contradict each other in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from automations.award.judging.panel_rules import panel_rules
from automations.award.judging.prize_field import prize_names
from automations.award.judging_rules import Conversion, JudgingRules
from automations.award.panel_checks import percent
from automations.award.prize_rules import PrizeRule, PrizeWay
from automations.award.rule_faults import Fault, doubled, too_small
from automations.award.rules import AwardRules, Counting, Method
from automations.tables.nearest import did_you_mean
from automations.tables.parsing import folded

_BY_RESULT = (PrizeWay.OVERALL, PrizeWay.CATEGORY)
_WITH_LEAST = (*_BY_RESULT, PrizeWay.CRITERION)
_WITHOUT_FULL = (Counting.RANK_POINTS, Counting.Z_SCORE)


def prize_faults(rules: AwardRules, judging: JudgingRules) -> Iterator[Fault]:
    """Yield every contradiction in what the prizes go by."""
    names = ((each.name, *prize_names(each, rules)) for each in judging.prizes)
    yield from doubled("judging.prizes", "name", names)
    for number, each in enumerate(judging.prizes, 1):
        path = f"judging.prizes[{number}]"
        yield from too_small(f"{path}.count", "賞の件数", each.count, 1)
        yield from percent(f"{path}.least", "賞の最低点（%）", each.least)
        yield from _narrowed(path, each, rules)
        yield from _by_way(path, each, judging)


def _narrowed(path: str, prize: PrizeRule, rules: AwardRules) -> Iterator[Fault]:
    """Name a category or a criterion that is not known, missing, or not asked for."""
    categories = [each.name for each in rules.categories]
    named = partial(_named, prize=prize, at=path)
    yield from named("category", "賞の部門", prize.category, PrizeWay.CATEGORY, categories)
    ours = panel_rules(rules)
    criteria = [each.name for each in ours.criteria]
    yield from named("criterion", "賞の審査基準", prize.criterion, PrizeWay.CRITERION, criteria)
    if prize.way is not PrizeWay.CRITERION:
        return
    words: dict[str, object] = {"prize": prize.name, "way": prize.way.value}
    if ours.vote.method is not Method.MARKS:
        words["method"] = ours.vote.method.value
        yield Fault("prize_without_criteria", f"{path}.way", words)
    elif not prize.criterion:
        words["known"] = "、".join(each.name for each in ours.criteria)
        yield Fault("prize_criterion_missing", f"{path}.criterion", words)


def _named(  # noqa: PLR0913 - one name, held against what it may be
    key: str,
    label: str,
    found: str,
    way: PrizeWay,
    known: Sequence[str],
    *,
    prize: PrizeRule,
    at: str,
) -> Iterator[Fault]:
    words: dict[str, object] = {"prize": prize.name, "label": label, "found": found}
    if found and prize.way is not way:
        yield Fault("prize_narrowed", f"{at}.{key}", {**words, "way": prize.way.value})
    elif found and folded(found) not in map(folded, known):
        hint = did_you_mean(found, known)
        yield Fault("prize_name_unknown", f"{at}.{key}", {**words, "hint": hint})


def _by_way(path: str, prize: PrizeRule, judging: JudgingRules) -> Iterator[Fault]:
    words: dict[str, object] = {"prize": prize.name, "way": prize.way.value}
    if prize.way is PrizeWay.HALL and not hall_votes(judging):
        what = f"賞「{prize.name}」の決め方「{prize.way.value}」"
        yield Fault("hall_vote_missing", f"{path}.way", {"what": what})
    if prize.way is PrizeWay.BY_HAND and not prize.giver.strip():
        yield Fault("prize_without_giver", f"{path}.giver", words)
    if prize.least and prize.way not in _WITH_LEAST:
        yield Fault("prize_least_unused", f"{path}.least", words)
    elif prize.least and prize.way in _BY_RESULT and not _has_full(judging):
        yield Fault("prize_least_without_full", f"{path}.least", words)


def hall_votes(judging: JudgingRules) -> bool:
    """Tell whether anything is read that says how the hall voted."""
    return bool(judging.hall_ballots or judging.hall_counts)


def _has_full(judging: JudgingRules) -> bool:
    """Tell whether the result has full marks: mixed, it has them but for places."""
    if judging.shares:
        return judging.panel.conversion is not Conversion.PLACES
    return judging.panel.counting not in _WITHOUT_FULL
