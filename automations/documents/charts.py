"""Charts of a document: declared beside its sentences, drawn from tables of the Report."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from automations.tables.rendering import shown
from automations.tables.report import Form

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from automations.tables.report import Cell, Table

Number: TypeAlias = int | Fraction | None
_SAID_BY_ITSELF = "の図"  # a template calls the chart so beside its table; the chart need not


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
    values: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart to be drawn: its title, and the numbers of each series by category."""

    title: str
    shape: ChartShape
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str
    form: Form


def charts_of(
    declared: Iterable[ChartDeclared],
    tables: Mapping[str, Table],
    sometimes: Mapping[str, tuple[str, ...]] | None = None,
) -> dict[str, Chart]:
    """Return the charts, by label, whose table is there and has a number to show.

    Rows, and columns that a table has only sometimes, are left out where they are missing.

    Args:
        declared: the charts of a document.
        tables: its tables, by key.
        sometimes: by key of a table, the columns that it may lack.

    Raises:
        ValueError: a chart names a column that its table does not know, or columns that cannot
            share an axis; our bug.
    """
    lacking = sometimes or {}
    there = (each for each in declared if each.table in tables)
    made = {
        each.label: _chart(each, tables[each.table], lacking.get(each.table, ())) for each in there
    }
    return {label: chart for label, chart in made.items() if chart.series}


def _chart(declared: ChartDeclared, table: Table, sometimes: tuple[str, ...]) -> Chart:
    columns = {each.in_templates or each.heading: at for at, each in enumerate(table.columns)}
    values = [each for each in declared.values if each in columns or each not in sometimes]
    unknown = {declared.labels, *values} - columns.keys()
    if unknown:
        message = f"chart {declared.key}: table {table.key} has no {sorted(unknown)}"
        raise ValueError(message)
    shown_as = [table.columns[columns[each]] for each in values]
    categories, rows = _numbers(declared, table, columns, values)
    headings = tuple(_without(declared.unit, each.heading) for each in shown_as)
    series = _series(headings, list(zip(*rows, strict=True)))
    if declared.across:
        series, categories = _series(categories, rows), headings
    title = declared.label.removesuffix(_SAID_BY_ITSELF)
    form = _form(declared, [each.form for each in shown_as])
    return Chart(title, declared.shape, categories, series, declared.unit, form)


def _numbers(
    declared: ChartDeclared, table: Table, columns: Mapping[str, int], values: Sequence[str]
) -> tuple[tuple[str, ...], list[tuple[Number, ...]]]:
    """Return what the rows are called, and their numbers."""
    at = columns[declared.labels]
    form = table.columns[at].form
    named = [(shown(row[at], form), row) for row in table.rows]
    kept = [(name, row) for name, row in named if not declared.rows or name in declared.rows]
    numbers = [tuple(_number(row[columns[each]]) for each in values) for _, row in kept]
    return tuple(_without(declared.unit, name) for name, _ in kept), numbers


def _without(unit: str, name: str) -> str:
    """Return a name without the unit, which the chart says once for all."""
    return name.removesuffix(f"（{unit}）")


def _number(cell: Cell) -> Number:
    return cell if isinstance(cell, int | Fraction) else None


def _series(names: Sequence[str], values: Sequence[tuple[Number, ...]]) -> tuple[Series, ...]:
    pairs = zip(names, values, strict=True) if values else ()
    found = (Series(name, numbers) for name, numbers in pairs)
    return tuple(each for each in found if any(value is not None for value in each.values))


def _form(declared: ChartDeclared, forms: Sequence[Form]) -> Form:
    if len(set(forms)) > 1:
        message = (
            f"chart {declared.key}: one axis cannot show {sorted(each.value for each in forms)}"
        )
        raise ValueError(message)
    return forms[0] if forms else Form.COUNT
