"""Invented registrations, of which the truth is known: who registered how often, and how badly.

Made without a look at the product's own rehearsal or at how it matches people: nothing here is
shared with either. The same size and seed give the same rows on every machine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from benchmarks.people_contact_errors import ERRORS as CONTACT_ERRORS
from benchmarks.people_name_errors import ERRORS as NAME_ERRORS
from benchmarks.people_raw import TEXTS, Raw
from benchmarks.people_world import World

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from benchmarks.people_raw import Error
    from benchmarks.people_world import Person

# How likely each error is tried on a row. It makes none where it does not apply: no 髙 in 田中.
MIX: Mapping[str, float] = {
    # The same text in another dress: a good key does not notice.
    "other_form": 0.12, "other_glyph": 0.10, "hiragana": 0.10, "half_width_kana": 0.05,
    "no_blank": 0.25, "wide_blank": 0.25, "honorific": 0.01, "unseen": 0.03,
    "mail_as_typed": 0.04, "phone_as_typed": 0.20, "extension": 0.06, "zero_lost": 0.02,
    "wide_number": 0.03, "zeros_lost": 0.10, "number_as_fraction": 0.02, "body_with_form": 0.20,
    "kind_not_said": 0.15,
    # Something is not there.
    "no_kana": 0.08, "no_mail": 0.06, "no_phone": 0.20, "no_number": 0.12, "no_section": 0.04,
    "no_body": 0.02, "listed_only": 0.01, "surname_only": 0.002,
    # Something is not right.
    "sounds_alike": 0.012, "looks_alike": 0.006, "lost_in_cp932": 0.02, "kana_slip": 0.012,
    "kana_voicing": 0.015, "kana_length": 0.015, "swapped": 0.006, "name_in_kana": 0.010,
    "name_in_latin": 0.006, "mail_slip": 0.012, "mail_domain_slip": 0.005, "phone_slip": 0.010,
    "number_slip": 0.005,
    # Something is right, and yet another.
    "other_mail": 0.04, "shared_mailbox": 0.03, "other_line": 0.03, "proxy": 0.03,
    "married": 0.004, "section_renamed": 0.30, "section_short": 0.08, "section_joined": 0.01,
    "section_moved": 0.01, "body_short": 0.03,
}  # fmt: skip
# How many rows a person has: one, two, ... five.
_ROWS = (0.72, 0.195, 0.055, 0.02, 0.01)
_HOST_BODY_WRITTEN = 0.3  # the host's own form does not ask for it

ERRORS: Mapping[str, Error] = NAME_ERRORS | CONTACT_ERRORS  # type: ignore[operator]  # mappings
COLUMNS = ("record", "person", *TEXTS, "tags")


def registrations(
    persons: int, seed: int, *, without: Collection[str] = (), mix: Mapping[str, float] = MIX
) -> pl.DataFrame:
    """Return the rows of so many people, in no order.

    Columns: ``record`` (0, 1, ... as the rows stand), ``person`` (the truth), the texts as typed
    of `TEXTS`, and ``tags``: the errors made, separated by blanks. ``without``: errors not made.
    """
    world = World(persons, seed)
    rates = [(name, ERRORS[name], mix[name]) for name in ERRORS
             if name in mix and name not in without]  # fmt: skip
    rows = [row for person in world.people for row in _rows(person, world, rates)]
    world.chance.shuffle(rows)
    frame = pl.DataFrame(rows, schema=COLUMNS[1:], orient="row", strict=False)
    return frame.with_row_index("record").with_columns(pl.col("record").cast(pl.Int64))


def _rows(
    person: Person, world: World, rates: list[tuple[str, Error, float]]
) -> Iterator[tuple[object, ...]]:
    draw = world.chance.random
    for _ in range(world.chance.choices((1, 2, 3, 4, 5), _ROWS)[0]):
        row, tags = as_it_should_be(person, world), []
        for name, error, rate in rates:
            if draw() < rate and (changed := error(row, person, world)) != row:
                row = changed
                tags.append(name)
        yield (person.number, *row.texts(), " ".join(tags))


def as_it_should_be(person: Person, world: World) -> Raw:
    """Return the row of somebody who makes no error."""
    body, section = person.body, person.section
    is_host = body is world.host
    if body is None:
        name = ""
    elif is_host:
        name = body.name if world.chance.random() < _HOST_BODY_WRITTEN else ""
    else:
        name = body.legal_form + body.name
    return Raw(
        person.family.written, person.given.written, " ", person.family.read, person.given.read,
        person.mail, person.phone, person.staff_number, name,
        f"{section.division} {section.name}".strip() if section else "",
        "庁内" if is_host else "庁外",
    )  # fmt: skip
