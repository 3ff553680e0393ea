"""Who is let into a file, as Drive tells of it."""

from __future__ import annotations

import hashlib

from automations.rehearsal.sheets_server.drive_refusals import (
    DriveError,
    invalid_value,
    permission_not_found,
)
from automations.rehearsal.sheets_server.making import ANYONE, grant, revoke
from automations.rehearsal.sheets_server.model import JSON, Stored

USUAL = "kind,id,type,role"
_KIND = "drive#permission"
_ROLE, _TYPE = "permission.role", "permission.type"
_ROBOTS = ".gserviceaccount.com"
_READING, _WRITING = {"reader", "commenter"}, {"writer", "owner"}


def permissions(stored: Stored) -> list[JSON]:
    """Return every ``Permission``: the latest first, the owner's last.

    The reference promises no order; lists of the service that people show end with the owner.
    """
    owner = stored.drive.get("owner")
    last = [owner] if owner else []
    others = (stored.writers | stored.readers) - {*last}
    latest = [who for who in reversed(stored.drive.get("roles", {})) if who in others]
    earlier = sorted(others - {*latest})
    return [_permission(stored, who) for who in [*latest, *earlier, *last]]


def create(stored: Stored, asked: JSON) -> JSON:
    """Let somebody in; return the permission.

    Raises:
        DriveError: The role or the type is none.
    """
    who, role = _who(asked), str(asked.get("role", ""))
    if role not in _READING | _WRITING:
        raise invalid_value(_ROLE)
    stored.drive.setdefault("types", {})[who] = asked["type"]
    return _let(stored, who, role)


def patch(stored: Stored, number: str, asked: JSON) -> JSON:
    """Change what somebody is let do; return the permission.

    Raises:
        DriveError: There is no such permission, or no such role.
    """
    who = _whose(stored, number)
    if asked.get("pendingOwner"):
        stored.drive.setdefault("pending", []).append(who)
    return _let(stored, who, str(asked.get("role", "")))


def delete(stored: Stored, number: str) -> None:
    """Let somebody in no longer.

    Raises:
        DriveError: There is no such permission, or it is the owner's.
    """
    who = _whose(stored, number)
    if who == stored.drive.get("owner"):
        words = "The owner of a file cannot be removed."
        raise DriveError(403, words, "cannotRemoveOwner")
    revoke(stored, who)


def _let(stored: Stored, who: str, role: str) -> JSON:
    if role not in _READING | _WRITING:
        raise invalid_value(_ROLE)
    grant(stored, who, write=role in _WRITING)
    if role == "owner":
        stored.drive["owner"] = who
        stored.drive["pending"] = [one for one in stored.drive.get("pending", []) if one != who]
    stored.drive.setdefault("roles", {})[who] = role  # in the order of their coming
    return _permission(stored, who)


def _permission(stored: Stored, who: str) -> JSON:
    said: JSON = {"kind": _KIND, "id": number_of(who), "type": _type(stored, who)}
    said["role"] = _role(stored, who)
    if who == ANYONE:
        return said | {"allowFileDiscovery": False}
    if said["type"] == "domain":
        return said | {"domain": who, "displayName": who, "allowFileDiscovery": False}
    named = {"emailAddress": who, "displayName": called(who)}
    return said | named | {"deleted": False, "pendingOwner": who in stored.drive.get("pending", ())}


def called(mail: str) -> str:
    """Return the name of an account; those of machines have none but their address."""
    return mail if mail.endswith(_ROBOTS) else mail.partition("@")[0]


def _role(stored: Stored, who: str) -> str:
    if who == stored.drive.get("owner"):
        return "owner"
    if who in stored.writers:
        return "writer"
    commenting = stored.drive.get("roles", {}).get(who) == "commenter"
    return "commenter" if commenting else "reader"


def _type(stored: Stored, who: str) -> str:
    if who == ANYONE:
        return ANYONE
    return str(stored.drive.get("types", {}).get(who, "user"))


def _who(asked: JSON) -> str:
    match asked.get("type"):
        case "anyone":
            return ANYONE
        case "domain":
            return str(asked.get("domain", ""))
        case "user" | "group":
            return str(asked.get("emailAddress", ""))
        case _:
            raise invalid_value(_TYPE)


def _whose(stored: Stored, number: str) -> str:
    everyone = stored.writers | stored.readers
    found = next((who for who in sorted(everyone) if number_of(who) == number), None)
    if found is None:
        raise permission_not_found(number)
    return found


def number_of(who: str) -> str:
    """Return the id of a permission: always the same for the same person."""
    if who == ANYONE:
        return "anyoneWithLink"
    return str(int.from_bytes(hashlib.sha256(who.encode()).digest()[:8])).zfill(20)
