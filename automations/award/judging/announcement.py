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
_GAP = "\x00"  # stands in no words of ours


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
    rows = [row for awarded, opening in in_order_of_reading(prizes)
            for row in _rows(awarded, opening, teams)]  # fmt: skip
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


def in_order_of_reading(prizes: Prizes) -> Iterator[tuple[Awarded, str]]:
    """Yield the prizes as they are announced, the last of the list first, and how each begins."""
    order = tuple(reversed(prizes.awarded))
    yield from ((each, _opening(place, len(order))) for place, each in enumerate(order))


def _opening(place: int, prizes: int) -> str:
    """Return how the announcement of a prize begins; ``place`` from 0."""
    if prizes == 1:
        return "only"
    if place == 0:
        return "first"
    return "last" if place == prizes - 1 else "next"


def _rows(awarded: Awarded, opening: str, teams: Mapping[int, Team]) -> Iterator[tuple[Cell, ...]]:
    head, entries = (awarded.name, awarded.rule.giver), in_order_of_number(awarded)
    if not entries:
        nobody = beginnings(awarded, opening)[0]
        yield (*head, "", "", said("announcement", "none"), "", "", "", "", nobody)
    for begins, each in zip(beginnings(awarded, opening), entries, strict=False):
        team = teams.get(each.number, Team())
        yield (*head, *_told(each, team), begins + _sentence(each, team, awarded.rule.giver))


def beginnings(awarded: Awarded, opening: str) -> tuple[str, ...]:
    """Return how the announcement of each who gets a prize begins, or that nobody gets it."""
    begins, number = said("announcement", opening, prize=awarded.name), len(awarded.entries)
    if number == 0:
        return (begins + said("announcement", "nobody"),)
    if number == 1:
        return (begins,)
    begins += said("announcement", "several", count=number)
    places = (said("announcement", "place", place=place) for place in range(1, number + 1))
    return tuple((begins if place == 0 else "") + each for place, each in enumerate(places))


def _told(entry: Entry, team: Team) -> tuple[Cell, ...]:
    blank = said("announcement", "blank")
    leader_kana = team.leader_kana or (blank if team.leader else "")
    return (
        entry.category, f"{entry.number:02}", entry.title, team.title_kana or blank,
        entry.section, team.leader, leader_kana,
    )  # fmt: skip


def _sentence(entry: Entry, team: Team, giver: str) -> str:
    """Return what is said of a winner; what is not known is not said."""
    return "".join(spoken(entry, team, giver))


def spoken(entry: Entry, team: Team, giver: str) -> tuple[str, str, str, str, str]:
    """Return what is said of a winner in pieces; title and leader, the second and fourth, alone.

    They are apart for those who print how they are read above them.
    """
    title, leader = on_one_line(entry.title), on_one_line(team.leader)
    before, after = said("announcement", "title", title=_GAP).split(_GAP)
    of_leader = said("announcement", "leader", leader=_GAP).split(_GAP) if leader else ("", "")
    start = said("announcement", "number", number=entry.number)
    praise = said("announcement", "praise")
    return (
        start + before, title, after + _if(entry.section, "section") + of_leader[0], leader,
        of_leader[1] + praise + _if(giver, "giver"),
    )  # fmt: skip


def _if(text: str, key: str) -> str:
    line = on_one_line(text)
    return said("announcement", key, **{key: line}) if line else ""


def on_one_line(text: str) -> str:
    """Return a text without the line breaks and blanks that somebody typed around and in it."""
    return " ".join(text.split())
