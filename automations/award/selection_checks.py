"""What the settings of the selection can contradict each other in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from automations.award.rule_faults import Fault, doubled, too_small
from automations.award.rules import (
    AwardRules,
    Category,
    Criterion,
    KnockOut,
    KnockOutRule,
    SectionQuota,
    SelectionRules,
    TieRule,
)
from automations.people.canonical import section_key
from automations.tables.nearest import did_you_mean
from automations.tables.parsing import folded
from automations.tables.rendering import decimal_text

_PERCENT = 100
_SHARES = (KnockOutRule.SCORE_SHARE, KnockOutRule.CRITERION_SHARE)


def selection_faults(rules: AwardRules) -> Iterator[Fault]:
    """Yield every contradiction in how finalists are chosen."""
    yield from _numbers(rules.selection)
    yield from _categories(rules.selection, rules.categories)
    yield from _sections(rules.selection, rules.section_quotas)
    yield from knock_out_faults("knock_outs", rules.knock_outs, rules.criteria)


def _numbers(selection: SelectionRules) -> Iterator[Fault]:
    yield from too_small("selection.seats", "ファイナリスト数", selection.seats, 1)
    yield from too_small("selection.runners_up", "次点の数", selection.runners_up, 0)
    label, found = "一つの所属から選ぶ上限", selection.most_of_section
    yield from too_small("selection.most_of_section", label, found, 0)
    if TieRule.LOTS in selection.ties and not selection.seed.strip():
        yield Fault("award_lots_without_seed", "selection.seed", {"lots": TieRule.LOTS.value})


def _categories(selection: SelectionRules, categories: Sequence[Category]) -> Iterator[Fault]:
    for number, each in enumerate(categories, 1):
        path = f"categories[{number}]"
        yield from too_small(f"{path}.minimum_seats", "最低選出数", each.minimum_seats, 0)
        yield from too_small(f"{path}.maximum_seats", "最多選出数", each.maximum_seats, 0)
        yield from _crossed(
            f"{path}.maximum_seats", each.name, each.minimum_seats, each.maximum_seats
        )
    minimums = sum(each.minimum_seats for each in categories)
    if minimums > selection.seats:
        words: dict[str, object] = {"minimums": minimums, "seats": selection.seats}
        yield Fault("award_minimums_exceed_seats", "selection.seats", words)


def _sections(selection: SelectionRules, quotas: Sequence[SectionQuota]) -> Iterator[Fault]:
    yield from doubled("section_quotas", "name", ((each.name,) for each in quotas), section_key)
    for number, each in enumerate(quotas, 1):
        path = f"section_quotas[{number}]"
        yield from too_small(f"{path}.minimum", "最低選出数（所属）", each.minimum, 0)
        yield from too_small(f"{path}.maximum", "最多選出数（所属）", each.maximum, 0)
        yield from _crossed(f"{path}.maximum", each.name, each.minimum, each.maximum)
    minimums = sum(each.minimum for each in quotas)
    if minimums > selection.seats:
        words: dict[str, object] = {"minimums": minimums, "seats": selection.seats}
        yield Fault("award_section_minimums_exceed_seats", "selection.seats", words)


def _crossed(path: str, name: str, minimum: int, maximum: int) -> Iterator[Fault]:
    if 0 < maximum < minimum:
        words: dict[str, object] = {"name": name, "minimum": minimum, "maximum": maximum}
        yield Fault("award_maximum_below_minimum", path, words)


def knock_out_faults(
    section: str, knock_outs: Sequence[KnockOut], criteria: Sequence[Criterion]
) -> Iterator[Fault]:
    """Yield every threshold that nothing can be held against; ``section``: where they stand."""
    names = [name for each in criteria for name in (each.name, *each.aliases)]
    for number, each in enumerate(knock_outs, 1):
        path = f"{section}[{number}]"
        if each.criterion and folded(each.criterion) not in map(folded, names):
            hint = did_you_mean(each.criterion, names)
            words: dict[str, object] = {"name": each.criterion, "hint": hint}
            yield Fault("award_knock_out_criterion", f"{path}.criterion", words)
        percent = each.rule in _SHARES
        if each.line < 0 or (percent and each.line > _PERCENT):
            words = {"rule": each.rule.value, "found": decimal_text(each.line)}
            code = "award_knock_out_percent" if percent else "award_knock_out_line"
            yield Fault(code, f"{path}.line", words)
