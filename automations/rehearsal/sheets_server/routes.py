"""Which address means what, and who may ask for it."""

from __future__ import annotations

import json
import re
from typing import Any

from automations.rehearsal.sheets_server import drive, sheets_api
from automations.rehearsal.sheets_server.asking import Asker
from automations.rehearsal.sheets_server.exchange import Answered, Asked, answered_json
from automations.rehearsal.sheets_server.masks import mask_of
from automations.rehearsal.sheets_server.model import JSON, Stored, World, invalid
from automations.rehearsal.sheets_server.refusals import denied, no_such_page, not_found, violated

_SYSTEM = frozenset(
    {
        "$.xgafv",
        "access_token",
        "alt",
        "callback",
        "fields",
        "key",
        "oauth_token",
        "prettyPrint",
        "quotaUser",
        "uploadType",
        "upload_protocol",
    }
)
_UNBOUND = (
    'Invalid JSON payload received. Unknown name "{0}": Cannot bind query parameter. '
    "Field '{0}' could not be found in request message."
)
_NO_NAME = Stored("", {"locale": "en_US"})


def answer(world: World, asked: Asked, asker: Asker) -> Answered:
    """Return the answer to a request.

    Raises:
        ApiError: It is refused; nothing was done.
    """
    if found := sheets_api.find(asked.method, asked.path):
        content = _sheets(world, asked, asker, *found)
        return answered_json(content, pretty=asked.parameter("prettyPrint", "true") != "false")
    if asked.path.startswith(drive.PATHS):
        return drive.answer(world, asked, asker)
    return no_such_page(asked.path)


def _sheets(
    world: World,
    asked: Asked,
    asker: Asker,
    method: sheets_api.Method,
    names: dict[str, str],
) -> JSON:
    """Return what a method of the Sheets API answers: what cannot be read is refused first."""
    query = _query(asked, method.takes)
    mask = mask_of(asked.parameter("fields"), method.answers)
    body = _body(asked.body)
    method.check(query, body)
    stored = _NO_NAME
    if "id" in names:
        stored = _let_in(world, names["id"], asker, write=method.writes)
    call = sheets_api.Call(world, stored, names, query, body, mask, asker)
    return method.do(call)


def _let_in(world: World, key: str, asker: Asker, *, write: bool) -> Stored:
    stored = world.spreadsheets.get(key)
    if stored is None:
        raise not_found()
    if not (asker.may_write(stored) if write else asker.may_read(stored)):
        raise denied()
    return stored


def _query(asked: Asked, takes: frozenset[str]) -> dict[str, list[str]]:
    """Return the parameters by their names in the reference."""
    if asked.parameter("alt", "json") != "json":
        words = f'Unsupported alt type "{asked.parameter("alt")}".'
        raise invalid(words)
    query = {_camel(name): values for name, values in asked.query.items() if name not in _SYSTEM}
    for name in query:
        if name not in takes:
            raise violated(_UNBOUND.format(name))
    return query


def _camel(name: str) -> str:
    return re.sub(r"_([a-z])", lambda letter: letter[1].upper(), name)


def _body(body: bytes) -> JSON:
    if not body.strip():
        return {}
    try:
        content: Any = json.loads(body)
    except ValueError:
        text = body.decode("utf-8", "replace").splitlines()[0]
        words = f"Invalid JSON payload received. Unexpected token.\n{text}\n^"
        raise violated(words) from None
    if isinstance(content, dict):
        return content
    words = 'Invalid JSON payload received. Unknown name "": Root element must be a message.'
    raise violated(words)
