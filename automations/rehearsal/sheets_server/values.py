"""``spreadsheets.values``: every method of the collection, told apart by its verb.

https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.values
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from automations.rehearsal.sheets_server import (
    appending,
    clearing_values,
    filtered_values,
    payloads,
    reading_values,
    writing_values,
)
from automations.rehearsal.sheets_server.model import JSON, Stored

Params = Mapping[str, Sequence[str]]
"""The query as ``urllib.parse.parse_qs`` gives it (blank values kept), and the path's ``range``."""
_BODIES = {
    "update": ("ValueRange", "data"),
    "append": ("ValueRange", "data"),
    "clear": ("Nothing", ""),
    "batchClear": ("BatchClear", ""),
    "batchUpdate": ("BatchUpdate", ""),
    "batchGetByDataFilter": ("BatchGetByDataFilter", ""),
    "batchUpdateByDataFilter": ("BatchUpdateByDataFilter", ""),
    "batchClearByDataFilter": ("BatchClearByDataFilter", ""),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that makes sense by itself, whichever spreadsheet it is about.

    ``range``: of the path; ``options``: of the query, ``body``: both by their camelCase names.
    """

    verb: str
    range: str
    options: JSON
    body: JSON


def asked(verb: str, params: Params, body: Any) -> Asked:  # noqa: ANN401 - any JSON
    """Return a request once its query and body are checked, which needs no spreadsheet.

    ``verb``: ``get``, ``batchGet``, ``update``, ``append``, ``clear``, ``batchUpdate``,
    ``batchClear``, ``batchGetByDataFilter``, ``batchUpdateByDataFilter``,
    ``batchClearByDataFilter``.

    Raises:
        ApiError: Names or values that cannot be, each told in ``details``.
    """
    options = payloads.query(params, verb)
    given = payloads.body(body, *_BODIES[verb]) if verb in _BODIES else {}
    return Asked(verb, (params.get("range") or [""])[-1], options, given)


def values(stored: Stored, verb: str, params: Params, body: Any, *, editor: str = "") -> JSON:  # noqa: ANN401 - any JSON
    """Return what the service answers, with what was asked done in ``stored``: all or nothing.

    ``params``: the query, and as ``range`` the range of the path, decoded. ``editor``: the mail
    address of who asks, for protected cells; empty may do all.

    Raises:
        ApiError: Nothing was done.
    """
    return _METHODS[verb](stored, asked(verb, params, body), editor)


_Method = Callable[[Stored, Asked, str], JSON]
_METHODS: dict[str, _Method] = {
    "get": lambda stored, it, _: reading_values.get(stored, it.options, it.range),
    "batchGet": lambda stored, it, _: reading_values.batch_get(
        stored, it.options, it.options.get("ranges", [])
    ),
    "update": lambda stored, it, editor: writing_values.update(
        stored, it.options, it.range, it.body, editor
    ),
    "append": lambda stored, it, editor: appending.append(
        stored, it.options, it.range, it.body, editor
    ),
    "clear": lambda stored, it, editor: clearing_values.clear(stored, it.range, editor),
    "batchClear": lambda stored, it, editor: clearing_values.batch_clear(
        stored, it.body.get("ranges", []), editor
    ),
    "batchUpdate": lambda stored, it, editor: writing_values.batch_update(stored, it.body, editor),
    "batchGetByDataFilter": lambda stored, it, _: filtered_values.batch_get(stored, it.body),
    "batchUpdateByDataFilter": lambda stored, it, editor: filtered_values.batch_update(
        stored, it.body, editor
    ),
    "batchClearByDataFilter": lambda stored, it, editor: filtered_values.batch_clear(
        stored, it.body, editor
    ),
}
