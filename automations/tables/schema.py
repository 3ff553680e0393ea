"""What the columns of a shared sheet mean: declared once, in ``config/tables/*.toml``.

A field has a key (ours), a heading (what the sheet should call it), aliases (what else it is
called, in order of preference) and a kind. A schema is a value: a domain may add the fields that
only its event knows, such as one column for each criterion and entry.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any

from automations import resources

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class FieldKind(Enum):
    """How the text of a column is given its meaning."""

    TEXT = "text"
    INTEGER = "integer"
    TIME = "time"
    MARK = "mark"
    CHOICE = "choice"


class Blank(Enum):
    """What an empty cell does to its row."""

    ALLOWED = "allowed"
    SET_ASIDE = "set_aside"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer of a choice: the value we use, and every way of writing it."""

    value: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a table.

    ``required``: the heading must be in the sheet. ``blank``: whether its cells may be empty.
    """

    key: str
    heading: str
    kind: FieldKind = FieldKind.TEXT
    aliases: tuple[str, ...] = ()
    required: bool = False
    blank: Blank = Blank.ALLOWED
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Schema:
    """The fields of one table; ``label`` is what people call the table."""

    name: str
    label: str
    fields: tuple[Field, ...]

    def extended(self, fields: Iterable[Field]) -> Schema:
        """Return this schema with more fields."""
        return replace(self, fields=(*self.fields, *fields))

    def with_choices(self, key: str, choices: tuple[Choice, ...]) -> Schema:
        """Return this schema with the answers that only the event knows."""
        return replace(
            self,
            fields=tuple(
                replace(each, choices=choices) if each.key == key else each for each in self.fields
            ),
        )


@cache
def schema(name: str) -> Schema:
    """Read the schema ``config/tables/<name>.toml``; a missing one is a `FileNotFoundError`."""
    declared = tomllib.loads(
        resources.config_file(f"tables/{name}.toml").read_text(encoding="utf-8")
    )
    return Schema(name, declared["label"], tuple(map(_field, declared["field"])))


def _field(declared: Mapping[str, Any]) -> Field:
    return Field(
        declared["key"],
        declared["heading"],
        FieldKind(declared.get("kind", "text")),
        tuple(declared.get("aliases", ())),
        declared.get("required", False),
        Blank(declared.get("blank", "allowed")),
        tuple(Choice(value, tuple(words)) for value, words in declared.get("choices", {}).items()),
    )
