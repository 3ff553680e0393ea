"""Where an event's files lie, also when its settings cannot be used: then where they usually do."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from automations.books.google.addresses import key_of
from automations.event.loading import SETTINGS_FILES
from automations.event.model import Outputs
from automations.flows.event_folder import EventFolder
from automations.flows.expected_tables import expected_tables
from automations.flows.file_names import (
    ANNOUNCEMENT_BOOK,
    CERTIFICATES_LIST,
    FORMS_BOOK,
    SCORE_PAPERS,
    TALLY_BOOK,
)
from automations.flows.scope import ATTENDANCE, FINALISTS, JUDGING, ROSTER

_OF_JUDGING = (
    JUDGING.book,
    *JUDGING.papers,
    SCORE_PAPERS,
    TALLY_BOOK,
    ANNOUNCEMENT_BOOK,
    CERTIFICATES_LIST,
)


@dataclass(frozen=True, slots=True)
class Ground:
    """The event's folder, the one that only the secretariat opens, and files by their names.

    Names are seen from ``root``. ``read``: what a job reads; ``written``: what it replaces.
    """

    root: Path
    restricted: str
    read: tuple[str, ...]
    written: tuple[str, ...]

    @property
    def books(self) -> tuple[str, ...]:
        """Every file of the event that we know by name, each once."""
        return tuple(dict.fromkeys((*self.read, *self.written)))

    def path(self, named: str) -> Path:
        """Return where a file lies."""
        return self.root / named


def usual_ground(root: Path) -> Ground:
    """Return what can be known without any settings."""
    return Ground(root, Outputs().folder, SETTINGS_FILES, ())


def ground_of(folder: EventFolder) -> Ground:
    """Return what the settings say."""
    outputs = folder.event.outputs
    of_judging = _OF_JUDGING if "judging" in folder.event.parts else ()
    of_jobs = (*(each.book for each in (ROSTER, ATTENDANCE, FINALISTS)), *of_judging)
    fixed = (outputs.result_book, outputs.decision_book, outputs.brief, folder.remarks.name)
    read = (each.book for each in expected_tables(folder.event) if not key_of(each.book))
    return Ground(
        folder.root,
        outputs.folder,
        tuple(dict.fromkeys((*SETTINGS_FILES, *read))),
        (FORMS_BOOK, *(f"{outputs.folder}/{name}" for name in (*fixed, *of_jobs))),
    )
