"""Panels and entries for the papers of the judging, by hand; only the rules change."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from automations.award.entries import Entry
from automations.award.judging.panel import Judge, Presence
from automations.award.judging_rules import JudgeCriterion, JudgingRules, PanelRules
from automations.event.loading import load_event
from automations.event.model import Event
from automations.flows.sitting import Sitting
from tests.small_event import write_small_event

JUDGES = (
    Judge(1, "審査 太郎"),
    Judge(2, "審査 花子", recused=frozenset({7})),
    Judge(3, "欠席 五郎", presence=Presence.ABSENT),
)
ENTRIES = tuple(
    Entry(number, title, "窓口", "市民課", None, "entry_ranked", row)
    for row, (number, title) in enumerate(((7, "窓口DX"), (3, "図書館便")), 2)
)
CRITERIA = (JudgeCriterion("効果", Fraction(60)), JudgeCriterion("独創性", Fraction(40)))


@cache
def small_event() -> Event:
    with TemporaryDirectory() as folder:
        return load_event(write_small_event(Path(folder) / "催し"))


def sitting(panel: PanelRules | None = None, judging: JudgingRules | None = None) -> Sitting:
    """Return a sitting of the judges above; ``judging`` has the criteria above unless it says."""
    own = judging or JudgingRules()
    own = replace(own, criteria=own.criteria or CRITERIA, panel=panel or own.panel)
    event = small_event()
    assert event.award
    return Sitting(event, replace(event.award, judging=own), JUDGES, ENTRIES)
