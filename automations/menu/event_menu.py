"""One event: its screen, drawn anew each time, and what a person chooses on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from automations.errors import ExpectedFailure
from automations.event.model import Event
from automations.flows.folder_state import read_state
from automations.flows.known_event import known_event
from automations.flows.progress import progress_of, progress_of_wrong_settings
from automations.menu.catalogue import LEAVE, OTHER_EVENT, items, phases, said
from automations.menu.jobs_here import do
from automations.menu.screens import (
    EventView,
    event_screen,
    guidance_screen,
    wrong_settings_screen,
)
from automations.menu.terminal import Leaving, number_of
from automations.menu.tools import Tools

_ALWAYS = (OTHER_EVENT, LEAVE)
_WITH_WRONG_SETTINGS = (11, 12)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A screen: its lines, the items on it, and the phases whose guidance it offers."""

    lines: tuple[str, ...]
    items: tuple[int, ...]
    phases: frozenset[int]


def event_menu(tools: Tools, root: Path) -> None:
    """Serve an event until a person wants another one; `Leaving` when she goes."""
    ended: dict[str, datetime] = {}
    while True:
        drawn = _drawn(tools, root, ended)
        tools.screen.clear()
        tools.show(*drawn.lines)
        chosen = _chosen(tools, drawn)
        if chosen == LEAVE:
            raise Leaving
        if chosen == OTHER_EVENT:
            return
        if chosen in drawn.phases:
            tools.screen.clear()
            tools.show(*guidance_screen(chosen, drawn.items, tools.window))
            tools.screen.ask(said("screen", "back"))
        elif chosen in drawn.items:
            do(tools, root, items()[chosen], ended)


def shown_items(event: Event) -> tuple[int, ...]:
    """Return the numbers of the items that make sense for an event."""
    there = set(event.parts)
    fitting = (n for n, each in items().items() if not each.needs or there & {*each.needs.split()})
    return tuple(n for n in fitting if n not in _ALWAYS)


def _drawn(tools: Tools, root: Path, ended: Mapping[str, datetime]) -> _Drawn:
    """Look at the event as it is now: settings and books change while the menu waits."""
    try:
        folder = known_event(root)
    except ExpectedFailure as wrong:
        return _drawn_wrong(tools, root, wrong)
    now = tools.now().astimezone(folder.zone)
    shown = shown_items(folder.event)
    progress = progress_of(folder.event, now, read_state(folder, ended))
    basics = folder.event.basics
    view = EventView(basics.name, basics.day, now.date(), progress, shown)
    return _Drawn(tuple(event_screen(view, tools.window)), shown, frozenset(phases()))


def _drawn_wrong(tools: Tools, root: Path, wrong: ExpectedFailure) -> _Drawn:
    faults = [str(each) for each in wrong.sentences]
    progress = progress_of_wrong_settings(len(faults))
    lines = wrong_settings_screen(root.resolve().name, faults, progress, tools.window)
    return _Drawn(tuple(lines), _WITH_WRONG_SETTINGS, frozenset())


def _chosen(tools: Tools, drawn: _Drawn) -> int | None:
    """Return a number of this screen; None for Enter alone, which draws it anew."""
    known = {*drawn.items, *drawn.phases, *_ALWAYS}
    while typed := tools.screen.ask(said("screen", "prompt")):
        number = number_of(typed)
        if number in known:
            return number
        tools.show(said("screen", "not_a_number", typed=typed))
    return None
