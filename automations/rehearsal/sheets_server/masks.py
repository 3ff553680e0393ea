"""Partial answers: the ``fields`` of a request, and an answer cut down to them.

``a,b.c`` and ``b(c,d)`` name fields, with ``/`` for ``.`` if one likes and ``*`` for all. Spaces
are part of a name, so of one that no message has.
https://developers.google.com/workspace/sheets/api/guides/field-masks
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from automations.rehearsal.sheets_server.model import ApiError
from automations.rehearsal.sheets_server.refusals import violated

Mask = Mapping[str, "Mask | None"]
"""The fields that are wanted, each with those wanted of it, None for all."""
_Tree = dict[str, "_Tree | None"]
_PACKAGE = "automations.rehearsal.sheets_server"
_TOKEN = re.compile(r"[^.,/()]+|[.,/()]")


def mask_of(fields: str, message: str) -> Mask | None:
    """Return the mask that a text of fields means for an answer of that message, None for all.

    >>> mask_of("spreadsheetId,sheets(properties/title,data)", "Spreadsheet")
    {'spreadsheetId': None, 'sheets': {'properties': {'title': None}, 'data': None}}

    Raises:
        ApiError: It names a field that no such answer has, or cannot be read.
    """
    if not fields:
        return None
    tree = tree_of(fields)
    _check(tree, message, fields, ())
    return None if "*" in tree and tree["*"] is None else tree


def tree_of(fields: str) -> _Tree:
    """Return the mask that a text of fields means, whatever names it has.

    Raises:
        ApiError: It cannot be read.
    """
    return _Reader(fields).tree()


def masked(content: Any, mask: Mask | None) -> Any:  # noqa: ANN401 - any JSON
    """Return what a mask leaves of an answer; what is in a list stays there, if empty."""
    if mask is None or not isinstance(content, dict | list):
        return content
    if isinstance(content, list):
        return [masked(each, mask) for each in content]
    return {
        name: masked(value, _below(mask, name))
        for name, value in content.items()
        if name in mask or "*" in mask
    }


def covers(mask: Mask | None, *path: str) -> bool:
    """Tell whether a mask leaves anything of a field."""
    for name in path:
        if mask is None:
            return True
        if name not in mask and "*" not in mask:
            return False
        mask = _below(mask, name)
    return True


def part(mask: Mask | None, *path: str) -> Mask | None:
    """Return the mask of a field below; the field must be covered."""
    for name in path:
        mask = None if mask is None else _below(mask, name)
    return mask


def _below(mask: Mask, name: str) -> Mask | None:
    return mask[name] if name in mask else mask["*"]


class _Reader:
    """Reads a text of fields from left to right."""

    def __init__(self, fields: str) -> None:
        self._fields = fields
        self._tokens = _TOKEN.findall(fields)
        self._at = 0

    def tree(self) -> _Tree:
        tree: _Tree = {}
        self._list(tree)
        if self._at < len(self._tokens):
            raise self._unreadable()
        return tree

    def _list(self, into: _Tree) -> None:
        self._path(into)
        while self._next() == ",":
            self._at += 1
            self._path(into)

    def _path(self, into: _Tree) -> None:
        name = self._next()
        if name is None or name in ".,/()":
            raise self._unreadable()
        self._at += 1
        sign = self._next()
        if sign not in {".", "/", "("}:
            into[name] = None
            return
        inner = into.setdefault(name, {})
        self._at += 1
        # What is wanted whole stays wanted whole.
        below: _Tree = {} if inner is None else inner
        if sign == "(":
            self._list(below)
            self._close()
        else:
            self._path(below)

    def _close(self) -> None:
        if self._next() != ")":
            raise self._unreadable()
        self._at += 1

    def _next(self) -> str | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _unreadable(self) -> ApiError:
        return _refusal(self._fields, f"Error parsing 'fields' parameter: {self._fields}")


def _check(tree: Mask, message: str, fields: str, above: tuple[str, ...]) -> None:
    """Refuse names that the message does not have."""
    known = messages()[message]
    for name, below in tree.items():
        path = (*above, name)
        if name != "*" and name not in known:
            raise _refusal(fields, _EXPANDING.format(".".join(path)))
        kinds = [kind.strip("[]") for each, kind in known.items() if name in {"*", each}]
        if below is None or any(kind in {"any", "struct"} or "{" in kind for kind in kinds):
            continue
        _check_below(below, kinds, fields, path)


def _check_below(below: Mask, kinds: list[str], fields: str, path: tuple[str, ...]) -> None:
    """Refuse what none of the kinds has."""
    inner = [kind for kind in kinds if kind in messages()]
    if not inner:
        raise _refusal(fields, _EXPANDING.format(".".join((*path, next(iter(below))))))
    if len(inner) == 1:
        _check(below, inner[0], fields, path)


_EXPANDING = "Error expanding 'fields' parameter. Cannot find matching fields for path '{}'."


def _refusal(fields: str, description: str) -> ApiError:
    message = "Request contains an invalid argument."
    return violated(description, field=fields, message=message)


@cache
def messages() -> dict[str, dict[str, str]]:
    """Return the fields of every message, and their kinds."""
    room = files(_PACKAGE)
    requests = room.joinpath("changing", "reference.toml").read_text("utf-8")
    answers = room.joinpath("answers.toml").read_text("utf-8")
    return tomllib.loads(requests) | tomllib.loads(answers)
