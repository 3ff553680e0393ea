"""The one neutral result: figures, tables, notes. Sheets and Word only render it.

A `Figure` is a number or text with a key; its label, unit and meaning are data in
``config/figures.toml``. A `Table` is a list of rows under headings. Nothing here knows a file
format, so a figure cannot differ between the workbook and the document.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from automations import resources
from automations.tables.dispositions import Identity
from automations.tables.places import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from automations.tables.problems import Problem

_Part = TypeVar("_Part", "Figure", "Table")
Cell = int | Fraction | str | datetime | date | Place | None


class Audience(Enum):
    """Who may see an output; the value is printed in its header."""

    ALL_STAFF = "全職員"
    SECRETARIAT = "事務局限り"
    EXECUTIVES = "幹部限り"
    CHAIR = "委員長限り"
    JUDGES = "審査会限り"
    OTHER_CITIES = "他自治体に提供可"


class Form(Enum):
    """How a value is shown; see `automations.tables.rendering`."""

    TEXT = "text"
    COUNT = "count"
    SCORE = "score"
    RATIO = "ratio"
    CHANGE = "change"
    CHANGE_RATIO = "change_ratio"
    POINTS = "points"
    TIME = "time"
    DAY = "day"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class FigureKind:
    """One row of ``config/figures.toml``: what a figure is called and what it counts."""

    key: str
    label: str
    aliases: tuple[str, ...]
    unit: str
    form: Form
    basis: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One value; ``denominator`` and ``n`` accompany every ratio.

    ``own_unit`` and ``own_form``: what it is counted in, and how it is shown, where that is not
    what is declared for its key: a gap of votes, say, and not of points.
    """

    key: str
    value: Cell
    n: int | None = None
    denominator: int | None = None
    own_unit: str | None = None
    own_form: Form | None = None

    @property
    def form(self) -> Form:
        """Return how the value is shown."""
        return self.kind.form if self.own_form is None else self.own_form

    @property
    def unit(self) -> str:
        """Return what is printed after the number."""
        return self.kind.unit if self.own_unit is None else self.own_unit

    @property
    def kind(self) -> FigureKind:
        """Return the label, unit and basis declared for this key."""
        return figure_kinds()[self.key]


@dataclass(frozen=True, slots=True)
class Column:
    """A heading and how the values below it are shown; ``width`` in full-width characters.

    ``in_templates``: what templates call the column, where its heading is another in some events.
    """

    heading: str
    form: Form = Form.TEXT
    width: int = 0
    in_templates: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings; ``key`` names the table in templates and sheets.

    ``emphasis`` holds the indexes (from 0) of rows to stress, such as the finalists.
    """

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
    audience: Audience = Audience.SECRETARIAT
    emphasis: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Step:
    """Something a person is to do next, and where."""

    text: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What a run found out. ``texts`` are sentences for documents, keyed as figures are."""

    figures: Mapping[str, Figure] = field(default_factory=dict)
    tables: Mapping[str, Table] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    steps: tuple[Step, ...] = ()
    notes: tuple[str, ...] = ()
    identities: tuple[Identity, ...] = ()

    def joined(self, other: Report) -> Report:
        """Return both reports as one; a key in both is our bug (`ValueError`)."""
        doubled = (self.figures.keys() & other.figures.keys()) | (
            self.tables.keys() & other.tables.keys()
        )
        if doubled:
            message = f"both reports define {sorted(doubled)}"
            raise ValueError(message)
        return replace(
            self,
            figures={**self.figures, **other.figures},
            tables={**self.tables, **other.tables},
            problems=(*self.problems, *other.problems),
            steps=(*self.steps, *other.steps),
            notes=(*self.notes, *other.notes),
            identities=(*self.identities, *other.identities),
        )

    def accounting_for(self, *identities: Identity) -> Report:
        """Return this report with more sums of what was read and what became of it."""
        return replace(self, identities=(*self.identities, *identities))


def report_of(
    figures: Iterable[Figure] = (),
    tables: Iterable[Table] = (),
    problems: Iterable[Problem] = (),
    steps: Iterable[Step] = (),
    notes: Iterable[str] = (),
) -> Report:
    """Make a report from its parts, keyed by their own keys; a key twice is our bug."""
    return Report(_by_key(figures), _by_key(tables), tuple(problems), tuple(steps), tuple(notes))


def _by_key(parts: Iterable[_Part]) -> dict[str, _Part]:
    keyed: dict[str, _Part] = {}
    for part in parts:
        if part.key in keyed:
            message = f"{part.key} is defined twice"
            raise ValueError(message)
        keyed[part.key] = part
    return keyed


@cache
def figure_kinds() -> Mapping[str, FigureKind]:
    """Return the declared figures, keyed by code."""
    entries = tomllib.loads(resources.config_file("figures.toml").read_text(encoding="utf-8"))
    return {
        key: FigureKind(
            key,
            entry["label"],
            tuple(entry.get("aliases", ())),
            entry.get("unit", ""),
            Form(entry["form"]),
            entry["basis"],
        )
        for key, entry in entries.items()
    }
