"""The one atomic write into a Google spreadsheet, guarded so that it lands once, and where meant.

The service knows no version of a spreadsheet and no "only if unchanged". What it knows is that a
piece of developer metadata has an id of its own: to make one that is there already is refused, and
with it everything else in the same request. Out of that we make both guards:

* *once*: each write makes the mark of the next generation. Sent twice, delivered late, or beside a
  second runner's, only one of them can make it.
* *here*: our column and rows bear marks. A write takes each of them away *where it was read* and
  makes it anew. If somebody inserted or moved a row or a column meanwhile, nothing is taken away
  there, so making it anew is refused.

What no mark follows is sorting: so the answer to the write brings the whole spreadsheet, and what
then stands beside the wrong row is mended at once (see `following`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from automations.books.draft import Draft
    from automations.books.google.snapshot import Spreadsheet


class Sheets(Protocol):
    """What a write needs of the service; `automations.books.google.client.Client` is one."""

    def read(self, key: str) -> Spreadsheet:
        """Return the spreadsheet as it is now."""
        ...

    def write(self, key: str, requests: Sequence[Mapping[str, Any]]) -> Spreadsheet:
        """Do all of the requests or none; return the spreadsheet as it is then.

        Raises `Refused` if the service refused them, `Unknown` if nobody knows whether it did
        them, and every `ExpectedFailure`.
        """
        ...


class Refused(Exception):  # noqa: N818 - named by its cause
    """The service refused a request: nothing of it was done. ``words``: its own reason."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(status)
        self.status, self.words = status, words


class Unknown(Exception):  # noqa: N818 - named by its cause
    """A request was cut off: it may have been done, or may still be."""


@dataclass(frozen=True, slots=True)
class OnlineColumn:
    """Our column of a tab: what its cells are to say, by row from 1 ("" for blank).

    ``tab``: the tab's id. ``column`` and ``heading_row`` from 1, as read; ``heading``: what the
    heading says; ``rows``: the rows of data as read, for which the texts were made. Only cells
    that change stand in ``texts``.
    """

    tab: int
    column: int
    heading_row: int
    heading: str
    rows: frozenset[int]
    texts: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a run wants written into one spreadsheet.

    ``own``: our tab, if it is to be written anew. ``run`` names the run, ``result`` is the digest
    of what is wanted: written already by the same result, nothing is written again.
    """

    columns: tuple[OnlineColumn, ...]
    own: Draft | None
    run: str
    result: str


class Ending(Enum):
    """How a write ended; the value names the problem that people read, "" for none."""

    WRITTEN = ""
    FOLLOWED = "google_followed"
    """Rows moved meanwhile: every text stands beside its row, what changed is blank."""
    MOVED = "google_moved"
    """Somebody inserted, moved or removed rows or columns: nothing was written."""
    OVERTAKEN = "google_overtaken"
    """Another run wrote meanwhile: nothing was written."""
    RESTLESS = "google_restless"
    """Rows moved each time: our column is blank."""
    LOCKED = "google_locked"
    """Somebody protects what we would write: nothing was written."""
    UNCERTAIN = "google_uncertain"
    """The service never told whether it was done."""


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a write; ``now``: the spreadsheet as it was answered last.

    ``words``: further words of the problem text (``sheet`` and so on).
    """

    ending: Ending
    now: Spreadsheet
    words: Mapping[str, str] = field(default_factory=dict)


def write_guarded(sheets: Sheets, before: Spreadsheet, wanted: Wanted) -> Written:
    """Write what is wanted, once and in its place, or nothing; ``before``: what was read."""
    raise NotImplementedError
