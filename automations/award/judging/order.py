"""The order of presentation (発表順), also changed on the day, and who does not present."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import polars as pl

from automations.award.entries import Entry
from automations.award.judging.listed_entry import ListedEntries, listed_entries, of_another_event
from automations.award.layouts import LAYOUT_RULES
from automations.tables import dispositions
from automations.tables.dispositions import DispositionCount, Rule
from automations.tables.problems import Problem, in_order, on_one_line, problem
from automations.tables.typed import Layout, TypedTable

LEFT_OUT = "欠場"
_QUOTED = 40  # letters of a cell that a sentence repeats
_LAST = 10**15  # behind every number that a cell can hold


@dataclass(frozen=True, slots=True)
class Presentation:
    """The entries in the order in which they present; ``left_out``: those that do not, by number.

    ``left_out`` entries get no prize and nobody waits for their marks. ``states``: each row of
    data of the sheet with the code of what became of it. ``unclear``: those of ``entries`` of
    which the sheet says something about presenting that cannot be read.
    """

    entries: tuple[Entry, ...]
    left_out: tuple[Entry, ...] = ()
    counts: tuple[DispositionCount, ...] = ()
    problems: tuple[Problem, ...] = ()
    states: tuple[tuple[int, str], ...] = ()
    unclear: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class _Line:
    """A row about an entry; ``place`` is None where nobody wrote one.

    ``unfit``: whether it presents cannot be read; then it does. ``presents``: what stands there.
    """

    row: int
    entry: int
    place: int | None
    left_out: bool
    unfit: bool = False
    presents: str = ""

    @property
    def says(self) -> tuple[int | None, bool]:
        return self.place, self.left_out


_CODES = ("order_unfit", "order_repeated", "order_left_out")
ORDER_RULES = (
    *LAYOUT_RULES,
    *(Rule(code, pl.col("state") == code) for code in _CODES),
    Rule("order_listed", pl.col("state") == "order_listed", counted=True),
)
"""What becomes of a row of the order, first match wins."""


def read_order(table: TypedTable | None, candidates: Sequence[Entry]) -> Presentation:
    """Read who presents when; without a sheet, all of them by number.

    Entries without a place, or not in the sheet, follow those that have one, by number.
    """
    by_number = tuple(sorted(candidates, key=lambda each: each.number))
    if table is None:
        return Presentation(by_number)
    lines, unfit = _lines(table, listed_entries(by_number, "order"))
    kept = _kept(lines)
    out = {each.entry for each in kept.values() if each.left_out}
    unclear = {each.entry for each in kept.values() if each.unfit}
    places = {each.entry: _LAST if each.place is None else each.place for each in kept.values()}
    order = sorted(by_number, key=lambda each: (places.get(each.number, _LAST + 1), each.number))
    counts, states = _disposed(table, lines, kept)
    problems = in_order([*unfit, *_problems(table, lines, kept, by_number)])
    return Presentation(
        tuple(each for each in order if each.number not in out),
        tuple(each for each in by_number if each.number in out),
        counts,
        problems,
        states,
        tuple(each for each in by_number if each.number in unclear),
    )


def _lines(table: TypedTable, listed: ListedEntries) -> tuple[list[_Line], list[Problem]]:
    """Return the rows that can be used, and what is wrong with the others."""
    lines, faults, others, renamed = [], [], [], set[int]()
    data = table.frame.filter(pl.col("layout") == Layout.DATA.value).sort("row")
    for row in data.iter_rows(named=True):
        found = listed.named(table, row["row"], row["number"], row["entry"])
        if found.fault:
            faults.append(found.fault)
        if found.other_title and found.number is not None:
            others.append((table.place(row["row"], "entry"), found.other_title))
            renamed.add(found.number)
        if found.number is not None:
            out, unfit = row["presents"] == LEFT_OUT, _unclear(table, row)
            place, presents = row["place"], row["presents_raw"]
            lines.append(_Line(row["row"], found.number, place, out, unfit, presents))
    if others:
        titles = "、".join(f"「{title}」" for title in sorted({title for _, title in others}))
        words = {"titles": titles, "count": len(others)}
        strange = of_another_event(renamed, {each.entry for each in lines})
        code = "order_of_another_event" if strange else "order_title_unknown"
        faults.append(problem(code, min(others)[0], **words))
    return lines, faults


def _unclear(table: TypedTable, row: Mapping[str, Any]) -> bool:
    """Tell whether a row cannot be read; a place that cannot is only no place."""
    cells = {column for line, column in table.sheet.odd if line == row["row"]}
    written = bool(row["presents_raw"]) and not row["presents"]
    return bool(row["unfit"]) and (written or cells != {table.headings.columns.get("place")})


def without_own_findings(table: TypedTable) -> TypedTable:
    """Leave out what is said of rows as not counted: an entry presents until it is clear."""
    columns = {table.headings.columns.get(key) for key in ("place", "presents")}
    own = {each for each in table.problems
           if each.code.endswith("_set_aside") and each.place.column in columns}  # fmt: skip
    return replace(table, problems=tuple(each for each in table.problems if each not in own))


def _kept(lines: Sequence[_Line]) -> Mapping[int, _Line]:
    """Return one row an entry; of several that differ, one that presents, and as early as any."""
    rows: dict[int, list[_Line]] = defaultdict(list)
    for each in lines:
        rows[each.entry].append(each)

    def worth(each: _Line) -> tuple[bool, int, int]:
        return each.left_out, _LAST if each.place is None else each.place, each.row

    return {entry: min(own, key=worth) for entry, own in sorted(rows.items())}


def _disposed(
    table: TypedTable, lines: Sequence[_Line], kept: Mapping[int, _Line]
) -> tuple[tuple[DispositionCount, ...], tuple[tuple[int, str], ...]]:
    codes = {each.row: _code(each, kept[each.entry]) for each in lines}
    state = pl.Series(
        "state", [codes.get(row, "order_unfit") for row in table.frame["row"]], dtype=pl.String
    )
    disposed = dispositions.dispose(table.frame.with_columns(state), ORDER_RULES)
    data = disposed.filter(pl.col("layout") == Layout.DATA.value).sort("row")
    states = tuple(data.select("row", "disposition").iter_rows())
    return dispositions.counts(disposed, ORDER_RULES), states


def _code(line: _Line, kept: _Line) -> str:
    if line.row != kept.row:
        return "order_repeated"
    if line.unfit:
        return "order_unfit"
    return "order_left_out" if line.left_out else "order_listed"


def _problems(
    table: TypedTable,
    lines: Sequence[_Line],
    kept: Mapping[int, _Line],
    candidates: Sequence[Entry],
) -> Iterator[Problem]:
    labels = {each.number: each.label for each in candidates}
    for each in lines:
        stands = kept[each.entry]
        if each.says != stands.says:
            words = {"entry": labels[each.entry], "first": table.place(stands.row)}
            yield problem("order_entry_doubled", table.place(each.row), **words)
    for each in kept.values():
        if each.unfit:
            words = {"entry": labels[each.entry], "text": on_one_line(each.presents, _QUOTED)}
            yield problem("order_presents_unclear", table.place(each.row, "presents"), **words)
    presenting = [each for each in kept.values() if not each.left_out]
    uses = Counter(each.place for each in presenting)
    for each in presenting:
        place = table.place(each.row, "place")
        if each.place is None:
            yield problem("order_place_blank", place, entry=labels[each.entry])
        elif uses[each.place] > 1:
            yield problem("order_place_doubled", place, place=each.place)
    yield from _unlisted(table, kept, labels)


def _unlisted(
    table: TypedTable, kept: Mapping[int, _Line], labels: Mapping[int, str]
) -> Iterator[Problem]:
    for number, label in labels.items():
        if kept and number not in kept:  # a sheet without any row is not filled in yet
            yield problem("order_entry_unlisted", table.sheet.place(), entry=label)
