"""Whom to thank: the exhibitors who came, by body, and the speakers who came, each alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl

from automations.registration.rules import Kind
from automations.tables.report import Audience, Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from automations.registration.attendance import Attendance
    from automations.tables.report import Cell

KEY, JUDGE = "thanked", "審査員"
_TITLE = "礼状の宛先"
_NOTE = "受付簿に来場の印がある出展者（団体ごと）と登壇者、審査した審査員。"
_COLUMNS = ("区分", "団体", "所属", "氏名")
_BETWEEN = "\n"


def thanked(attendance: Attendance | None) -> Table:
    """Return one row a letter: a body that exhibited with all its people, or one speaker.

    Only who came is there. 氏名 has a line for each person. Exhibitors without a body are thanked
    one by one.
    """
    columns = tuple(Column(each, width=14) for each in _COLUMNS)
    return Table(KEY, _TITLE, columns, _rows(attendance), _NOTE, Audience.SECRETARIAT)


def with_judges(table: Table, judges: tuple[tuple[Cell, ...], ...]) -> Table:
    """Return the table with the judges behind the others; ``judges``: rows of its columns."""
    return replace(table, rows=(*table.rows, *judges))


def _rows(attendance: Attendance | None) -> tuple[tuple[Cell, ...], ...]:
    if attendance is None:
        return ()
    arrived = attendance.arrived.sort("body_key", "name_key", "name", "person")
    return (*_exhibitors(arrived), *_speakers(arrived))


def _exhibitors(arrived: pl.DataFrame) -> Iterator[tuple[str, ...]]:
    own = arrived.filter(pl.col("kind") == Kind.EXHIBITOR.value)
    spellings = _spellings(arrived)
    together = own.filter(pl.col("body_key") != "")
    for (key,), people in together.group_by("body_key", maintain_order=True):
        yield (Kind.EXHIBITOR.value, spellings[key], "", _BETWEEN.join(people["name"]))
    for name, section in own.filter(pl.col("body_key") == "").select("name", "section").iter_rows():
        yield (Kind.EXHIBITOR.value, "", section, name)


def _in_full(spelling: str) -> tuple[int, int, str]:
    """Order spellings of a body: the fullest first, 株式会社 before ㈱, without stray blanks."""
    letters = "".join(spelling.split())
    return (-len(letters), len(spelling), spelling)


def _speakers(arrived: pl.DataFrame) -> Iterator[tuple[str, ...]]:
    own = arrived.filter(pl.col("kind") == Kind.SPEAKER.value)
    spellings = _spellings(arrived)
    for key, section, name in own.select("body_key", "section", "name").iter_rows():
        yield (Kind.SPEAKER.value, spellings.get(key, ""), section, name)


def _spellings(arrived: pl.DataFrame) -> dict[str, str]:
    """Return how each body is spelt on letters, by its key."""
    named = arrived.filter(pl.col("body_key") != "").select("body_key", "body")
    return {
        key: min(spelt["body"], key=_in_full)
        for (key,), spelt in named.group_by("body_key", maintain_order=True)
    }
