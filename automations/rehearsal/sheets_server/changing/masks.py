"""Field masks: which fields of a message an update may touch.

``a,b.c`` and ``b(c,d)`` name fields, ``*`` all of them. A field that a mask names and the update
does not give is cleared.
"""

from __future__ import annotations

import copy

from automations.rehearsal.sheets_server.changing.reference import fields_of
from automations.rehearsal.sheets_server.model import JSON, invalid

Path = tuple[str, ...]
_NONE = "At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)"


def paths(fields: str | None, message: str) -> list[Path]:
    """Return the paths of a mask; ``*`` becomes every field of the message.

    Raises:
        ApiError: It names nothing, or what the message does not have.
    """
    named = _split(fields or "")
    if not named:
        raise invalid(_NONE)
    known = fields_of(message)
    if ("*",) in named:
        return [(name,) for name in sorted(known)]
    for path in named:
        if path[0] not in known:
            message = f"Invalid field: {path[0]}"
            raise invalid(message)
    return named


def _split(fields: str) -> list[Path]:
    """Read a mask; brackets may hold further paths."""
    found: list[Path] = []
    stack: list[Path] = [()]
    word = ""
    for sign in fields + ",":
        if sign == "(":
            stack.append(stack[-1] + _steps(word))
            word = ""
        elif sign in ",)":
            if word.strip():
                found.append(stack[-1] + _steps(word))
            word = ""
            if sign == ")" and len(stack) > 1:
                stack.pop()
        else:
            word += sign
    return found


def _steps(word: str) -> Path:
    return tuple(word.strip().replace("/", ".").split("."))


def updated(old: JSON, given: JSON, named: list[Path]) -> JSON:
    """Return ``old`` with the named fields as in ``given``; both stay as they are."""
    result = copy.deepcopy(old)
    for path in named:
        _set(result, given, path)
    return result


def _set(result: JSON, given: JSON, path: Path) -> None:
    name, *rest = path
    if not rest or rest == ["*"]:
        if name in given:
            result[name] = copy.deepcopy(given[name])
        else:
            result.pop(name, None)
        return
    inner = result.get(name)
    inner = inner if isinstance(inner, dict) else {}
    _set(inner, given.get(name) or {}, tuple(rest))
    if inner:
        result[name] = inner
    else:
        result.pop(name, None)
