"""``event.toml`` to one frozen `Event`: read, decode, and refuse with every fault named."""

from __future__ import annotations

import re
import tomllib
from fractions import Fraction
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from automations.errors import SettingsWrong
from automations.event.consistency import contradictions
from automations.event.model import Event
from automations.tables.places import Place
from automations.tables.problems import problem, refuse_settings
from automations.tables.settings import Decoder, decode_section

SETTINGS = "event.toml"
_STANDARD_ZONE = "Asia/Tokyo"
_LINE = re.compile(r"at line (\d+)")


def load_event(folder: Path) -> Event:
    """Read the settings of the event in ``folder``.

    Raises `SettingsWrong` when the file is missing or unreadable, or with every key that is
    unknown, missing, unfit or contradicts another.
    """
    raw = _tables(folder / SETTINGS)
    decoder = Decoder(lambda path: Place(SETTINGS, path), _zone(raw))
    event = decode_section(decoder, Event, raw)
    refuse_settings(decoder.problems)
    if event is None:  # a fault has been raised just above
        raise AssertionError
    refuse_settings(contradictions(event, decoder.place_of, folder))
    return event


def _tables(path: Path) -> dict[str, object]:
    text = _text(path)
    try:
        return tomllib.loads(text, parse_float=Fraction)
    except tomllib.TOMLDecodeError as error:
        found = _LINE.search(str(error))
        place = Place(path.name, row=int(found[1]) if found else 0)
        line = text.splitlines()[place.row - 1] if 0 < place.row <= text.count("\n") + 1 else ""
        code = "settings_backslash" if "\\" in line else "settings_syntax"
        raise SettingsWrong(problem(code, place, line=line.strip())) from None


def _text(path: Path) -> str:
    try:
        # Notepad may put a byte order mark in front; it says nothing.
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise SettingsWrong(problem("settings_missing", Place(str(path.parent)))) from None
    except UnicodeDecodeError:
        raise SettingsWrong(problem("settings_encoding", Place(path.name))) from None
    except OSError:
        raise SettingsWrong(problem("settings_unreadable", Place(path.name))) from None


def _zone(raw: dict[str, object]) -> ZoneInfo:
    """The zone in which bare timestamps are read, which the settings themselves name."""
    basics = raw.get("basics")
    name = basics.get("time_zone", _STANDARD_ZONE) if isinstance(basics, dict) else _STANDARD_ZONE
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, TypeError, OSError):
        place = Place(SETTINGS, "basics.time_zone")
        raise SettingsWrong(problem("settings_zone", place, found=name)) from None
