"""New settings whose books lie in Google Sheets: which of them may, and in which spreadsheet."""

from __future__ import annotations

import re
from dataclasses import dataclass

from automations.books.google.addresses import PREFIX, address_of
from automations.errors import InputUnfit
from automations.tables.places import Place
from automations.tables.problems import problem

_SHARED = frozenset({
    "registration.sources", "registration.reception", "registration.sections", "award.entries",
})  # fmt: skip
_RESTRICTED = frozenset({"award.roll", "award.ballots", "award.hand_counts", "award.judges"})
_SECTION = re.compile(r"\[+([\w.]+)\]+")
_BOOK = re.compile(r'(book = )"[^"]*"')


@dataclass(frozen=True, slots=True)
class OnlinePlaces:
    """The keys of spreadsheets that take the place of files; "" where files stay.

    ``shared``: what staff work in; ``restricted``: who may vote, who voted what, who judges.
    """

    shared: str = ""
    restricted: str = ""


NOWHERE = OnlinePlaces()
"""All of it lies in files."""


def online_places(shared: str, restricted: str) -> OnlinePlaces:
    """Return the places that two addresses name; "" for none.

    Raises `InputUnfit` if one is no address, or both are the same spreadsheet: then all who work
    in the shared one would see who voted what.
    """
    places = OnlinePlaces(_key(shared), _key(restricted))
    if places.shared and places.shared == places.restricted:
        raise InputUnfit(problem("connect_one_for_both", Place("")))
    return places


def with_online_books(text: str, places: OnlinePlaces) -> str:
    """Return the text of new settings with these books named in the place of files."""
    lines, section = [], ""
    for line in text.splitlines(keepends=True):
        if found := _SECTION.match(line):
            section = found[1]
        key = places.shared if section in _SHARED else ""
        key = places.restricted if section in _RESTRICTED else key
        lines.append(_BOOK.sub(rf'\1"{PREFIX}{key}"', line) if key and _named(line) else line)
    return "".join(lines)


def _named(line: str) -> bool:
    return line.startswith("book = ")  # what is commented out stays an example of a file


def _key(typed: str) -> str:
    if not typed:
        return ""
    address = address_of(typed)
    if address is None:
        raise InputUnfit(problem("connect_no_place", Place(""), found=typed))
    return address.key
