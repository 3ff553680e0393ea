"""Items that are chosen from a list of their own: the home screen has no room for each of them."""

from __future__ import annotations

from pathlib import Path

from automations.errors import ExpectedFailure
from automations.flows.known_event import known_event
from automations.menu.catalogue import LEAVE, Item, listed, said
from automations.menu.terminal import number_of
from automations.menu.tools import Tools


def chosen_of(tools: Tools, root: Path, item: Item) -> Item | None:
    """Show what an item lists and return the one that a person chooses; None if she goes back."""
    shown = _fitting(root, item)
    tools.screen.clear()
    tools.show(item.line, "")
    for number, each in enumerate(shown, 1):
        tools.show(f"  {number}  {each.label}")
    tools.show("")
    while typed := tools.screen.ask(said("screen", "which_listed")):
        number = number_of(typed) or 0
        if number == LEAVE and number_of(typed) is not None:
            return None
        if 0 < number <= len(shown):
            return shown[number - 1]
        tools.show(said("screen", "not_a_number", typed=typed))
    return None


def _fitting(root: Path, item: Item) -> tuple[Item, ...]:
    """Return the listed items that make sense for the event."""
    try:
        there = known_event(root).event.parts
    except ExpectedFailure:  # the settings have faults since the screen was drawn
        there = frozenset()
    return tuple(each for each in listed(item) if not each.needs or there & {*each.needs.split()})
