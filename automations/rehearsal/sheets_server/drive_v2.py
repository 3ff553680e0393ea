"""A file as version 2 of the Drive API tells of it: whole, where version 3 tells four fields.

https://developers.google.com/workspace/drive/api/reference/rest/v2/files
"""

from __future__ import annotations

from automations.rehearsal.sheets_server.drive_permissions import called, number_of
from automations.rehearsal.sheets_server.making import ANYONE
from automations.rehearsal.sheets_server.model import JSON, Stored

_FILES = "https://www.googleapis.com/drive/v2/files"
_PAGES = "https://docs.google.com/spreadsheets"
_ICONS = "https://drive-thirdparty.googleusercontent.com/16/type"
_EXPORTS = {
    "application/x-vnd.oasis.opendocument.spreadsheet": "ods",
    "text/tab-separated-values": "tsv",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "text/csv": "csv",
    "application/zip": "zip",
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
}
_LABELS = ("starred", "hidden", "trashed", "restricted")
_NEVER = "1970-01-01T00:00:00.000Z"


def whole_file(stored: Stored, asker: str) -> JSON:
    """Return the ``File`` of a spreadsheet, as ``asker`` sees it who has just changed it."""
    about: JSON = {"kind": "drive#file", "id": stored.id, "etag": _etag(stored.id)}
    return about | _links(stored) | _times(stored) | _people(stored, asker) | _states(stored)


def _links(stored: Stored) -> JSON:
    key, kind = stored.id, str(stored.drive["mimeType"])
    export = f"{_PAGES}/export?id={key}&exportFormat="
    return {
        "selfLink": f"{_FILES}/{key}",
        "alternateLink": f"{_PAGES}/d/{key}/edit?usp=drivesdk",
        "embedLink": f"{_PAGES}/d/{key}/htmlembed",
        "iconLink": f"{_ICONS}/{kind}",
        "exportLinks": {form: export + ending for form, ending in _EXPORTS.items()},
        "parents": [_parent(key, each) for each in stored.drive.get("parents", [])],
        "title": stored.properties["title"],
        "mimeType": kind,
    }


def _parent(key: str, folder: str) -> JSON:
    return {
        "kind": "drive#parentReference",
        "id": folder,
        "selfLink": f"{_FILES}/{key}/parents/{folder}",
        "parentLink": f"{_FILES}/{folder}",
        "isRoot": folder == "root",
    }


def _times(stored: Stored) -> JSON:
    changed = stored.drive.get("modifiedTime", _NEVER)
    return {
        "createdDate": stored.drive.get("createdTime", _NEVER),
        "modifiedDate": changed,
        "modifiedByMeDate": changed,
        "lastViewedByMeDate": changed,
        "markedViewedByMeDate": _NEVER,
    }


def _people(stored: Stored, asker: str) -> JSON:
    owner = str(stored.drive.get("owner") or asker)
    mine = f"{_FILES}/{stored.id}/permissions/me"
    role = "owner" if asker == owner else "writer"
    permission = {"kind": "drive#permission", "id": "me", "type": "user", "role": role}
    return {
        "userPermission": permission
        | {"etag": _etag(mine), "selfLink": mine, "pendingOwner": False},
        "ownerNames": [called(owner)],
        "owners": [_user(owner, asker)],
        "lastModifyingUserName": called(asker),
        "lastModifyingUser": _user(asker, asker),
    }


def _user(mail: str, asker: str) -> JSON:
    return {
        "kind": "drive#user",
        "displayName": called(mail),
        "isAuthenticatedUser": mail == asker,
        "permissionId": number_of(mail),
        "emailAddress": mail,
    }


def _states(stored: Stored) -> JSON:
    owner = stored.drive.get("owner")
    return {
        "labels": dict.fromkeys(_LABELS, False) | {"viewed": True},
        "capabilities": {"canCopy": True, "canEdit": True},
        "version": "1",
        "quotaBytesUsed": "0",
        "copyRequiresWriterPermission": False,
        "editable": True,
        "copyable": True,
        "writersCanShare": True,
        "shared": bool((stored.writers | stored.readers) - {owner, ANYONE}),
        "explicitlyTrashed": False,
        "appDataContents": False,
        "spaces": ["drive"],
    }


def _etag(of: str) -> str:
    return f'"{number_of(of)}"'
