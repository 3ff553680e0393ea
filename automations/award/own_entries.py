"""Whose entry is whose: the voters that an entry is of, by section and by person.

A voter's own section is any that the roll has for that voter, 兼務 included; a joint entry is of
several. A voter's own entry is one whose leader or member that voter is: by the staff number where
one is written (花子（0123）), else by the name. A name that several people on the roll have stands
for those of them whose section is one of the entry's; where there is none, for nobody.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from automations.award.entries import Entry
from automations.award.roll import Roll
from automations.people.canonical import name_key, staff_number_key
from automations.tables.problems import Problem, on_one_line, problem
from automations.tables.typed import TypedTable

_QUOTED = 20  # letters of a name that a sentence repeats
_BETWEEN_PARTS = re.compile(r"[\s()（）\[\]【】:：/／・,，、]+")
_PAIR: Mapping[str, type[pl.DataType]] = {"voter_key": pl.String, "entry_key": pl.Int64}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody an entry is of, as typed, and whom on the roll that means.

    ``namesakes``: how many there have the name, where that is how the person was found;
    ``voters``: the keys of those it stands for, in order.
    """

    typed: str
    namesakes: int
    voters: tuple[str, ...]


def own_pairs(roll: Roll, entries: Sequence[Entry]) -> pl.DataFrame:
    """Return each pair of a voter and an entry that is the voter's own, once.

    Columns: ``voter_key``, ``entry_key``, ``own`` (of the voter's section) and ``own_entry`` (the
    voter's own); sorted by the first two.
    """
    found = _looked_up(entries, roll)
    people = [
        (voter, entry.number)
        for entry in entries
        for person in _people(entry, roll, found)
        for voter in person.voters
    ]
    persons = pl.DataFrame(people, schema=_PAIR, orient="row").unique()
    pairs = persons.with_columns(pl.lit(value=True).alias("own_entry")).join(
        _of_sections(roll, entries), on=[*_PAIR], how="full", coalesce=True
    )
    flags = pl.col("own", "own_entry").fill_null(value=False)
    return pairs.select(*_PAIR, flags).sort(*_PAIR)


def _of_sections(roll: Roll, entries: Sequence[Entry]) -> pl.DataFrame:
    sections = pl.DataFrame(
        [(entry.number, key) for entry in entries for key in entry.section_keys],
        schema={"entry_key": pl.Int64, "section_key": pl.String},
        orient="row",
    )
    pairs = roll.own.filter(pl.col("section_key") != "").join(sections, on="section_key")
    return pairs.select(*_PAIR).unique().with_columns(pl.lit(value=True).alias("own"))


def people_of(entry: Entry, roll: Roll) -> tuple[Person, ...]:
    """Return the people of an entry that are on the roll by number or by name, as typed."""
    return _people(entry, roll, _looked_up([entry], roll))


@dataclass(frozen=True, slots=True)
class _Found:
    """Which staff numbers of those typed are on the roll, and who has each name typed, in order."""

    numbers: frozenset[str]
    names: Mapping[str, Sequence[str]]


def _looked_up(entries: Sequence[Entry], roll: Roll) -> _Found:
    """Look on the roll for all that was typed at once: one by one, each would go through it all."""
    typed = {each for entry in entries for each in entry.people}
    keys = sorted({key for each in typed for key in _numbers(each)})
    known, names = roll.voters["voter_key"], sorted(map(_name, typed))
    voters: dict[str, list[str]] = {}
    named = roll.names.filter(pl.col("name_key").is_in(names)).sort("name_key", "voter_key")
    for name, voter in named.select("name_key", "voter_key").iter_rows():
        voters.setdefault(name, []).append(voter)
    return _Found(frozenset(known.filter(known.is_in(keys))), voters)


def _people(entry: Entry, roll: Roll, known: _Found) -> tuple[Person, ...]:
    return tuple(found for typed in entry.people if (found := _person(typed, entry, roll, known)))


def _person(typed: str, entry: Entry, roll: Roll, known: _Found) -> Person | None:
    if numbered := sorted(_numbers(typed) & known.numbers):
        return Person(typed, 0, tuple(numbered))
    if not (named := known.names.get(_name(typed), ())):
        return None
    return Person(typed, len(named), _of_entry(tuple(named), entry, roll))


def _numbers(typed: str) -> set[str]:
    parts = _BETWEEN_PARTS.split(unicodedata.normalize("NFKC", typed))
    return {staff_number_key(part) for part in parts if any(map(str.isdecimal, part))}


def _name(typed: str) -> str:
    """Return the key of the name in what was typed: without numbers and what is in brackets."""
    plain = re.sub(r"[(\[【（].*", "", unicodedata.normalize("NFKC", typed))
    return name_key(re.sub(r"\S*\d\S*", "", plain))


def _of_entry(namesakes: tuple[str, ...], entry: Entry, roll: Roll) -> tuple[str, ...]:
    """Return whom a name stands for: the only one, or those of a section of the entry."""
    if len(namesakes) == 1:
        return namesakes
    within = roll.own.filter(
        pl.col("voter_key").is_in(namesakes) & pl.col("section_key").is_in(entry.section_keys)
    )
    return tuple(within["voter_key"].unique().sort())


def doubtful_people(table: TypedTable, entries: Sequence[Entry], roll: Roll) -> Iterator[Problem]:
    """Name the people of entries whose name does not say which of several voters they are."""
    known = _looked_up(entries, roll)
    for entry in entries:
        place = table.place(entry.row)
        for each in _people(entry, roll, known):
            words = {"person": on_one_line(each.typed, _QUOTED)}
            if each.namesakes > 1 and not each.voters:
                yield problem("entry_person_ambiguous", place, **words, people=each.namesakes)
            if each.namesakes > 1 and len(each.voters) > 1:
                yield problem("entry_person_doubled", place, **words, people=len(each.voters))
