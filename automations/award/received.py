"""Answers of a form and application forms: entries that nobody has numbered or looked at yet.

In the list of entries a blank title is refused: somebody has to mend it before anything goes on.
What sections hand in is taken as it is, and what is missing is told about that one entry.
"""

from __future__ import annotations

from dataclasses import replace

from automations.award.rules import AwardRules
from automations.award.schemas import entry_schema
from automations.tables.heading_keys import heading_key
from automations.tables.headings import best_reading
from automations.tables.schema import Blank, Field, Schema
from automations.tables.sheet import Sheet


def received_schema(rules: AwardRules) -> Schema:
    """Return the schema of entries as they are handed in; the categories are the event's."""
    return as_received(entry_schema(rules))


def as_received(declared: Schema) -> Schema:
    """Return a schema of entries under which nothing is refused because of one of them."""
    return replace(declared, fields=tuple(map(_as_received, declared.fields)))


def is_received(sheet: Sheet, declared: Schema) -> bool:
    """Tell whether a sheet has the answers of a form: when each came, and no numbers.

    ``declared``: the schema of the list as it is to be read, with what its form tool says.
    """
    reading = best_reading(sheet, as_received(declared))
    if reading is None:
        return False
    number = next(each for each in declared.fields if each.key == "number")
    named = {heading_key(text) for text in reading.texts.values()}
    erased = any(heading_key(name) in named for name in number.names)
    return "submitted" in reading.columns and "number" not in reading.columns and not erased


def _as_received(declared: Field) -> Field:
    blank, unreadable = declared.blank, declared.unreadable
    if declared.key == "number":
        return replace(declared, required=False)
    return replace(
        declared,
        required=declared.key == "title",
        blank=Blank.SET_ASIDE if blank is Blank.REFUSED else blank,
        unreadable=Blank.SET_ASIDE if unreadable is Blank.REFUSED else unreadable,
    )
