"""Word documents that lie in 資料 and are not of the result that stands: nobody may trust them.

A job that does not make a document any more, because the vote is open again or nobody is left to
write to, leaves the earlier one where it is: people may have noted something in it. So it is named.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from automations.award.approval import State
from automations.books.own_book import keywords_of
from automations.flows.announced import files_of
from automations.flows.documents import KINDS, document_path, outdated
from automations.flows.event_folder import EventFolder
from automations.flows.notice_letters import letter_paths
from automations.flows.notices import BEARS
from automations.flows.prize_papers import paper_paths
from automations.flows.standing_approval import approval_key, approval_state
from automations.flows.standing_judging import standing_judging
from automations.flows.standing_runs import RECORDED, recorded_runs
from automations.tables.problems import Problem


def outdated_documents(folder: EventFolder) -> tuple[Problem, ...]:
    """Return a warning of each document in 資料 that is not of what stands now.

    Raises `PermissionRefused` if we may not look.
    """
    found = (*_of_runs(folder), *_letters(folder), *_prize_papers(folder))
    return tuple(outdated(each) for each in found if each.is_file())


def _of_runs(folder: EventFolder) -> Iterator[Path]:
    """Yield the documents that the latest run of a job that could make them did not make."""
    runs = tuple(reversed(recorded_runs(folder)))
    for name in KINDS:
        last = next((run for run in runs if name in RECORDED[run.job].documents), None)
        if last and name not in {each.name for each in last.outputs}:
            yield document_path(folder, name)


def _letters(folder: EventFolder) -> Iterator[Path]:
    """Yield the letters that are not of the approval that stands."""
    key = approval_key(folder)
    stands = bool(key) and approval_state(folder) is State.APPROVED
    for path in letter_paths(folder):
        if not (stands and keywords_of(path).endswith(f"{BEARS}{key}")):
            yield path


def _prize_papers(folder: EventFolder) -> Iterator[Path]:
    """Yield script and certificates unless they were made with a 発表.xlsx that still stands."""
    stands = standing_judging(folder, ()).announced
    borne = " ".join(keywords_of(files_of(folder)[0]).split())  # as Word's properties have it
    for path in paper_paths(folder):
        if not (stands and keywords_of(path).endswith(borne)):
            yield path
