"""The Japanese words of the award's results, from ``config/award.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache
from typing import Any

from automations import resources
from automations.tables.rendering import decimal_text
from automations.tables.report import Cell, Column, Form, Table


@cache
def _catalogue() -> dict[str, Any]:
    return tomllib.loads(resources.config_file("award.toml").read_text(encoding="utf-8"))


def said(section: str, key: str, /, **words: object) -> str:
    """Return the words of ``section.key``, filled in.

    Raises `KeyError` for a key or placeholder that the catalogue does not have: that is our bug.
    """
    return str(_catalogue()[section][key]).format_map(words)


def exact(value: Fraction) -> str:
    """Return a number without rounding it: as a decimal, or as a fraction where none is exact.

    >>> exact(Fraction(5, 2)), exact(Fraction(23, 3)), exact(Fraction(1200))
    ('2.5', '23/3', '1200')
    """
    try:
        return decimal_text(value)
    except ValueError:
        return str(value)


def words_of(section: str) -> tuple[str, ...]:
    """Return all words of a section, in their order."""
    return tuple(map(str, _catalogue()[section].values()))


def table(  # noqa: PLR0913 - each is left out by most
    key: str,
    rows: Sequence[Sequence[Cell]],
    criteria: Sequence[str] = (),
    *,
    note: str = "",
    emphasis: frozenset[int] = frozenset(),
    fitted: Mapping[str, Sequence[Column]] | None = None,
) -> Table:
    """Return the table ``key`` under its declared headings; ``note`` follows the declared one.

    ``fitted``: by declared heading, the columns that stand in its place in this event.
    """
    declared = _catalogue()["tables"][key]
    columns = tuple(_columns(declared["columns"], criteria, fitted or {}))
    return Table(
        key,
        declared["title"],
        columns,
        tuple(map(tuple, rows)),
        declared["note"] + note,
        emphasis=emphasis,
    )


def _columns(
    declared: Sequence[tuple[str, str, int]],
    criteria: Sequence[str],
    fitted: Mapping[str, Sequence[Column]],
) -> Iterator[Column]:
    for heading, form, width in declared:
        if heading in fitted:
            yield from fitted[heading]
            continue
        for each in criteria if heading == "{criterion}" else (heading,):
            yield Column(each, Form(form), width)
