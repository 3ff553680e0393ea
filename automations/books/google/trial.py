"""A trial of a spreadsheet: may we write there, and does it keep what a guarded write rests on?

Nothing that people see is touched: the trial makes one hidden mark, has the service refuse what it
must refuse, and takes the mark away again. See `automations.books.google.writing` for the why.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from automations.books.google.writing import Refused, Sheets, Unknown
from automations.errors import ExpectedFailure

if TYPE_CHECKING:
    from automations.books.google.snapshot import Spreadsheet

TRIAL = "dxten.trial"
"""The key of the marks that a trial makes."""
FIRST_NUMBER, NUMBERS = 2_000_000_000, 100_000_000
"""From where on, and among how many, a trial's mark has its number: no other mark of ours does."""
_FIRST, _SECOND = "1", "2"

_Location = Mapping[str, Any]


class Promise(Enum):
    """What the service must keep; the value is how people are told of it."""

    WRITES = "書き込めること"
    ANSWERS = "書き込んだあとの内容を、同じ答えで返すこと"
    ONCE = "同じ書き込みを二度受け付けないこと"
    WHOLE = "断った書き込みを、少しも残さないこと"
    HERE = "場所の違う印を消さないこと"
    ANEW = "印を一度に付け直せること"
    CLEARED = "試しの印を消せること"


class Broken(Exception):  # noqa: N818 - named by its cause
    """A promise was not kept; ``words``: the service's own reason, if it gave one."""

    def __init__(self, promise: Promise, words: str = "") -> None:
        super().__init__(promise)
        self.promise, self.words = promise, words


@dataclass(frozen=True, slots=True)
class _Trial:
    sheets: Sheets
    key: str
    tab: int
    number: int

    @property
    def here(self) -> _Location:
        return self._row(0)

    @property
    def elsewhere(self) -> _Location:
        return self._row(0) | {"dimension": "COLUMNS"}

    def _row(self, index: int) -> dict[str, Any]:
        ends = {"startIndex": index, "endIndex": index + 1}
        return {"sheetId": self.tab, "dimension": "ROWS", **ends}

    def write(self, *requests: Mapping[str, Any]) -> str:
        """Write, and return what the mark says in the answer; "" if there is none."""
        return _said(self.sheets.write(self.key, requests), self.number)

    def make(self, said: str, number: int = 0) -> Mapping[str, Any]:
        return {
            "createDeveloperMetadata": {
                "developerMetadata": {
                    "metadataId": number or self.number,
                    "metadataKey": TRIAL,
                    "metadataValue": said,
                    "location": {"dimensionRange": self.here},
                    "visibility": "DOCUMENT",
                }
            }
        }

    def take_away(self, where: _Location) -> Mapping[str, Any]:
        lookup = {
            "metadataId": self.number,
            "metadataLocation": {"dimensionRange": where},
            "locationMatchingStrategy": "EXACT_LOCATION",
        }
        return {"deleteDeveloperMetadata": {"dataFilter": {"developerMetadataLookup": lookup}}}

    def clean(self) -> Spreadsheet:
        lookup = {"metadataKey": TRIAL}
        wanted = {"deleteDeveloperMetadata": {"dataFilter": {"developerMetadataLookup": lookup}}}
        return self.sheets.write(self.key, [wanted])


def try_out(sheets: Sheets, before: Spreadsheet, number: int) -> Spreadsheet:
    """Try to write, and return the spreadsheet without a trace of that.

    ``before``: what was read, with a tab in it. ``number``: any from 0 up to `NUMBERS`, by chance,
    so that two trials do not meet.

    Raises:
        Broken: the service keeps a promise no longer on which every write rests.
        Unknown: it was cut off.
        ExpectedFailure: as `Sheets` does.
    """
    number = FIRST_NUMBER + number % (NUMBERS - 1)
    trial = _Trial(sheets, before.key, before.tabs[0].number, number)
    try:
        _make(trial)
        _refuse_twice(trial)
        _stay(trial)
        _make_anew(trial)
    except BaseException:
        with suppress(ExpectedFailure, Refused, Unknown):
            trial.clean()
        raise
    return _cleared(trial)


def _make(trial: _Trial) -> None:
    try:
        said = trial.write(trial.make(_FIRST))
    except Refused as refused:
        raise Broken(Promise.WRITES, refused.words) from None
    _expect(said == _FIRST, Promise.ANSWERS)


def _refuse_twice(trial: _Trial) -> None:
    """Make the mark again behind one that would be new: neither may be there then."""
    beside = trial.number + 1
    with suppress(Refused):
        trial.write(trial.make(_FIRST, beside), trial.make(_SECOND))
        raise Broken(Promise.ONCE)
    now = trial.sheets.read(trial.key)
    _expect(_said(now, trial.number) == _FIRST and not _said(now, beside), Promise.WHOLE)


def _stay(trial: _Trial) -> None:
    """Take the mark away where it is not; to refuse that is as good as to do nothing."""
    try:
        said = trial.write(trial.take_away(trial.elsewhere))
    except Refused:
        said = _said(trial.sheets.read(trial.key), trial.number)
    _expect(said == _FIRST, Promise.HERE)


def _make_anew(trial: _Trial) -> None:
    try:
        said = trial.write(trial.take_away(trial.here), trial.make(_SECOND))
    except Refused as refused:
        raise Broken(Promise.ANEW, refused.words) from None
    _expect(said == _SECOND, Promise.ANEW)


def _cleared(trial: _Trial) -> Spreadsheet:
    try:
        now = trial.clean()
    except Refused as refused:
        raise Broken(Promise.CLEARED, refused.words) from None
    _expect(not any(each.key == TRIAL for each in now.marks), Promise.CLEARED)
    return now


def _expect(kept: bool, promise: Promise) -> None:  # noqa: FBT001 - read as an assertion
    if not kept:
        raise Broken(promise)


def _said(now: Spreadsheet, number: int) -> str:
    return next((each.value for each in now.marks if each.number == number), "")
