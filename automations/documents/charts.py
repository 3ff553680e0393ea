"""Charts of a document: declared beside its sentences, drawn from tables of the Report."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from fractions import Fraction

    from automations.tables.report import Form, Table


class ChartShape(Enum):
    """How a chart shows its numbers; the value is what ``config/`` calls it."""

    COLUMN = "縦棒"
    BAR = "横棒"
    BAND = "帯"
    LINE = "折れ線"


@dataclass(frozen=True, slots=True)
class ChartDeclared:
    """A chart as a document's file declares it.

    ``table``: the key of its table. ``labels``: the heading of the column that names its rows;
    ``values``: the headings of the columns with numbers; ``rows``: the rows by what they are
    named, all if empty. A column is a series and a row a category, unless ``across``.
    """

    key: str
    label: str
    shape: ChartShape
    table: str
    labels: str
    values: tuple[str, ...]
    rows: tuple[str, ...] = ()
    across: bool = False
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """Numbers of one kind, one for each category; None where there is none."""

    name: str
    values: tuple[int | Fraction | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart to be drawn: its title, and the numbers of each series by category."""

    title: str
    shape: ChartShape
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str
    form: Form


def charts_of(declared: Iterable[ChartDeclared], tables: Mapping[str, Table]) -> dict[str, Chart]:
    """Return the charts, by label, whose table is there and has a number to show."""
    del declared, tables
    return {}
