"""The event's folder: where its books lie, and where results go."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from automations.event.loading import load_settings
from automations.event.model import Event
from automations.flows import own_files
from automations.resources import template_file
from automations.stored_names import as_stored
from automations.tables.problems import refuse_settings
from automations.windows import within_reach

_RECORDS = "記録"
_REMARKS = "要確認.xlsx"
_BRIEF_TEMPLATE = "報告資料.docx"


@dataclass(frozen=True, slots=True)
class EventFolder:
    """One event and the folder that its settings lie in."""

    root: Path
    event: Event

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
        """Return the path of a book as the settings name it, spelt as the share holds it."""
        return within_reach(as_stored(self.root, named))


def open_event(root: Path) -> EventFolder:
    """Open the event in ``root``; `SettingsWrong` names what is wrong with its settings."""
    settings = load_settings(root)
    folder = EventFolder(root, settings.event)
    refuse_settings(own_files.faults(folder, settings))
    return folder
