"""The roll (投票対象者名簿): who may vote, and which sections are a voter's own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from automations.people.canonical import keyed, section_key, staff_number_key
from automations.tables.problems import Problem, problem
from automations.tables.typed import Layout, TypedTable


@dataclass(frozen=True, slots=True)
class Roll:
    """The persons who may vote.

    ``voters``: ``voter_key`` (String, each once). ``own``: ``voter_key`` and ``section_key``, one
    row for each section a voter belongs to. ``sections``: their names as typed, in order.
    """

    voters: pl.DataFrame
    own: pl.DataFrame
    sections: tuple[str, ...]
    problems: tuple[Problem, ...]

    @property
    def size(self) -> int:
        """Return the number of persons."""
        return self.voters.height


def read_roll(table: TypedTable) -> Roll:
    """Read the roll; one staff number is one person, whose sections are all of its rows'."""
    data = table.frame.filter(pl.col("layout") == Layout.DATA.value)
    keys = keyed(data["staff_number"], staff_number_key)
    people = data.with_columns(keys.alias("voter_key")).filter(pl.col("voter_key") != "")
    voters = people.select("voter_key").unique().sort("voter_key")
    named = pl.concat(
        people.select("voter_key", pl.col(each).alias("section"))
        for each in ("section", "second_section")
    ).filter(pl.col("section") != "")
    own = named.select("voter_key", keyed(named["section"], section_key).alias("section_key"))
    sections = tuple(named["section"].unique().sort())
    problems = tuple(_problems(table, data.with_columns(keys.alias("voter_key"))))
    return Roll(voters, own.unique().sort("voter_key", "section_key"), sections, problems)


def _problems(table: TypedTable, data: pl.DataFrame) -> Iterator[Problem]:
    if (data["voter_key"] == "").all():
        yield problem("roll_empty", table.sheet.place(table.headings.row))
    unreadable = data.filter((pl.col("voter_key") == "") & ~pl.col("unfit"))
    for row in unreadable["row"]:
        yield problem("roll_number_unreadable", table.place(row, "staff_number"))
    doubled = data.filter((pl.col("voter_key") != "") & pl.col("voter_key").is_duplicated())
    for row in doubled["row"]:
        yield problem("roll_number_doubled", table.place(row, "staff_number"))
