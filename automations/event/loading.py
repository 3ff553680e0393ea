"""The settings of an event to one frozen `Event`: read, decode, refuse with every fault named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from automations.errors import SettingsWrong
from automations.event.book_reading import read_settings_book
from automations.event.consistency import contradictions
from automations.event.model import Event
from automations.event.online_sources import settled
from automations.event.toml_reading import read_settings_text, written_in
from automations.event.written import Written
from automations.tables.places import Place
from automations.tables.problems import Problem, problem, refuse_settings
from automations.tables.settings import Decoder, decode_section

SETTINGS_BOOK = "設定.xlsx"
SETTINGS_TEXT = "event.toml"
SETTINGS_FILES = (SETTINGS_BOOK, SETTINGS_TEXT)
# What Explorer, browsers and Notepad make of the names: 設定 - コピー.xlsx, 設定 (1).xlsx ...
_ALIKE = re.compile(
    r"(?:設定.*\.(?:xls|xlsx|xlsm|xlsb|ods|csv)|event.*\.toml(?:\.txt)?)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Settings:
    """What an event's settings say, and where each of them stands for a person.

    ``lacks`` names in words the tabs, columns and rows that came after the file was made.
    """

    file: str
    event: Event
    decoder: Decoder
    lacks: tuple[str, ...] = ()

    def place_of(self, path: str) -> Place:
        """Return where the setting stands, as exactly as the file allows."""
        return self.decoder.place_of(path)

    def name_of(self, path: str) -> str:
        """Return what the file calls the setting."""
        return self.decoder.notation.name_of(path)


def load_event(folder: Path) -> Event:
    """Read the settings of the event in ``folder``; see `load_settings`."""
    return load_settings(folder).event


def load_settings(folder: Path) -> Settings:
    """Read the settings of the event in ``folder``.

    Raises:
        SettingsWrong: the file is missing, there are two, it is unreadable, or with every key that
            is unknown, missing, unfit or contradicts another.
        PermissionRefused: the operating system does not let us read it.
    """
    path = settings_file(folder)
    written = read_settings_text(path) if path.name == SETTINGS_TEXT else read_settings_book(path)
    return _settings(written, path.name, folder)


def event_of_text(text: str, folder: Path | None = None) -> Event:
    """Return the event that a text such as event.toml holds describes; raises `SettingsWrong`."""
    return _settings(written_in(text, SETTINGS_TEXT), SETTINGS_TEXT, folder).event


def _settings(written: Written, file: str, folder: Path | None) -> Settings:
    event = decode_section(written.decoder, Event, written.raw)
    faults = _faults(written)
    if event is None or written.problems:
        refuse_settings(faults)
    if event is None:  # a fault has been raised just above
        raise AssertionError
    settings = Settings(file, event, written.decoder, written.lacks)
    crossed = contradictions(event, settings.place_of, settings.name_of, folder)
    refuse_settings([*faults, *crossed])
    return replace(settings, event=settled(event))


def settings_file(folder: Path) -> Path:
    """Return the one settings file of the event in ``folder``.

    Raises `SettingsWrong` if there is none, or more than one.
    """
    found = [folder / name for name in SETTINGS_FILES if (folder / name).is_file()]
    if len(found) == 1:
        return found[0]
    place = Place(folder.resolve().name)
    if found:
        raise SettingsWrong(problem("settings_twice", place))
    alike = "".join(f"「{name}」" for name in look_alikes(folder))
    code = "settings_misnamed" if alike else "settings_missing"
    raise SettingsWrong(problem(code, place, names=alike))


def look_alikes(folder: Path) -> tuple[str, ...]:
    """Name the files beside which may be taken for the settings, in order; they are never read."""
    return tuple(sorted(_alike(folder)))


def _alike(folder: Path) -> Iterator[str]:
    if folder.is_dir():
        names = (each.name for each in folder.iterdir() if each.is_file())
        yield from (name for name in names if _ALIKE.fullmatch(name) and name not in SETTINGS_FILES)


def _faults(written: Written) -> list[Problem]:
    """Return every fault so far; a cell that could not be read at all is named once, as that."""
    unread = {each.place for each in written.problems}
    wrong = [each for each in written.decoder.problems if each.place not in unread]
    return [*written.problems, *wrong]
