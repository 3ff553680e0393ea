"""The event's folder: where its books lie, and where results go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from automations.books.google.addresses import key_of, plain_name
from automations.event.loading import load_settings
from automations.event.model import Event
from automations.event.online_sources import AnySource, changed_sources
from automations.flows import own_files
from automations.flows.expected_tables import expected_tables
from automations.flows.online_books import Ballots, OnlineBooks
from automations.ledger.carried import told_of_copies
from automations.ledger.online_copies import path_of
from automations.registration.rules import RegistrationSource
from automations.resources import template_file
from automations.stored_names import as_stored
from automations.tables.problems import refuse_settings
from automations.windows import within_reach

if TYPE_CHECKING:
    from automations.books.google.client import Client

_RECORDS = "記録"
_REMARKS = "要確認.xlsx"
_BRIEF_TEMPLATE = "報告資料.docx"


@dataclass(frozen=True, slots=True)
class EventFolder:
    """One event and the folder that its settings lie in.

    ``online``: its books that lie in Google Sheets.
    """

    root: Path
    event: Event
    online: OnlineBooks = field(compare=False, repr=False)

    @property
    def zone(self) -> ZoneInfo:
        """The zone of every timestamp without one."""
        return ZoneInfo(self.event.basics.time_zone)

    @property
    def restricted(self) -> Path:
        """The folder that only the secretariat opens: results and records."""
        return self.root / self.event.outputs.folder

    @property
    def records(self) -> Path:
        """Where runs and decisions are kept."""
        return self.restricted / _RECORDS

    @property
    def remarks(self) -> Path:
        """The book that lists what has to be looked at, written even when results are not."""
        return self.restricted / _REMARKS

    @property
    def decision_book(self) -> Path:
        """The book in which people answer questions."""
        return self.restricted / self.event.outputs.decision_book

    @property
    def template(self) -> Path:
        """The Word file that the brief is made of: the event's own, or the standard one."""
        own = self.event.outputs.template
        return self.book(own) if own else template_file(_BRIEF_TEMPLATE, self.root)

    def book(self, named: str) -> Path:
        """Return the path of a book as the settings name it, spelt as the share holds it.

        A spreadsheet in Google Sheets is read first, once a run, and its copy is meant; raises
        every `ExpectedFailure` if that is impossible. ``named`` may be what `shown` says.
        """
        if key := key_of(self.online.named(named)):
            return self.online.path(key)
        return self.place(named)

    def place(self, named: str) -> Path:
        """Return where a book, or the copy of one, stands or would stand; nothing is read."""
        if key := key_of(named):
            return path_of(self.restricted, key)
        return within_reach(as_stored(self.root, named))

    def shown(self, named: str) -> str:
        """Return what people call a book that the settings name."""
        key = key_of(named)
        return self.online.shown(key) if key else named


def open_event(
    root: Path, *, at_rest: bool = False, opened: Callable[[], Client] | None = None
) -> EventFolder:
    """Open the event in ``root``; `SettingsWrong` names what is wrong with its settings.

    ``at_rest``: for a screen that only tells how things stand; Google Sheets is not asked.
    ``opened``: makes the connection to it, where the usual one would wait too long.
    """
    settings = load_settings(root)
    folder = _opened(root, settings.event, opened, at_rest=at_rest)
    refuse_settings(own_files.faults(folder, settings))
    return folder


def _opened(
    root: Path, event: Event, opened: Callable[[], Client] | None, *, at_rest: bool
) -> EventFolder:
    restricted = root / event.outputs.folder
    keys = (key for table in expected_tables(event) if (key := key_of(table.book)))
    # A copy was taken to where there may be no network: what was read last came along.
    rests = at_rest or is_copy(restricted)
    zone, ballots = ZoneInfo(event.basics.time_zone), _ballots(event)
    online = OnlineBooks(restricted, keys, zone, ballots, at_rest=rests, opened=opened)

    def by_title(source: AnySource) -> AnySource:
        if not key_of(source.book):
            return source
        named = replace(source, sheet=online.tab_named(source.book, source.sheet))
        if isinstance(named, RegistrationSource) and not named.name:
            return replace(named, name=named.sheet or plain_name(named.book))
        return named

    return EventFolder(root, changed_sources(event, by_title), online)


def _ballots(event: Event) -> Ballots | None:
    """Return where in Google Sheets the ballots lie, and what else lies there."""
    key = key_of(event.award.ballots.book) if event.award else ""
    there = [each for each in expected_tables(event) if key and key_of(each.book) == key]
    others = frozenset(each.sheet for each in there if each.schema.name != "ballots")
    return Ballots(key, others) if key else None


def is_copy(restricted: Path) -> bool:
    """Tell whether a folder was taken out, by its restricted folder: then Google is left alone."""
    copy, passages = told_of_copies(restricted)
    return bool(copy) and copy in {each.copy for each in passages}
