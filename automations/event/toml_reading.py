"""event.toml, the settings as an IT section writes them, also with Windows' Notepad."""

from __future__ import annotations

import re
import tomllib
from fractions import Fraction
from pathlib import Path

from automations.errors import SettingsWrong
from automations.event.written import Written, zone_of
from automations.tables.places import Place
from automations.tables.problems import problem
from automations.tables.settings import Decoder

_LINE = re.compile(r"at line (\d+)")
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")  # what Notepad calls "Unicode" begins so


def read_settings_text(path: Path) -> Written:
    """Read the file at ``path``; `SettingsWrong` names the line that is no setting."""
    return written_in(_text(path), path.name)


def written_in(text: str, name: str) -> Written:
    """Return what the text of a settings file says; ``name`` is how messages name the file."""
    raw = _tables(text, name)

    def place_of(key: str) -> Place:
        return Place(name, key)

    return Written(raw, Decoder(place_of, zone_of(raw, place_of)))


def _tables(text: str, name: str) -> dict[str, object]:
    try:
        return tomllib.loads(text, parse_float=Fraction)
    except tomllib.TOMLDecodeError as error:
        found = _LINE.search(str(error))
        lines = text.splitlines()
        place = Place(name, row=int(found[1]) if found else len(lines))  # else it is the last
        line = lines[place.row - 1] if 0 < place.row <= len(lines) else ""
        code = "settings_backslash" if "\\" in line else "settings_syntax"
        raise SettingsWrong(problem(code, place, line=line.strip())) from None


def _text(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError:
        raise SettingsWrong(problem("settings_unreadable", Place(path.name))) from None
    if content.startswith(_WIDE_MARKS):
        raise SettingsWrong(problem("settings_wide", Place(path.name)))
    try:
        # Notepad may put a byte order mark in front; it says nothing.
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise SettingsWrong(problem("settings_encoding", Place(path.name))) from None
