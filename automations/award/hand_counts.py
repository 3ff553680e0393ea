"""Votes counted by hand (手集計): totals of paper ballots or raised hands, with who counted them.

Nothing is counted that one person alone vouches for, whose two counts differ, or that cannot come
from as many ballots as there were.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

import polars as pl

from automations.award.ballot_words import ballot_words
from automations.award.entries import WITHDRAWN, Entry
from automations.award.entry_names import EntryNames, entry_name_key, entry_names
from automations.award.hand_sums import Poll, poll_problems
from automations.award.layouts import LAYOUT_RULES
from automations.award.rules import AwardRules, Method
from automations.award.scale import counted_number
from automations.award.total_rows import total_problems, totals_set_apart
from automations.people.canonical import name_key
from automations.tables import dispositions
from automations.tables.dispositions import DispositionCount, Rule
from automations.tables.nearest import did_you_mean
from automations.tables.parsing import folded
from automations.tables.places import Place
from automations.tables.problems import Problem, in_order, on_one_line, problem
from automations.tables.schema import Schema, schema
from automations.tables.typed import Layout, TypedTable

_QUOTED = 40  # letters of a cell that a sentence repeats
_SUMS = ("hand_blank", "hand_void", "hand_total")


@dataclass(frozen=True, slots=True)
class HandCount:
    """What was counted by hand for an entry at one place.

    ``value`` in points; ``supporters``: how many ballots chose it (0 where only points were
    counted); ``voter_class`` as the settings call it, "" where the event has none.
    """

    entry: int
    value: Fraction
    supporters: int
    voter_class: str
    place: Place


@dataclass(frozen=True, slots=True)
class HandCounts:
    """The counts that count, how many ballots were blank and void, and what became of each row."""

    counts: tuple[HandCount, ...] = ()
    blank: int = 0
    void: int = 0
    problems: tuple[Problem, ...] = ()
    dispositions: tuple[DispositionCount, ...] = ()


@dataclass(frozen=True, slots=True)
class _Row:
    """A row as read: ``kind`` is one of `_SUMS`, or "" for an entry."""

    row: int
    venue: str
    voter_class: str
    kind: str
    entry: int | None
    number: int | None
    votes: int
    faults: tuple[Problem, ...]

    @property
    def poll(self) -> tuple[str, str]:
        return self.venue, self.voter_class


def hand_count_schema(rules: AwardRules) -> Schema:
    """Return the schema of the hand counts: points or votes, as the method says."""
    declared = schema("hand_counts")
    needed = _needed(rules)
    fields = (replace(each, required=each.required or each.key == needed)
              for each in declared.fields)  # fmt: skip
    return replace(declared, fields=tuple(fields))


def read_hand_counts(table: TypedTable, entries: Sequence[Entry], rules: AwardRules) -> HandCounts:
    """Read the hand counts; a problem of any row or sum refuses publication."""
    table = totals_set_apart(table)
    data = table.frame.filter(pl.col("layout") == Layout.DATA.value).sort("row")
    names = entry_names(entries)
    rows = [_read(table, row, names, entries, rules) for row in data.iter_rows(named=True)]
    doubled = dict(_doubled(table, rows))
    rows = [replace(each, faults=(*each.faults, doubled[each.row])) if each.row in doubled else each
            for each in rows]  # fmt: skip
    own = [problem for each in rows for problem in each.faults]
    sums = () if own else (*_sums(table, rows, entries, rules), *total_problems(table))
    states, disposed = _disposed(table, rows, entries)
    return HandCounts(
        tuple(_counts(table, rows, states)),
        sum(each.number or 0 for each in rows if each.kind == "hand_blank"),
        sum(each.number or 0 for each in rows if each.kind == "hand_void"),
        in_order([*own, *sums]),
        disposed,
    )


def _needed(rules: AwardRules) -> str:
    return "points" if rules.vote.method is Method.POINTS else "votes"


def _read(
    table: TypedTable,
    row: Mapping[str, Any],
    names: EntryNames,
    entries: Sequence[Entry],
    rules: AwardRules,
) -> _Row:
    said = entry_name_key(row["entry"])
    kind = next((key for key in _SUMS if said in _keys(key)), "")
    entry = None if kind else names.entry(row["entry"])
    # 白票 are ballots, whatever the entries are counted in.
    column = _counted_in(row, kind, rules)
    faults = (
        *(() if kind or entry is not None else _unknown(table, row, entries)),
        *_number_faults(table, row, column),
        *_people_faults(table, row),
        *_class_faults(table, row, rules),
    )
    return _Row(
        row["row"], folded(row["venue"]), _class_of(row["voter_class"], rules), kind, entry,
        counted_number(row[column]), counted_number(row["votes"]) or 0, faults,
    )  # fmt: skip


def _counted_in(row: Mapping[str, Any], kind: str, rules: AwardRules) -> str:
    needed = _needed(rules)
    return "votes" if kind and row["votes"] else needed


def _keys(words: str) -> frozenset[str]:
    return frozenset(map(entry_name_key, ballot_words(words)))


def _unknown(
    table: TypedTable, row: Mapping[str, Any], entries: Sequence[Entry]
) -> Iterator[Problem]:
    place = table.place(row["row"], "entry")
    if not row["entry"]:
        yield problem("hand_count_blank", place, heading=_heading(table, "entry"))
        return
    hint = did_you_mean(row["entry"], [each.title for each in entries])
    words = {"text": on_one_line(row["entry"], _QUOTED), "hint": hint}
    yield problem("hand_count_unknown_entry", place, **words)


def _number_faults(table: TypedTable, row: Mapping[str, Any], column: str) -> Iterator[Problem]:
    first = counted_number(row[column])
    if not row[column]:
        place = table.place(row["row"], column)
        yield problem("hand_count_blank", place, heading=_heading(table, column))
    for key in dict.fromkeys((column, "votes", "second")):
        if row[key] and counted_number(row[key]) is None:
            words = {"heading": _heading(table, key), "text": on_one_line(row[key], _QUOTED)}
            yield problem("hand_count_unreadable", table.place(row["row"], key), **words)
    second = counted_number(row["second"])
    if first is not None and second is not None and first != second:
        place = table.place(row["row"], "second")
        yield problem("hand_count_mismatch", place, first=first, second=second)


def _people_faults(table: TypedTable, row: Mapping[str, Any]) -> Iterator[Problem]:
    counter, checker = name_key(row["counter"]), name_key(row["checker"])
    if not counter or not checker:
        lacking = "checker" if counter else "counter"
        yield problem("hand_count_unsigned", table.place(row["row"], lacking))
    elif counter == checker:
        words = {"name": on_one_line(row["checker"], _QUOTED)}
        yield problem("hand_count_same_person", table.place(row["row"], "checker"), **words)


def _class_faults(
    table: TypedTable, row: Mapping[str, Any], rules: AwardRules
) -> Iterator[Problem]:
    known = [each.name for each in rules.voter_classes]
    text = row["voter_class"]
    place = table.place(row["row"], "voter_class")
    if known and not text:
        yield problem("hand_count_blank", place, heading=_heading(table, "voter_class"))
    elif known and not _class_of(text, rules):
        words = {"text": on_one_line(text, _QUOTED), "hint": did_you_mean(text, known)}
        yield problem("hand_count_class_unknown", place, known="、".join(known), **words)


def _class_of(text: str, rules: AwardRules) -> str:
    names = {folded(each.name): each.name for each in rules.voter_classes}
    return names.get(folded(text), "")


def _heading(table: TypedTable, key: str) -> str:
    return next(each.heading for each in table.schema.fields if each.key == key)


def _doubled(table: TypedTable, rows: Sequence[_Row]) -> Iterator[tuple[int, Problem]]:
    """Find what one place counted twice: nobody can tell which of the two holds."""
    first: dict[tuple[object, ...], int] = {}
    for each in rows:
        what = (*each.poll, each.kind, each.entry)
        if not each.kind and each.entry is None:
            continue
        if what in first:
            text = on_one_line(str(_text(table, each.row)), _QUOTED)
            words = {"text": text, "first": first[what]}
            yield each.row, problem("hand_count_doubled", table.place(each.row, "entry"), **words)
        first.setdefault(what, each.row)


def _text(table: TypedTable, row: int) -> str:
    return str(table.frame.filter(pl.col("row") == row)["entry"][0])


def _sums(
    table: TypedTable, rows: Sequence[_Row], entries: Sequence[Entry], rules: AwardRules
) -> Iterator[Problem]:
    """Check each place where all ballots were counted: what is said must come from them."""
    polls: dict[tuple[str, str], list[_Row]] = defaultdict(list)
    for each in rows:
        polls[each.poll].append(each)
    for own in polls.values():
        totals = [each for each in own if each.kind == "hand_total"]
        for total in totals:
            numbers = {each.kind: each.number or 0 for each in own if each.kind}
            given = {each.entry: each.number or 0 for each in own if each.entry is not None}
            venue = str(table.frame.filter(pl.col("row") == total.row)["venue"][0])
            poll = Poll(
                venue, numbers["hand_total"], numbers.get("hand_blank", 0),
                numbers.get("hand_void", 0), given,
            )  # fmt: skip
            place = table.place(total.row, "entry")
            yield from poll_problems(poll, entries, rules, place)


def _disposed(
    table: TypedTable, rows: Sequence[_Row], entries: Sequence[Entry]
) -> tuple[Mapping[int, str], tuple[DispositionCount, ...]]:
    """Return the disposition of each row, and how many have each."""
    states = {each.number: each for each in entries}
    codes = {each.row: _state(each, states) for each in rows}
    states_of = pl.col("row").replace_strict(
        list(codes), list(codes.values()), default="", return_dtype=pl.String
    )
    frame = table.frame.with_columns(
        states_of.alias("state") if codes else pl.lit("").alias("state")
    )
    rules = hand_rules()
    disposed = dispositions.dispose(frame, rules)
    found = dict(disposed.select("row", "disposition").iter_rows())
    return found, dispositions.counts(disposed, rules)


def hand_rules() -> tuple[Rule, ...]:
    """Return what becomes of a row of the hand counts, first match wins."""
    codes = ("hand_unfit", "hand_sum", "hand_withdrawn", "hand_not_ranked")
    state = pl.col("state")
    others = (Rule(code, state == code) for code in codes)
    return (*LAYOUT_RULES, *others, Rule("hand_counted", state == "hand_counted", counted=True))


def _state(row: _Row, entries: Mapping[int, Entry]) -> str:
    if row.faults:
        return "hand_unfit"
    if row.kind or row.entry is None:
        return "hand_sum"
    entry = entries[row.entry]
    if entry.disposition == WITHDRAWN:
        return "hand_withdrawn"
    return "hand_counted" if entry.ranked else "hand_not_ranked"


def _counts(
    table: TypedTable, rows: Sequence[_Row], states: Mapping[int, str]
) -> Iterator[HandCount]:
    for each in rows:
        if states[each.row] == "hand_counted" and each.entry is not None:
            value = Fraction(each.number or 0)
            place = table.place(each.row, "entry")
            yield HandCount(each.entry, value, each.votes, each.voter_class, place)
