"""What people do step by step to work out the result by hand, in the words of the event's rules."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from automations.award.judging.panel_rules import panel_rules
from automations.award.judging_rules import BlankMark
from automations.award.rules import Counting, Method
from automations.award.wording import exact
from automations.flows.sitting import Sitting, words

_OF_TOTALS = frozenset({Counting.SUM, Counting.MEAN, Counting.MEDIAN, Counting.TRIMMED})


def page_header(sitting: Sitting) -> tuple[str, str, str]:
    """Return what stands at the head of every page."""
    said = words()["tally"]
    return sitting.event.basics.name, f"{said['header']}　{sitting.marked}", said["handling"]


def equal_weights(sitting: Sitting) -> bool:
    """Tell whether every criterion weighs alike, so that marks are simply added up."""
    return len(set(sitting.weights)) == 1


def counting_lines(sitting: Sitting, source: str) -> tuple[str, ...]:
    """Return the steps in order, numbered; ``source``: where the judges' points come from."""
    return tuple(f"{number}. {line}" for number, line in enumerate(_lines(sitting, source), 1))


def _lines(sitting: Sitting, source: str) -> Iterator[str]:
    panel, said = sitting.judging.panel, words()["tally"]["steps"]
    yield source + words()["tally"]["method"]["shaded"]
    if panel.method is Method.MARKS:
        yield said[panel.blank.name] if _matters(sitting) else said[BlankMark.WAIT.name]
    if panel.method is not Method.CHOICES and panel.counting is not Counting.CRITERION_MEANS:
        yield said[panel.recusal.name]
    yield said[panel.counting.name].format(
        unit=_unit(sitting, said), whole=_whole(sitting), trimmed=panel.trimmed,
        count=len(sitting.entries),
        least=panel_rules(sitting.rules).vote.least_for_deviation,
    )  # fmt: skip
    yield from _mixing(sitting, said)
    yield said["rounding"]
    yield said[panel.leaving.name]
    yield _quorum(sitting, said)


def _matters(sitting: Sitting) -> bool:
    """Tell whether a part of a judge's score can be blank."""
    return len(sitting.columns) > 1


def _unit(sitting: Sitting, said: Mapping[str, Any]) -> str:
    """Return what a total is divided by, so that it comes out as the machine has it."""
    if sitting.judging.panel.counting not in _OF_TOTALS or not _matters(sitting):
        return ""
    key = "unit_count" if equal_weights(sitting) else "unit"
    return str(said[key].format(whole=_whole(sitting)))


def _whole(sitting: Sitting) -> str:
    if equal_weights(sitting):
        return str(len(sitting.columns))
    criteria = panel_rules(sitting.rules).criteria
    return exact(sum((each.weight for each in criteria), Fraction(0)))


def _mixing(sitting: Sitting, said: Mapping[str, Any]) -> Iterator[str]:
    shares = sitting.judging.shares
    if shares:
        whole = exact(sum((each.share for each in shares), Fraction(0)))
        yield said[sitting.judging.panel.conversion.name].format(shares=whole)
        yield said["mixed"]


def _quorum(sitting: Sitting, said: Mapping[str, Any]) -> str:
    quorum, judges = sitting.judging.panel.quorum, len(sitting.judges)
    least = math.ceil(quorum * judges / 100)
    return str(said["quorum"].format(quorum=exact(quorum), judges=judges, least=least))
