"""A new event's folder: settings to fill in and workbooks to hand out. Nothing is overwritten."""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from string import Template
from typing import BinaryIO

from automations.errors import OutputNotWritten
from automations.event.loading import SETTINGS, load_event
from automations.event.model import Event
from automations.flows.files_to_make import files_to_make
from automations.replacing import replace_file
from automations.resources import template_file
from automations.tables.places import Place
from automations.tables.problems import problem

# How long before the event the settings propose each date; organisers change them.
_RULES_DECIDED, _VOTE_OPENS, _APPROVED = (timedelta(days=days) for days in (35, 21, 14))
_VOTE_LASTS = timedelta(days=4)  # from Monday to Friday


@dataclass(frozen=True, slots=True)
class NewEvent:
    """What is known when an event is begun; the rest is filled in later."""

    name: str
    host: str
    day: date


@dataclass(frozen=True, slots=True)
class Prepared:
    """What was made and what stood there already, as seen from the event's folder."""

    made: tuple[str, ...]
    left: tuple[str, ...]


def prepare(root: Path, new: NewEvent, *, only_missing: bool = False) -> Prepared:
    """Make the event's folder ``root``, or with ``only_missing`` what it lacks.

    Settings that stand there already decide which workbooks are wanted.

    Raises:
        OutputNotWritten: something stands there already (then nothing is written at all, unless
            ``only_missing``), or a file cannot be written.
        SettingsWrong: the settings that stand there cannot be used.
    """
    settings = (root / SETTINGS).is_file()
    text = _settings_text(new, root)
    files = files_to_make(load_event(root) if settings else _event_of(text))
    wanted = (SETTINGS, *(each.path for each in files))
    left = tuple(each for each in wanted if (root / each).exists())
    if left and not only_missing:
        names = "".join(f"「{each}」" for each in left)
        raise OutputNotWritten(problem("prepare_exists", Place(str(root)), names=names))
    if not settings:
        _write_text(root / SETTINGS, text)
    for each in files:
        if each.path not in left:
            each.write(root / each.path)
    return Prepared(tuple(each for each in wanted if each not in left), left)


def _settings_text(new: NewEvent, root: Path) -> str:
    opens = _monday_of(new.day - _VOTE_OPENS)
    template = Template(template_file(SETTINGS, root).read_text(encoding="utf-8"))
    return template.substitute(
        name=_quoted(new.name),
        host=_quoted(new.host),
        day=new.day.isoformat(),
        opens=f"{opens}T09:00:00",
        closes=f"{opens + _VOTE_LASTS}T17:15:00",
        decided=f"{new.day - _RULES_DECIDED}T15:00:00",
        decide_by=str(new.day - _APPROVED),
    )


def _monday_of(day: date) -> date:
    """Return the Monday of a day's week: a vote that ended on a Sunday would surprise people."""
    return day - timedelta(days=day.weekday())


def _quoted(text: str) -> str:
    """Write a basic string of TOML; JSON's escapes are a part of TOML's, save for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _event_of(text: str) -> Event:
    """Load the settings before anything is written, so that a fault of theirs writes nothing."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / SETTINGS).write_text(text, encoding="utf-8")
        return load_event(Path(folder))


def _write_text(path: Path, text: str) -> None:
    # Notepad of older PCs shows a file without CRLF as one line.
    content = text.replace("\n", "\r\n").encode()

    def write(file: BinaryIO) -> None:
        file.write(content)

    replace_file(path, write)
