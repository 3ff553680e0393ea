"""Send one write until it is known what became of it.

A write makes the mark of its generation. Whether an attempt that was cut off took effect is read
from that mark; sent again, or delivered late, it can take effect only once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from automations.books.google.marking import FIRST_RUN, RunMark, next_run, outlived
from automations.books.google.requests import made, taken_away
from automations.books.google.service import Refused, Sheets, Unknown
from automations.errors import ExpectedFailure

if TYPE_CHECKING:
    from automations.books.google.snapshot import Spreadsheet
    from automations.books.google.wanted import Wanted

_ATTEMPTS = 3


class Fate(Enum):
    """What became of a write."""

    LANDED = auto()
    REFUSED = auto()
    OVERTAKEN = auto()
    UNCERTAIN = auto()


@dataclass(frozen=True, slots=True)
class Landing:
    """What became of a write, and the spreadsheet as it was answered last.

    ``refusal``: why the service refused it, if nothing of it was done.
    """

    fate: Fate
    now: Spreadsheet
    refusal: Refused | None = None


def land(
    sheets: Sheets, base: Spreadsheet, wanted: Wanted, requests: Sequence[Mapping[str, Any]]
) -> Landing:
    """Send the requests, with the mark of the generation after ``base``.

    Raises `ExpectedFailure` if the service could not be asked; nothing was written then.
    """
    run = next_run(base, wanted.run, wanted.result)
    whole = [*(taken_away(each) for each in outlived(base)), made(run.mark), *requests]
    now, doubtful = base, False
    for _ in range(_ATTEMPTS):
        refusal: Refused | None = None
        try:
            return Landing(Fate.LANDED, sheets.write(base.key, whole))
        except Unknown:
            doubtful = True
        except Refused as refused:
            refusal = refused
        except ExpectedFailure:
            if doubtful:
                break
            raise
        try:
            now = sheets.read(base.key)
        except ExpectedFailure:
            if doubtful:
                break
            raise
        if (fate := _fate(now, run)) or refusal:
            return Landing(fate or Fate.REFUSED, now, refusal)
    return Landing(Fate.UNCERTAIN, now)


def _fate(now: Spreadsheet, run: RunMark) -> Fate | None:
    """Tell from the mark of the generation who made it; None: nobody did."""
    number = FIRST_RUN + run.generation
    there = next((each for each in now.marks if each.number == number), None)
    if there is None:
        return None
    return Fate.LANDED if there == run.mark else Fate.OVERTAKEN
