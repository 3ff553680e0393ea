"""A new event's folder: settings to fill in and workbooks to hand out. Nothing is overwritten."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from string import Template

from automations.errors import OutputNotWritten, SettingsWrong
from automations.event.book_writing import write_settings_book
from automations.event.loading import (
    SETTINGS_BOOK,
    SETTINGS_FILES,
    SETTINGS_TEXT,
    event_of_text,
    load_event,
    settings_file,
)
from automations.event.model import Event
from automations.event.toml_writing import quoted, write_settings_text
from automations.flows.files_to_make import files_to_make
from automations.resources import template_file
from automations.tables.places import Place
from automations.tables.problems import problem
from automations.tables.settings import FIRST_YEAR, LAST_YEAR

# How long before the event the settings propose each date; organisers change them.
_RULES_DECIDED, _VOTE_OPENS, _APPROVED = (timedelta(days=days) for days in (35, 21, 14))
_ENTRIES_OPEN, _ENTRIES_CLOSE = timedelta(days=84), timedelta(days=49)
_REGISTRATION_OPENS, _REGISTRATION_CLOSES = timedelta(days=56), timedelta(days=10)
_REPORTED = timedelta(days=30)  # after the event
_WEEK = timedelta(days=4)  # from Monday to Friday


@dataclass(frozen=True, slots=True)
class NewEvent:
    """What is known when an event is begun; the rest is filled in later."""

    name: str
    host: str
    day: date


@dataclass(frozen=True, slots=True)
class Prepared:
    """What was made, what was made anew, what was left, as seen from the event's folder."""

    made: tuple[str, ...]
    left: tuple[str, ...]
    settings: str = SETTINGS_BOOK
    renewed: tuple[str, ...] = ()


def prepare(
    root: Path, new: NewEvent, *, only_missing: bool = False, as_text: bool = False
) -> Prepared:
    """Make the event's folder ``root``, or with ``only_missing`` what it lacks.

    Settings that stand there already decide which workbooks are wanted; else they are written as
    a workbook, or with ``as_text`` as event.toml. With ``only_missing``, what nobody has saved
    since we made it follows the settings, too.

    Raises:
        OutputNotWritten: something stands there already (then nothing is written at all, unless
            ``only_missing``), or a file cannot be written.
        SettingsWrong: the settings that stand there cannot be used, or nobody could plan for such
            a day.
    """
    text = _settings_text(new, root)
    there = any((root / name).exists() for name in SETTINGS_FILES)
    event = load_event(root) if there else event_of_text(text, root)
    settings = settings_file(root).name if there else SETTINGS_TEXT if as_text else SETTINGS_BOOK
    files = files_to_make(event)
    wanted = (settings, *(each.path for each in files))
    left = tuple(each for each in wanted if (root / each).exists())
    if left and not only_missing:
        names = "".join(f"「{each}」" for each in left)
        raise OutputNotWritten(problem("prepare_exists", Place(str(root)), names=names))
    if not there:
        _write_settings(root / settings, text, event)
    renewed = tuple(each.path for each in files if each.is_outdated(root / each.path))
    for each in files:
        if each.path in renewed or each.path not in left:
            each.write(root / each.path)
    kept = tuple(each for each in left if each not in renewed)
    return Prepared(tuple(each for each in wanted if each not in left), kept, settings, renewed)


def _write_settings(path: Path, text: str, event: Event) -> None:
    if path.name == SETTINGS_BOOK:
        write_settings_book(path, event)
    else:
        write_settings_text(path, text)


def _settings_text(new: NewEvent, root: Path) -> str:
    if not FIRST_YEAR < new.day.year < LAST_YEAR:  # the year before and after are planned in, too
        years = {"first": FIRST_YEAR + 1, "last": LAST_YEAR - 1}
        raise SettingsWrong(
            problem("setting_year", Place(str(root)), key="開催日", found=new.day, **years)
        )
    template = Template(template_file(SETTINGS_TEXT, root).read_text(encoding="utf-8"))
    opens = _monday_of(new.day - _VOTE_OPENS)
    return template.substitute(
        name=quoted(new.name),
        host=quoted(new.host),
        day=new.day.isoformat(),
        opens=f"{opens}T09:00:00",
        closes=f"{opens + _WEEK}T17:15:00",
        decided=f"{new.day - _RULES_DECIDED}T15:00:00",
        decide_by=str(new.day - _APPROVED),
        entries_open=_monday_of(new.day - _ENTRIES_OPEN),
        entries_close=_monday_of(new.day - _ENTRIES_CLOSE) + _WEEK,
        registration_opens=_monday_of(new.day - _REGISTRATION_OPENS),
        registration_closes=_monday_of(new.day - _REGISTRATION_CLOSES) + _WEEK,
        judging=f"{new.day}T14:00:00",
        report_by=_monday_of(new.day + _REPORTED) + _WEEK,
    )


def _monday_of(day: date) -> date:
    """Return the Monday of a day's week: a vote that ended on a Sunday would surprise people."""
    return day - timedelta(days=day.weekday())
