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
from automations.tables.heading_keys import heading_key
from automations.tables.nearest import did_you_mean
from automations.tables.places import Place
from automations.tables.problems import Problem, problem, refuse_settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from automations.tables.heading_keys import HeadingKey
    from automations.tables.profiles import Profile

STATUS_HEADING = "確認結果"  # our own column in people's sheets: what stands there is no input


class FieldKind(Enum):
    """How the text of a column is given its meaning."""

    TEXT = "text"
    INTEGER = "integer"
    TIME = "time"
    MARK = "mark"
    CHOICE = "choice"


class Looks(Enum):
    """What the cells of a field look like where their text alone can tell; the value is settings'.

    It only ever suggests what an unknown heading may mean.
    """

    MAIL = "mail"
    PHONE = "phone"
    KANA = "kana"
    NUMBER = "number"
    TIME = "time"


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
    ``grave``: it may take a row out of the count, so it is never proposed for an unknown heading.
    ``secret``: where something stands among its columns tells what somebody chose, so a finding
    names the row alone. ``looks``: what its cells look like, if that tells it from others.
    What a form tool or a person adds: ``chosen``: headings that a person said mean this field;
    ``preferred``: what the tool calls it, tried before ``heading``; ``stand_ins``: columns of the
    tool that serve if nothing else does; ``ceded``: aliases that the tool calls such a column;
    ``blank_words``: what it writes there for "not known"; ``separators``: what it writes between
    or behind choices.
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
    grave: bool = False
    secret: bool = False
    looks: Looks | None = None
    chosen: tuple[str, ...] = ()
    preferred: tuple[str, ...] = ()
    stand_ins: tuple[str, ...] = ()
    ceded: tuple[str, ...] = ()
    blank_words: tuple[str, ...] = ()
    separators: tuple[str, ...] = ()

    @property
    def look(self) -> Looks | None:
        """What its cells look like; None: nothing that tells."""
        by_kind = {FieldKind.TIME: Looks.TIME, FieldKind.INTEGER: Looks.NUMBER}
        return self.looks or by_kind.get(self.kind)

    @property
    def names(self) -> tuple[str, ...]:
        """Every heading that means this field, but for the tool's columns that stand in."""
        return (*self.chosen, *self.preferred, self.heading, *self.aliases)

    @property
    def telling_names(self) -> tuple[str, ...]:
        """Every name that tells what a longer heading means, whatever the tool calls so itself."""
        return (*self.names, *self.ceded)

    @property
    def when_unreadable(self) -> Blank:
        """What a text does that cannot be read."""
        return self.unreadable or self.blank


@dataclass(frozen=True, slots=True)
class GridHeadings:
    """A row in which every secret field has its heading with the same words around it.

    ``before`` and ``behind``: those words; ``example``: one heading; ``columns``: how many.
    """

    before: str
    behind: str
    example: str
    columns: int

    def around(self, name: str) -> str:
        """Return a heading of ours as this row says it."""
        return f"{self.before}{heading_key(name)}{self.behind}"


@dataclass(frozen=True, slots=True)
class Schema:
    """The fields of one table; ``label`` is what people call the table.

    ``system`` and ``system_beginnings``: headings that mean nothing here, such as running numbers
    and a form tool's own columns. ``unused``: headings that a person said mean nothing; ``grid``:
    how a person said the headings of the secret fields are written.
    """

    name: str
    label: str
    fields: tuple[Field, ...]
    system: frozenset[HeadingKey] = frozenset()
    system_beginnings: tuple[HeadingKey, ...] = ()
    unused: frozenset[HeadingKey] = frozenset()
    grid: GridHeadings | None = None

    def extended(self, fields: Iterable[Field]) -> Schema:
        """Return this schema with more fields."""
        return replace(self, fields=(*self.fields, *fields))

    def with_profile(self, profile: Profile) -> Schema:
        """Return this schema as a form tool writes it."""
        return replace(
            self,
            fields=tuple(_as_written(each, self.name, profile) for each in self.fields),
            system=self.system | frozenset(map(heading_key, profile.system)),
            system_beginnings=tuple(map(heading_key, profile.system_beginnings)),
        )

    def with_chosen(self, chosen: Mapping[str, str]) -> Schema:
        """Return this schema with what people said headings mean: heading to field key or ""."""
        said = {key: tuple(text for text, meant in chosen.items() if meant == key)
                for key in {*chosen.values()} - {""}}  # fmt: skip
        unused = (heading_key(text) for text, meant in chosen.items() if not meant)
        fields = (replace(each, chosen=said.get(each.key, ())) for each in self.fields)
        return replace(self, fields=tuple(fields), unused=frozenset(unused))

    def is_set_apart(self, key: HeadingKey) -> bool:
        """Tell whether a heading is known to mean nothing here, unless a field bears its name."""
        return key in self.system | self.unused or key.startswith(self.system_beginnings)

    def with_choices(self, key: str, choices: tuple[Choice, ...]) -> Schema:
        """Return this schema with the answers that only the event knows."""
        return replace(
            self,
            fields=tuple(
                replace(each, choices=choices) if each.key == key else each for each in self.fields
            ),
        )


def _as_written(declared: Field, table: str, profile: Profile) -> Field:
    stand_ins = profile.stand_ins.get(table, {}).get(declared.key, ())
    own = {heading_key(text) for text in stand_ins}
    return replace(
        declared,
        preferred=profile.headings.get(table, {}).get(declared.key, ()),
        # What the tool itself fills in is no name that somebody gave a column.
        aliases=tuple(text for text in declared.aliases if heading_key(text) not in own),
        stand_ins=stand_ins,
        ceded=tuple(text for text in declared.aliases if heading_key(text) in own),
        blank_words=profile.blank_words if stand_ins else (),
        separators=profile.separators,
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
    system = frozenset(map(heading_key, declared.get("system", ())))
    return Schema(name, declared["label"], tuple(map(_field, declared["field"])), system)


_WORDS = {"kind": FieldKind, "blank": Blank, "unreadable": Blank, "looks": Looks}
_KEYS = frozenset(
    {"key", "heading", "kind", "aliases", "required", "blank", "choices", "unreadable", "serial",
     "looks", "grave"}
)  # fmt: skip


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
        declared.get("grave", False),
        looks=Looks(declared["looks"]) if "looks" in declared else None,
    )
