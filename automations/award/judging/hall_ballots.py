"""The answers of the hall's form: one disposition a row, and the votes of those that count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

import polars as pl

from automations.award.ballot_columns import BALLOT_NUMBER, mark_key
from automations.award.judging.hall_cells import choice_problems
from automations.award.judging.hall_choices import HallChoices, grid_numbers, read_choices
from automations.award.judging.hall_revotes import CONFLICT, Answer, Content, not_standing
from automations.award.judging.hall_schemas import arrangement_of
from automations.award.judging.order import Presentation
from automations.award.judging.panel_rules import judging_of
from automations.award.judging.token_words import TokenList, token_key
from automations.award.judging_rules import HallRules
from automations.award.layouts import LAYOUT_RULES
from automations.award.rules import Arrangement, AwardRules
from automations.tables import dispositions
from automations.tables.dispositions import DispositionCount, Rule
from automations.tables.problems import Problem, in_order, problem
from automations.tables.typed import Layout, TypedTable

COUNTED = "hall_counted"
_BLANK, _OVERVOTE, _ALL_VOID = "hall_blank", "hall_overvote", "hall_all_void"
# What an answer says tells these apart: before the close they are one.
_OF_CHOICES = frozenset({COUNTED, _BLANK, _OVERVOTE, _ALL_VOID})
_ACCEPTED = "hall_accepted"
_CODES = (
    "hall_test", "hall_unfit", "hall_no_time", "hall_early", "hall_late", "hall_no_token",
    "hall_unknown_token", "hall_revote", "hall_revote_void", "hall_duplicate", CONFLICT, _ACCEPTED,
    _BLANK, _OVERVOTE, _ALL_VOID,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class HallBallots:
    """``votes`` by number of the entry; ``ballots``: answers that name at least one of them.

    ``blank`` and ``void``: answers that name nothing, and nothing that counts. Before the close
    ``votes`` is empty and ``ballots`` is how many answers were accepted.
    """

    votes: Mapping[int, int]
    ballots: int
    blank: int
    void: int
    counts: tuple[DispositionCount, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What answers are judged by; ``rows``: each ballot's first row, as typed."""

    table: TypedTable
    tokens: TokenList | None
    shown: Presentation
    rules: HallRules
    choices: HallChoices
    rows: Mapping[int, Mapping[str, object]]


def read_ballots(
    table: TypedTable,
    tokens: TokenList | None,
    shown: Presentation,
    rules: AwardRules,
    *,
    closed: bool = True,
) -> HallBallots:
    """Decide what becomes of each answer; with ``tokens`` only those with a listed number count."""
    choices = read_choices(table, shown, rules)
    sheet = _Sheet(
        table, tokens, shown, judging_of(rules).hall, choices, _first_rows(table, choices)
    )
    states = _states(sheet)
    shown_states = states if closed else {row: _secret(code) for row, code in states.items()}
    votes, standing = _votes(sheet, states) if closed else {}, Counter(shown_states.values())
    return HallBallots(
        votes,
        standing[COUNTED] + standing[_ACCEPTED],
        standing[_BLANK],
        standing[_OVERVOTE] + standing[_ALL_VOID],
        _disposed(table, choices, shown_states),
        in_order(_problems(sheet, states, rules, closed=closed)),
    )


def _secret(code: str) -> str:
    return _ACCEPTED if code in _OF_CHOICES else code


def _first_rows(table: TypedTable, choices: HallChoices) -> Mapping[int, Mapping[str, object]]:
    """Return what is known of each ballot, by its first row; of several rows the earliest time."""
    ballot = pl.col("row").replace_strict(
        list(choices.ballots), list(choices.ballots.values()), default=None, return_dtype=pl.UInt32
    )
    data = table.frame.filter(pl.col("layout") == Layout.DATA.value)
    if data.is_empty():
        return {}
    number = [BALLOT_NUMBER] if BALLOT_NUMBER in data.columns else []
    grouped = (
        data.with_columns(ballot.alias("ballot"), (pl.col("test") != "").alias("is_test"))
        .sort("row")
        .group_by("ballot", maintain_order=True)
        .agg(
            pl.col("submitted").min(),
            pl.col("unfit", "is_test").any(),
            pl.col("token", *number).first(),
        )
        .sort("ballot")
    )
    return {each["ballot"]: each for each in grouped.iter_rows(named=True)}


def _states(sheet: _Sheet) -> Mapping[int, str]:
    """Return what became of each ballot, by its first row."""
    excluded = {row: _excluded(sheet, row) for row in sheet.rows}
    states = {row: code for row, code in excluded.items() if code}
    admitted = [row for row, code in excluded.items() if not code]
    if sheet.tokens is not None:
        states.update(not_standing((_answer(sheet, row) for row in admitted), sheet.rules.revote))
    presented = frozenset(each.number for each in sheet.shown.entries)
    for row in admitted:
        if row not in states:
            states[row] = _said(sheet.choices.said.get(row, ()), presented, sheet.rules.choices)
    return states


def _excluded(sheet: _Sheet, row: int) -> str:
    """Return why a ballot is not looked at, "" if it is; first match wins."""
    about, rules = sheet.rows[row], sheet.rules
    at = _at(about)
    table = (
        ("hall_test", bool(about["is_test"])),
        ("hall_unfit", bool(about["unfit"]) or _is_nobodys(about)),
        ("hall_no_time", _is_bounded(rules) and at is None),
        ("hall_early", bool(at and rules.opens and at < rules.opens)),
        ("hall_late", bool(at and rules.closes and at > rules.closes)),
        ("hall_no_token", sheet.tokens is not None and not _answer(sheet, row).token),
        ("hall_unknown_token", sheet.tokens is not None
         and _answer(sheet, row).token not in sheet.tokens.rows),
    )  # fmt: skip
    return next((code for code, applies in table if applies), "")


def _is_bounded(rules: HallRules) -> bool:
    return rules.opens is not None or rules.closes is not None


def _is_nobodys(about: Mapping[str, object]) -> bool:
    """Tell whether a row of one choice belongs to no ballot: it has neither of the numbers."""
    return BALLOT_NUMBER in about and not about[BALLOT_NUMBER] and not about["token"]


def _at(about: Mapping[str, object]) -> datetime | None:
    at = about["submitted"]
    return at.replace(microsecond=0) if isinstance(at, datetime) else None


def _answer(sheet: _Sheet, row: int) -> Answer:
    about = sheet.rows[row]
    said = sheet.choices.said.get(row, ())
    return Answer(row, _at(about), token_key(str(about["token"])), said)


def _said(said: Content, presented: frozenset[int], limit: int) -> str:
    if not said:
        return _BLANK
    if len(said) > limit:
        return _OVERVOTE
    counts = any(entry in presented and not unfit for entry, unfit in said)
    return COUNTED if counts else _ALL_VOID


def _votes(sheet: _Sheet, states: Mapping[int, str]) -> Mapping[int, int]:
    """Count the choices of the ballots that count, of each entry presented, by its number."""
    named = Counter(
        entry
        for row, said in sheet.choices.said.items()
        if states.get(row) == COUNTED
        for entry, unfit in said
        if not unfit
    )
    return {number: named[number] for number in sorted(e.number for e in sheet.shown.entries)}


def hall_ballot_rules() -> tuple[Rule, ...]:
    """Return what becomes of a row of the answers, first match wins."""
    state = pl.col("state")
    others = (Rule(code, state == code) for code in _CODES)
    return (*LAYOUT_RULES, *others, Rule(COUNTED, state == COUNTED, counted=True))


def _disposed(
    table: TypedTable, choices: HallChoices, states: Mapping[int, str]
) -> tuple[DispositionCount, ...]:
    of_rows = [states.get(choices.ballots.get(row, 0), "") for row in table.frame["row"]]
    frame = table.frame.with_columns(pl.Series("state", of_rows, dtype=pl.String))
    rules = hall_ballot_rules()
    return dispositions.counts(dispositions.dispose(frame, rules), rules)


def _problems(
    sheet: _Sheet, states: Mapping[int, str], rules: AwardRules, *, closed: bool
) -> Iterator[Problem]:
    """Yield what is wrong; what hangs on choices only after the close."""
    table = sheet.table
    if _is_bounded(sheet.rules) and "submitted" not in table.headings.columns:
        yield problem("hall_time_missing", table.sheet.place(table.headings.row))
    for row, code in states.items():
        yield from _of_ballot(sheet, row, code)
    if not closed:
        return
    conflicts = Counter(
        _answer(sheet, row).token for row, code in states.items() if code == CONFLICT
    )
    for row in (row for row, code in states.items() if code == CONFLICT):
        words = {"answers": conflicts[_answer(sheet, row).token]}
        yield problem("hall_conflict", table.place(row), **words)
    yield from _not_asked(sheet)
    looked = {row for row, code in states.items() if code in _OF_CHOICES - {_BLANK}}
    rows = [row for row, ballot in sheet.choices.ballots.items() if ballot in looked]
    yield from choice_problems(table, rows, sheet.shown, rules)


def _of_ballot(sheet: _Sheet, row: int, code: str) -> Iterator[Problem]:
    table = sheet.table
    if code == "hall_no_time" and "submitted" in table.headings.columns:
        yield problem("hall_no_time", table.place(row, "submitted"))
    elif code == "hall_no_token":
        yield problem("hall_no_token", table.place(row, "token"))
    elif code == "hall_unfit" and _is_nobodys(sheet.rows[row]):
        yield problem("hall_no_number", table.place(row, BALLOT_NUMBER))
    elif code == "hall_unknown_token" and sheet.tokens:
        meant = sheet.tokens.meant(_answer(sheet, row).token)
        hint = f"（もしかして「{sheet.tokens.label}」の{meant}行目）" if meant else ""
        yield problem("hall_unknown_token", table.place(row, "token"), hint=hint)


def _not_asked(sheet: _Sheet) -> Iterator[Problem]:
    """Tell entries presented for which nobody could vote: a grid has no column of theirs."""
    if arrangement_of(sheet.table.schema) is not Arrangement.GRID:
        return
    known, columns = grid_numbers(sheet.table), sheet.table.headings.columns
    for each in sheet.shown.entries:
        if each.number not in known or mark_key(1, each.number) not in columns:
            place = sheet.table.sheet.place(sheet.table.headings.row)
            yield problem("hall_entry_not_asked", place, entry=each.label)
