"""Who this PC is for Google: a service account's key, a user, or the identity of the machine."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Any

from automations.books.google import key_files, private_folder
from automations.errors import SettingsWrong
from automations.tables.places import Place
from automations.tables.problems import problem

_RECORD, _KEY_FILE, _USER_FILE = "接続.json", "鍵.json", "許可.json"


class Way(Enum):
    """How this PC proves who it is; the value stands in 接続.json."""

    KEY = "サービスアカウントの鍵"
    USER = "利用者の許可"
    ATTACHED = "この機械に付いた権限"


@dataclass(frozen=True, slots=True)
class Identity:
    """Who this PC is.

    ``address``: the mail address that spreadsheets are to be shared with; "" for a user, who opens
    what that person may open. ``server``: the loopback address of a rehearsal, "" for Google.
    """

    way: Way
    address: str = ""
    server: str = ""


@dataclass(frozen=True, slots=True)
class Proof:
    """An identity with what proves it, which is never shown."""

    identity: Identity
    secret: Mapping[str, Any] = field(default_factory=dict, repr=False)


def known_identity() -> Identity | None:
    """Return who this PC is connected as; None if it is not connected.

    Raises `PermissionRefused` or `SettingsWrong` if what is kept cannot be used.
    """
    proof = known_proof()
    return proof.identity if proof else None


def service_address() -> str:
    """Return the mail address to share spreadsheets with; "" if there is none."""
    known = known_identity()
    return known.address if known else ""


def known_proof() -> Proof | None:
    """Return who this PC is connected as, with the proof; raises as `known_identity` does."""
    record = private_folder.kept(_RECORD)
    if record is None:
        return None
    fields = key_files.fields_of(record)
    try:
        way = Way(fields.get("way"))
    except ValueError:
        raise _damaged(_RECORD) from None
    if way is Way.ATTACHED:
        return Proof(Identity(way, str(fields.get("address", ""))))
    return _proof_by_file(way)


def keep_service_key(path: Path) -> Identity:
    """Check a service account's key file and keep a copy of it in the private folder.

    Raises `SettingsWrong` if it is no such key, `PermissionRefused` if others can read it or git
    could take it along.
    """
    from automations.books.google.sessions import credentials_of  # noqa: PLC0415 - takes long

    place, content = Place(path.name), key_files.content_of(path)
    proof = _proof_by_key(content, place)
    credentials_of(proof, place)
    private_folder.keep(_KEY_FILE, content)
    return _kept(proof.identity, spent=_USER_FILE)


def keep_user(client: Path, tell: Callable[[str], object]) -> Identity:
    """Let a person allow us in the browser, and keep that.

    ``client``: the file of an OAuth client of the kind "desktop application". ``tell`` gets the
    address to open, for PCs on which no browser opens by itself. Raises as `keep_service_key`
    does, and every `ExpectedFailure` if the person refuses or Google cannot be reached.
    """
    from automations.books.google.asking_user import allowed_by_user  # noqa: PLC0415 - takes long

    place, content = Place(client.name), key_files.content_of(client)
    allowed = allowed_by_user(key_files.oauth_client(content, place), place, tell)
    content = json.dumps(allowed).encode()
    proof = _proof_by_user(content, place)
    private_folder.keep(_USER_FILE, content)
    return _kept(proof.identity, spent=_KEY_FILE)


def keep_attached() -> Identity:
    """Be whoever the machine is (on Google Cloud), and keep that.

    Raises `PermissionRefused` if the machine is nobody.
    """
    from automations.books.google.sessions import attached_address  # noqa: PLC0415 - takes long

    identity = Identity(Way.ATTACHED, attached_address())
    private_folder.remove(_KEY_FILE)
    return _kept(identity, spent=_USER_FILE)


def forget() -> bool:
    """Remove what is kept; tell whether there was anything."""
    removed = {private_folder.remove(name) for name in (_RECORD, _KEY_FILE, _USER_FILE)}
    return True in removed


def _kept(identity: Identity, spent: str) -> Identity:
    """Note who we are now; what proved who we were is ``spent``."""
    record = {"way": identity.way.value, "address": identity.address}
    content = json.dumps(record, ensure_ascii=False, indent=2) + "\n"
    private_folder.keep(_RECORD, content.encode())
    private_folder.remove(spent)
    return identity


def _proof_by_file(way: Way) -> Proof:
    name = _KEY_FILE if way is Way.KEY else _USER_FILE
    content = private_folder.kept(name)
    if content is None:
        raise _damaged(name)
    return (_proof_by_key if way is Way.KEY else _proof_by_user)(content, Place(name))


def _proof_by_key(content: bytes, place: Place) -> Proof:
    fields = key_files.service_key(content, place)
    server = key_files.server_of(fields, place)
    return Proof(Identity(Way.KEY, fields["client_email"], server), fields)


def _proof_by_user(content: bytes, place: Place) -> Proof:
    fields = key_files.allowed_user(content, place)
    return Proof(Identity(Way.USER, "", key_files.server_of(fields, place)), fields)


def _damaged(name: str) -> SettingsWrong:
    return SettingsWrong(problem("google_kept_damaged", Place(name)))
