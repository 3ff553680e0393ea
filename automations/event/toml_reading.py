"""event.toml, the settings as an IT section writes them, also with Windows' Notepad."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

from automations.errors import SettingsWrong
from automations.event.written import Written, zone_of
from automations.tables.places import Place
from automations.tables.problems import problem
from automations.tables.settings import Decoder

_LINE = re.compile(r"at line (\d+)")
_DECIMAL = re.compile(r"[+-]?[0-9_]{1,40}(?:\.[0-9_]{1,40})?(?:[eE][+-]?[0-9]{1,2})?")
_LONGEST_SHOWN = 80  # letters of a line
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
        return tomllib.loads(text, parse_float=_exact)
    except (ValueError, RecursionError) as error:
        lines = text.splitlines()
        place = Place(name, row=_line_of(error, lines))
        line = lines[place.row - 1].strip() if 0 < place.row <= len(lines) else ""
        code = "settings_backslash" if "\\" in line else "settings_syntax"
        shown = line if len(line) <= _LONGEST_SHOWN else f"{line[:_LONGEST_SHOWN]}…"
        raise SettingsWrong(problem(code, place, line=shown)) from None


def _line_of(error: Exception, lines: Sequence[str]) -> int:
    """Return the number of the line that is no setting."""
    if found := _LINE.search(str(error)):
        return int(found[1])
    if isinstance(error, tomllib.TOMLDecodeError) or not lines:
        return len(lines)  # the text breaks off
    # A number or a nesting that is endless: no other line is as long.
    return max(range(len(lines)), key=lambda number: len(lines[number])) + 1


class _NoNumber(str):
    """What TOML calls a number and nobody writes in settings; it fits no kind of setting."""

    __slots__ = ()


def _exact(text: str) -> Fraction | _NoNumber:
    return Fraction(text) if _DECIMAL.fullmatch(text) else _NoNumber(text)


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
