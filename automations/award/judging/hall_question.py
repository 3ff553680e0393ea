"""The question of the hall's form, whatever its words: the one column that names entries."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import polars as pl

from automations.award.entries import Entry
from automations.award.entry_names import EntryNames, entry_names
from automations.tables.heading_keys import heading_key
from automations.tables.sheet import ROW, Sheet


def question_of(sheet: Sheet, entries: Sequence[Entry], known: Collection[str]) -> str:
    """Return the heading under which most of what stands names entries; "" if none or several.

    ``known``: names of columns that are something else. Bare numbers name no entry here: they may
    count anything.
    """
    names = entry_names(entries)
    taken = frozenset(map(heading_key, known))
    found = []
    for column in sheet.cells.drop(ROW).iter_columns():
        filled = column.filter(column.str.strip_chars() != "")
        if filled.len() > 1 and heading_key(filled[0]) not in taken:
            heading, answers = filled[0], filled[1:]
            if 2 * _naming(answers, names) > answers.len():
                found.append(str(heading))
    return found[0] if len(found) == 1 else ""


def _naming(answers: pl.Series, names: EntryNames) -> int:
    """Return how many cells name entries and nothing else."""
    distinct = answers.value_counts(name="cells")
    cells = dict(distinct.iter_rows())
    return sum(number for text, number in cells.items() if _names_entries(text, names))


def _names_entries(text: str, names: EntryNames) -> bool:
    found = names.cell(text)
    return bool(found) and None not in found and not text.strip().isdecimal()
