"""応募集計 as a report: the entries, what became of each row, who entered, what is saved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from automations.award.applications import Application, applications
from automations.award.entries import EXHIBITION, Entry, EntryList, EntryState, read_entries
from automations.award.intake import PENDING, Intake
from automations.award.intake_words import said, table
from automations.award.rules import AwardRules
from automations.award.savings import Saving, days_and_weeks, read_saving
from automations.award.section_counts import section_table
from automations.award.voters_list import list_problems, voters_tables
from automations.award.wording import said as word
from automations.tables.dispositions import DispositionCount, Identity, words
from automations.tables.problems import Problem, in_order, problem
from automations.tables.report import Cell, Figure, Report, Table, report_of

Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class _Shown:
    """An entry that is shown, with the row it was read from and what it saves."""

    entry: Entry
    typed: Application
    saving: Saving


def intake_report(
    intake: Intake, rules: AwardRules, as_of: datetime, known: Sequence[str]
) -> tuple[Report, EntryList]:
    """Return the report and the entries as they stand at ``as_of`` (zone-aware).

    ``known``: the sections there are, as people call them; empty where nobody has listed them.
    """
    listed = read_entries(intake.table, as_of)
    by_row = {each.row: each for each in applications(intake.table)}
    shown = [
        _Shown(each, by_row[each.row], read_saving(by_row[each.row].texts["savings"]))
        for each in listed.standing
    ]
    waiting = [by_row[each.row] for each in listed.states if each.code in PENDING]
    names = [each.name for each in rules.categories]
    tables = [
        _entries(intake, shown),
        section_table(listed.standing, waiting, names, known),
        _savings(shown),
        table("entry_dispositions", [_count(each) for each in listed.counts if _is_told(each)]),
        _rows(intake, listed.states, by_row),
        *voters_tables(rules, [(each.entry, each.typed, each.saving) for each in shown]),
    ]
    problems = in_order([*listed.problems, *_problems(intake, shown)])
    report = report_of(_figures(listed, shown), tables, problems)
    read = sum(each.rows for each in listed.counts)
    return report.accounting_for(Identity("entry", "取組", "行", read, listed.counts)), listed


def _figures(listed: EntryList, shown: Sequence[_Shown]) -> Iterator[Figure]:
    yield Figure("applications", len(listed.states))
    yield Figure("entries_shown", len(shown))
    yield Figure("entries_ranked", len(listed.ranked))
    hours = [each.saving.hours for each in shown if each.saving.hours is not None]
    if hours:
        yield Figure("hours_saved", sum(hours), n=len(hours))


def _entries(intake: Intake, shown: Sequence[_Shown]) -> Table:
    rows = [
        (
            f"{each.entry.number:02}", each.entry.title, each.entry.category, each.entry.section,
            each.typed.texts["leader"], each.typed.texts["members"], each.typed.texts["mail"],
            said("texts", "yes") if each.entry.ranked else words(EXHIBITION), each.entry.submitted,
            each.entry.cost, _saved(each.saving), intake.table.place(each.entry.row),
        )
        for each in shown
    ]  # fmt: skip
    return table("entry_list", rows)


def _saved(saving: Saving) -> str:
    return saving.arithmetic or saving.typed


def _savings(shown: Sequence[_Shown]) -> Table:
    years = days_and_weeks()
    rows: list[Row] = []
    for each in shown:
        if each.saving.typed:
            read = said("savings", "unread" if each.saving.unread else "read")
            rows.append(
                (f"{each.entry.number:02}", each.entry.title, each.entry.category,
                 each.saving.typed, each.saving.arithmetic, each.saving.hours, each.saving.yen,
                 read)
            )  # fmt: skip
    if rows:
        hours, yen = (
            sum(getattr(each.saving, key) or 0 for each in shown) for key in ("hours", "yen")
        )
        rows.append(("", said("texts", "total"), "", "", "", hours, yen, ""))
    note = said("texts", "reckoned", weeks=years["週"], days=years["日"])
    return table("entry_savings", rows, note=note)


def _count(each: DispositionCount) -> Row:
    handling = "counted" if each.counted else "pending" if each.code in PENDING else "not_counted"
    return each.words, each.rows, word("handling", handling)


def _is_told(each: DispositionCount) -> bool:
    return bool(each.rows) or not each.code.startswith("layout_")


def _rows(intake: Intake, states: Sequence[EntryState], by_row: dict[int, Application]) -> Table:
    """List every application by number, then by when it came; those without either come last."""
    numbers = dict(intake.table.frame.select("row", "number").iter_rows())
    rows = []
    for each in states:
        typed, number = by_row[each.row], numbers[each.row]
        instead = intake.table.place(each.instead) if each.instead is not None else None
        order = (number is None, number or 0, typed.order)
        cells = (
            intake.table.place(each.row), f"{number:02}" if number is not None else "",
            typed.title, typed.texts["section"], typed.submitted, words(each.code), instead,
        )  # fmt: skip
        rows.append((order, cells))
    return table("entry_rows", [cells for _, cells in sorted(rows, key=lambda one: one[0])])


def _problems(intake: Intake, shown: Sequence[_Shown]) -> Iterator[Problem]:
    for each in shown:
        if each.saving.unread:
            place = intake.table.place(each.entry.row, "savings")
            yield problem("entry_saving_unread", place, text=each.saving.typed)
    yield from list_problems(intake.table, [(each.entry, each.typed) for each in shown])
