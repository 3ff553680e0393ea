"""Settings that are well-formed each but contradict one another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from automations.award.rule_checks import faults
from automations.event.model import Event
from automations.registration.rules import RegistrationSource
from automations.tables.places import Place
from automations.tables.problems import Problem, problem
from automations.tables.profiles import profile_fault
from automations.tables.sources import Source

# What Windows puts between folders is a part of the name on other systems; ¥ is how it looks.
_SEPARATORS = frozenset("\\¥￥＼")


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
    for path, found in _paths(event):
        if not _SEPARATORS.isdisjoint(found):
            words = {"key": name_of(path), "found": found}
            yield problem("setting_path_separator", place_of(path), **words)
    if event.award:
        yield from (each.at(place_of(f"award.{each.path}")) for each in faults(event.award))
    if event.last_time and event.last_time.day >= event.basics.day:
        yield problem("settings_last_time", place_of("last_time.day"))


def _paths(event: Event) -> Iterator[tuple[str, str]]:
    """Yield every setting that says where a file or a folder lies."""
    yield from ((f"{path}.book", source.book) for path, source in _sources(event))
    yield "outputs.folder", event.outputs.folder
    yield "outputs.template", event.outputs.template


def _sources(event: Event) -> Iterator[tuple[str, Source | RegistrationSource]]:
    """Yield every table that is read, with the setting that names it."""
    if event.registration:
        for number, each in enumerate(event.registration.sources, 1):
            yield f"registration.sources[{number}]", each
    reception = event.registration and event.registration.reception
    award = event.award
    single = {
        "registration.reception": reception,
        "award.entries": award and award.entries,
        "award.roll": award and award.roll,
        "award.ballots": award and award.ballots,
        "award.judges": award and award.judges,
    }
    yield from ((path, source) for path, source in single.items() if source)
