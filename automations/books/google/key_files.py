"""The JSON files that Google Cloud hands out, told apart; what stands in them is never shown."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from automations.books.google.private_folder import refuse_exposed
from automations.errors import SettingsWrong
from automations.system_words import reason
from automations.tables.places import Place
from automations.tables.problems import problem

Fields = Mapping[str, Any]
SERVER = "dxten_server"
"""The extra key of a rehearsal's files: which address on this PC answers in Google's place."""
_SERVICE, _CLIENT_KINDS = "service_account", ("installed", "web")
_ON_THIS_PC = re.compile(r"http://(127\.0\.0\.1|localhost):\d{1,5}/?")
_KIND = re.compile(r"[a-z_]{1,40}")
_UNKNOWN_KIND = "不明"


def content_of(path: Path) -> bytes:
    """Return a secret file's content; refuse what others can read.

    Raises `SettingsWrong` if it is not there, `PermissionRefused` if it is exposed.
    """
    try:
        content = path.read_bytes()
        refuse_exposed(path)
    except OSError as failure:
        found = problem("google_key_missing", Place(path.name), reason=reason(failure))
        raise SettingsWrong(found) from None
    return content


def service_key(content: bytes, place: Place) -> Fields:
    """Return a service account's key; raises `SettingsWrong` for every other file."""
    fields = fields_of(content)
    if any(kind in fields for kind in _CLIENT_KINDS):
        raise SettingsWrong(problem("google_key_is_client", place))
    kind = fields.get("type")
    if kind is not None and kind != _SERVICE:
        raise SettingsWrong(problem("google_key_other_kind", place, kind=_shown(kind)))
    if not _all_texts(fields, "type", "client_email", "private_key"):
        raise SettingsWrong(problem("google_key_damaged", place))
    server_of(fields, place)
    return fields


def oauth_client(content: bytes, place: Place) -> Fields:
    """Return an OAuth client for desktops; raises `SettingsWrong` for every other file."""
    fields = fields_of(content)
    if fields.get("type") == _SERVICE:
        raise SettingsWrong(problem("google_client_is_key", place))
    if "web" in fields:
        raise SettingsWrong(problem("google_client_is_web", place))
    installed = fields.get("installed")
    if not isinstance(installed, dict) or not _all_texts(installed, "client_id", "client_secret"):
        raise SettingsWrong(problem("google_client_damaged", place))
    server_of(fields, place)
    return fields


def allowed_user(content: bytes, place: Place) -> Fields:
    """Return what a person allowed, as we keep it ourselves; raises `SettingsWrong`."""
    fields = fields_of(content)
    if not _all_texts(fields, "client_id", "client_secret", "refresh_token"):
        raise SettingsWrong(problem("google_kept_damaged", place))
    server_of(fields, place)
    return fields


def server_of(fields: Fields, place: Place) -> str:
    """Return the address of a rehearsal, "" for Google; a rehearsal never leaves this PC."""
    if SERVER not in fields:
        return ""
    address = fields[SERVER]
    if not isinstance(address, str) or not _ON_THIS_PC.fullmatch(address):
        raise SettingsWrong(problem("google_server_elsewhere", place))
    return address.rstrip("/")


def fields_of(content: bytes) -> dict[str, Any]:
    """Return the fields of a JSON object; none if it is nothing of the kind."""
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _all_texts(fields: Fields, *names: str) -> bool:
    return all(isinstance(fields.get(name), str) and fields[name] for name in names)


def _shown(kind: object) -> str:
    """Show a kind as Google names kinds: anything else may be a secret in the wrong place."""
    return kind if isinstance(kind, str) and _KIND.fullmatch(kind) else _UNKNOWN_KIND
