"""審査準備: the book for typing scores, what judges read and write on, and the tally sheets.

A book in which somebody has typed is never made anew: scores stay where they are, and a paper that
was changed is kept beside the new one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from automations.books.new_book import new_book_bytes
from automations.flows.documents import DOCUMENTS_FOLDER, clear_unfinished
from automations.flows.event_folder import EventFolder, open_event
from automations.flows.file_names import SCORE_PAPERS, SITTING_PAPERS, TALLY_BOOK
from automations.flows.finding import instant
from automations.flows.judges_books import books_left_over, books_typed_in
from automations.flows.order_book import order_sheets, order_source
from automations.flows.prepared_files import bytes_of, is_saved, is_typed, marked, marked_book
from automations.flows.reading_sitting import ReadSitting, read_sitting, rules_of_judging
from automations.flows.score_book import ScoreTab, score_sheets, score_tabs
from automations.flows.score_rows_there import rows_lacking
from automations.flows.sheets_of_judges import judges_papers
from automations.flows.siblings import kept_name
from automations.flows.sitting import Sitting
from automations.flows.sitting_document import sitting_document
from automations.flows.tally_book import tally_book
from automations.flows.waiting_outputs import PATIENCE, Patience, when_closed
from automations.ledger.locking import event_lock
from automations.replacing import whole_package, write_file
from automations.tables.places import Place
from automations.tables.problems import Problem, in_order, problem


@dataclass(frozen=True, slots=True)
class MadePapers:
    """How many judge how many, and the files: written now, as they were, and left to people.

    ``kept``: books in which somebody has typed; they were not touched.
    """

    judges: int
    entries: int
    written: tuple[Path, ...]
    unchanged: tuple[Path, ...]
    kept: tuple[Path, ...]
    problems: tuple[Problem, ...]


def prepare_judging(
    root: Path, as_of: datetime | None = None, patience: Patience = PATIENCE
) -> MadePapers:
    """Make what the judging needs on paper and on the secretariat's PC, or what it lacks.

    Raises:
        SettingsWrong: the event has no judging, or the template of the papers cannot be used.
        InputUnfit: nobody knows yet what is judged, or a book cannot be used.
        OutputNotWritten: somebody has a file open, or it cannot be written.
    """
    folder = open_event(root)
    at = instant(folder, as_of)
    rules_of_judging(folder)
    with event_lock(folder.restricted, at):
        clear_unfinished(folder)
        return _made(folder, read_sitting(folder, at, patience), patience)


def _made(folder: EventFolder, read: ReadSitting, patience: Patience) -> MadePapers:
    tabs = _by_book(folder, read)
    books, papers = _books(folder, read.sitting, tabs), _papers(folder, read)
    kept = tuple(path for path in books if is_typed(path))
    told = [*read.problems, *_told_of_kept(read, tabs, kept)]
    wanted = {path: data for path, data in (books | papers).items() if path not in kept}
    fresh = {path: data for path, data in wanted.items() if bytes_of(path) != data}
    for path in books_left_over(folder, books):
        when_closed(partial(path.unlink, missing_ok=True), path, patience)
    for path, data in fresh.items():
        told += _set_aside(path) if path in papers else ()
        when_closed(partial(write_file, path, data, whole_package), path, patience)
    return MadePapers(
        len(read.sitting.present),
        len(read.sitting.entries),
        tuple(fresh),
        tuple(path for path in wanted if path not in fresh),
        kept,
        in_order(told),
    )


def _books(
    folder: EventFolder, sitting: Sitting, scores: Mapping[Path, Sequence[ScoreTab]]
) -> dict[Path, bytes]:
    """Return the books that people type into: the order of presentation, the scores."""
    sheets = {folder.book(source.book): order_sheets(sitting, source)
              for source in order_source(sitting)}  # fmt: skip
    for path, tabs in scores.items():
        sheets[path] = (*sheets.get(path, ()), *score_sheets(sitting, tabs))
    return {path: marked_book(new_book_bytes(own)) for path, own in sheets.items()}


def _by_book(folder: EventFolder, read: ReadSitting) -> Mapping[Path, list[ScoreTab]]:
    """Return the tabs of each book of scores; who typed into a book of another name has that."""
    found: dict[Path, list[ScoreTab]] = {}
    typed = books_typed_in(folder, read)
    for each in score_tabs(read.sitting):
        path = folder.book(each.source.book)
        elsewhere = typed.get(each.judge.number, ()) if each.judge else ()
        if path in elsewhere or not elsewhere:
            found.setdefault(path, []).append(each)
    return found


def _papers(folder: EventFolder, read: ReadSitting) -> dict[Path, bytes]:
    """Return what is printed."""
    documents = folder.restricted / DOCUMENTS_FOLDER
    return {
        folder.restricted / SCORE_PAPERS: marked(judges_papers(folder, read.sitting)),
        folder.restricted / TALLY_BOOK: marked(tally_book(read.sitting)),
        documents / SITTING_PAPERS: marked(sitting_document(folder, read)),
    }


def _told_of_kept(
    read: ReadSitting, scores: Mapping[Path, Sequence[ScoreTab]], kept: tuple[Path, ...]
) -> Iterator[Problem]:
    """Say which books of scores were left alone, and which rows they lack by now."""
    for path, tabs in scores.items():
        if path in kept:
            if not tabs[0].judge:  # of many books of judges only what they lack is told
                yield problem("judging_scores_kept", Place(tabs[0].source.book))
            for tab in tabs:
                yield from rows_lacking(read, tab)


def _set_aside(path: Path) -> Iterator[Problem]:
    """Keep a paper that somebody has saved under another name."""
    if is_saved(path):
        aside = kept_name(path)
        write_file(aside, path.read_bytes())  # whatever it is by now
        yield problem("judging_paper_kept", Place(path.name), name=aside.name)
