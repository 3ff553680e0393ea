"""What is read aloud when the prizes are announced: from the last of the list to the first.

Entries that share a prize come by number, so that nobody hears who stood better; no score and no
judge is named. How a title or a name is read is never guessed: without it a blank is left.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from automations.award.entries import Entry
from automations.award.judging.result import Awarded, Prizes
from automations.award.judging.wording import said, table
from automations.tables.places import Place
from automations.tables.problems import Problem, problem
from automations.tables.report import Cell, Table

KEY = "announcement"
_UNKNOWN = Place("")


@dataclass(frozen=True, slots=True)
class Team:
    """Who an entry is of, each as typed, and how that is read; "" where the list does not say.

    ``title_at`` and ``leader_at``: the cells in which the readings belong.
    """

    title_kana: str = ""
    leader: str = ""
    leader_kana: str = ""
    members: str = ""
    title_at: Place = _UNKNOWN
    leader_at: Place = _UNKNOWN


def announcement(prizes: Prizes, teams: Mapping[int, Team]) -> Table:
    """Return what is announced, one row a winner, and one for a prize that nobody gets.

    ``teams`` by the number of the entry. The order of the rows is the order of reading.
    """
    order = tuple(reversed(prizes.awarded))
    rows = [
        row
        for place, awarded in enumerate(order)
        for row in _rows(awarded, _opening(place, len(order)), teams)
    ]
    return table(KEY, [(number, *row) for number, row in enumerate(rows, 1)])


def without_kana(prizes: Prizes, teams: Mapping[int, Team]) -> Iterator[Problem]:
    """Find the winners of whom the list does not say how they are read, once each."""
    winners = {each.number: each for awarded in prizes.awarded for each in awarded.entries}
    for number, entry in sorted(winners.items()):
        team = teams.get(number, Team())
        if not team.title_kana:
            yield _unread(team.title_at, entry, "title_kana")
        if team.leader and not team.leader_kana:
            yield _unread(team.leader_at, entry, "leader_kana")


def in_order_of_number(awarded: Awarded) -> Sequence[Entry]:
    """Return who gets a prize, by number: not by how they stood."""
    return sorted(awarded.entries, key=lambda each: each.number)


def _unread(place: Place, entry: Entry, what: str) -> Problem:
    words = {"label": entry.label, "what": said("announcement", what)}
    return problem("announcement_without_kana", place, **words)


def _opening(place: int, prizes: int) -> str:
    """Return how the announcement of a prize begins; ``place`` from 0."""
    if prizes == 1:
        return "only"
    if place == 0:
        return "first"
    return "last" if place == prizes - 1 else "next"


def _rows(awarded: Awarded, opening: str, teams: Mapping[int, Team]) -> Iterator[tuple[Cell, ...]]:
    head = (awarded.name, awarded.rule.giver)
    begins = said("announcement", opening, prize=awarded.name)
    entries = in_order_of_number(awarded)
    if not entries:
        nobody = begins + said("announcement", "nobody")
        yield (*head, "", "", said("announcement", "none"), "", "", "", "", nobody)
    if len(entries) > 1:
        begins += said("announcement", "several", count=len(entries))
    for place, each in enumerate(entries, 1):
        team = teams.get(each.number, Team())
        which = said("announcement", "place", place=place) if len(entries) > 1 else ""
        first = begins if place == 1 else ""
        sentence = f"{first}{which}{_sentence(each, team, awarded.rule.giver)}"
        yield (*head, *_told(each, team), sentence)


def _told(entry: Entry, team: Team) -> tuple[Cell, ...]:
    blank = said("announcement", "blank")
    leader_kana = team.leader_kana or (blank if team.leader else "")
    return (
        entry.category, f"{entry.number:02}", entry.title, team.title_kana or blank,
        entry.section, team.leader, leader_kana,
    )  # fmt: skip


def _sentence(entry: Entry, team: Team, giver: str) -> str:
    """Return what is said of a winner; what is not known is not said."""
    parts = (
        said("announcement", "number", number=entry.number),
        said("announcement", "title", title=_on_one_line(entry.title)),
        _if(entry.section, "section"),
        _if(team.leader, "leader"),
        said("announcement", "praise"),
        _if(giver, "giver"),
    )
    return "".join(parts)


def _if(text: str, key: str) -> str:
    line = _on_one_line(text)
    return said("announcement", key, **{key: line}) if line else ""


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
