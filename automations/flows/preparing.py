"""A new event's folder: settings to fill in and workbooks to hand out. Nothing is overwritten."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

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
from automations.flows.blank_books import online_books
from automations.flows.event_folder import is_copy
from automations.flows.files_to_make import files_to_make
from automations.flows.online_places import NOWHERE, OnlinePlaces, with_online_books
from automations.flows.online_tabs import NO_TABS, OnlineTabs, make_tabs
from automations.flows.proposed_dates import proposed_dates
from automations.replacing import make_restricted_folder
from automations.resources import template_file
from automations.tables.places import Place
from automations.tables.problems import problem
from automations.tables.settings import FIRST_YEAR, LAST_YEAR

if TYPE_CHECKING:
    from automations.books.google.service import Sheets


@dataclass(frozen=True, slots=True)
class NewEvent:
    """What is known when an event is begun; the rest is filled in later."""

    name: str
    host: str
    day: date
    online: OnlinePlaces = NOWHERE


@dataclass(frozen=True, slots=True)
class Prepared:
    """What was made, what was made anew, what was left, as seen from the event's folder.

    ``online``: the tabs in Google Sheets.
    """

    made: tuple[str, ...]
    left: tuple[str, ...]
    settings: str = SETTINGS_BOOK
    renewed: tuple[str, ...] = ()
    online: OnlineTabs = NO_TABS


Opened = Callable[[], "tuple[Sheets, str]"]
"""Opens Google Sheets: the connection, and our own address."""


def _opened() -> tuple[Sheets, str]:
    # Loaded when needed: most events have no book there.
    from automations.books.google.client import connect  # noqa: PLC0415 - as said
    from automations.books.google.identity import service_address  # noqa: PLC0415 - as said

    return connect(), service_address()


def prepare(
    root: Path,
    new: NewEvent,
    *,
    only_missing: bool = False,
    as_text: bool = False,
    opened: Opened = _opened,
) -> Prepared:
    """Make the event's folder ``root``, or with ``only_missing`` what it lacks.

    Settings that stand there already decide which workbooks are wanted; else they are written as
    a workbook, or with ``as_text`` as event.toml. With ``only_missing``, what nobody has saved
    since we made it follows the settings, too. Tabs in Google Sheets come first: what cannot be
    reached there keeps everything else from being made. A folder that was taken out makes none.

    Raises:
        OutputNotWritten: something stands there already (then nothing is written at all, unless
            ``only_missing``), or a file cannot be written.
        SettingsWrong: the settings that stand there cannot be used, or nobody could plan for such
            a day.
        ExpectedFailure: as `make_tabs` does.
    """
    text = new_settings(new, root)
    there = any((root / name).exists() for name in SETTINGS_FILES)
    event = load_event(root) if there else event_of_text(text, root)
    settings = settings_file(root).name if there else SETTINGS_TEXT if as_text else SETTINGS_BOOK
    files = files_to_make(event)
    wanted = (settings, *(each.path for each in files))
    left = tuple(each for each in wanted if (root / each).exists())
    if left and not only_missing:
        names = "".join(f"「{each}」" for each in left)
        raise OutputNotWritten(problem("prepare_exists", Place(str(root)), names=names))
    wants_tabs = online_books(event) and not is_copy(root / event.outputs.folder)
    online = make_tabs(*opened(), event=event) if wants_tabs else NO_TABS
    make_restricted_folder(root / event.outputs.folder)
    if not there:
        _write_settings(root / settings, text, event)
    renewed = tuple(each.path for each in files if each.is_outdated(root / each.path))
    for each in files:
        if each.path in renewed or each.path not in left:
            each.write(root / each.path)
    kept = tuple(each for each in left if each not in renewed)
    made = tuple(each for each in wanted if each not in left)
    return Prepared(made, kept, settings, renewed, online)


def _write_settings(path: Path, text: str, event: Event) -> None:
    if path.name == SETTINGS_BOOK:
        write_settings_book(path, event)
    else:
        write_settings_text(path, text)


def new_settings(new: NewEvent, root: Path) -> str:
    """Return the text of the settings of a new event, with a date proposed for everything.

    Raises `SettingsWrong` for a day that nobody could plan for.
    """
    if not FIRST_YEAR < new.day.year < LAST_YEAR:  # the year before and after are planned in, too
        years = {"first": FIRST_YEAR + 1, "last": LAST_YEAR - 1}
        raise SettingsWrong(
            problem("setting_year", Place(str(root)), key="開催日", found=new.day, **years)
        )
    template = Template(template_file(SETTINGS_TEXT, root).read_text(encoding="utf-8"))
    names = {"name": quoted(new.name), "host": quoted(new.host)}
    return with_online_books(template.substitute(names | proposed_dates(new.day)), new.online)
