"""The words and lists of the intake of entries, from ``config/intake.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from automations import resources
from automations.tables.report import Audience, Cell, Column, Form, Table


@cache
def catalogue() -> Mapping[str, Any]:
    """Return everything that is declared."""
    return tomllib.loads(resources.config_file("intake.toml").read_text(encoding="utf-8"))


def said(section: str, key: str, /, **words: object) -> str:
    """Return the words of ``section.key``, filled in; `KeyError` for one there is not."""
    return str(catalogue()[section][key]).format_map(words)


def table(
    key: str,
    rows: Sequence[Sequence[Cell]],
    categories: Sequence[str] = (),
    *,
    audience: Audience = Audience.SECRETARIAT,
    **words: object,
) -> Table:
    """Return the table ``key`` under its declared headings; ``words`` fill in its note."""
    declared = catalogue()["tables"][key]
    columns = tuple(
        Column(each, Form(form), width)
        for heading, form, width in declared["columns"]
        for each in (categories if heading == "{category}" else (heading,))
    )
    note = declared["note"].format_map(words)
    cells = tuple(map(tuple, rows))
    return Table(key, declared["title"], columns, cells, note, audience)
