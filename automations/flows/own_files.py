"""The files we write: their names are file names, and none of them is a file that somebody needs.

What we publish is replaced whole: a name that is also read would be somebody's lost work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from automations.event.loading import Settings
from automations.flows.entry_form import entry_form_path
from automations.flows.expected_tables import expected_tables
from automations.flows.file_names import (
    ANNOUNCEMENT_BOOK,
    CERTIFICATES_LIST,
    COMPARISON_BOOK,
    ENTRY_FORM,
    FORMS_BOOK,
    NOTICES_BOOK,
    NOTICES_CHOSEN,
    NOTICES_NOT_CHOSEN,
    PLAN_BOOK,
    SCORE_PAPERS,
    SECOND_OPINION_BOOK,
    TALLY_BOOK,
    TOKEN_SLIPS,
)
from automations.flows.scope import ATTENDANCE, ENTRIES, FINALISTS, JUDGING, RECEPTION, ROSTER
from automations.tables.folding import folded
from automations.tables.problems import Problem, problem

if TYPE_CHECKING:
    from automations.flows.event_folder import EventFolder

_FIXED = (
    SECOND_OPINION_BOOK,
    NOTICES_BOOK,
    NOTICES_CHOSEN,
    NOTICES_NOT_CHOSEN,
    ANNOUNCEMENT_BOOK,
    CERTIFICATES_LIST,
    COMPARISON_BOOK,
    SCORE_PAPERS,
    TALLY_BOOK,
    TOKEN_SLIPS,
)
_SUFFIXES = {"result_book": ".xlsx", "decision_book": ".xlsx", "brief": ".docx"}
_FORBIDDEN = re.compile(r'[/\\:*?"<>|\x00-\x1f]|^~\$')
# Windows opens a device in the place of such a file, whatever its suffix.
_DEVICES = frozenset({"con", "prn", "aux", "nul"}) | {
    f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)
}


def faults(folder: EventFolder, settings: Settings) -> Iterator[Problem]:
    """Name each output that is no plain file name, or is another file of this event as well."""
    taken = dict(_read_or_fixed(folder, settings))
    for key, suffix in _SUFFIXES.items():
        name, path = getattr(folder.event.outputs, key), f"outputs.{key}"
        words = {"key": settings.name_of(path), "found": name}
        place = settings.place_of(path)
        if not _is_file_name(name, suffix):
            yield problem("output_name_unfit", place, suffix=suffix, **words)
            continue
        other = taken.setdefault(_same(folder.restricted / name), words["key"])
        if other != words["key"]:
            yield problem("output_is_other_file", place, other=other, **words)


def _is_file_name(name: str, suffix: str) -> bool:
    stem = folded(name.split(".", maxsplit=1)[0])
    fits = PurePath(name).suffix.lower() == suffix and not _FORBIDDEN.search(name)
    return fits and stem not in _DEVICES


def _read_or_fixed(folder: EventFolder, settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield the files that no output may be, and what people call them."""
    for table in expected_tables(folder.event):
        yield _same(folder.place(table.book)), table.words
    if own := folder.event.outputs.template:
        yield _same(folder.place(own)), settings.name_of("outputs.template")
    yield _same(folder.remarks), folder.remarks.stem
    for name in _FIXED:
        yield _same(folder.restricted / name), PurePath(name).stem
    for name in (FORMS_BOOK, PLAN_BOOK):
        yield _same(folder.place(name)), PurePath(name).stem
    if rules := folder.event.award:
        yield _same(folder.place(entry_form_path(rules))), PurePath(ENTRY_FORM).stem
    for scope in (ROSTER, ATTENDANCE, ENTRIES, FINALISTS, JUDGING):
        yield _same(folder.restricted / scope.book), scope.words
    for name in (*RECEPTION.papers, RECEPTION.csv, *ENTRIES.papers, *JUDGING.papers):
        yield _same(folder.restricted / name), PurePath(name).stem


def _same(path: Path) -> str:
    """Return what tells files apart, also where case does not."""
    return str(path.resolve()).casefold()
