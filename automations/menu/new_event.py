"""Begin a new event: ask four things, kindly, then make the folder as the command does."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from automations.errors import DONE
from automations.flows.folder_state import is_there
from automations.flows.working_days import working_day_from
from automations.menu.catalogue import LEAVE, Item, said
from automations.menu.folder_names import folder_name, free_name
from automations.menu.jobs_here import run
from automations.menu.terminal import number_of
from automations.menu.tools import Tools
from automations.tables.moments import moment
from automations.tables.rendering import japanese_day
from automations.tables.settings import LONGEST_TEXT

_AHEAD = timedelta(days=90)
_FARTHEST = timedelta(days=3653)
_ZONE = ZoneInfo("Asia/Tokyo")  # the one that new settings name


class _GivenUp(Exception):  # noqa: N818 - a person's choice, which is no error
    """The person would rather not begin."""


def begin_event(tools: Tools, home: Path) -> Path | None:
    """Ask for name, host, day and folder, and make the event; None if nothing was made."""
    tools.screen.clear()
    tools.show(said("new", "title"), "")
    try:
        name, host, day = _text(tools, "name"), _text(tools, "host"), _day(tools)
        root = home / _folder(tools, home, name)
    except _GivenUp:
        return None
    given = [f"--name={name}", f"--host={host}", f"--day={day.isoformat()}"]
    code = run(tools, Item(1, said("home", "new")), ["init", *given, str(root)])
    tools.screen.ask(said("screen", "back"))
    return root if code == DONE else None


def proposed_day(today: date) -> date:
    """Return a working day about three months ahead.

    >>> proposed_day(date(2026, 11, 23)).isoformat()
    '2027-02-22'
    """
    return working_day_from(today + _AHEAD)


def _asked(tools: Tools, prompt: str) -> str:
    typed = tools.screen.ask(prompt)
    if number_of(typed) == LEAVE:
        raise _GivenUp
    return typed


def _text(tools: Tools, key: str) -> str:
    while fault := _unfit(typed := _asked(tools, said("new", key))):
        tools.show(fault)
    return typed


def _unfit(typed: str) -> str:
    """Say at once what the settings would refuse."""
    if len(typed) > LONGEST_TEXT:
        return said("new", "long", length=len(typed), longest=LONGEST_TEXT)
    return "" if typed else said("new", "blank")


def _day(tools: Tools) -> date:
    today = tools.now().astimezone(_ZONE).date()
    default = proposed_day(today)
    prompt = said("new", "day", default=japanese_day(default))
    while typed := _asked(tools, prompt):
        found = moment(typed, _ZONE)
        if found and not (fault := _fault(found.date(), today)):
            return found.date()
        tools.show(fault if found else said("new", "day_unread"))
    return default


def _fault(day: date, today: date) -> str:
    if day < today:
        return said("new", "day_past", day=japanese_day(day))
    return said("new", "day_far", day=japanese_day(day)) if day - today > _FARTHEST else ""


def _folder(tools: Tools, home: Path, name: str) -> str:
    default = free_name(home, name)
    prompt = said("new", "folder", default=default)
    while typed := _asked(tools, prompt):
        fitting = folder_name(typed)
        if is_there(home / fitting):
            tools.show(said("new", "folder_taken", name=fitting))
            continue
        if fitting != typed:
            tools.show(said("new", "folder_changed", name=fitting))
        return fitting
    return default
