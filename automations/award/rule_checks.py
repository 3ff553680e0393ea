"""What the settings of an award can contradict each other in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from automations.award.rule_faults import Fault, doubled
from automations.award.rules import AwardRules, Category, Criterion, Method
from automations.award.selection_checks import selection_faults
from automations.award.vote_checks import vote_faults

__all__ = ["Fault", "faults"]


def faults(rules: AwardRules) -> tuple[Fault, ...]:
    """Return every contradiction; paths are seen from the award's section ("selection.seats").

    Criteria are needed where voters mark by them; any other vote may do without.
    """
    marked = rules.vote.method is Method.MARKS
    return tuple(
        chain(
            _names("categories", "部門", rules.categories, needed=True),
            _names("criteria", "評価基準", rules.criteria, needed=marked),
            _weights(rules.criteria),
            vote_faults(rules),
            selection_faults(rules),
        )
    )


def _names(
    path: str, label: str, named: Sequence[Category | Criterion], *, needed: bool
) -> Iterator[Fault]:
    if needed and not named:
        yield Fault("award_none", path, {"label": label})
    yield from doubled(path, "name", ((each.name, *each.aliases) for each in named))


def _weights(criteria: Sequence[Criterion]) -> Iterator[Fault]:
    for number, each in enumerate(criteria, 1):
        if each.weight <= 0:
            words: dict[str, object] = {"name": each.name, "found": each.weight}
            yield Fault("award_weight_not_positive", f"criteria[{number}].weight", words)
