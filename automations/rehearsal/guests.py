"""Who registers and who comes: the true answer, decided before any sheet is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from automations.registration.rules import Kind
from automations.rehearsal.words import Body, bodies, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from automations.rehearsal.people import Inventor, Person
    from automations.rehearsal.plan import Plan

NAMESAKES = 4
_FURTHER_BODIES = 3  # whose people register but do not come
_UNREGISTERED_EXHIBITORS = 3


@dataclass(frozen=True, slots=True)
class Party:
    """One side's people by what becomes of them.

    ``came`` registered and came; ``walk_ins`` came unregistered; ``no_shows`` registered and
    stayed away; ``cancelled`` took their registration back and stayed away.
    """

    came: tuple[Person, ...]
    walk_ins: tuple[Person, ...]
    no_shows: tuple[Person, ...]
    cancelled: tuple[Person, ...]

    @property
    def visitors(self) -> tuple[Person, ...]:
        """Everybody who was there."""
        return self.came + self.walk_ins

    @property
    def registered(self) -> tuple[Person, ...]:
        """Everybody whose registration stands."""
        return self.came + self.no_shows


@dataclass(frozen=True, slots=True)
class Guests:
    """Everybody the registers and the reception know.

    ``alike``: two people who are easily taken for one.
    """

    host: Party
    external: Party
    exhibitors: Party
    speakers: Party
    alike: tuple[Person, ...] = ()

    def parties(self) -> Iterator[Party]:
        """Walk the four sides."""
        yield from (self.host, self.external, self.exhibitors, self.speakers)


def guests_of(plan: Plan, inventor: Inventor, staff: tuple[Person, ...]) -> Guests:
    """Decide who registers and who comes."""
    return Guests(
        host=_host_party(plan, inventor, staff),
        external=_external_party(plan, inventor),
        exhibitors=_exhibitors(plan, inventor),
        speakers=_parted(_speakers(plan, inventor), plan.speakers, 0, 0),
    )


def _host_party(plan: Plan, inventor: Inventor, staff: tuple[Person, ...]) -> Party:
    # The namesakes all register and come, so that nobody's product merges them unnoticed.
    size = plan.host_visitors + plan.host_no_shows + plan.host_cancelled
    chosen = staff[:NAMESAKES] + tuple(inventor.rng.sample(staff[NAMESAKES:], size - NAMESAKES))
    came = plan.host_visitors - plan.host_walk_ins
    return _parted(chosen, came, plan.host_walk_ins, plan.host_no_shows)


def _external_party(plan: Plan, inventor: Inventor) -> Party:
    rng = inventor.rng
    homes = rng.sample(bodies("visiting"), plan.bodies + _FURTHER_BODIES)
    visited, further = homes[: plan.bodies], homes[plan.bodies :]
    weights = [rng.randint(1, 12) for _ in visited]
    others = rng.choices(visited, weights, k=plan.external_visitors - plan.bodies)
    stay = plan.external_no_shows + plan.external_cancelled - len(further)
    absent = further + rng.choices(visited, weights, k=stay)
    came = visited + others
    rng.shuffle(came)
    rng.shuffle(absent)
    people = tuple(_guest(inventor, Kind.EXTERNAL, body, "sections") for body in came + absent)
    registered = plan.external_visitors - plan.external_walk_ins
    return _parted(people, registered, plan.external_walk_ins, plan.external_no_shows)


def _exhibitors(plan: Plan, inventor: Inventor) -> Party:
    size, booths = plan.exhibitors + plan.exhibitors_absent, bodies("exhibiting")
    staffed = [booths[number % len(booths)] for number in range(size)]
    people = [_guest(inventor, Kind.EXHIBITOR, body, "exhibitor_sections") for body in staffed]
    came = plan.exhibitors - _UNREGISTERED_EXHIBITORS
    return _parted(tuple(people), came, _UNREGISTERED_EXHIBITORS, plan.exhibitors_absent)


def _speakers(plan: Plan, inventor: Inventor) -> tuple[Person, ...]:
    homes = inventor.rng.choices(bodies("speaking"), k=plan.speakers)
    return tuple(_guest(inventor, Kind.SPEAKER, body, "speaker_sections") for body in homes)


def _guest(inventor: Inventor, kind: Kind, body: Body, sections: str) -> Person:
    return inventor.guest(kind, body, inventor.rng.choice(words("bodies")[sections]))


def _parted(people: tuple[Person, ...], came: int, walk_ins: int, no_shows: int) -> Party:
    """Cut ``people`` into the groups of a party, in this order; the rest cancelled."""
    present, stayed = came + walk_ins, came + walk_ins + no_shows
    return Party(people[:came], people[came:present], people[present:stayed], people[stayed:])
