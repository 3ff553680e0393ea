"""Making spreadsheets and tabs as the service makes them, and letting people in."""

from __future__ import annotations

import base64
import copy
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from pathlib import Path

from automations.rehearsal.sheets_server.model import JSON, Stored, StoredCell, Tab, World

DEFAULTS: JSON = json.loads(Path(__file__).with_name("defaults.json").read_text("utf-8"))
"""What a new spreadsheet says of itself: the properties that nobody gave, and the theme."""
ANYONE = "anyone"
TYPE_OF_SPREADSHEETS = "application/vnd.google-apps.spreadsheet"
_FIRST_TITLES = {"ja": "シート"}
Value = str | int | float | bool | Fraction | None


def grant(stored: Stored, mail: str, *, write: bool = True) -> None:
    """Let somebody read, and write if so said; ``mail`` may be `ANYONE`."""
    stored.readers.discard(mail)
    stored.writers.discard(mail)
    (stored.writers if write else stored.readers).add(mail)


def revoke(stored: Stored, mail: str) -> None:
    """Let somebody in no longer."""
    stored.readers.discard(mail)
    stored.writers.discard(mail)


def new_spreadsheet(
    world: World, properties: JSON | None = None, *, writers: Iterable[str] = (ANYONE,)
) -> Stored:
    """Put a spreadsheet without any tab into the world."""
    key = _new_key(world)
    stored = Stored(key, {**copy.deepcopy(DEFAULTS["properties"]), **(properties or {})})
    stored.writers.update(writers)
    stored.drive["mimeType"] = TYPE_OF_SPREADSHEETS
    world.spreadsheets[key] = stored
    return stored


def new_tab(stored: Stored, properties: JSON | None = None, *, number: int | None = None) -> Tab:
    """Append a tab of 1000 rows and 26 columns; what is given goes before what is usual."""
    given = properties or {}
    index = len(stored.tabs)
    title = _FIRST_TITLES.get(str(stored.properties["locale"])[:2], "Sheet") + str(index + 1)
    number = index if number is None else number
    grid = {"rowCount": 1000, "columnCount": 26, **given.get("gridProperties", {})}
    tab = Tab({"sheetId": number, "title": title, "index": index, "sheetType": "GRID"})
    tab.properties |= {**copy.deepcopy(given), "index": index, "gridProperties": grid}
    stored.tabs.append(tab)
    return tab


def fill(tab: Tab, rows: Sequence[Sequence[Value]]) -> None:
    """Enter values from the first cell on: text as text, ``=`` begins a formula."""
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            if value is not None:
                tab.cells[row, column] = StoredCell(entered_as(value))


def entered_as(value: str | float | Fraction) -> JSON:
    """Return the ``ExtendedValue`` of a value."""
    if isinstance(value, bool):
        return {"boolValue": value}
    if isinstance(value, str):
        return {"formulaValue" if value.startswith("=") else "stringValue": value}
    return {"numberValue": value if isinstance(value, int) else float(value)}


def filled_spreadsheet(
    world: World,
    title: str,
    tabs: Mapping[str, Sequence[Sequence[Value]]],
    *,
    locale: str = "ja_JP",
    time_zone: str = "Asia/Tokyo",
) -> Stored:
    """Put a spreadsheet with these tabs into the world; anyone may write there."""
    named = {"title": title, "locale": locale, "timeZone": time_zone}
    stored = new_spreadsheet(world, named)
    for name, rows in tabs.items():
        size = {"rowCount": max(1000, len(rows)), "columnCount": max([26, *map(len, rows)])}
        fill(new_tab(stored, {"title": name, "gridProperties": size}), rows)
    if not stored.tabs:
        new_tab(stored)
    return stored


def new_number(world: World, what: str, below: int) -> int:
    """Return the next number that looks drawn by lot, 0 <= number < ``below``."""
    world.counter += 1
    digest = hashlib.sha256(f"{what} {world.counter}".encode()).digest()
    return int.from_bytes(digest[:8]) % below


def _new_key(world: World) -> str:
    world.counter += 1
    digest = hashlib.sha256(f"spreadsheet {world.counter}".encode()).digest()
    return "1" + base64.urlsafe_b64encode(digest).decode().rstrip("=")
