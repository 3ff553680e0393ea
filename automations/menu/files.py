"""What an item opens: a book that the settings name, one of our results, or a plain file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from automations.event.loading import SETTINGS_FILES
from automations.flows.documents import DOCUMENTS_FOLDER
from automations.flows.entry_form import entry_form_path
from automations.flows.event_folder import EventFolder
from automations.flows.file_names import (
    ANNOUNCEMENT_BOOK,
    CERTIFICATES_LIST,
    CERTIFICATES_PAPER,
    GUIDELINES,
    HANDOVER,
    LETTER_CHOSEN,
    LETTER_NOT_CHOSEN,
    NOTICES_BOOK,
    NOTICES_CHOSEN,
    NOTICES_NOT_CHOSEN,
    SCORE_PAPERS,
    SCRIPT_PAPER,
    SITTING_PAPERS,
    TALLY_BOOK,
    THANKS_LETTERS,
    TOKEN_SLIPS,
)
from automations.flows.scope import (
    ATTENDANCE,
    ENTRIES,
    FINALISTS,
    FOR_OTHER_CITIES,
    JUDGING,
    JUDGING_BOOKS,
    PROPOSAL,
    RECEPTION,
    RESULT,
    ROSTER,
    ROSTER_AND_CSV,
)
from automations.flows.waiting_outputs import newest
from automations.tables.sources import Source

EVERY_RESULT = "every_result"
_RESULT_BOOKS = ("results", "roster", "applications", "attendance", "finalists")


def settings_of(root: Path) -> tuple[Path, ...]:
    """Return the settings that lie in a folder: one file, or by mistake both."""
    return tuple(path for name in SETTINGS_FILES if (path := root / name).is_file())


def paths_of(folder: EventFolder, named: str) -> tuple[Path, ...]:
    """Return what an item of the menu names by ``named``, whether or not it is there.

    Of a result that somebody had open, the file beside it is meant in which the newer one waits.
    """
    if named == "settings":
        return settings_of(folder.root)
    if named == EVERY_RESULT:
        return tuple(newest(_RESULTS[each](folder)) for each in _RESULT_BOOKS)
    if find := _RESULTS.get(named):
        return (newest(find(folder)),)
    if find_books := _BOOKS.get(named):
        return tuple(folder.place(book) for book in find_books(folder))
    return (folder.root / named,)


def _document(folder: EventFolder, name: str) -> Path:
    return folder.restricted / DOCUMENTS_FOLDER / name


_RESULTS: Mapping[str, Callable[[EventFolder], Path]] = {
    "decisions": lambda folder: folder.decision_book,
    "remarks": lambda folder: folder.remarks,
    "records": lambda folder: folder.records,
    "results": lambda folder: folder.restricted / folder.event.outputs.result_book,
    "template": lambda folder: folder.template,
    "brief": lambda folder: folder.restricted / folder.event.outputs.brief,
    "roster": lambda folder: folder.restricted / ROSTER.book,
    "roster_csv": lambda folder: folder.restricted / ROSTER_AND_CSV.csv,
    "reception_list": lambda folder: folder.restricted / RECEPTION.papers[0],
    "slips": lambda folder: folder.restricted / RECEPTION.papers[1],
    "badges": lambda folder: folder.restricted / RECEPTION.papers[2],
    "badges_csv": lambda folder: folder.restricted / RECEPTION.csv,
    "attendance": lambda folder: folder.restricted / ATTENDANCE.book,
    "notices": lambda folder: folder.restricted / NOTICES_BOOK,
    "notices_chosen": lambda folder: folder.restricted / NOTICES_CHOSEN,
    "notices_not_chosen": lambda folder: folder.restricted / NOTICES_NOT_CHOSEN,
    "applications": lambda folder: folder.restricted / ENTRIES.book,
    "entry_list": lambda folder: folder.restricted / ENTRIES.papers[0],
    "blind_entry_list": lambda folder: folder.restricted / ENTRIES.papers[1],
    "finalists": lambda folder: folder.restricted / FINALISTS.book,
    "judging": lambda folder: folder.restricted / JUDGING.book,
    "announcement": lambda folder: folder.restricted / ANNOUNCEMENT_BOOK,
    "certificates": lambda folder: folder.restricted / CERTIFICATES_LIST,
    "prizes": lambda folder: folder.restricted / JUDGING_BOOKS[0],
    "score_papers": lambda folder: folder.restricted / SCORE_PAPERS,
    "tally_book": lambda folder: folder.restricted / TALLY_BOOK,
    "guidelines": lambda folder: _document(folder, GUIDELINES),
    "documents": lambda folder: folder.restricted / DOCUMENTS_FOLDER,
    "applications_report": lambda folder: _document(folder, ENTRIES.documents[0]),
    "proposal": lambda folder: _document(folder, PROPOSAL[0]),
    "proposal_annex": lambda folder: _document(folder, PROPOSAL[1]),
    "sitting_papers": lambda folder: _document(folder, SITTING_PAPERS),
    "prizes_report": lambda folder: _document(folder, RESULT[0]),
    "for_other_cities": lambda folder: _document(folder, FOR_OTHER_CITIES[0]),
    "handover": lambda folder: _document(folder, HANDOVER),
    "thanks": lambda folder: _document(folder, THANKS_LETTERS),
    "script": lambda folder: _document(folder, SCRIPT_PAPER),
    "certificate_papers": lambda folder: _document(folder, CERTIFICATES_PAPER),
    "letters_chosen": lambda folder: _document(folder, LETTER_CHOSEN),
    "letters_not_chosen": lambda folder: _document(folder, LETTER_NOT_CHOSEN),
    "token_slips": lambda folder: folder.restricted / TOKEN_SLIPS,
}


def _award(folder: EventFolder, part: str) -> tuple[str, ...]:
    source: Source | None = getattr(folder.event.award, part, None)
    return (source.book,) if source else ()


def _judging(folder: EventFolder, part: str) -> tuple[str, ...]:
    award = folder.event.award
    source: Source | None = getattr(award.judging, part, None) if award else None
    return (source.book,) if source else ()


def _registrations(folder: EventFolder) -> tuple[str, ...]:
    rules = folder.event.registration
    return tuple(dict.fromkeys(each.book for each in rules.sources)) if rules else ()


def _reception(folder: EventFolder) -> tuple[str, ...]:
    rules = folder.event.registration
    return (rules.reception.book,) if rules and rules.reception else ()


def _entry_form(folder: EventFolder) -> tuple[str, ...]:
    award = folder.event.award
    return (entry_form_path(award),) if award else ()


_BOOKS: Mapping[str, Callable[[EventFolder], tuple[str, ...]]] = {
    "entry_form": _entry_form,
    "entries": lambda folder: _award(folder, "entries"),
    "roll": lambda folder: _award(folder, "roll"),
    "judges": lambda folder: _award(folder, "judges"),
    "scores": lambda folder: _judging(folder, "scores"),
    "order": lambda folder: _judging(folder, "order"),
    "registration": _registrations,
    "reception": _reception,
}
