"""引継書: everything the next person in charge has to know, from the settings and the folder."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path

from automations.documents.composing import Material, composed, document
from automations.documents.sentences import wordings
from automations.event.loading import SETTINGS_FILES
from automations.flows.document_cover import Origin, document_cover
from automations.flows.documents import DOCUMENTS_FOLDER, clear_unfinished
from automations.flows.event_folder import EventFolder, open_event
from automations.flows.file_names import HANDOVER
from automations.flows.finding import instant
from automations.flows.folder_state import read_state
from automations.flows.handover_tables import (
    FILE,
    handover_tables,
    phase_name,
    with_labels,
    words,
)
from automations.flows.progress import Progress, progress_of
from automations.flows.publishing import put_output
from automations.flows.sealing import result_seal
from automations.flows.waiting_outputs import PATIENCE, Patience, when_closed
from automations.ledger.locking import event_lock
from automations.ledger.originals import destruction
from automations.ledger.runs import check_number, originals_kept
from automations.resources import template_file
from automations.tables.rendering import shown
from automations.tables.report import Audience, Form, report_of


def make_handover(root: Path, as_of: datetime | None = None, patience: Patience = PATIENCE) -> Path:
    """Write the document into 資料 of the restricted folder; return where it lies."""
    folder = open_event(root)
    at = instant(folder, as_of)
    path = folder.restricted / DOCUMENTS_FOLDER / HANDOVER
    with event_lock(folder.restricted, at):
        clear_unfinished(folder)
        content = handover(folder, at)
        when_closed(partial(put_output, path, content), path, patience)
    return path


def handover(folder: EventFolder, at: datetime) -> bytes:
    """Return the document as a file's bytes.

    Raises as `document` does.
    """
    progress = progress_of(folder.event, at, read_state(folder, {}))
    tables = handover_tables(folder, at, progress)
    number = check_number(result_seal(report_of(tables=tables.values())), "")
    cover = document_cover(folder.event, Origin(at, number), Audience.SECRETARIAT)
    waiting = len(tables["open"].rows) if "open" in tables else 0
    values = {**cover.values(), **_values(folder, progress, waiting)}
    first = tuple(map(with_labels, words()["first"]))
    content = composed(wordings(FILE), Material(values, tables, {"first": first}))
    return document(template_file(HANDOVER, folder.root), content, cover)


def _values(folder: EventFolder, progress: Progress, waiting: int) -> dict[str, str]:
    destroyed, said = destruction(folder.restricted), words()
    at = destroyed.at if destroyed else None
    return {
        "phase": phase_name(progress.phase),
        "keep_until_day": shown(folder.event.documents.keep_until, Form.DAY),
        "settings_file": next(each for each in SETTINGS_FILES if (folder.root / each).is_file()),
        "open_count": f"{waiting:,}件" if waiting else "",
        "destroyed": (shown(at, Form.DAY) or said["at_unknown"]) if destroyed else "",
        "menu_destroy": _menu_destroy(said["menu_number"]) if _ballots_kept(folder) else "",
    }


def _menu_destroy(number: str) -> str:
    return with_labels(f"{{{number}}}").strip("「」")


def _ballots_kept(folder: EventFolder) -> bool:
    award = folder.event.award
    return originals_kept(folder.restricted, (award.ballots.book,) if award else ())
