"""A catalogue of Japanese words and declared tables: one file of ``config/`` of the award."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from automations import resources
from automations.tables.report import Cell, Column, Form, Table


@cache
def _read(file: str) -> dict[str, Any]:
    return tomllib.loads(resources.config_file(file).read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The words of one ``file`` of the configuration, by section and key."""

    file: str

    def said(self, section: str, key: str, /, **words: object) -> str:
        """Return the words of ``section.key``, filled in.

        Raises `KeyError` for a key or placeholder that the catalogue does not have: our bug.
        """
        return str(_read(self.file)[section][key]).format_map(words)

    def words_of(self, section: str) -> tuple[str, ...]:
        """Return all words of a section, in their order."""
        return tuple(map(str, _read(self.file)[section].values()))

    def table(  # noqa: PLR0913 - each is left out by most
        self,
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
        declared = _read(self.file)["tables"][key]
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
