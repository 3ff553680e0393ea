"""Write what was found back into people's books: our column 確認結果 and the tab 集計_要確認.

Nothing here makes a job fail: a book that cannot be written stands as it was, the reason is said,
and a book of ours beside it says what the column would have said.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from automations.books.google.writing import Ending
from automations.books.splicing.changes import Unspliceable
from automations.books.splicing.splice import spliced
from automations.errors import DONE, DONE_WITH_WARNINGS, ExpectedFailure, TryAgain
from automations.flows.ballot_originals import holds_ballots
from automations.flows.event_folder import EventFolder
from automations.flows.online_write_back import write_online
from automations.flows.siblings import Sibling, absorb_siblings, write_sibling
from automations.flows.waiting_outputs import PATIENCE, Patience, Waiting
from automations.flows.write_back_plan import BookPlan, Plan
from automations.ledger.records import digest
from automations.ledger.write_backs import (
    WriteBack,
    forget_earlier,
    read_write_backs,
    record_write_back,
    saved_before_us,
)
from automations.owner_notes import SOMEBODY, held_by, politely
from automations.replacing import HeldOpen, clear_leftovers, whole_package, write_file
from automations.tables.places import Place
from automations.tables.problems import Problem, problem
from automations.waiting import attempts

_ZIP = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class BookWritten:
    """What became of the plan for one book.

    ``cells``: how many of our column were written; ``tab``: our tab was. ``why``: why the book
    was not written, if there was something to write; ``sibling``: the file beside it that says
    what it would have said, or None. ``code``: the exit code that it alone would end with.
    """

    book: str
    cells: int = 0
    tab: bool = False
    why: str = ""
    sibling: Path | None = None
    code: int = DONE

    @property
    def is_news(self) -> bool:
        """Tell whether people should hear of it."""
        return bool(self.cells or self.tab or self.why)


@dataclass(frozen=True, slots=True)
class _Errand:
    """Where to write, the instant for which that holds, and when it is done.

    All attempts at a book are one write-back: they bear one instant.
    """

    folder: EventFolder
    at: datetime
    now: datetime


def apply(
    folder: EventFolder, plan: Plan, patience: Patience = PATIENCE
) -> tuple[BookWritten, ...]:
    """Do what was planned; return what became of each book, in the order of the plan.

    The caller holds the event's lock. ``patience``: how long to wait for people who have a book
    open, for all of them together.
    """
    for parent in dict.fromkeys(each.path.parent for each in plan.books if not each.key):
        clear_leftovers(parent)
    errand, done = _Errand(folder, plan.at, datetime.now(folder.zone)), dict[str, BookWritten]()
    for attempt, _ in enumerate(attempts(patience.seconds, patience.clock)):
        left = [each for each in plan.books if each.name not in done]
        done |= {each.name: one for each in left if (one := _tried(errand, each))}
        if len(done) == len(plan.books):
            break
        if not attempt:
            patience.tell([_held(each) for each in left if each.name not in done], patience.seconds)
    return tuple(done.get(each.name) or _waiting(errand, each) for each in plan.books)


def _held(book: BookPlan) -> Waiting:
    return Waiting(book.path, held_by(book.path) or SOMEBODY)


def hindrance(book: BookPlan) -> str:
    """Return why a book could not be written now, "" if it could; nothing is written."""
    if book.key:
        return ""
    if not book.book.content.startswith(_ZIP):
        return str(problem("write_back_format", Place(book.name)))
    try:
        spliced(book.book.content, book.changes)
    except Unspliceable as refused:
        return str(_refusal(book, refused))
    return str(_open(book)) if held_by(book.path) else ""


def _tried(errand: _Errand, book: BookPlan) -> BookWritten | None:
    """Write one book, or say why not; None: somebody has it open."""
    if not book.is_news:
        absorb_siblings(book.path)
        return BookWritten(book.name)
    if book.key:
        return _online(errand, book)
    if not book.book.content.startswith(_ZIP):
        return _never(errand, book, problem("write_back_format", Place(book.name)))
    if held_by(book.path):
        return None
    try:
        content = spliced(book.book.content, book.changes)
    except Unspliceable as refused:
        return _never(errand, book, _refusal(book, refused))
    return _written(errand, book, content)


def _online(errand: _Errand, book: BookPlan) -> BookWritten:
    """Write into Google Sheets; a failure there is this book's alone."""
    try:
        written = write_online(errand.folder, book, errand.at, errand.now)
    except ExpectedFailure as failure:
        return BookWritten(book.name, why=str(failure), code=failure.exit_code)
    ending = written.ending
    if ending is Ending.WRITTEN:
        absorb_siblings(book.path)
        return BookWritten(book.name, len(book.cells), book.tab is not None)
    why = str(problem(ending.value, Place(book.name), **written.words))
    if ending is Ending.LOCKED:
        return _never(errand, book, problem(ending.value, Place(book.name), **written.words))
    if ending is Ending.FOLLOWED:
        tab, code = book.tab is not None, DONE_WITH_WARNINGS
        return BookWritten(book.name, len(book.cells), tab, why, code=code)
    return BookWritten(book.name, why=why, code=TryAgain.exit_code)


def _written(errand: _Errand, book: BookPlan, content: bytes) -> BookWritten | None:
    try:
        _replace(errand, book, content)
    except HeldOpen:
        return None
    except _MovedError:
        return BookWritten(book.name, why=str(problem("write_back_moved", Place(book.name))))
    except ExpectedFailure as failure:
        return _beside(errand, book, Sibling.WAITING, str(failure))
    absorb_siblings(book.path)
    return BookWritten(book.name, len(book.cells), book.tab is not None)


class _MovedError(Exception):
    """Somebody saved the book after it was read."""


def _replace(errand: _Errand, book: BookPlan, content: bytes) -> None:
    """Put the new content in place; what stands there until then is kept and recorded first."""

    def check(fresh: Path) -> None:
        whole_package(fresh)
        _refuse_moved(book)  # as late as can be: the next step is the replacement itself

    _refuse_moved(book)
    record = _record(errand, book, content)
    apart = holds_ballots(errand.folder, book.path)
    record_write_back(errand.folder.restricted, record, book.book.content, apart=apart)
    write_file(book.path, content, check)
    forget_earlier(errand.folder.restricted, record)


def _refuse_moved(book: BookPlan) -> None:
    try:
        stands = book.path.read_bytes()
    except OSError:
        stands = b""
    if stands != book.book.content:
        raise _MovedError


def _record(errand: _Errand, book: BookPlan, content: bytes) -> WriteBack:
    before = digest(book.book.content)
    good, _ = read_write_backs(errand.folder.restricted)
    saved = saved_before_us(good, book.name, before)
    if saved is None:
        saved = datetime.fromtimestamp(book.path.stat().st_mtime, UTC)
    return WriteBack(book.name, before, digest(content), errand.now, saved)


def _waiting(errand: _Errand, book: BookPlan) -> BookWritten:
    return _beside(errand, book, Sibling.WAITING, str(_open(book)))


def _open(book: BookPlan) -> Problem:
    return problem("write_back_open", Place(book.name), who=politely(_held(book).owner))


def _refusal(book: BookPlan, refused: Unspliceable) -> Problem:
    return problem(refused.code, Place(book.name), **refused.words)


def _never(errand: _Errand, book: BookPlan, why: Problem) -> BookWritten:
    """Say it beside the book; what was said there before need not be said again."""
    return _beside(errand, book, Sibling.DATED, str(why))


def _beside(errand: _Errand, book: BookPlan, kind: Sibling, why: str) -> BookWritten:
    try:
        path, is_new = write_sibling(errand.folder.root, book, kind, errand.at.date())
    except ExpectedFailure as failure:
        return BookWritten(book.name, why=f"{why}\n{failure}")
    if kind is Sibling.DATED and not is_new:
        return BookWritten(book.name)
    return BookWritten(book.name, why=why, sibling=path)


def is_complete(written: Iterable[BookWritten]) -> bool:
    """Tell whether every book says what it should."""
    return not any(each.why for each in written)
