"""The roll (投票対象者名簿): who may vote, in which class, and which sections are a voter's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from automations.award.rules import VoterClass
from automations.people.canonical import keyed, keyed_staff_numbers, name_key, section_key
from automations.tables.nearest import did_you_mean
from automations.tables.parsing import folded
from automations.tables.problems import Problem, on_one_line, problem
from automations.tables.typed import Layout, TypedTable

_QUOTED = 20  # letters of a cell that a sentence repeats


@dataclass(frozen=True, slots=True)
class Roll:
    """The persons who may vote.

    ``voters``: ``voter_key`` (String, each once, in order), ``voter_class`` (String: the class as
    the settings call it, "" where the event has none) and ``classed`` (Boolean: the event has no
    classes, or it is known which one this person is of). ``own``: ``voter_key`` and
    ``section_key``, one row for each section a voter belongs to. ``names``: ``voter_key`` and
    ``name_key``, where the roll says names. ``sections``: their names as typed, in order.
    """

    voters: pl.DataFrame
    own: pl.DataFrame
    names: pl.DataFrame
    sections: tuple[str, ...]
    problems: tuple[Problem, ...]

    @property
    def size(self) -> int:
        """Return the number of persons."""
        return self.voters.height


def read_roll(table: TypedTable, classes: Sequence[VoterClass] = ()) -> Roll:
    """Read the roll; one staff number is one person, whose sections are all of its rows'.

    Where the event has ``classes``, a person of none of them (blank, unknown, or two at once) may
    vote all the same, but the ballot waits: no weight is made up for it.
    """
    data = table.frame.filter(pl.col("layout") == Layout.DATA.value)
    keyed_rows = data.with_columns(
        keyed_staff_numbers(data["staff_number"]).alias("voter_key"),
        _classes(data, classes).alias("voter_class"),
        keyed(data["name"], name_key).alias("name_key"),
    )
    people = keyed_rows.filter(pl.col("voter_key") != "")
    named = pl.concat(
        people.select("voter_key", pl.col(each).alias("section"))
        for each in ("section", "second_section")
    ).filter(pl.col("section") != "")
    own = named.select("voter_key", keyed(named["section"], section_key).alias("section_key"))
    names = people.select("voter_key", "name_key").filter(pl.col("name_key") != "")
    voters = _voters(people, classes)
    doubled = people.height > voters.height
    return Roll(
        voters,
        own.unique(maintain_order=True).sort("voter_key", "section_key"),
        names.unique(maintain_order=True).sort("voter_key", "name_key"),
        tuple(named["section"].unique().sort()),
        (*_problems(table, keyed_rows, doubled=doubled), *_class_problems(table, people, classes)),
    )


def _classes(data: pl.DataFrame, classes: Sequence[VoterClass]) -> pl.Series:
    """Return the class of each row as the settings call it, "" for none of them."""
    known = _known(classes)
    return keyed(data["voter_class"], lambda text: known.get(folded(text), ""))


def _known(classes: Sequence[VoterClass]) -> Mapping[str, str]:
    return {folded(each.name): each.name for each in classes}


def _voters(people: pl.DataFrame, classes: Sequence[VoterClass]) -> pl.DataFrame:
    """Return each person once; somebody of two classes is of none."""
    if not classes:
        everybody = people.select("voter_key").unique().sort("voter_key")
        return everybody.with_columns(
            pl.lit("").alias("voter_class"), pl.lit(value=True).alias("classed")
        )
    own = pl.col("voter_class")
    voters = people.group_by("voter_key").agg(
        pl.when(own.n_unique() == 1).then(own.first()).otherwise(pl.lit("")).alias("voter_class")
    )
    return voters.with_columns((own != "").alias("classed")).sort("voter_key")


def _problems(table: TypedTable, data: pl.DataFrame, *, doubled: bool) -> Iterator[Problem]:
    if (data["voter_key"] == "").all():
        yield problem("roll_empty", table.sheet.place(table.headings.row))
    unreadable = data.filter((pl.col("voter_key") == "") & ~pl.col("unfit"))
    for row in unreadable["row"]:
        yield problem("roll_number_unreadable", table.place(row, "staff_number"))
    if not doubled:
        return
    several = data.filter((pl.col("voter_key") != "") & pl.col("voter_key").is_duplicated())
    for row in several["row"]:
        yield problem("roll_number_doubled", table.place(row, "staff_number"))


def _class_problems(
    table: TypedTable, people: pl.DataFrame, classes: Sequence[VoterClass]
) -> Iterator[Problem]:
    if not classes:
        return
    known = [each.name for each in classes]
    if "voter_class" not in table.headings.columns:
        words = {"known": "、".join(known)}
        yield problem("roll_class_missing", table.sheet.place(table.headings.row), **words)
        return
    unclear = people.filter(pl.col("voter_class") == "").sort("row")
    for row, text in unclear.select("row", "voter_class_raw").iter_rows():
        words = {"known": "、".join(known), "hint": did_you_mean(text, known)}
        code = "roll_class_unknown" if folded(text) else "roll_class_blank"
        words["text"] = on_one_line(text, _QUOTED)
        yield problem(code, table.place(row, "voter_class"), **words)
    several = pl.col("voter_class").n_unique().over("voter_key") > 1
    for row in people.filter(several & (pl.col("voter_class") != "")).sort("row")["row"]:
        yield problem("roll_class_differs", table.place(row, "voter_class"))
