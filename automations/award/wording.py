"""The Japanese words of the award's results, from ``config/award.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
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


def table(
    key: str,
    rows: Sequence[Sequence[Cell]],
    criteria: Sequence[str] = (),
    *,
    note: str = "",
    emphasis: frozenset[int] = frozenset(),
) -> Table:
    """Return the table ``key`` under its declared headings; ``note`` follows the declared one."""
    declared = _catalogue()["tables"][key]
    columns = tuple(
        Column(each, Form(form), width)
        for heading, form, width in declared["columns"]
        for each in (criteria if heading == "{criterion}" else (heading,))
    )
    return Table(
        key,
        declared["title"],
        columns,
        tuple(map(tuple, rows)),
        declared["note"] + note,
        emphasis=emphasis,
    )
