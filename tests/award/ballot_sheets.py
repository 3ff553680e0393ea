"""Sheets of ballots as form tools and people write them, for tests of what they say."""

from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from automations.award.entries import read_entries
from automations.award.marking import marked_choices
from automations.award.rules import AwardRules
from automations.award.schemas import ballot_schema, entry_schema
from automations.tables.sheet import sheet_of_rows
from automations.tables.typed import TypedTable, read_table
from tests.award.staging import AFTER, ENTRIES, ENTRY_HEADINGS, RULES, TOKYO

STAMP = "2024/12/03 10:00:00"
Said = list[tuple[int, int | None, int | None]]


def asked(**changes: object) -> AwardRules:
    """Return the rules of these tests with another vote, and without criteria."""
    vote = replace(RULES.vote, **changes)  # type: ignore[arg-type]  # named by the test
    return replace(RULES, criteria=(), vote=vote)


def entry_table(
    rows: Sequence[Sequence[str]] = ENTRIES, rules: AwardRules = RULES, aliases: Sequence[str] = ()
) -> TypedTable:
    """Return the entries; ``aliases``: the cells of the column 別表記, from the top."""
    filled = [*aliases, *[""] * len(rows)]
    cells = [[*row, other] for row, other in zip(rows, filled, strict=False)]
    headings = [*ENTRY_HEADINGS, "別表記"]
    sheet = sheet_of_rows("共有/エントリー.xlsx", "エントリー", [headings, *cells])
    return read_table(sheet, entry_schema(rules), TOKYO)


def ballot_table(
    headings: Sequence[str],
    ballots: Sequence[Sequence[str]],
    rules: AwardRules,
    entries: TypedTable | None = None,
) -> TypedTable:
    """Return a sheet of ballots; each cell of ``ballots`` stands under one of ``headings``."""
    first = ["タイムスタンプ", "職員番号", *headings]
    cells = [[STAMP, f"{number:04}", *row] for number, row in enumerate(ballots, 1)]
    return own_table([first, *cells], rules, entries)


def own_table(
    rows: Sequence[Sequence[str]], rules: AwardRules, entries: TypedTable | None = None
) -> TypedTable:
    """Return a sheet of ballots with all of its rows, headings first."""
    sheet = sheet_of_rows("事務局限り/投票.xlsx", "フォームの回答 1", list(map(list, rows)))
    schema = ballot_schema(rules, entries or entry_table(), rows[:1])
    return read_table(sheet, schema, TOKYO)


def marked(table: TypedTable, rules: AwardRules, entries: TypedTable | None = None) -> pl.DataFrame:
    """Return what a sheet says, in one order."""
    listed = read_entries(entries or entry_table(), AFTER).entries
    return marked_choices(table, listed, rules).sort(pl.all(), nulls_last=True)


def said(
    headings: Sequence[str],
    ballots: Sequence[Sequence[str]],
    rules: AwardRules,
    entries: TypedTable | None = None,
) -> Said:
    """Return ballot (its row), entry and value of everything a sheet says."""
    table = ballot_table(headings, ballots, rules, entries)
    return marked(table, rules, entries).select("ballot_key", "entry_key", "mark_1").rows()
