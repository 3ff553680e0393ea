"""A trial of a spreadsheet: may we write there, and does it keep what a guarded write rests on?

Nothing that people see is touched: the trial makes one hidden mark, has the service refuse what it
must refuse, and takes the mark away again. See `automations.books.google.writing` for the why.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Any

from automations.books.google.requests import made, taken_away
from automations.books.google.service import Refused, Sheets, Unknown
from automations.books.google.snapshot import Mark
from automations.errors import ExpectedFailure

if TYPE_CHECKING:
    from automations.books.google.snapshot import Spreadsheet

TRIAL = "dxten.trial"
"""The key of the marks that a trial makes."""
FIRST_NUMBER, NUMBERS = 2_000_000_000, 100_000_000
"""From where on, and among how many, a trial's mark has its number: no other mark of ours does."""
_FIRST, _SECOND = "1", "2"


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
    """A promise was not kept; ``words``: the service's own reason, which people do not read."""

    def __init__(self, promise: Promise, words: str = "") -> None:
        super().__init__(promise)
        self.promise, self.words = promise, words


@dataclass(frozen=True, slots=True)
class _Trial:
    """The mark of a trial, on the first row of a tab, and where it is looked for in vain."""

    sheets: Sheets
    key: str
    mark: Mark
    elsewhere: Mark

    @property
    def beside(self) -> Mark:
        """Return a mark that would be new."""
        return replace(self.mark, number=self.mark.number + 1)

    @property
    def renewed(self) -> Mark:
        """Return the mark as it is made anew."""
        return replace(self.mark, value=_SECOND)

    def write(self, *requests: Mapping[str, Any]) -> str:
        """Write, and return what the mark says in the answer; "" if there is none."""
        return _said(self.sheets.write(self.key, requests), self.mark)

    def clean(self) -> Spreadsheet:
        """Take away what this and every earlier trial left."""
        return clear(self.sheets, self.key)


def clear(sheets: Sheets, key: str) -> Spreadsheet:
    """Take away the marks that trials left; where there are none, it tells whether we may write.

    Raises as `Sheets` does.
    """
    wanted = {"dataFilter": {"developerMetadataLookup": {"metadataKey": TRIAL}}}
    return sheets.write(key, [{"deleteDeveloperMetadata": wanted}])


def try_out(sheets: Sheets, before: Spreadsheet, number: int) -> Spreadsheet:
    """Try to write, and return the spreadsheet without a trace of that.

    ``before``: what was read, with a tab in it. ``number``: any from 0 up to `NUMBERS`, by chance,
    so that two trials do not meet.

    Raises:
        Broken: the service keeps a promise no longer on which every write rests.
        Unknown: it was cut off.
        ExpectedFailure: as `Sheets` does.
    """
    tab = before.tabs[0]
    mark = Mark(FIRST_NUMBER + number % (NUMBERS - 1), TRIAL, _FIRST, tab.number, row=1)
    other = replace(mark, row=2) if tab.height > 1 else replace(mark, row=0, column=1)
    trial = _Trial(sheets, before.key, mark, other)
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
        said = trial.write(made(trial.mark))
    except Refused as refused:
        raise Broken(Promise.WRITES, refused.words) from None
    _expect(said == _FIRST, Promise.ANSWERS)


def _refuse_twice(trial: _Trial) -> None:
    """Make the mark again behind one that would be new: neither may be there then."""
    with suppress(Refused):
        trial.write(made(trial.beside), made(trial.renewed))
        raise Broken(Promise.ONCE)
    now = trial.sheets.read(trial.key)
    _expect(_said(now, trial.mark) == _FIRST and not _said(now, trial.beside), Promise.WHOLE)


def _stay(trial: _Trial) -> None:
    """Take the mark away where it is not; to refuse that is as good as to do nothing."""
    try:
        said = trial.write(taken_away(trial.elsewhere))
    except Refused:
        said = _said(trial.sheets.read(trial.key), trial.mark)
    _expect(said == _FIRST, Promise.HERE)


def _make_anew(trial: _Trial) -> None:
    try:
        said = trial.write(taken_away(trial.mark), made(trial.renewed))
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


def _said(now: Spreadsheet, mark: Mark) -> str:
    return next((each.value for each in now.marks if each.number == mark.number), "")
