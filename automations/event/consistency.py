"""Settings that are well-formed each but contradict one another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields
from pathlib import Path

from automations.award.rule_checks import faults
from automations.event.model import Event
from automations.event.online_sources import faults_of, misplaced
from automations.registration.rules import LastTime, RegistrationRules, RegistrationSource
from automations.tables.folding import folded
from automations.tables.places import Place
from automations.tables.problems import Problem, problem
from automations.tables.profiles import profile_fault
from automations.tables.sources import Source

_COUNTED = ("visitors", "host_staff", "external", "bodies")
_SHORTEST_SLOT, _LONGEST_SLOT = 5, 240  # minutes


def contradictions(
    event: Event,
    place_of: Callable[[str], Place],
    name_of: Callable[[str], str] = str,
    folder: Path | None = None,
) -> Iterator[Problem]:
    """Name every pair of settings that cannot both hold; each domain knows its own.

    ``folder``: the event's, which may bring form-tool profiles of its own.
    """
    if event.registration is None and event.award is None:
        yield problem("settings_empty", place_of(""))
    for path, source in _sources(event):
        if words := profile_fault(source.profile, folder):
            key = f"{path}.profile"
            yield problem("setting_not_choice", place_of(key), key=name_of(key), **words)
        yield from faults_of(path, source, place_of, name_of)
    yield from misplaced(event, place_of, name_of)
    if event.registration:
        yield from _of_registration(event.registration, place_of, name_of)
    if event.award:
        yield from (each.at(place_of(f"award.{each.path}")) for each in faults(event.award))
    if event.last_time:
        yield from _of_last_time(event.last_time, event, place_of, name_of)


def _of_registration(
    rules: RegistrationRules, place_of: Callable[[str], Place], name_of: Callable[[str], str]
) -> Iterator[Problem]:
    """Name a slot nobody could read, and a spelling that is to mean two bodies."""
    if not _SHORTEST_SLOT <= rules.slot_minutes <= _LONGEST_SLOT:
        path = "registration.slot_minutes"
        words = {"label": name_of(path), "found": rules.slot_minutes}
        limits = {"least": _SHORTEST_SLOT, "most": _LONGEST_SLOT}
        yield problem("setting_out_of_range", place_of(path), **words, **limits)
    meant: dict[str, str] = {}
    for number, each in enumerate(rules.body_aliases, 1):
        first = meant.setdefault(folded(each.written), each.body)
        if folded(first) != folded(each.body):
            words = {"written": each.written, "first": first, "second": each.body}
            place = place_of(f"registration.body_aliases[{number}].body")
            yield problem("body_alias_twice", place, **words)


def _of_last_time(
    last: LastTime, event: Event, place_of: Callable[[str], Place], name_of: Callable[[str], str]
) -> Iterator[Problem]:
    """Name what cannot have been: visitors are host staff or external, and nobody else is."""
    if last.day >= event.basics.day:
        yield problem("settings_last_time", place_of("last_time.day"))
    counts = {each: getattr(last, each) for each in _COUNTED}
    for key, found in counts.items():
        if found < 0:
            path = f"last_time.{key}"
            words = {"label": name_of(path), "found": found, "least": 0}
            yield problem("award_too_small", place_of(path), **words)
    if last.visitors != last.host_staff + last.external and min(counts.values()) >= 0:
        numbers = {key: counts[key] for key in ("visitors", "host_staff", "external")}
        yield problem("last_time_sum", place_of("last_time.visitors"), **numbers)


def _sources(event: Event) -> Iterator[tuple[str, Source | RegistrationSource]]:
    """Yield every table that is read, with the setting that names it."""
    if event.registration:
        for number, each in enumerate(event.registration.sources, 1):
            yield f"registration.sources[{number}]", each
    rules = event.registration
    award = event.award
    single = {
        "registration.reception": rules and rules.reception,
        "registration.sections": rules and rules.sections,
        "award.entries": award and award.entries,
        "award.roll": award and award.roll,
        "award.ballots": award and award.ballots,
        "award.hand_counts": award and award.hand_counts,
        "award.judges": award and award.judges,
    }
    if award and (judging := award.judging):
        found = {each.name: getattr(judging, each.name) for each in fields(judging)}
        single |= {
            f"award.judging.{name}": source
            for name, source in found.items()
            if isinstance(source, Source)
        }
    yield from ((path, source) for path, source in single.items() if source)
