"""応募集計: what becomes of each application before there is a vote, and its number.

`take_in` adds to the table of entries what read_entries and everything after it go by: the
numbers that nobody typed, and under ``intake`` the code of why a row is no entry that stands
(String; "" where nothing is against it), under ``instead`` the row that stands for it (UInt32).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

import polars as pl

from automations.award.applications import Application, applications
from automations.award.entry_numbers import Applicant, EntryNumber, Numbering, numbered
from automations.award.intake_words import catalogue
from automations.award.resubmissions import Doubt, Resubmissions, resubmissions
from automations.tables.folding import folded
from automations.tables.problems import Problem, in_order, problem
from automations.tables.rendering import japanese_day, japanese_time
from automations.tables.typed import TypedTable

INTAKE, INSTEAD = "intake", "instead"
COPY, REPLACED = "entry_copy", "entry_replaced"
RULINGS: Mapping[str, str] = {
    "既提案と重複": "entry_duplicate",
    "対象外": "entry_out_of_scope",
    "記入不備": "entry_incomplete",
}
TEST = "entry_test"
UNREAD = "entry_unread"
CODES = (*RULINGS.values(), REPLACED, COPY, UNREAD, "entry_unfinished", "entry_late")
"""Why a row is no entry that stands, tests apart, in the order in which they are looked for."""

PENDING = frozenset({UNREAD, "entry_unfinished", "entry_late"})
"""Codes of rows that wait for a person."""

_ACCEPTED = "受理"
_NEEDED = ("title", "category")  # without them there is nothing to vote on, whatever anybody says


@dataclass(frozen=True, slots=True)
class Terms:
    """What the intake goes by: the last day (None: no limit), the book of questions.

    ``give_at``: when entries that stand get a number (zone-aware); None: none is given now.
    """

    closes: date | None
    book: str
    give_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Intake:
    """The table with numbers and reasons, the questions, and every number there is by now."""

    table: TypedTable
    doubts: tuple[Doubt, ...] = ()
    numbers: tuple[EntryNumber, ...] = ()
    problems: tuple[Problem, ...] = field(default=())


def take_in(
    table: TypedTable,
    terms: Terms,
    earlier: Sequence[EntryNumber],
    answers: Mapping[str, str],
) -> Intake:
    """Decide what stands and number it.

    ``earlier``: the numbers given so far; ``answers``: what people chose, by question. Numbers
    and reasons do not depend on the order of the rows.
    """
    all_of_them = applications(table)
    codes = {each.row: _code(each, terms) for each in all_of_them}
    standing = [each for each in all_of_them if not codes[each.row]]
    found = resubmissions(standing, answers)
    codes |= {each.row: COPY if each.copy else REPLACED for each in found.replaced}
    numbering = _numbering(all_of_them, codes, found, terms, earlier)
    problems = in_order(_problems(table, all_of_them, codes, found, terms, numbering))
    return Intake(_filled(table, codes, found, numbering), found.doubts, numbering.known, problems)


def unfinished(each: Application) -> tuple[str, ...]:
    """Return the fields (keys) that had to be filled in and are blank.

    What a list or form has no column for was asked of nobody.
    """
    required = (key for key in catalogue()["required"] if key in each.asked)
    return tuple(key for key in required if not each.texts[key].strip())


def _code(each: Application, terms: Terms) -> str:
    """Return why an application cannot stand by itself; "" if it can.

    Who numbers an entry has taken it in: then only what the secretariat says is against it.
    """
    if each.unfit and not any(each.texts.values()):
        return UNREAD
    handed_in = each.number is None and each.ruling != _ACCEPTED
    if handed_in and _is_test(each):
        return TEST
    if each.ruling in RULINGS:
        return RULINGS[each.ruling]
    if each.number is None and (each.unfit or set(unfinished(each)) & set(_NEEDED)):
        return "entry_unfinished"
    if handed_in and unfinished(each):
        return "entry_unfinished"
    return "entry_late" if handed_in and _is_late(each, terms) else ""


def _is_test(each: Application) -> bool:
    words = {folded(word) for word in catalogue()["tests"]}
    return folded(each.title) in words or folded(each.texts["leader"]) in words


def _is_late(each: Application, terms: Terms) -> bool:
    """The last day counts to its end, on the event's clock."""
    return bool(terms.closes and each.submitted and each.submitted.date() > terms.closes)


def _numbering(
    every: Sequence[Application],
    codes: Mapping[int, str],
    found: Resubmissions,
    terms: Terms,
    earlier: Sequence[EntryNumber],
) -> Numbering:
    known_as: dict[int, list[Application]] = {}
    by_row = {each.row: each for each in every}
    for each in found.replaced:
        known_as.setdefault(each.instead, []).append(by_row[each.row])
    applicants = [
        _applicant(each, known_as.get(each.row, []), terms, stands=not codes[each.row])
        for each in every
        if codes[each.row] not in {COPY, REPLACED, TEST}
    ]
    return numbered(applicants, earlier, give=terms.give_at is not None)


def _applicant(
    each: Application, replaced: Sequence[Application], terms: Terms, *, stands: bool
) -> Applicant:
    """Tell an entry to the numbers; one that does not stand gets none, but keeps its own."""
    before = sorted(replaced, key=lambda one: one.order)
    first = min((each, *before), key=lambda one: one.order)
    typed = [one.number for one in (each, *before) if one.number is not None]
    signatures = tuple(dict.fromkeys(one.signature for one in (*before, each)))
    at = terms.give_at
    withdrawn = bool(at and each.withdrawn and each.withdrawn <= at)
    return Applicant(
        each.row, typed[0] if typed else None, each.title, each.sections, each.texts["leader"],
        each.texts["mail"], each.identity, signatures, first.order, stands and not withdrawn,
    )  # fmt: skip


def _filled(
    table: TypedTable, codes: Mapping[int, str], found: Resubmissions, numbering: Numbering
) -> TypedTable:
    """Put numbers and reasons into the table; what was replaced has its number no more."""
    instead = {each.row: each.instead for each in found.replaced}
    rows: list[int] = table.frame["row"].to_list()
    typed: list[int | None] = table.frame["number"].to_list()
    numbers = [
        None if row in instead else numbering.numbers.get(row, number)
        for row, number in zip(rows, typed, strict=True)
    ]
    frame = table.frame.with_columns(
        pl.Series("number", numbers, dtype=pl.Int64),
        pl.Series(INTAKE, [codes.get(row, "") for row in rows], dtype=pl.String),
        pl.Series(INSTEAD, [instead.get(row) for row in rows], dtype=pl.UInt32),
    )
    return replace(table, frame=frame)


def _problems(  # noqa: PLR0913, PLR0917 - all that there may be to tell
    table: TypedTable,
    every: Sequence[Application],
    codes: Mapping[int, str],
    found: Resubmissions,
    terms: Terms,
    numbering: Numbering,
) -> Iterator[Problem]:
    headings = {each.key: each.heading for each in table.schema.fields}
    for each in every:
        if codes[each.row] == "entry_late" and terms.closes and each.submitted:
            at, closes = japanese_time(each.submitted), japanese_day(terms.closes)
            yield problem("entry_late", table.place(each.row, "submitted"), at=at, closes=closes)
        elif codes[each.row] == "entry_unfinished" and (missing := unfinished(each)):
            fields = "".join(f"「{headings[key]}」" for key in missing)
            yield problem("entry_unfinished", table.place(each.row), fields=fields)
    for doubt in found.doubts:
        yield from _doubtful(table, doubt, terms.book)
    for taken in numbering.taken:
        words = {"number": taken.held.number, "title": taken.held.title}
        yield problem("entry_number_taken", table.place(taken.key, "number"), **words)


def _doubtful(table: TypedTable, doubt: Doubt, book: str) -> Iterator[Problem]:
    for one, other in ((doubt.one, doubt.other), (doubt.other, doubt.one)):
        words = {
            "other": table.place(other.row),
            "title": other.title,
            "why": doubt.likeness.value,
            "book": book,
        }
        yield problem("entry_doubtful", table.place(one.row, "title"), **words)
