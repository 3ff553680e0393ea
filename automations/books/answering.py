"""What people answered in 判定.xlsx, beside the questions we asked there."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from automations.books.opening import read_book
from automations.tables.folding import folded
from automations.tables.moments import moment
from automations.tables.places import Place
from automations.tables.problems import problem, refuse_input

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from automations.tables.problems import Problem
    from automations.tables.sheet import Sheet

DECISIONS = "判定_"
KEY, WHAT, CHOICES = "番号", "質問", "選択肢"
CHOICE, REASON, PERSON, DAY = "判定", "理由", "判定者", "判定日"
ANSWERED_BY_PEOPLE = (CHOICE, REASON, PERSON, DAY)
BETWEEN = "／"  # stands between the choices of a question
_ANY_ZONE = ZoneInfo("UTC")  # a day is read, never an instant


@dataclass(frozen=True, slots=True)
class Question:
    """Something a person must decide; ``key`` names it for good.

    ``sheet`` is the tab it stands on, such as 判定_同点. ``evidence``: what to judge by, heading
    and text. ``guidance``: what is to be known of its kind, above the questions on a new tab.
    """

    key: str
    sheet: str
    what: str
    evidence: tuple[tuple[str, str], ...]
    choices: tuple[str, ...]
    guidance: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody decided; ``place`` is the cell of the choice."""

    key: str
    sheet: str
    choice: str
    reason: str
    decided_by: str
    decided_on: date | None
    place: Place


@dataclass(frozen=True, slots=True)
class _Asked:
    """One row of a decision sheet: its texts, their columns from 1, and where its choice stands."""

    texts: Mapping[str, str]
    columns: Mapping[str, int]
    place: Place

    @property
    def key(self) -> str:
        return self.texts.get(KEY, "")

    @property
    def answered(self) -> bool:
        return bool(self.texts[CHOICE])

    def place_of(self, heading: str) -> Place:
        """Return the cell below a heading; that of the choice if somebody took the column out."""
        return replace(self.place, column=self.columns.get(heading, self.place.column))

    def answer(self) -> Answer:
        day = moment(self.texts.get(DAY, ""), _ANY_ZONE)
        return Answer(
            self.key,
            self.place.sheet,
            self.texts[CHOICE],
            self.texts.get(REASON, ""),
            self.texts.get(PERSON, ""),
            day.date() if day else None,
            self.place,
        )


def read_answers(path: Path) -> tuple[Answer, ...]:
    """Return the answers given so far, in the order of their keys; none if there is no book.

    Raises `InputUnfit` naming each answer that is none of the choices, has nobody who answers
    for it or an unreadable day, and each question with two different answers.
    """
    asked = list(asked_rows(path))
    given = [row for row in asked if row.answered]
    refuse_input([*_faults(given), *_conflicts(given)])
    return _by_key(given)


def read_unanswered(path: Path) -> tuple[Answer, ...]:
    """Return the questions that stand without a choice, as answers that choose nothing.

    One that was answered before has been taken back; a question whose row is gone has not.
    """
    asked = list(asked_rows(path))
    answered = {row.key for row in asked if row.answered}
    return _by_key(row for row in asked if row.key not in answered)


def read_unfit(path: Path) -> frozenset[str]:
    """Return the keys of the questions with an answer for which `read_answers` would refuse."""
    given = [row for row in asked_rows(path) if row.answered]
    places = [each.place for each in (*_faults(given), *_conflicts(given))]
    wrong = {(place.sheet, place.row) for place in places}
    return frozenset(row.key for row in given if (row.place.sheet, row.place.row) in wrong)


def _by_key(rows: Iterable[_Asked]) -> tuple[Answer, ...]:
    """Return one answer a question, the first that stands in the book, in the order of keys."""
    first = {row.key: row.answer() for row in reversed(tuple(rows))}
    return tuple(first[key] for key in sorted(first))


def asked_rows(path: Path) -> Iterator[_Asked]:
    """Walk the questions that stand in the book, answered or not."""
    if not path.exists():
        return
    for sheet in read_book(path, path.name).sheets:
        if sheet.name.startswith(DECISIONS):
            yield from _rows(sheet)


def heading_of(sheet: Sheet) -> tuple[int, dict[str, int]]:
    """Return the row of a decision sheet's heading and the column of each heading, from 1.

    Raises `InputUnfit` if there is no row with 番号 and 判定.
    """
    for row, texts in sheet.rows():
        columns = {_bare(text): number for number, text in enumerate(texts, 1) if text}
        if {KEY, CHOICE} <= columns.keys():
            return row, columns
    refuse_input([problem("decision_heading_missing", sheet.place())])
    raise AssertionError  # the problem refuses


def _rows(sheet: Sheet) -> Iterator[_Asked]:
    heading_row, columns = heading_of(sheet)
    for row, texts in sheet.rows():
        said = {heading: texts[number - 1].strip() for heading, number in columns.items()}
        if row > heading_row and said[KEY]:
            yield _Asked(said, columns, sheet.place(row, columns[CHOICE]))


def _bare(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


def _faults(given: list[_Asked]) -> Iterator[Problem]:
    for row in given:
        known = row.texts.get(CHOICES, "")
        # Framed, not split: the mark between the choices may be part of a title. Width and case
        # are a matter of the keyboard: the drop-down may have been typed over.
        choice = folded(f"{BETWEEN}{row.texts[CHOICE]}{BETWEEN}")
        if known and choice not in folded(f"{BETWEEN}{known}{BETWEEN}"):
            yield problem("decision_unknown", row.place, found=row.texts[CHOICE], known=known)
        if not row.texts.get(PERSON):
            yield problem("decision_without_person", row.place_of(PERSON))
        if (day := row.texts.get(DAY)) and moment(day, _ANY_ZONE) is None:
            yield problem("decision_day", row.place_of(DAY), found=day)


def _conflicts(given: list[_Asked]) -> Iterator[Problem]:
    first: dict[str, _Asked] = {}
    for row in given:
        other = first.setdefault(row.key, row)
        if other.texts[CHOICE] != row.texts[CHOICE]:
            yield problem("decision_conflict", row.place, key=row.key, other=other.place)
