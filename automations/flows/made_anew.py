"""The files of the restricted folder that jobs make anew: nobody brings two of them together."""

from __future__ import annotations

from automations.flows.event_folder import EventFolder
from automations.flows.file_names import (
    ANNOUNCEMENT_BOOK,
    CERTIFICATES_LIST,
    SCORE_PAPERS,
    TALLY_BOOK,
)
from automations.flows.scope import (
    ATTENDANCE,
    FINALISTS,
    JUDGING,
    RECEPTION,
    ROSTER,
    ROSTER_AND_CSV,
)

PAPERS_OF_JUDGES = (SCORE_PAPERS, TALLY_BOOK)
"""Made anew, too, unless somebody has saved them."""


def made_anew(folder: EventFolder) -> frozenset[str]:
    """Return the names of the results, lists and papers of an event's jobs."""
    books = {each.book for each in (ROSTER, ATTENDANCE, FINALISTS, JUDGING)}
    lists = {ROSTER_AND_CSV.csv, RECEPTION.csv, *RECEPTION.papers, *JUDGING.papers}
    outputs = folder.event.outputs
    own = {outputs.result_book, outputs.brief, folder.remarks.name}
    return frozenset({*books, *lists, *own, ANNOUNCEMENT_BOOK, CERTIFICATES_LIST})
