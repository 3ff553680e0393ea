"""Finding and replacing."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from automations.rehearsal.sheets_server.a1 import Bounds
from automations.rehearsal.sheets_server.changing.grids import box_of, keys_in
from automations.rehearsal.sheets_server.changing.pasting import type_in
from automations.rehearsal.sheets_server.model import JSON, Stored, StoredCell, Tab, invalid
from automations.rehearsal.sheets_server.showing import formatted


@dataclass(slots=True)
class _Counts:
    """What was changed, so far."""

    values: int = 0
    formulas: int = 0
    occurrences: int = 0
    rows: set[tuple[int, int]] = field(default_factory=set)
    sheets: set[int] = field(default_factory=set)

    def reply(self) -> JSON:
        counted = {
            "valuesChanged": self.values,
            "formulasChanged": self.formulas,
            "rowsChanged": len(self.rows),
            "sheetsChanged": len(self.sheets),
            "occurrencesChanged": self.occurrences,
        }
        return {name: count for name, count in counted.items() if count}


def replace(stored: Stored, asked: JSON) -> JSON:
    """``findReplace``: how often and where; a count of 0 is left out, as by the service."""
    if not asked.get("find"):
        message = "The find text must not be empty."
        raise invalid(message)
    substitute = _substitute(asked)
    locale = str(stored.properties.get("locale", "en_US"))
    counts = _Counts()
    for tab, box in _scope(stored, asked):
        for key in keys_in(tab, box):
            cell = tab.cells[key]
            before = _text(cell, locale, with_formulas=asked.get("includeFormulas", False))
            after, count = substitute(before) if before is not None else ("", 0)
            if count:
                _enter(tab, key, after, locale)
                _count(counts, tab, key, cell, count)
    return counts.reply()


def _count(counts: _Counts, tab: Tab, key: tuple[int, int], cell: StoredCell, count: int) -> None:
    is_formula = "formulaValue" in (cell.entered or {})
    counts.formulas += is_formula
    counts.values += not is_formula
    counts.occurrences += count
    counts.rows.add((tab.id, key[0]))
    counts.sheets.add(tab.id)


def _enter(tab: Tab, key: tuple[int, int], text: str, locale: str) -> None:
    cell = tab.cells[key]
    if text.startswith("=") and "formulaValue" in (cell.entered or {}):
        tab.cells[key] = StoredCell({"formulaValue": text}, cell.format, cell.other)
    else:
        type_in(tab, key, text, locale)


def _scope(stored: Stored, asked: JSON) -> list[tuple[Tab, Bounds]]:
    given = [name for name in ("range", "sheetId", "allSheets") if name in asked]
    if len(given) != 1:
        message = "Must specify exactly one of range, sheetId or allSheets."
        raise invalid(message)
    if given == ["range"]:
        return [box_of(stored, asked["range"])]
    if given == ["sheetId"]:
        return [box_of(stored, {"sheetId": asked["sheetId"]})]
    return [box_of(stored, {"sheetId": tab.id}) for tab in stored.tabs]


def _text(cell: StoredCell, locale: str, *, with_formulas: bool) -> str | None:
    """Return what is searched of a cell; None if it is none of the search's business."""
    value = cell.entered
    if value is None:
        return None
    if "formulaValue" in value:
        return str(value["formulaValue"]) if with_formulas else None
    return formatted(value, cell.format.get("numberFormat"), locale)


def _substitute(asked: JSON) -> Callable[[str], tuple[str, int]]:
    find, by = asked["find"], asked.get("replacement", "")
    is_pattern = asked.get("searchByRegex", False)
    pattern = find if is_pattern else re.escape(find)
    if asked.get("matchEntireCell"):
        pattern = rf"\A(?:{pattern})\Z"
    try:
        compiled = re.compile(pattern, 0 if asked.get("matchCase") else re.IGNORECASE)
    except re.error:
        message = f"Invalid regular expression: {find}"
        raise invalid(message) from None
    put_in = _expanded(by) if is_pattern else (lambda _: by)
    return lambda text: compiled.subn(put_in, text)


def _expanded(replacement: str) -> Callable[[re.Match[str]], str]:
    """Return the replacement with ``$1`` as what the first group found, as in Java."""

    def put_in(match: re.Match[str]) -> str:
        return re.sub(
            r"\\(.)|\$([0-9])",
            lambda found: found[1] or (match[int(found[2])] or ""),
            replacement,
        )

    return put_in
