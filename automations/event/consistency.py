"""Settings that are well-formed each but contradict one another."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from automations.award.rule_checks import faults
from automations.event.model import Event
from automations.tables.places import Place
from automations.tables.problems import Problem, problem


def contradictions(event: Event, place_of: Callable[[str], Place]) -> Iterator[Problem]:
    """Name every pair of settings that cannot both hold; each domain knows its own."""
    if event.registration is None and event.award is None:
        yield problem("settings_empty", place_of(""))
    if event.award:
        yield from (each.at(place_of(f"award.{each.path}")) for each in faults(event.award))
    if event.last_time and event.last_time.day >= event.basics.day:
        yield problem("settings_last_time", place_of("last_time.day"))
