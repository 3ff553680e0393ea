"""The places of runners-up: equals share one, for no place may come of an entry's number."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from automations.award.measures import measures, strength

if TYPE_CHECKING:
    from automations.award.decision import AwardResult
    from automations.award.rules import AwardRules


def runner_up_places(result: AwardResult, rules: AwardRules) -> Mapping[int, int]:
    """Return the place of each runner-up, from 1, by the entry's number.

    Those whom neither the score nor a tie rule tells apart share the better place: 1, 1, 3.
    """
    chain = measures(rules, result.standings)
    strong = {
        each.standing.entry.number: strength(each.standing, chain) for each in result.runners_up
    }
    return {
        number: 1 + sum(other > own for other in strong.values()) for number, own in strong.items()
    }
