"""Settings that are well-formed each but contradict one another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from automations import resources
from automations.award.rule_checks import faults
from automations.event.model import Event
from automations.registration.rules import RegistrationRules
from automations.tables.nearest import did_you_mean
from automations.tables.places import Place
from automations.tables.problems import Problem, problem


def contradictions(event: Event, place_of: Callable[[str], Place]) -> Iterator[Problem]:
    """Name every pair of settings that cannot both hold; each domain knows its own."""
    if event.registration is None and event.award is None:
        yield problem("settings_empty", place_of(""))
    if event.registration:
        yield from _profiles(event.registration, place_of)
    if event.award:
        yield from (each.at(place_of(f"award.{each.path}")) for each in faults(event.award))
    if event.last_time and event.last_time.day >= event.basics.day:
        yield problem("settings_last_time", place_of("last_time.day"))


def _profiles(rules: RegistrationRules, place_of: Callable[[str], Place]) -> Iterator[Problem]:
    """A profile that nobody ships would leave the headings without any meaning."""
    known = {PurePosixPath(name).stem for name in resources.config_files("tables")}
    for number, source in enumerate(rules.sources, 1):
        if source.profile and source.profile not in known:
            words = {"found": source.profile, "known": "、".join(sorted(known))}
            hint = did_you_mean(source.profile, known)
            path = f"registration.sources[{number}].profile"
            yield problem("setting_not_choice", place_of(path), key=path, hint=hint, **words)
