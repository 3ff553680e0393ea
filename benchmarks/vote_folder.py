"""3,000 ballots as an event's folder holds them: from the workbooks to the finalists."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from automations.award.rules import TieRule
from automations.books.new_book import write_new_book
from automations.event.toml_writing import write_settings_text
from automations.flows.deciding import decide_event
from automations.flows.event_folder import open_event
from automations.flows.reading import read_inputs
from automations.flows.scope import FINALISTS
from automations.rehearsal.contest import contest, event_text
from automations.rehearsal.cut import read_cut
from automations.rehearsal.entries import entries_of
from automations.rehearsal.people import Inventor, staff_of
from automations.rehearsal.plan import DEFAULT_SEED, chance, plan_of
from automations.rehearsal.tally import tally
from automations.rehearsal.voting import ballots_of
from automations.rehearsal.writing_books import ballots_sheet, entries_sheet, roll_sheet
from automations.replacing import make_restricted_folder

if TYPE_CHECKING:
    from pathlib import Path

BALLOTS, VOTERS = 3_000, 8_000
_EXPECTED = "expected.json"
_AS_OF = datetime(2024, 12, 25, tzinfo=UTC)


def write(folder: Path) -> None:
    """Write settings, entries, roll and ballots, and who must be chosen by the truth's own count.

    The rehearsal's vote, only larger; nothing is done to make a tie.
    """
    rules, seed = contest(), DEFAULT_SEED
    plan = replace(plan_of(seed), ballots=BALLOTS, tie=TieRule.DECISION)
    staff = staff_of(Inventor(chance(seed, "people")), VOTERS)
    entries = entries_of(chance(seed, "entries"), staff, rules.opens, rules.closes)
    ballots = ballots_of(chance(seed, "ballots"), plan, rules, entries, staff)
    make_restricted_folder(folder / "事務局限り")
    write_settings_text(folder / "event.toml", event_text())
    write_new_book(folder / "共有/エントリー.xlsx", [entries_sheet(entries)])
    write_new_book(folder / "事務局限り/投票対象者名簿.xlsx", [roll_sheet(staff)])
    sheet = ballots_sheet(rules, entries, ballots)
    write_new_book(folder / "事務局限り/投票.xlsx", [sheet])
    roll = frozenset(person.staff_number for person in staff)
    count = tally(rules, entries, roll, ballots, asked=False)
    expected = read_cut(rules, entries, count).finalists
    (folder / _EXPECTED).write_text(json.dumps(expected), encoding="utf-8")


def to_finalists(folder: Path) -> tuple[int, ...]:
    """Read the workbooks and decide; nothing is written."""
    opened = open_event(folder)
    inputs = read_inputs(opened, FINALISTS.within(opened.event))
    award = decide_event(inputs, opened.event, _AS_OF, {}).award
    if award is None:
        raise AssertionError
    chosen = tuple(each.standing.entry.number for each in award.finalists)
    if list(chosen) != json.loads((folder / _EXPECTED).read_text(encoding="utf-8")):
        raise AssertionError(chosen)
    return chosen
