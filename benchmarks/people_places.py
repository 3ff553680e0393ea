"""Invented bodies that people belong to: the host, other municipalities, companies."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from random import Random

    from benchmarks.people_world import Person

_DATA = Path(__file__).with_name("people_places.toml")
_IN_A_SECTION = 22  # persons
_OF_A_BODY = 4.7  # visitors: 203 came from 43 bodies
# Where the 2,000 staff of a city are not enough, the host is a body as large as this share.
_CITY, _HOST_SHARE, _LARGE_HOST_SHARE = 2_000, 0.73, 0.2
_MUNICIPAL = 0.55
_SECTION_LINES, _DIRECT_LINES = 1_000, 20_000  # offsets of a body's numbers


@dataclass(slots=True)
class Section:
    """A section with its mailbox and line, and who works there (filled while people come)."""

    division: str
    name: str
    mailbox: str
    line: str
    people: list[Person] = field(default_factory=list)


@dataclass(slots=True)
class Body:
    """A body: ``style`` says how it makes mail addresses, ``exchange`` begins its phone numbers.

    ``latest``: how many direct lines are given out. ``taken``: mail addresses given out.
    """

    name: str
    kind: str
    domain: str
    style: int
    exchange: int
    prefecture: str = ""
    legal_form: str = ""
    sections: list[Section] = field(default_factory=list)
    latest: int = 0
    taken: dict[str, int] = field(default_factory=dict)

    def direct_line(self) -> str:
        """Give out the next direct line; neighbours differ by one digit."""
        self.latest += 1
        return phone_number(self.exchange, _DIRECT_LINES + self.latest)

    def address(self, wanted: str) -> str:
        """Give out a mail address; who comes later gets a number behind the name."""
        count = self.taken[wanted] = self.taken.get(wanted, 0) + 1
        return f"{wanted}{count if count > 1 else ''}@{self.domain}"


@cache
def places() -> dict[str, Any]:
    """Return ``people_places.toml`` as data."""
    data: dict[str, Any] = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    return data


def phone_number(exchange: int, offset: int) -> str:
    """Write a number of the body with this exchange (numbers run on into the next exchanges)."""
    number = exchange * 10_000 + offset
    return f"03-{number // 10_000:04}-{number % 10_000:04}"


def host_size(persons: int) -> int:
    """Tell how many of these people belong to the host."""
    city = min(_CITY, round(persons * _HOST_SHARE))
    return max(city, round(persons * _LARGE_HOST_SHARE))


def host(staff: int) -> Body:
    """Make the host, with a section for every 22 of its staff but at least its 93."""
    name, latin = places()["host"]
    body = Body(name, "host", f"city.{latin}.example.lg.jp", 0, 5000)
    _fill(body, max(len(_divisions()), staff // _IN_A_SECTION))
    return body


def others(chance: Random, persons: int) -> tuple[list[Body], list[float]]:
    """Make the bodies that so many external people come from, and cumulative weights."""
    most = max(2, round(persons / _OF_A_BODY))
    towns = places()["municipalities"].split()
    chance.shuffle(towns)
    firms = [(one, other) for one in _pairs("companies") for other in _pairs("trades")]
    chance.shuffle(firms)
    municipal = min(len(towns), max(1, round(most * _MUNICIPAL)))
    bodies = [_town(text, at) for at, text in enumerate(towns[:municipal], 1)]
    bodies += [_firm(chance, *pair, at + municipal) for at, pair
               in enumerate(firms[: most - municipal], 1)]  # fmt: skip
    chance.shuffle(bodies)
    weights = [1 / (rank + 3) for rank in range(len(bodies))]
    for body, weight in zip(bodies, weights, strict=True):
        _fill(body, max(2, round(persons * weight / sum(weights) / _IN_A_SECTION)))
    return bodies, list(accumulate(weights))


def _pairs(name: str) -> list[tuple[str, str]]:
    halves = (text.partition("/") for text in places()[name].split())
    return [(written, latin) for written, _, latin in halves]


def _town(text: str, at: int) -> Body:
    prefecture, name, latin = text.split("/")
    body = Body(name, "town", f"city.{latin}.example.lg.jp", at % 4, 5000 + 12 * at)
    body.prefecture = prefecture
    return body


def _firm(chance: Random, one: tuple[str, str], other: tuple[str, str], at: int) -> Body:
    domain = f"{one[1]}-{other[1]}.example.co.jp"
    body = Body(one[0] + other[0], "firm", domain, at % 3, 5000 + 12 * at)
    body.legal_form = chance.choice(places()["legal_forms"])
    return body


@cache
def _divisions() -> list[tuple[str, str]]:
    lines = (line.partition(":") for line in places()["divisions"].split("\n") if line)
    return [(division, name) for division, _, names in lines for name in names.split()]


def _fill(body: Body, many: int) -> None:
    """Give a body so many sections; when names run out, they are divided into 係."""
    named = _firm_section if body.kind == "firm" else _town_section
    for at in range(many):
        division, name = named(at, body.exchange % 89)  # not everybody begins with 政策課
        line = phone_number(body.exchange, 2 * at + _SECTION_LINES)
        body.sections.append(Section(division, name, f"sec{at + 1:03}@{body.domain}", line))


def _town_section(at: int, skipped: int) -> tuple[str, str]:
    return _numbered(_divisions(), at, skipped, "第{}係")


def _firm_section(at: int, skipped: int) -> tuple[str, str]:
    names = [("", name) for name in places()["company_sections"]]
    return _numbered(names, at, skipped, "第{}グループ")


def _numbered(names: list[tuple[str, str]], at: int, skipped: int, form: str) -> tuple[str, str]:
    division, name = names[(at + skipped) % len(names)]
    again = at // len(names)
    return division, f"{name} {form.format(again + 1)}" if again else name
