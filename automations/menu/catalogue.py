"""``config/menu.toml`` as frozen values: phases, items, and every sentence of the menu."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from automations import resources

OTHER_EVENT, LEAVE = 99, 0
_NUMBER = re.compile(r"\{([0-9]{1,2})\}")
_FIRST_OF_TWO_DIGITS = 10


@dataclass(frozen=True, slots=True)
class Item:
    """One numbered line of the menu.

    ``runs`` is a command, behind which the event's folder is added, and behind it what ``asks``
    says (see `automations.menu.carrying`); ``opens`` and ``offers`` name what may be opened (see
    `automations.menu.files`); ``needs`` parts of the event, parted by blanks, without any of
    which the item is not shown; ``made_by`` the item that makes what it opens, or 0; ``lists``
    the items of a list of its own, which the home screen does not show.
    """

    number: int
    label: str
    runs: tuple[str, ...] = ()
    opens: str = ""
    offers: tuple[str, ...] = ()
    asks: str = ""
    needs: str = ""
    made_by: int = 0
    lists: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        """Return number and label as the screen shows them."""
        return f"{self.number} {self.label}"

    @property
    def phase(self) -> int:
        """Return the number of the phase in which it is done."""
        return self.number // _FIRST_OF_TWO_DIGITS


@dataclass(frozen=True, slots=True)
class Phase:
    """A part of an event's year, and how it goes."""

    number: int
    name: str
    guidance: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ending:
    """What is said when a job has ended, and what may be opened then."""

    text: str
    opens: tuple[str, ...] = ()


@cache
def items() -> Mapping[int, Item]:
    """Return every item by its number."""
    read = (Item(**_tuples(each)) for each in _catalogue()["items"])
    return {each.number: each for each in read}


def listed(item: Item) -> tuple[Item, ...]:
    """Return what an item lists, each under the item's own number."""
    rows = _catalogue()["listed"]
    return tuple(Item(item.number, **_tuples(rows[key])) for key in item.lists)


@cache
def phases() -> Mapping[int, Phase]:
    """Return the phases by their number, in the order of an event."""
    read = (Phase(**_tuples(each)) for each in _catalogue()["phases"])
    return {each.number: each for each in read}


def template_ending(name: str) -> Ending:
    """Return what is said when nothing but the template ``name`` can be what is wrong."""
    row = _catalogue()["template_ending"]
    return Ending(numbered(row["text"]).format(name=name), tuple(row["opens"]))


def ending(code: int) -> Ending:
    """Return what is said for a job's exit code; one that nobody knows is our fault."""
    known = {each["code"]: each for each in _catalogue()["endings"]}
    row = known.get(code, known[70])
    return Ending(numbered(row["text"]), tuple(row.get("opens", ())))


def said(section: str, key: str, /, **words: object) -> str:
    """Return a sentence of the menu with its words filled in."""
    text: str = _catalogue()[section][key]
    return numbered(text).format_map(words)


def numbered(text: str) -> str:
    """Put number and label in the place of an item's number.

    >>> numbered("まず{51}を選びます。")
    'まず「51 点検する」を選びます。'
    """
    return _NUMBER.sub(lambda match: f"「{items()[int(match[1])].line}」", text)


def guidance(phase: Phase, shown: Collection[int]) -> tuple[str, ...]:
    """Return how a phase goes, without the lines about items that this event lacks."""
    fitting = (line for line in phase.guidance if _named(line) <= {*shown, OTHER_EVENT})
    return tuple(map(numbered, fitting))


def _named(line: str) -> set[int]:
    return {int(number) for number in _NUMBER.findall(line)}


def _tuples(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}


@cache
def _catalogue() -> Mapping[str, Any]:
    return tomllib.loads(resources.config_file("menu.toml").read_text(encoding="utf-8"))
