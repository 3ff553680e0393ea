"""The script in pieces: for those who print large how each title and name is read.

What is read aloud is what 発表データ says, piece by piece.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from automations.award.entries import Entry
from automations.award.judging.announcement import (
    Team,
    beginnings,
    in_order_of_number,
    in_order_of_reading,
    on_one_line,
    spoken,
)
from automations.award.judging.result import Awarded, Prizes
from automations.award.judging.wording import said, table
from automations.tables.report import Cell, Table

KEY = "script"


def script(prizes: Prizes, teams: Mapping[int, Team]) -> Table:
    """Return what is announced, one row a winner, and one for a prize that nobody gets.

    ``teams`` by the number of the entry. Readings that nobody wrote down are empty.
    """
    rows = [row for awarded, opening in in_order_of_reading(prizes)
            for row in _rows(awarded, opening, teams)]  # fmt: skip
    return table(KEY, [(number, *row) for number, row in enumerate(rows, 1)])


def _rows(awarded: Awarded, opening: str, teams: Mapping[int, Team]) -> Iterator[tuple[Cell, ...]]:
    giver, entries = awarded.rule.giver, in_order_of_number(awarded)
    if not entries:
        yield (awarded.name, _lines(beginnings(awarded, opening)[0]), *[""] * 9, giver)
    for begins, entry in zip(beginnings(awarded, opening), entries, strict=False):
        team = teams.get(entry.number, Team())
        before, title, between, leader, after = spoken(entry, team, giver)
        yield (
            awarded.name, _lines(begins + before), title, on_one_line(team.title_kana),
            _lines(between), leader, on_one_line(team.leader_kana) if leader else "",
            _lines(after).rstrip(), f"{entry.number:02}", on_one_line(entry.section),
            _unread(entry, team), giver,
        )  # fmt: skip


def _unread(entry: Entry, team: Team) -> str:
    """Return blanks for the readings that somebody has to write in, a line each."""
    title = "" if team.title_kana else said("announcement", "title_kana")
    leader = said("announcement", "leader_kana") if team.leader and not team.leader_kana else ""
    blank, number = said("announcement", "blank"), f"{entry.number:02}"
    missing = (each for each in (title, leader) if each)
    return "\n".join(
        said("announcement", "write_in", what=each, number=number, blank=blank) for each in missing
    )


def _lines(text: str) -> str:
    """Put a sentence on a line, and a title: no name is broken where a line happens to end."""
    return text.replace("。", "。\n").replace("、「", "、\n「")
