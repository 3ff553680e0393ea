"""What our column 確認結果 says in each row: what is wrong there, or what became of it.

What people typed in that column stays as it is: written over is only what we wrote ourselves.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from typing import Any

from automations import resources
from automations.books.splicing.changes import StatusCell
from automations.tables.dispositions import every_words, words
from automations.tables.places import Place
from automations.tables.problems import Problem, Severity, in_order, on_one_line
from automations.tables.sheet import Sheet

_LONGEST = 200  # letters: about what a wide cell shows
_RANK = {severity: rank for rank, severity in enumerate(Severity)}
_SERIOUS = tuple(f"{severity.value}: " for severity in Severity)
# What was found and what to do, or as much of it as fits: people write 確認: 電話済み themselves.
_SENTENCES = re.compile(rf"(?:{'|'.join(_SERIOUS)}).+(?:。.+。|…)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class RowState:
    """What became of a row: the code of its disposition, and the row that stands for it."""

    code: str
    instead: Place | None = None


def status_cells(  # noqa: PLR0913 - all that a column hangs on
    sheet: Sheet,
    data: Collection[int],
    standing: Mapping[int, str],
    states: Mapping[int, RowState] | None,
    problems: Iterable[Problem],
    *,
    table: str = "",
) -> tuple[StatusCell, ...]:
    """Return what our column of ``sheet`` is to say, by row: every row of data, and what is stale.

    Args:
        sheet: whose column it is; other rows of it are named by their number alone.
        data: the rows of data, from 1; totals, examples and notes say nothing.
        standing: what stands in the column now, by row.
        states: what became of the rows; None: the input was refused, so nobody knows.
        problems: whatever was found; those of other sheets and of no single row do not count.
        table: the name of its schema: the states of other tables are not what we wrote here.
    """
    found = tuple(problems)
    wrong, was_never_ours = _by_row(sheet, found), _is_of_last_time(sheet, found)
    said = []
    for row in sorted({*data, *standing}):
        stands = standing.get(row, "")
        if is_ours(stands, table):
            before = "" if was_never_ours else stands
            said.append(_cell(sheet, row, before, states, wrong.get(row, ()), is_data=row in data))
        else:
            said.append(StatusCell(row, stands))
    return tuple(said)


def is_ours(text: str, table: str = "") -> bool:
    """Tell whether we may have written a text of the column, or it is blank.

    ``table``: the name of the schema of the sheet, if known; its rows have only their own states.

    >>> is_ours("登録済み"), is_ours("要修正: 空です。入れてください。"), is_ours("確認: 電話済み")
    (True, True, False)
    >>> is_ours("来場", "reception"), is_ours("来場", "registration")
    (True, False)
    """
    return not text or bool(_SENTENCES.fullmatch(text) or _ours(table).fullmatch(text))


def without_others(found: Problem) -> Problem:
    """Return the problem as it may stand in a book that many see: other people are not named."""
    said = _catalogue()["unnamed"].get(found.code)
    return replace(found, found=said["found"], remedy=said["remedy"]) if said else found


def _cell(  # noqa: PLR0913 - all that one cell hangs on
    sheet: Sheet,
    row: int,
    stands: str,
    states: Mapping[int, RowState] | None,
    problems: Sequence[Problem],
    *,
    is_data: bool,
) -> StatusCell:
    if not is_data:
        return StatusCell(row, "")
    if problems:
        return StatusCell(row, _sentences(problems), problems[0].severity)
    if states is not None and row in states:
        return StatusCell(row, _state(sheet, states[row]))
    # Nobody knows what became of the row; but what was wrong there is mended.
    return StatusCell(row, "" if stands.startswith(_SERIOUS) else stands)


def _by_row(sheet: Sheet, problems: Iterable[Problem]) -> dict[int, list[Problem]]:
    """Return the problems of each row, the worst first."""
    wrong: dict[int, list[Problem]] = {}
    here = (each for each in in_order(problems) if each.place.row and _is_in(sheet, each.place))
    for each in sorted(here, key=lambda one: _RANK[one.severity]):
        wrong.setdefault(each.place.row, []).append(without_others(each))
    return wrong


def _is_of_last_time(sheet: Sheet, problems: Iterable[Problem]) -> bool:
    """Tell whether a sheet is last time's, and with it what our column says there."""
    return any(
        each.code == "source_of_last_time" and _is_in(sheet, each.place) for each in problems
    )


def _is_in(sheet: Sheet, place: Place) -> bool:
    return (place.book, place.sheet) == (sheet.book, sheet.name)


def _sentences(problems: Sequence[Problem]) -> str:
    """Join as many as fit, the first one always; how many do not fit is said at the end."""
    said = list(_said(problems))
    tries = (_joined(said, shown) for shown in range(len(said), 0, -1))
    fitting = next((each for each in tries if len(each) <= _LONGEST), None)
    return fitting or on_one_line(_joined(said, 1), _LONGEST)


def _joined(said: Sequence[str], shown: int) -> str:
    left = len(said) - shown
    more = _problems()["more"].format(count=left) if left else ""
    return "".join(said[:shown]) + more


def _said(problems: Sequence[Problem]) -> Iterator[str]:
    """Yield a sentence a problem; the first of each severity has that in front."""
    for severity, alike in groupby(problems, key=lambda each: each.severity):
        ahead = f"{severity.value}: "
        for each in alike:
            yield ahead + _problems()["sentence"].format(found=each.found, remedy=each.remedy)
            ahead = ""


def _state(sheet: Sheet, state: RowState) -> str:
    text = str(_catalogue()["states"].get(state.code) or words(state.code))
    place = state.instead
    if place is None:
        return text.format(place=_problems()["elsewhere"])
    return text.format(place=f"{place.row}行目" if _is_in(sheet, place) else str(place))


@cache
def _ours(table: str) -> re.Pattern[str]:
    """Return what matches every text that a state, of this version or a former one, may give."""
    ahead: str = _catalogue()["tables"].get(table, "")
    every = {**every_words(), **_catalogue()["states"]}
    said = (text for code, text in every.items() if code.startswith(ahead))
    known = (*said, *_catalogue()["former"]["texts"])
    return re.compile("|".join(".*".join(map(re.escape, each.split("{place}"))) for each in known))


def _problems() -> Mapping[str, str]:
    said: Mapping[str, str] = _catalogue()["problems"]
    return said


def formula_words() -> str:
    """Return what stands for a formula that people typed into the column: never a text of ours."""
    said: str = _catalogue()["people"]["formula"]
    return said


def sibling_name(kind: str, /, **words: str) -> str:
    """Return the name of the book beside a workbook that could not be written."""
    name: str = _catalogue()["sibling"][kind]
    return name.format_map(words)


@cache
def _catalogue() -> Mapping[str, Any]:
    return tomllib.loads(resources.config_file("status.toml").read_text(encoding="utf-8"))
