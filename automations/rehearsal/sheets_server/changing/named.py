"""Named ranges."""

from __future__ import annotations

import re

from automations.rehearsal.sheets_server.changing import masks
from automations.rehearsal.sheets_server.changing.grids import box_of, free_id, with_tab
from automations.rehearsal.sheets_server.model import JSON, Stored, invalid

_NAME = re.compile(r"[^\W\d]\w*")
_REFERENCE = re.compile(r"[A-Za-z]{1,3}[0-9]+|[Rr][0-9]+[Cc][0-9]+|true|false", re.IGNORECASE)
_LONGEST = 250


def add(stored: Stored, asked: JSON) -> JSON:
    """``addNamedRange``: a name there is once, whatever its capitals."""
    given = asked.get("namedRange", {})
    taken = {named["namedRangeId"] for named in stored.named}
    number = given.get("namedRangeId") or str(free_id("name", taken, len(taken)))
    if number in taken:
        message = f"A named range with id {number} already exists."
        raise invalid(message)
    _check(stored, given, number)
    kept = {
        "namedRangeId": number,
        "name": given["name"],
        "range": with_tab(given.get("range", {})),
    }
    stored.named.append(kept)
    return {"namedRange": dict(kept)}


def update(stored: Stored, asked: JSON) -> None:
    """``updateNamedRange``: by its mask."""
    given = asked.get("namedRange", {})
    old = _found(stored, given.get("namedRangeId", ""))
    named = masks.paths(asked.get("fields"), "NamedRange")
    after = masks.updated(old, given, [path for path in named if path[0] != "namedRangeId"])
    _check(stored, after, old["namedRangeId"])
    stored.named[stored.named.index(old)] = {**after, "range": with_tab(after["range"])}


def delete(stored: Stored, asked: JSON) -> None:
    """``deleteNamedRange``."""
    stored.named.remove(_found(stored, asked.get("namedRangeId", "")))


def _found(stored: Stored, number: str) -> JSON:
    for named in stored.named:
        if named["namedRangeId"] == number:
            return named
    message = f"No NamedRange with id: {number}"
    raise invalid(message)


def _check(stored: Stored, given: JSON, number: str) -> None:
    name = given.get("name", "")
    if not _NAME.fullmatch(name) or _REFERENCE.fullmatch(name) or len(name) > _LONGEST:
        message = f"Invalid name: {name}"
        raise invalid(message)
    others = [named["name"] for named in stored.named if named["namedRangeId"] != number]
    if name.casefold() in {other.casefold() for other in others}:
        message = (
            f"Cannot add named range with name {name}, a named range with that name already exists."
        )
        raise invalid(message)
    box_of(stored, given.get("range", {}))
