"""The files of the restricted folder that jobs make anew: nobody brings two of them together."""

from __future__ import annotations

from automations.flows.documents import DOCUMENTS_FOLDER
from automations.flows.event_folder import EventFolder
from automations.flows.file_names import (
    ANNOUNCEMENT_BOOK,
    CERTIFICATES_LIST,
    CERTIFICATES_PAPER,
    LETTER_CHOSEN,
    LETTER_NOT_CHOSEN,
    SCORE_PAPERS,
    SCRIPT_PAPER,
    SITTING_PAPERS,
    TALLY_BOOK,
    THANKS_LETTERS,
)
from automations.flows.scope import (
    ATTENDANCE,
    FINALISTS,
    JUDGING,
    RECEPTION,
    ROSTER,
    ROSTER_AND_CSV,
)

PAPERS_OF_JUDGES = (SCORE_PAPERS, TALLY_BOOK, f"{DOCUMENTS_FOLDER}/{SITTING_PAPERS}")
"""Made anew, too, unless somebody has saved them."""
_LETTERS = (SCRIPT_PAPER, CERTIFICATES_PAPER, LETTER_CHOSEN, LETTER_NOT_CHOSEN, THANKS_LETTERS)


def made_anew(folder: EventFolder) -> frozenset[str]:
    """Return the names of the results, lists and papers of an event's jobs."""
    books = {each.book for each in (ROSTER, ATTENDANCE, FINALISTS, JUDGING)}
    lists = {ROSTER_AND_CSV.csv, RECEPTION.csv, *RECEPTION.papers, *JUDGING.papers}
    outputs = folder.event.outputs
    letters = {f"{DOCUMENTS_FOLDER}/{name}" for name in _LETTERS}
    own = {outputs.result_book, outputs.brief, folder.remarks.name}
    return frozenset({*books, *lists, *letters, *own, ANNOUNCEMENT_BOOK, CERTIFICATES_LIST})
