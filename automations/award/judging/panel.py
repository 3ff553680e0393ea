"""The panel: who judges, who came, and which entries each judge is kept from judging."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

import polars as pl

from automations.award.entries import Entry
from automations.award.entry_names import EntryNames, entry_names
from automations.award.layouts import LAYOUT_RULES
from automations.people.canonical import name_key, section_key
from automations.tables import dispositions
from automations.tables.dispositions import DispositionCount, Rule
from automations.tables.nearest import did_you_mean
from automations.tables.problems import Problem, in_order, problem
from automations.tables.typed import Layout, TypedTable


class Presence(Enum):
    """Whether a judge was there; the values are those of the column 出欠."""

    PRESENT = "出席"
    ABSENT = "欠席"
    DEPUTY = "代理"
    LEFT = "途中退席"


@dataclass(frozen=True, slots=True)
class Judge:
    """One judge; ``recused``: numbers of entries; ``row`` in the list (from 1)."""

    number: int
    name: str
    kana: str = ""
    post: str = ""
    body: str = ""
    presence: Presence = Presence.PRESENT
    deputy: str = ""
    recused: frozenset[int] = frozenset()
    row: int = 0

    @property
    def label(self) -> str:
        """Return number and name, as score sheets and problems name the judge."""
        return f"{self.number} {self.name}"


@dataclass(frozen=True, slots=True)
class Panel:
    """The judges by number, what became of each row of their list, and what is wrong with it.

    ``states``: each row of data with the code of what became of it.
    """

    judges: tuple[Judge, ...]
    counts: tuple[DispositionCount, ...] = ()
    problems: tuple[Problem, ...] = ()
    states: tuple[tuple[int, str], ...] = ()


PANEL_RULES = (
    *LAYOUT_RULES,
    Rule("panel_unfit", pl.col("unfit")),
    Rule("panel_listed", ~pl.col("unfit"), counted=True),
)
"""What becomes of a row of the list, first match wins."""


def read_panel(table: TypedTable, entries: Sequence[Entry]) -> Panel:
    """Read the list of judges; ``entries``: those from which somebody may be kept.

    A judge without a number gets the next free one, in the order of the rows.
    """
    disposed = dispositions.dispose(table.frame, PANEL_RULES)
    data = disposed.filter(pl.col("layout") == Layout.DATA.value).sort("row")
    listed = data.filter(~pl.col("unfit"))
    names = entry_names(entries)
    unnumbered = [_judge(row, names) for row in listed.iter_rows(named=True)]
    judges = tuple(_numbered(unnumbered))
    unfit = data.filter(pl.col("unfit"))["row"].to_list()
    problems = in_order(_problems(table, listed, unfit, unnumbered, judges, entries))
    return Panel(
        tuple(sorted(judges, key=lambda each: (each.number, each.name, each.row))),
        dispositions.counts(disposed, PANEL_RULES),
        problems,
        tuple(data.select("row", "disposition").iter_rows()),
    )


def _judge(row: Mapping[str, Any], names: EntryNames) -> Judge:
    """Read a row; the number is 0 where there is none yet."""
    recused = frozenset(each for each in names.cell(row["recused"]) if each is not None)
    presence = Presence(row["attendance"]) if row["attendance"] else Presence.PRESENT
    number = row["number"]
    return Judge(
        0 if number is None else number, row["name"], row["kana"], row["post"], row["body"],
        presence, row["deputy"], recused, row["row"],
    )  # fmt: skip


def _numbered(judges: Sequence[Judge]) -> Iterator[Judge]:
    taken = {each.number for each in judges}
    free = (number for number in range(1, len(taken) + len(judges) + 1) if number not in taken)
    for each in judges:
        yield each if each.number else replace(each, number=next(free))


def _problems(  # noqa: PLR0913, PLR0917 - all that the list says
    table: TypedTable,
    listed: pl.DataFrame,
    unfit: Sequence[int],
    typed: Sequence[Judge],
    judges: Sequence[Judge],
    entries: Sequence[Entry],
) -> Iterator[Problem]:
    if not judges:
        yield problem("panel_empty", table.sheet.place(table.headings.row))
    for before, each in zip(typed, judges, strict=True):
        if not before.number:
            words = {"name": each.name, "number": each.number}
            yield problem("panel_number_given", table.place(each.row, "number"), **words)
    for row in unfit:
        yield problem("panel_row_unfit", table.place(row))
    yield from _doubled(table, judges)
    recused = dict(listed.select("row", "recused").iter_rows())
    for each in judges:
        yield from _about(table, each, recused[each.row], entries)


def _doubled(table: TypedTable, judges: Sequence[Judge]) -> Iterator[Problem]:
    numbers = Counter(each.number for each in judges)
    names = Counter(name_key(each.name) for each in judges)
    for each in judges:
        place = table.place(each.row, "number")
        if each.number < 0:
            yield problem("panel_number_unfit", place, number=each.number)
        if numbers[each.number] > 1:
            yield problem("panel_number_doubled", place, number=each.number)
        if names[name_key(each.name)] > 1:
            yield problem("panel_name_doubled", table.place(each.row, "name"), name=each.name)


def _about(
    table: TypedTable, judge: Judge, recused: str, entries: Sequence[Entry]
) -> Iterator[Problem]:
    place = table.place(judge.row, "recused")
    if None in entry_names(entries).cell(recused):
        hint = did_you_mean(recused, [each.title for each in entries])
        yield problem("panel_recused_unknown", place, text=recused, hint=hint)
    if judge.presence is Presence.DEPUTY and not judge.deputy:
        yield problem("panel_deputy_unnamed", table.place(judge.row, "deputy"), name=judge.name)
    body = section_key(judge.body)
    for each in entries:
        if body and each.ranked and body in each.section_keys and each.number not in judge.recused:
            words = {"name": judge.name, "entry": each.label}
            yield problem("panel_own_section", place, **words)
