"""Protected ranges: making them, and whom they keep from what."""

from __future__ import annotations

from collections.abc import Iterator

from automations.rehearsal.sheets_server.a1 import Bounds, bounds
from automations.rehearsal.sheets_server.changing.grids import (
    box_of,
    holds,
    lines_of,
    meets,
    with_tab,
)
from automations.rehearsal.sheets_server.changing.objects import (
    PROTECTED,
    added,
    found,
    removed,
    updated,
)
from automations.rehearsal.sheets_server.model import JSON, Stored, Tab, invalid

_REFUSED = (
    "You are trying to edit a protected cell or object. "
    "Please contact the spreadsheet owner to remove protection if you need to edit."
)
_UNTOUCHING = {
    "addFilterView",
    "addNamedRange",
    "addProtectedRange",
    "addSheet",
    "createDeveloperMetadata",
    "deleteDeveloperMetadata",
    "updateDeveloperMetadata",
    "updateSpreadsheetProperties",
}
_RANGES = ("range", "source", "destination", "coordinate", "sourceAndDestination")


def add(stored: Stored, asked: JSON) -> JSON:
    """``addProtectedRange``: for all who may edit the spreadsheet, if no editors are named."""
    given = asked.get("protectedRange", {})
    named = {each["namedRangeId"]: each["range"] for each in stored.named}
    given = {
        **given,
        "range": with_tab(named.get(given.get("namedRangeId"), given.get("range", {}))),
    }
    tab, _ = box_of(stored, given["range"])
    _check_new(tab, given)
    kept = {**_with_owner(stored, given), "requestingUserCanEdit": True}
    for name in ("warningOnly", "description"):
        if not kept.get(name):
            kept.pop(name, None)
    if not given.get("warningOnly") and "editors" not in given:
        kept["editors"] = {"users": sorted(mail for mail in stored.writers if "@" in mail)}
    return {"protectedRange": added(stored, PROTECTED, tab, kept)}


def _check_new(tab: Tab, given: JSON) -> None:
    """Refuse what cannot be protected so, in words that people quoted of the service.

    https://github.com/burnash/gspread/issues/1437 and
    https://github.com/googleapis/google-api-python-client/issues/1064
    """
    if given.get("warningOnly") and given.get("editors"):
        message = "ProtectedRange is warningOnly. Editors cannot be set on it."
        raise invalid(message)
    whole = {"sheetId": tab.id}
    if given["range"] == whole and any(
        each["range"] == whole for each in tab.listed.get("protectedRanges", [])
    ):
        message = f'Sheet "{tab.title}" already has sheet protection.'
        raise invalid(message)


def update(stored: Stored, asked: JSON) -> None:
    """``updateProtectedRange``: by its mask."""
    given = asked.get("protectedRange", {})
    given = _with_owner(stored, given)
    tab, after = updated(stored, PROTECTED, given, asked.get("fields"))
    after["range"] = {"sheetId": tab.id, **after.get("range", {})}
    box_of(stored, after["range"])


def delete(stored: Stored, asked: JSON) -> None:
    """``deleteProtectedRange``."""
    removed(stored, PROTECTED, asked.get("protectedRangeId"))


def _with_owner(stored: Stored, given: JSON) -> JSON:
    """Return a protected range with the owner among its editors: nobody shuts them out."""
    if "editors" not in given:
        return given
    owner, editors = stored.drive.get("owner"), given["editors"]
    users = [*editors.get("users", [])]
    users += [owner] if owner and owner not in users else []
    kept = {**editors, "users": users}
    return {**given, "editors": {name: value for name, value in kept.items() if value}}


def with_requester(kind: str, asked: JSON, editor: str) -> JSON:
    """Return a request that does not shut out who asks: the service keeps them among editors."""
    given = asked.get("protectedRange", {})
    users = given.get("editors", {}).get("users", [])
    if not kind.endswith("ProtectedRange") or "editors" not in given or not editor:
        return asked
    if editor in users:
        return asked
    editors = {**given["editors"], "users": [*users, editor]}
    return {**asked, "protectedRange": {**given, "editors": editors}}


def check(stored: Stored, kind: str, asked: JSON, editor: str) -> None:
    """Refuse what somebody may not change; "" may change all.

    Raises:
        ApiError: A protected range is in the way whose editors they are not among.
    """
    closed = [(tab, each) for tab, each in _closed(stored, editor)] if editor else []
    if not closed or kind in _UNTOUCHING:
        return
    if kind in {"updateProtectedRange", "deleteProtectedRange"}:
        given = asked.get("protectedRange", asked)
        _, wanted = found(stored, PROTECTED, given.get("protectedRangeId"))
        touched = any(each is wanted for _, each in closed)
    else:
        boxes = list(_touched(stored, kind, asked))
        touched = any(_stops(tab, each, boxes) for tab, each in closed)
    if touched:
        raise invalid(_REFUSED)


def may_write(stored: Stored, grid_range: JSON, editor: str) -> bool:
    """Tell whether somebody may write into all cells of a range."""
    tab, box = box_of(stored, grid_range)
    closed = _closed(stored, editor) if editor else iter(())
    return not any(_stops(each_tab, each, [(tab, box)]) for each_tab, each in closed)


def _closed(stored: Stored, editor: str) -> Iterator[tuple[Tab, JSON]]:
    for tab in stored.tabs:
        for each in tab.listed.get("protectedRanges", []):
            editors = each.get("editors", {})
            free = {*editors.get("users", []), stored.drive.get("owner")}
            if not each.get("warningOnly") and editor not in free:
                yield tab, each


def _stops(tab: Tab, protected: JSON, boxes: list[tuple[Tab, Bounds]]) -> bool:
    closed = bounds(tab, protected["range"])
    free = [bounds(tab, each) for each in protected.get("unprotectedRanges", [])]
    return any(
        touched is tab and meets(box, closed) and not any(holds(each, box) for each in free)
        for touched, box in boxes
    )


def _touched(stored: Stored, kind: str, asked: JSON) -> Iterator[tuple[Tab, Bounds]]:
    """Yield what a request changes, as boxes."""
    if kind == "insertDimension":
        yield from _inserted(stored, asked)
    elif kind in {"deleteDimension", "moveDimension", "updateDimensionProperties"}:
        lines = lines_of(stored, asked.get("range") or asked.get("source") or {})
        yield lines.tab, _strip(lines.tab, lines.start, lines.end, is_rows=lines.is_rows)
    elif kind == "updateCells" and "start" in asked:
        yield _from_start(stored, asked)
    elif kind in {"deleteSheet", "appendCells", "appendDimension", "clearBasicFilter"}:
        yield from _whole(stored, asked.get("sheetId", 0))
    elif kind == "updateSheetProperties":
        yield from _whole(stored, asked.get("properties", {}).get("sheetId", 0))
    elif kind == "findReplace" and "range" not in asked:
        numbers = (
            [tab.id for tab in stored.tabs] if asked.get("allSheets") else [asked.get("sheetId", 0)]
        )
        for number in numbers:
            yield from _whole(stored, number)
    else:
        yield from _ranged(stored, asked)


def _ranged(stored: Stored, asked: JSON) -> Iterator[tuple[Tab, Bounds]]:
    for name in _RANGES:
        given = asked.get(name)
        given = given.get("source") if name == "sourceAndDestination" and given else given
        if not given or "dimension" in given:
            continue
        if "rowIndex" in given or "columnIndex" in given:
            row, column = given.get("rowIndex", 0), given.get("columnIndex", 0)
            for tab, whole in _whole(stored, given.get("sheetId", 0)):
                yield tab, Bounds(row, column, whole.bottom, whole.right)
        else:
            yield box_of(stored, given)


def _whole(stored: Stored, number: int) -> Iterator[tuple[Tab, Bounds]]:
    for tab in stored.tabs:
        if tab.id == number:
            yield tab, Bounds(0, 0, tab.height, tab.width)


def _inserted(stored: Stored, asked: JSON) -> Iterator[tuple[Tab, Bounds]]:
    """Yield the line before an insertion, where the one after it is as closed: both in one."""
    lines = lines_of(stored, asked.get("range", {}))
    for each in lines.tab.listed.get("protectedRanges", []):
        closed = bounds(lines.tab, each["range"])
        start, end = (closed.top, closed.bottom) if lines.is_rows else (closed.left, closed.right)
        whole = (start, end) == (0, lines.size)
        if start < lines.start < end or whole:
            yield lines.tab, _strip(lines.tab, start, end, is_rows=lines.is_rows)


def _strip(tab: Tab, start: int, end: int, *, is_rows: bool) -> Bounds:
    if is_rows:
        return Bounds(start, 0, end, tab.width)
    return Bounds(0, start, tab.height, end)


def _from_start(stored: Stored, asked: JSON) -> tuple[Tab, Bounds]:
    start, rows = asked["start"], asked.get("rows", [])
    corner = {"sheetId": start.get("sheetId", 0)}
    tab, _ = box_of(stored, corner)
    row, column = start.get("rowIndex", 0), start.get("columnIndex", 0)
    width = max((len(each.get("values", [])) for each in rows), default=0)
    return tab, Bounds(row, column, row + len(rows), column + width)
