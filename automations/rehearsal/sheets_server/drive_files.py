"""Files as Drive tells of them, and how it is asked for some of them.

https://developers.google.com/workspace/drive/api/guides/search-files
"""

from __future__ import annotations

import re
from collections.abc import Callable

from automations.rehearsal.sheets_server.drive_refusals import invalid_selection, invalid_value
from automations.rehearsal.sheets_server.masks import masked, tree_of
from automations.rehearsal.sheets_server.model import JSON, ApiError, Stored

USUAL = "kind,id,name,mimeType"
_QUERY = "q"
_FIELDS = frozenset(
    {
        "kind",
        "id",
        "name",
        "mimeType",
        "createdTime",
        "modifiedTime",
        "parents",
        "trashed",
        "starred",
        "description",
        "owners",
        "permissions",
        "version",
        "size",
        "webViewLink",
        "shared",
        "files",
        "nextPageToken",
        "incompleteSearch",
        "type",
        "role",
        "emailAddress",
        "displayName",
        "domain",
        "deleted",
        "pendingOwner",
        "allowFileDiscovery",
        "comments",
        "content",
        "anchor",
        "*",
    }
)
"""Every field that anything here has; enough to tell a mistyped one."""
_STRING = r"""(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')"""
_COMPARED = re.compile(rf"(\w+)\s*(=|!=|contains|in)\s*{_STRING}")
_CONTAINED = re.compile(rf"{_STRING}\s+in\s+(\w+)")
_TRUTH = re.compile(r"(\w+)\s*=\s*(true|false)")
_Test = Callable[[JSON], bool]


def file_of(stored: Stored) -> JSON:
    """Return the ``File`` of a spreadsheet."""
    about = {name: value for name, value in stored.drive.items() if name in _FIELDS}
    return {
        "kind": "drive#file",
        "id": stored.id,
        "name": stored.properties["title"],
        "trashed": False,
        "webViewLink": f"https://docs.google.com/spreadsheets/d/{stored.id}/edit?usp=drivesdk",
        **about,
    }


def selected(content: JSON, fields: str) -> JSON:
    """Return what is asked for of an answer; spaces do not matter here.

    Raises:
        DriveError: It asks for what nothing here has.
    """
    try:
        tree = tree_of(fields.replace(" ", ""))
    except ApiError:
        raise invalid_selection(fields) from None
    for name in tree:
        if name not in _FIELDS:
            raise invalid_selection(name)
    cut: JSON = masked(content, tree)
    return cut


def wanted(query: str) -> _Test:
    """Return what tells whether a file is searched for; every file by an empty query.

    Raises:
        DriveError: The query cannot be read.
    """
    texts = [text for text in _split(query) if text]
    tests = [_test(text) for text in texts]
    return lambda file: all(test(file) for test in tests)


def _split(query: str) -> list[str]:
    """Return the terms that ``and`` joins, outside quotes."""
    terms, quote = [""], ""
    for word in re.split(r"""(\s+and\s+|["'])""", query):
        if word in {'"', "'"}:
            quote = "" if quote == word else quote or word
        if not quote and word.strip() == "and":
            terms.append("")
        else:
            terms[-1] += word
    return [term.strip() for term in terms]


def _test(text: str) -> _Test:
    if fit := _TRUTH.fullmatch(text):
        return _is(fit[1], fit[2] == "true")
    if fit := _CONTAINED.fullmatch(text):
        return _holds(fit[3], _plain(fit[1] or fit[2] or ""))
    if fit := _COMPARED.fullmatch(text):
        value = _plain(fit[3] or fit[4] or "")
        match fit[2]:
            case "=":
                return _is(fit[1], value)
            case "!=":
                equal = _is(fit[1], value)
                return lambda file: not equal(file)
            case _:
                return _holds(fit[1], value)
    raise invalid_value(_QUERY)


def _is(field: str, value: object) -> _Test:
    return lambda file: file.get(field) == value


def _holds(field: str, value: str) -> _Test:
    return lambda file: value in (file.get(field) or ())


def _plain(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)
