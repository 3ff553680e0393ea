"""``spreadsheets.values``: every method of the collection, told apart by its verb.

https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.values
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from automations.rehearsal.sheets_server.model import JSON, Stored

Params = Mapping[str, Sequence[str]]
"""The query as ``urllib.parse.parse_qs`` gives it, and the ``range`` of the path beside it."""


def values(stored: Stored, verb: str, params: Params, body: JSON, *, editor: str = "") -> JSON:
    """Return what the service answers, with what was asked done in ``stored``: all or nothing.

    ``verb``: ``get``, ``batchGet``, ``update``, ``append``, ``clear``, ``batchUpdate``,
    ``batchClear``, ``batchGetByDataFilter``, ``batchUpdateByDataFilter``,
    ``batchClearByDataFilter``. ``params``: the query as ``parse_qs`` gives it, and as ``range``
    the range of the path, decoded. ``editor``: the mail address of who asks; empty for the owner.

    Raises:
        ApiError: nothing was done.
    """
    return {"spreadsheetId": stored.id, "verb": verb, "params": dict(params), "body": body} | (
        {"editor": editor} if editor else {}
    )
