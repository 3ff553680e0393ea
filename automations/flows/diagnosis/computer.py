"""このパソコン: Python, libraries, processor, fonts, clock. Loads nothing that might be missing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from automations.errors import SettingsWrong
from automations.flows.diagnosis.checks import Check, Group, check, group, words
from automations.flows.diagnosis.libraries import Library
from automations.flows.diagnosis.machine import Machine
from automations.tables.places import Place
from automations.tables.problems import Problem, problem

# A broken copy of the tool ends as unusable settings do: no job runs before it is put right.
_UNUSABLE = SettingsWrong.exit_code
_NOWHERE = Place("")
_WIDE = 64  # bits
_CLOCK_MAY_DIFFER = timedelta(minutes=2)
_A_DAY = timedelta(days=1)


def look_at_computer(machine: Machine) -> Group:
    """Check what has nothing to do with any event."""
    checks = (_python(machine), _libraries(machine), _processor(machine), _fonts(machine))
    return group("computer", (*checks, _clock(machine)))


def runs_at_all(machine: Machine) -> bool:
    """Tell whether every library can be loaded, without which nothing else can be looked at."""
    return bool(machine.libraries) and all(each.found and each.loads for each in machine.libraries)


def _python(machine: Machine) -> Check:
    faults = []
    found = ".".join(map(str, machine.python))
    if machine.python < machine.python_wanted:
        wanted = ".".join(map(str, machine.python_wanted))
        faults.append(problem("python_old", _NOWHERE, found=found, wanted=wanted))
    if machine.bits < _WIDE:
        faults.append(problem("python_narrow", _NOWHERE, bits=machine.bits))
    return check("python", faults, _UNUSABLE, found=found)


def _libraries(machine: Machine) -> Check:
    if not machine.libraries:
        return check("libraries", [problem("libraries_unknown", _NOWHERE)], _UNUSABLE, count=0)
    faults = [fault for each in machine.libraries for fault in _library(each)]
    return check("libraries", faults, _UNUSABLE, count=len(machine.libraries))


def _library(library: Library) -> Iterator[Problem]:
    if not library.found:
        yield problem("library_missing", _NOWHERE, name=library.name)
    elif not library.loads:
        yield problem("library_broken", _NOWHERE, name=library.name)
    elif not library.fits:
        names = {"name": library.name, "found": library.found, "wanted": library.wanted}
        yield problem("library_version", _NOWHERE, **names)


def _processor(machine: Machine) -> Check:
    if machine.avx2:
        return check("processor")
    if machine.compatible:
        return check("processor", said="compatible")
    code = "processor_unknown" if machine.avx2 is None else "processor_unfit"
    return check("processor", [problem(code, _NOWHERE)], _UNUSABLE)


def _fonts(machine: Machine) -> Check:
    wanted: dict[str, list[str]] = words("fonts")["wanted"]
    names = "、".join(wanted)
    if machine.fonts is None:
        unknown = [problem("font_unknown", _NOWHERE, name=each) for each in wanted]
        return check("fonts", unknown, names=names)
    there = {_letters(each) for each in machine.fonts}
    missing = [name for name, known_as in wanted.items() if there.isdisjoint(known_as)]
    faults = [problem("font_missing", _NOWHERE, name=each) for each in missing]
    return check("fonts", faults, names=names)


def _letters(name: str) -> str:
    return "".join(each for each in name.casefold() if each.isalnum())


def _clock(machine: Machine) -> Check:
    return check("clock", _clock_faults(machine), _UNUSABLE)


def _clock_faults(machine: Machine) -> Iterator[Problem]:
    """The clock decides what came in time: compare it with two that cannot be fooled with it."""
    if not machine.zones:
        yield problem("zones_missing", _NOWHERE)
    if machine.share_now and abs(machine.now - machine.share_now) > _CLOCK_MAY_DIFFER:
        ahead = machine.now - machine.share_now
        direction = "進んで" if ahead > timedelta() else "遅れて"
        minutes = abs(ahead) // timedelta(minutes=1)
        yield problem("clock_off", _NOWHERE, minutes=minutes, direction=direction)
    # A day more or less is a matter of zones.
    if machine.built and machine.now.date() + _A_DAY < machine.built:
        days = {"now": _day(machine.now.date()), "built": _day(machine.built)}
        yield problem("clock_before_build", _NOWHERE, **days)


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
