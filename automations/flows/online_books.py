"""An event's spreadsheets in Google Sheets: each is read once a run, and copied as a workbook.

Once the originals of the ballots are destroyed, no copy of the ballots is kept: the run that reads
them has one apart, on this PC, which goes when it ends.

Who only tells how things stand (a screen that is drawn again and again, a folder that was taken to
where there is no network) makes do with the copy of the last reading; jobs never do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import TYPE_CHECKING
from weakref import finalize
from zoneinfo import ZoneInfo

from automations.books.google.addresses import BY_NUMBER, PREFIX, browser_address, key_of
from automations.books.google.copy import workbook_of
from automations.books.google.snapshot import OnlineTab, Spreadsheet
from automations.books.google.tab_seals import tab_seal
from automations.books.problem_sheet import PROBLEM_SHEET
from automations.errors import ExpectedFailure, InputUnfit, ServiceUnavailable, TryAgain
from automations.ledger.online_copies import OnlineCopy, keep, known, path_of
from automations.ledger.originals import is_destroyed
from automations.ledger.records import digest
from automations.replacing import write_file
from automations.tables.places import Place
from automations.tables.problems import Problem, on_one_line, problem

if TYPE_CHECKING:
    from automations.books.google.client import Client

_NAMED = "{title}（Google）"
_TOO = "{title}（Google…{end}）"
_UNREAD = "Googleスプレッドシート（…{end}）"
_APART = "dxten-"
_END = 4  # letters of a key that tell two spreadsheets of one title apart


def _connect() -> Client:
    # Loaded when needed: most events have no book there, and it takes as long as everything else.
    from automations.books.google.client import connect  # noqa: PLC0415 - as said

    return connect()


@dataclass(frozen=True, slots=True)
class Ballots:
    """The key of the spreadsheet that holds the ballots, and its tabs that hold something else."""

    key: str
    others: frozenset[str] = frozenset()

    def without(self, tab: OnlineTab) -> OnlineTab:
        """Return a tab with nothing on it unless it is known to hold something else."""
        known_as = {tab.title, f"{BY_NUMBER}{tab.number}"}
        return tab if known_as & self.others else replace(tab, cells={})


class OnlineBooks:
    """The spreadsheets of one event, for one run.

    ``root`` is the restricted folder, ``keys`` those that the settings name. ``ballots``: what
    holds the ballots, if it is one of them. ``at_rest``: nothing is asked of the network.
    """

    def __init__(  # noqa: PLR0913 - each is one fact of the event, or of the run
        self,
        root: Path,
        keys: Iterable[str],
        zone: ZoneInfo,
        ballots: Ballots | None = None,
        *,
        at_rest: bool = False,
        opened: Callable[[], Client] | None = None,
    ) -> None:
        self.root, self.zone, self.at_rest = root, zone, at_rest
        self.keys, self.ballots = tuple(dict.fromkeys(keys)), ballots
        self._opened = opened
        self._read: dict[str, Spreadsheet] = {}
        self._called: dict[str, str] = {}
        self._apart: dict[str, Path] = {}
        self._failed: dict[str, ExpectedFailure] = {}

    @cached_property
    def client(self) -> Client:
        """The connection, made when it is first needed; raises as `connect` does."""
        return (self._opened or _connect)()

    def path(self, key: str) -> Path:
        """Return where the copy of a spreadsheet lies, read anew once a run.

        Raises every `ExpectedFailure`: a copy of an earlier reading is never taken for it.
        """
        if not self.at_rest:
            self.now(key)
        return self._apart.get(key) or path_of(self.root, key)

    def now(self, key: str) -> Spreadsheet:
        """Return a spreadsheet as this run has read it, or as its own write has left it.

        What could not be read is not asked for again in this run, and where the service does not
        answer nobody waits for the next one: raises the same `ExpectedFailure`.
        """
        if key not in self._read:
            if failure := self._failed.get(key):
                raise failure
            self.take(self._asked(key))
        return self._read[key]

    def _asked(self, key: str) -> Spreadsheet:
        client = self.client
        try:
            return client.read(key)
        except ExpectedFailure as failure:
            told = type(failure)(*(self._titled(each, key) for each in failure.sentences))
            silent = isinstance(failure, ServiceUnavailable | TryAgain)
            self._failed |= dict.fromkeys((key, *self.keys) if silent else (key,), told)
            raise told from None

    def _titled(self, sentence: object, key: str) -> object:
        """Call what could not be read as it was called when it was read last."""
        if isinstance(sentence, Problem) and sentence.place.book == _UNREAD.format(end=key[-_END:]):
            return replace(sentence, place=replace(sentence.place, book=self.shown(key)))
        return sentence

    def take(self, spreadsheet: Spreadsheet) -> Path:
        """Take an answer for what stands there now; return where its copy lies."""
        about = OnlineCopy(
            spreadsheet.title,
            datetime.now(self.zone).replace(microsecond=0),
            {str(each.number): each.title for each in spreadsheet.tabs},
            seals={each.title: tab_seal(spreadsheet.key, each) for each in spreadsheet.tabs},
        )
        # A tab of ours that says nothing is as good as none: so it looks after an undoing, too.
        said = tuple(each for each in spreadsheet.tabs if each.cells or each.title != PROBLEM_SHEET)
        self._keep(replace(spreadsheet, tabs=said), about)
        self._read[spreadsheet.key] = spreadsheet
        # Once something was said of it, it keeps the name: by that alone the book is found again.
        self._called.setdefault(spreadsheet.key, self.shown(spreadsheet.key))
        return self.path(spreadsheet.key)

    def part_with_ballots(self) -> None:
        """Keep no ballots of what was read: their originals have been destroyed meanwhile."""
        for spreadsheet in tuple(self._read.values()):
            self.take(spreadsheet)

    def _keep(self, said: Spreadsheet, about: OnlineCopy) -> None:
        content, key, ballots = workbook_of(said), said.key, self.ballots
        if ballots is None or key != ballots.key or not is_destroyed(self.root):
            keep(self.root, key, content, about)
            return
        bare = replace(said, tabs=tuple(map(ballots.without, said.tabs)))
        keep(self.root, key, workbook_of(bare), replace(about, whole=digest(content)))
        if key not in self._apart:
            # On this PC, for this user alone: the restricted folder may be kept for years.
            folder = Path(mkdtemp(prefix=_APART))
            finalize(self, rmtree, folder, ignore_errors=True)
            self._apart[key] = folder / path_of(self.root, key).name
        write_file(self._apart[key], content)

    def shown(self, key: str) -> str:
        """Return what people call a spreadsheet: its title, told apart from others of that name."""
        if key in self._called:
            return self._called[key]
        title, end = self._title(key), key[-_END:]
        if not title:
            return _UNREAD.format(end=end)
        alike = [each for each in self.keys if each != key and self._title(each) == title]
        return (_TOO if alike else _NAMED).format(title=title, end=end)

    def named(self, shown: str) -> str:
        """Return the book as settings name it which people call so; a file's name as it is."""
        found = (PREFIX + each for each in self.keys if self.shown(each) == shown)
        return next(found, shown)

    def addresses(self) -> dict[tuple[str, str], str]:
        """Return where the browser opens each tab, by what people call the book, and its title."""
        copies = {key: copy for key in self.keys if (copy := known(self.root, key))}
        return {
            (self.shown(key), title): browser_address(key, int(number))
            for key, copy in copies.items()
            for number, title in copy.tabs.items()
        }

    def seal(self, book: str, tab: str) -> str:
        """Return the seal of what people typed on a tab, as it was read last; "" for a file."""
        key = key_of(self.named(book))
        copy = known(self.root, key) if key else None
        return copy.seals.get(tab, "") if copy else ""

    def tab_named(self, book: str, sheet: str) -> str:
        """Return the title of a tab, also of one that is named by its number.

        If its spreadsheet cannot be read, who reads it later is told so; others do without.
        """
        key, number = key_of(book), sheet.removeprefix(BY_NUMBER)
        if not key or number == sheet:
            return sheet
        if not self.at_rest:
            with suppress(ExpectedFailure):
                self.now(key)
        copy = known(self.root, key)
        title = copy.tabs.get(number, "") if copy else ""
        if not title and key in self._read:
            raise InputUnfit(problem("google_tab_gone", Place(self.shown(key))))
        return title or sheet

    def _title(self, key: str) -> str:
        if key in self._read:
            return on_one_line(self._read[key].title)
        copy = known(self.root, key)
        return on_one_line(copy.title) if copy else ""
