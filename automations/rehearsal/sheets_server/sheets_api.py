"""The methods of the Sheets API: their addresses, their parameters, what each of them does.

https://developers.google.com/workspace/sheets/api/reference/rest
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from automations.rehearsal.sheets_server import marks, whole_spreadsheets
from automations.rehearsal.sheets_server.a1 import range_of
from automations.rehearsal.sheets_server.answers import spreadsheet
from automations.rehearsal.sheets_server.asking import Asker
from automations.rehearsal.sheets_server.changing import batch_update
from automations.rehearsal.sheets_server.changing.reference import fitting
from automations.rehearsal.sheets_server.masks import Mask, covers, masked, part
from automations.rehearsal.sheets_server.model import JSON, Stored, World
from automations.rehearsal.sheets_server.payloads import QUERIES, query
from automations.rehearsal.sheets_server.refusals import denied, not_found
from automations.rehearsal.sheets_server.values import asked, values

_WHOLE = "spreadsheet"
_SLASH = re.compile(r"^(/v4/spreadsheets/[^/:]+)/(?=:|$)")
Query = Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a method.

    ``stored``: the spreadsheet that the address names, an empty one where it names none.
    ``names``: what else the address names.
    """

    world: World
    stored: Stored
    names: Mapping[str, str]
    query: Query
    body: JSON
    mask: Mask | None
    asker: Asker

    @property
    def editor(self) -> str:
        """Who asks, "" may do all: nobody keeps the owner from anything."""
        mail = self.asker.mail
        return "" if mail == self.stored.drive.get("owner") else mail


@dataclass(frozen=True, slots=True)
class Method:
    """``answers``: the message of its answer; ``takes``: the parameters of its query.

    ``check`` refuses a query and a body that make no sense, whichever spreadsheet they are about.
    """

    verb: str
    path: re.Pattern[str]
    do: Callable[[Call], JSON]
    answers: str
    check: Callable[[Query, JSON], object]
    takes: frozenset[str] = field(default_factory=frozenset)
    writes: bool = False


def find(verb: str, path: str) -> tuple[Method, dict[str, str]] | None:
    """Return the method at an address (as it came), and what the address names, decoded.

    A slash behind the id of a spreadsheet means nothing: some clients send ``/ID/`` and
    ``/ID/:batchUpdate``, and get their answers.
    """
    plain = _SLASH.sub(r"\1", path)
    for method in METHODS:
        if method.verb == verb and (fit := method.path.fullmatch(plain)):
            return method, {name: unquote(text) for name, text in fit.groupdict().items()}
    return None


def _get(call: Call) -> JSON:
    asked_for = query(call.query, _WHOLE)
    ranges = [range_of(call.stored, each) for each in asked_for.get("ranges", ())]
    return spreadsheet(
        call.stored,
        ranges or None,
        grid=asked_for.get("includeGridData", False),
        mask=call.mask,
        editor=call.editor,
    )


def _get_by_filter(call: Call) -> JSON:
    wish = fitting(call.body, "GetSpreadsheetByDataFilterRequest")
    filters = wish.get("dataFilters", [])
    ranges = [each for one in filters for each in marks.matching(call.stored, one)]
    return spreadsheet(
        call.stored,
        ranges if filters else None,
        grid=wish.get("includeGridData", False),
        mask=call.mask,
        editor=call.editor,
    )


def _create(call: Call) -> JSON:
    wish = fitting(call.body, "Spreadsheet")
    made = whole_spreadsheets.create(call.world, wish, call.asker.owner)
    return spreadsheet(made, mask=call.mask)


def _batch_update(call: Call) -> JSON:
    after, replies = batch_update(call.stored, call.body, call.editor)
    wish = fitting(call.body, "BatchUpdateSpreadsheetRequest")
    answer: JSON = masked({"spreadsheetId": after.id, "replies": replies}, call.mask)
    if wish.get("includeSpreadsheetInResponse") and covers(call.mask, "updatedSpreadsheet"):
        ranges = [range_of(after, each) for each in wish.get("responseRanges", [])]
        answer["updatedSpreadsheet"] = spreadsheet(
            after,
            ranges or None,
            grid=wish.get("responseIncludeGridData", False),
            mask=part(call.mask, "updatedSpreadsheet"),
            editor=call.editor,
        )
    call.world.spreadsheets[after.id] = after
    whole_spreadsheets.touch(after)
    return answer


def _copy_tab(call: Call) -> JSON:
    wish = fitting(call.body, "CopySheetToAnotherSpreadsheetRequest")
    there = call.world.spreadsheets.get(str(wish.get("destinationSpreadsheetId", "")))
    if there is None:
        raise not_found()
    if not call.asker.may_write(there):
        raise denied()
    return whole_spreadsheets.copy_tab(call.world, call.stored, int(call.names["sheet"]), there)


def _mark(call: Call) -> JSON:
    lookup = {"developerMetadataLookup": {"metadataId": int(call.names["number"])}}
    there = marks.found(call.stored, [lookup])
    if not there:
        raise not_found()
    return there[0]


def _search_marks(call: Call) -> JSON:
    filters = fitting(call.body, "SearchDeveloperMetadataRequest").get("dataFilters", [])
    matched = [
        {
            "developerMetadata": mark,
            "dataFilters": [one for one in filters if mark in marks.found(call.stored, [one])],
        }
        for mark in marks.found(call.stored, filters)
    ]
    return {"matchedDeveloperMetadata": matched} if matched else {}


def _values(verb: str, *, writes: bool) -> Callable[[Call], JSON]:
    """Return what does one of the methods of ``spreadsheets.values``."""

    def do(call: Call) -> JSON:
        named = {"range": [call.names["range"]]} if "range" in call.names else {}
        query = {**call.query, **named}
        answer = values(call.stored, verb, query, call.body, editor=call.editor)
        if writes:
            whole_spreadsheets.touch(call.stored)
        return answer

    return _cut(do)


def _cut(do: Callable[[Call], JSON]) -> Callable[[Call], JSON]:
    """Return what cuts an answer down to the fields that are asked for."""

    def cut(call: Call) -> JSON:
        answer: JSON = masked(do(call), call.mask)
        return answer

    return cut


def _method(  # noqa: PLR0913 - one row of the table below
    verb: str,
    path: str,
    do: Callable[[Call], JSON],
    answers: str,
    takes: str = "",
    *,
    body: str | Callable[[Query, JSON], object] = "",
    writes: bool = False,
) -> Method:
    """Return a method; ``{id}`` of a path is a name, ``body`` a message or what checks it."""
    pattern = re.escape("/v4/spreadsheets" + path).replace(r"\{", "(?P<").replace(r"\}", ">_)")
    pattern = pattern.replace("<id>_", "<id>[^/:]+").replace("<range>_", "<range>.+?")
    pattern = pattern.replace(">_", ">[0-9]+")
    check = _fits(body) if isinstance(body, str) else body
    return Method(verb, re.compile(pattern), do, answers, check, frozenset(takes.split()), writes)


def _fits(message: str) -> Callable[[Query, JSON], object]:
    return lambda _, body: fitting(body, message) if message else None


def _of_values(verb: str, path: str, name: str, answers: str, takes: str = "") -> Method:
    writes = not name.startswith(("get", "batchGet"))
    do = _values(name, writes=writes)

    def check(query: Query, body: JSON) -> object:
        return asked(name, query, body)

    return _method(verb, path, do, answers, takes, body=check, writes=writes)


_BACK = "includeValuesInResponse responseValueRenderOption responseDateTimeRenderOption"
_READ = "majorDimension valueRenderOption dateTimeRenderOption"
_ONE, _ALL = "/{id}/values/{range}", "/{id}/values"
METHODS = (
    _method("POST", "", _create, "Spreadsheet", body="Spreadsheet", writes=True),
    _method(
        "GET",
        "/{id}",
        _get,
        "Spreadsheet",
        " ".join(QUERIES[_WHOLE]),
        body=lambda asked_for, _: query(asked_for, _WHOLE),
    ),
    _method(
        "POST",
        "/{id}:getByDataFilter",
        _get_by_filter,
        "Spreadsheet",
        body="GetSpreadsheetByDataFilterRequest",
    ),
    _method(
        "POST",
        "/{id}:batchUpdate",
        _batch_update,
        "BatchUpdateSpreadsheetResponse",
        body="BatchUpdateSpreadsheetRequest",
        writes=True,
    ),
    _method(
        "POST",
        "/{id}/sheets/{sheet}:copyTo",
        _cut(_copy_tab),
        "SheetProperties",
        body="CopySheetToAnotherSpreadsheetRequest",
    ),
    _method("GET", "/{id}/developerMetadata/{number}", _cut(_mark), "DeveloperMetadata"),
    _method(
        "POST",
        "/{id}/developerMetadata:search",
        _cut(_search_marks),
        "SearchDeveloperMetadataResponse",
        body="SearchDeveloperMetadataRequest",
    ),
    _of_values(
        "POST",
        _ONE + ":append",
        "append",
        "AppendValuesResponse",
        f"valueInputOption insertDataOption {_BACK}",
    ),
    _of_values("POST", _ONE + ":clear", "clear", "ClearValuesResponse"),
    _of_values("GET", _ONE, "get", "ValueRange", _READ),
    _of_values("PUT", _ONE, "update", "UpdateValuesResponse", f"valueInputOption {_BACK}"),
    _of_values("GET", _ALL + ":batchGet", "batchGet", "BatchGetValuesResponse", f"ranges {_READ}"),
    _of_values("POST", _ALL + ":batchUpdate", "batchUpdate", "BatchUpdateValuesResponse"),
    _of_values("POST", _ALL + ":batchClear", "batchClear", "BatchClearValuesResponse"),
    _of_values(
        "POST",
        _ALL + ":batchGetByDataFilter",
        "batchGetByDataFilter",
        "BatchGetValuesByDataFilterResponse",
    ),
    _of_values(
        "POST",
        _ALL + ":batchUpdateByDataFilter",
        "batchUpdateByDataFilter",
        "BatchUpdateValuesByDataFilterResponse",
    ),
    _of_values(
        "POST",
        _ALL + ":batchClearByDataFilter",
        "batchClearByDataFilter",
        "BatchClearValuesByDataFilterResponse",
    ),
)
