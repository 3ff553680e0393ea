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
from automations.tables.nearest import did_you_mean
from automations.tables.places import Place
from automations.tables.problems import Problem, problem, refuse_settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

STATUS_HEADING = "確認結果"  # our own column in people's sheets: what stands there is no input


class FieldKind(Enum):
    """How the text of a column is given its meaning."""

    TEXT = "text"
    INTEGER = "integer"
    TIME = "time"
    MARK = "mark"
    CHOICE = "choice"


class Blank(Enum):
    """What an empty cell does to its row, or a cell that cannot be read."""

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
    ``unreadable``: what a text does that is no value of this kind; None means as ``blank`` says.
    ``serial``: a running number that people fill in ahead; a row of nothing else is blank.
    ``secret``: where something stands among its columns tells what somebody chose, so a finding
    names the row alone.
    """

    key: str
    heading: str
    kind: FieldKind = FieldKind.TEXT
    aliases: tuple[str, ...] = ()
    required: bool = False
    blank: Blank = Blank.ALLOWED
    choices: tuple[Choice, ...] = ()
    unreadable: Blank | None = None
    serial: bool = False
    secret: bool = False

    @property
    def when_unreadable(self) -> Blank:
        """What a text does that cannot be read."""
        return self.unreadable or self.blank


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
def schema(name: str, event_folder: Path | None = None) -> Schema:
    """Read the schema ``config/tables/<name>.toml``; the event's own file wins over ours.

    Raises `FileNotFoundError` when there is no such schema, and `SettingsWrong` with every key
    or word in it that has no meaning.
    """
    path = f"tables/{name}.toml"
    text = resources.config_file(path, event_folder).read_text(encoding="utf-8")
    return declared_schema(name, tomllib.loads(text))


def declared_schema(name: str, declared: Mapping[str, Any]) -> Schema:
    """Make a schema of what a settings file declares: ``label`` and a list ``field``."""
    place = Place(f"config/tables/{name}.toml")
    refuse_settings(
        fault
        for number, each in enumerate(declared.get("field", ()), 1)
        for fault in _faults(place, f"field[{number}]", each)
    )
    return Schema(name, declared["label"], tuple(map(_field, declared["field"])))


_WORDS = {"kind": FieldKind, "blank": Blank, "unreadable": Blank}
_KEYS = frozenset(Field.__dataclass_fields__)


def _faults(place: Place, path: str, declared: Mapping[str, Any]) -> Iterator[Problem]:
    for key in sorted(declared.keys() - _KEYS):
        words = {"key": f"{path}.{key}", "hint": did_you_mean(key, _KEYS)}
        yield problem("setting_unknown", place, **words)
    for key in ("key", "heading"):
        if key not in declared:
            yield problem("setting_missing", place, key=f"{path}.{key}", label=key)
    for key, kind in _WORDS.items():
        known = [member.value for member in kind]
        if (found := declared.get(key, known[0])) not in known:
            words = {"found": found, "known": "、".join(known), "hint": did_you_mean(found, known)}
            yield problem("setting_not_choice", place, key=f"{path}.{key}", **words)


def _field(declared: Mapping[str, Any]) -> Field:
    return Field(
        declared["key"],
        declared["heading"],
        FieldKind(declared.get("kind", "text")),
        tuple(declared.get("aliases", ())),
        declared.get("required", False),
        Blank(declared.get("blank", "allowed")),
        tuple(Choice(value, tuple(words)) for value, words in declared.get("choices", {}).items()),
        Blank(declared["unreadable"]) if "unreadable" in declared else None,
        declared.get("serial", False),
    )
