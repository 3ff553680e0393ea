"""The way in: the events of a folder, a new one, the rehearsal."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

from automations.errors import ExpectedFailure
from automations.flows.folder_state import is_event_folder
from automations.flows.known_event import known_event
from automations.jobs.demo import DEMO_FOLDER, JUDGING_FOLDER
from automations.menu.catalogue import LEAVE, Item, said
from automations.menu.event_menu import event_menu
from automations.menu.jobs_here import run
from automations.menu.new_event import begin_event
from automations.menu.opening import open_with_its_program
from automations.menu.screens import Found, home_screen
from automations.menu.terminal import Leaving, Terminal, number_of
from automations.menu.tools import Run, Tools

HOME = "DXTEN_HOME"
_NEW, _REHEARSAL, _FIRST_FOUND = 1, 2, 3
_TO_THE_PRIZES = 2  # typed where is asked how far the rehearsal goes


def open_menu(run: Run, environment: Mapping[str, str] = os.environ) -> int:
    """Serve a person until she leaves; return the exit code.

    Args:
        run: runs a command and returns its exit code; every failure ends there.
        environment: ``DXTEN_HOME`` names the folder of the events, perhaps in the quotes of a
            Windows command line; else it is the current one.
    """
    tools = Tools(run, Terminal(), lambda: datetime.now(UTC), open_with_its_program)
    try:
        serve(tools, Path(environment.get(HOME, "").strip(' "') or Path.cwd()))
    except (Leaving, KeyboardInterrupt):
        with suppress(Leaving):  # the window may be gone
            tools.show("", said("screen", "ending"))
    return 0


def serve(tools: Tools, home: Path) -> None:
    """Show the home screen and the events, until `Leaving`."""
    if is_event_folder(home):
        event_menu(tools, home)
    while True:
        found = events_in(home)
        tools.screen.clear()
        tools.show(*home_screen([*found.values()], _today(tools)))
        chosen = _chosen(tools, len(found))
        if chosen == LEAVE:
            raise Leaving
        if root := _root(tools, home, [*found], chosen):
            event_menu(tools, root)


def events_in(home: Path) -> dict[Path, Found]:
    """Return the events by folder: this one itself, and those one level below, newest first."""
    try:
        below = [each for each in home.iterdir() if is_event_folder(each)]
    except OSError:
        below = []
    here = [home] if is_event_folder(home) else []
    # Each is read once: a workbook of settings takes its time.
    found = {root: _described(root) for root in (*here, *below)}
    return dict(sorted(found.items(), key=_newest_first))


def _newest_first(found: tuple[Path, Found]) -> tuple[int, str]:
    root, event = found
    return (-event.day.toordinal() if event.day else 0, root.name)


def _described(root: Path) -> Found:
    folder = root.resolve().name
    try:
        basics = known_event(root).event.basics
    except ExpectedFailure:
        return Found(folder, None, folder)
    return Found(basics.name, basics.day, folder)


def _root(tools: Tools, home: Path, found: list[Path], chosen: int | None) -> Path | None:
    if chosen is None:
        return None
    if chosen == _NEW:
        return begin_event(tools, home)
    if chosen == _REHEARSAL:
        return _rehearsal(tools, home)
    return found[chosen - _FIRST_FOUND]


def _rehearsal(tools: Tools, home: Path) -> Path | None:
    """Make the fictitious event: not counted yet, or played up to the prizes of judging day.

    Each has a folder of its own; one that is there is opened as it stands.
    """
    to_the_prizes = number_of(tools.screen.ask(said("home", "how_far"))) == _TO_THE_PRIZES
    name, option = (JUDGING_FOLDER, "--judging") if to_the_prizes else (DEMO_FOLDER, "--books-only")
    root = home / name
    if is_event_folder(root):
        return root
    run(tools, Item(_REHEARSAL, said("home", "rehearse")), ["demo", option, str(root)])
    tools.screen.ask(said("screen", "back"))
    return root if is_event_folder(root) else None


def _chosen(tools: Tools, found: int) -> int | None:
    while typed := tools.screen.ask(said("screen", "prompt")):
        number = number_of(typed)
        if number is not None and number < _FIRST_FOUND + found:
            return number
        tools.show(said("screen", "not_a_number", typed=typed))
    return None


def _today(tools: Tools) -> date:
    return tools.now().astimezone().date()
