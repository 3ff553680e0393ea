"""Ask what a job needs to know: whom it is about, who does it, or a folder, dropped or typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from automations.errors import ExpectedFailure
from automations.flows.folder_state import is_event_folder
from automations.flows.known_event import known_event
from automations.ledger.carried import copies_out, told_of_copies
from automations.menu.catalogue import LEAVE, Item, said
from automations.menu.folder_names import free_name
from automations.menu.terminal import number_of
from automations.menu.tools import Tools

_QUOTES = "\"'"


def arguments_of(tools: Tools, root: Path, item: Item) -> list[str] | None:
    """Return what stands behind the command and the event's folder; None if a person gives up.

    The item ``asks`` for a ``destination``, where a copy goes, for the ``copy`` to bring back,
    ``who`` or what place is meant, how many (``count``), or after a yes for the ``destroyer`` of
    what is gone then.
    """
    tools.screen.clear()
    tools.show(item.line, "")
    if item.asks in _TYPED:
        return _TYPED[item.asks](tools)
    typed = _folder_typed(tools, said("carrying", item.asks))
    if not typed or number_of(typed) == LEAVE:
        return None
    if item.asks == "destination":
        return [str(_destination(Path(typed), root))]
    if typed == said("carrying", "lost"):
        return _lost(tools, root)
    return [str(_copy_in(Path(typed)))]


def _who(tools: Tools) -> list[str] | None:
    typed = tools.screen.ask(said("screen", "who")).strip()
    return ["--", typed] if typed and number_of(typed) != LEAVE else None


def _count(tools: Tools) -> list[str] | None:
    typed = tools.screen.ask(said("screen", "count")).strip()
    return [f"--count={number_of(typed) or typed}"] if typed and number_of(typed) != LEAVE else None


def _destroyer(tools: Tools) -> list[str] | None:
    tools.show(said("destroying", "warning"), said("destroying", "stays"), "")
    if tools.screen.ask(said("destroying", "sure")).strip() != said("destroying", "yes"):
        return None
    typed = tools.screen.ask(said("destroying", "by")).strip()
    return [f"--by={typed}"] if typed and number_of(typed) != LEAVE else None


_TYPED: Mapping[str, Callable[[Tools], list[str] | None]] = {
    "who": _who,
    "count": _count,
    "destroyer": _destroyer,
}


def _folder_typed(tools: Tools, prompt: str) -> str:
    """Return a path as it was typed or dropped, without the quotes that dropping puts around it."""
    text = tools.screen.ask_as_typed(prompt).strip().removeprefix("& ").strip()
    quoted = len(text) > 1 and text[0] in _QUOTES and text[0] == text[-1]
    return text[1:-1] if quoted else text


def _destination(typed: Path, root: Path) -> Path:
    """Return a new folder in the one that was dropped; what is not there yet is meant itself."""
    try:
        inside = typed.is_dir()
    except OSError:
        inside = False
    return typed / free_name(typed, root.resolve().name) if inside else typed


def _copy_in(typed: Path) -> Path:
    """Return the one event that lies in the folder, for those who drop the whole memory stick."""
    if is_event_folder(typed):
        return typed
    try:
        below = [each for each in typed.iterdir() if is_event_folder(each)]
    except (OSError, ValueError):  # no path at all
        below = []
    return below[0] if len(below) == 1 else typed


def _lost(tools: Tools, root: Path) -> list[str] | None:
    """Ask which copy is lost; the only one that is out needs no question but a yes."""
    try:
        _, known = told_of_copies(known_event(root).restricted)
    except ExpectedFailure:
        known = ()
    out = copies_out(known)
    if not out:
        tools.show(said("carrying", "none_out"))
        tools.screen.ask(said("screen", "back"))
        return None
    for each in out:
        when = f"{each.at:%Y-%m-%d %H:%M}"
        tools.show(said("carrying", "out", number=each.short, when=when, pc=each.pc, to=each.to))
    typed = tools.screen.ask(said("carrying", "which_lost"))
    return [f"--lost={typed}"] if typed and number_of(typed) != LEAVE else None
