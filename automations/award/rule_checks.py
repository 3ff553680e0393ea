"""What the settings of an award can contradict each other in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from automations.award.judging_checks import judging_faults
from automations.award.rule_faults import Fault, doubled, weight_faults
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
            weight_faults("criteria", rules.criteria),
            vote_faults(rules),
            selection_faults(rules),
            judging_faults(rules, rules.judging) if rules.judging else (),
        )
    )


def _names(
    path: str, label: str, named: Sequence[Category | Criterion], *, needed: bool
) -> Iterator[Fault]:
    if needed and not named:
        yield Fault("award_none", path, {"label": label})
    yield from doubled(path, "name", ((each.name, *each.aliases) for each in named))
