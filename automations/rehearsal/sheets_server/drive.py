"""Of the Drive API what clients of spreadsheets use: files, permissions, comments, conversions.

https://developers.google.com/workspace/drive/api/reference/rest/v3
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import unquote

from automations.rehearsal.sheets_server import drive_files, drive_permissions
from automations.rehearsal.sheets_server.asking import Asker
from automations.rehearsal.sheets_server.conversions import (
    CannotConvert,
    converted,
    import_delimited,
)
from automations.rehearsal.sheets_server.drive_refusals import DriveError, file_not_found, forbidden
from automations.rehearsal.sheets_server.drive_v2 import whole_file
from automations.rehearsal.sheets_server.exchange import Answered, Asked, answered_json
from automations.rehearsal.sheets_server.making import new_number, new_tab
from automations.rehearsal.sheets_server.model import JSON, Stored, World
from automations.rehearsal.sheets_server.refusals import no_such_page
from automations.rehearsal.sheets_server.whole_spreadsheets import (
    copy_spreadsheet,
    create,
    now,
    touch,
)

PATHS = ("/drive/v3/files", "/drive/v2/files", "/upload/drive/v2/files")
_NO_CONTENT = Answered(204, type="text/html")


@dataclass(frozen=True, slots=True)
class _Call:
    world: World
    asked: Asked
    asker: Asker
    file: str = ""
    part: str = ""

    @property
    def body(self) -> JSON:
        given: JSON = json.loads(self.asked.body or b"{}")
        return given

    def stored(self, *, write: bool = False) -> Stored:
        """Return the file that the address names; who may not see it is told it is not there."""
        stored = self.world.spreadsheets.get(self.file)
        if stored is None or not self.asker.may_read(stored):
            raise file_not_found(self.file)
        if write and not self.asker.may_write(stored):
            raise forbidden()
        return stored

    def said(self, content: JSON, usual: str) -> Answered:
        """Answer the fields that are asked for, or the usual ones."""
        fields = self.asked.parameter("fields") or usual
        return answered_json(drive_files.selected(content, fields))


def answer(world: World, asked: Asked, asker: Asker) -> Answered:
    """Return the answer to a request; its refusals are answers as well."""
    for verb, pattern, do in _METHODS:
        if verb == asked.method and (fit := re.fullmatch(pattern, asked.path)):
            names = {name: unquote(text) for name, text in fit.groupdict().items()}
            try:
                return do(_Call(world, asked, asker, **names))
            except DriveError as refused:
                return refused.answered()
    return no_such_page(asked.path)


def _list(call: _Call) -> Answered:
    wanted = drive_files.wanted(call.asked.parameter("q"))
    seen = [stored for stored in call.world.spreadsheets.values() if call.asker.may_read(stored)]
    files = [file for file in map(drive_files.file_of, reversed(seen)) if wanted(file)]
    content = {"kind": "drive#fileList", "incompleteSearch": False, "files": files}
    return call.said(content, f"kind,incompleteSearch,files({drive_files.USUAL})")


def _create(call: _Call) -> Answered:
    name = str(call.body.get("name") or "Untitled")
    made = create(call.world, {"properties": {"title": name}}, call.asker.owner)
    made.drive["parents"] = call.body.get("parents") or ["root"]
    return call.said(drive_files.file_of(made), drive_files.USUAL)


def _get(call: _Call) -> Answered:
    return call.said(drive_files.file_of(call.stored()), drive_files.USUAL)


def _patch(call: _Call) -> Answered:
    stored = call.stored(write=True)
    for name, value in call.body.items():
        if name == "name":
            stored.properties["title"] = value
        else:
            stored.drive[name] = value
    if added := call.asked.parameter("addParents"):
        stored.drive["parents"] = added.split(",")
    return call.said(drive_files.file_of(stored), drive_files.USUAL)


def _delete(call: _Call) -> Answered:
    stored = call.stored(write=True)
    if call.asker.mail not in {"", stored.drive.get("owner", call.asker.mail)}:
        raise forbidden()
    del call.world.spreadsheets[stored.id]
    return _NO_CONTENT


def _copy(call: _Call) -> Answered:
    source = call.stored()
    title = str(call.body.get("name") or f"Copy of {source.properties['title']}")
    made = copy_spreadsheet(call.world, source, title, call.asker.owner)
    made.drive["parents"] = call.body.get("parents") or ["root"]
    return call.said(drive_files.file_of(made), drive_files.USUAL)


def _export(call: _Call) -> Answered:
    wanted = call.asked.parameter("mimeType")
    try:
        return Answered(200, converted(call.stored(), wanted), wanted)
    except CannotConvert:
        words = "The requested conversion is not supported."
        raise DriveError(400, words, "badRequest", "convertTo") from None


def _import(call: _Call) -> Answered:
    """Put a text file in the place of all tabs, in one of the name of the file."""
    stored = call.stored(write=True)
    stored.tabs.clear()
    number = new_number(call.world, "sheet", 2**31 - 1)
    tab = new_tab(stored, {"title": stored.properties["title"]}, number=number)
    import_delimited(stored, tab, call.asked.body)
    touch(stored)
    return answered_json(whole_file(stored, call.asker.owner))


def _list_permissions(call: _Call) -> Answered:
    found = drive_permissions.permissions(call.stored())
    content = {"kind": "drive#permissionList", "permissions": found}
    return call.said(content, f"kind,permissions({drive_permissions.USUAL})")


def _create_permission(call: _Call) -> Answered:
    made = drive_permissions.create(call.stored(write=True), call.body)
    return call.said(made, drive_permissions.USUAL)


def _patch_permission(call: _Call) -> Answered:
    made = drive_permissions.patch(call.stored(write=True), call.part, call.body)
    return call.said(made, drive_permissions.USUAL)


def _delete_permission(call: _Call) -> Answered:
    drive_permissions.delete(call.stored(write=True), call.part)
    return _NO_CONTENT


def _list_comments(call: _Call) -> Answered:
    comments = call.stored().drive.get("comments", [])
    return call.said({"kind": "drive#commentList", "comments": comments}, "comments")


def _create_comment(call: _Call) -> Answered:
    stored = call.stored()
    number = str(new_number(call.world, "comment", 10**12))
    made = {"kind": "drive#comment", "id": number, "createdTime": now(), **call.body}
    stored.drive.setdefault("comments", []).append(made)
    return call.said(made, "id")


_ONE = r"/drive/v3/files/(?P<file>[^/]+)"
_METHODS: tuple[tuple[str, str, Callable[[_Call], Answered]], ...] = (
    ("GET", r"/drive/v3/files", _list),
    ("POST", r"/drive/v3/files", _create),
    ("GET", _ONE, _get),
    ("PATCH", _ONE, _patch),
    ("DELETE", _ONE, _delete),
    ("DELETE", _ONE.replace("v3", "v2"), _delete),
    ("POST", _ONE + r"/copy", _copy),
    ("GET", _ONE + r"/export", _export),
    ("PUT", r"/upload/drive/v2/files/(?P<file>[^/]+)", _import),
    ("GET", _ONE + r"/permissions", _list_permissions),
    ("POST", _ONE + r"/permissions", _create_permission),
    ("PATCH", _ONE + r"/permissions/(?P<part>[^/]+)", _patch_permission),
    ("DELETE", _ONE + r"/permissions/(?P<part>[^/]+)", _delete_permission),
    ("GET", _ONE + r"/comments", _list_comments),
    ("POST", _ONE + r"/comments", _create_comment),
)
