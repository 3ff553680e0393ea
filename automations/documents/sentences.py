"""The sentences of a document, as data in ``config/``: composed from values, or left out.

A sentence asks for its values by name and by nothing else; a sentence that lacks one is not said.
So a report without an award, or before the close of the vote, simply says less.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

from automations import resources
from automations.documents.charts import ChartDeclared, ChartShape

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Variants: TypeAlias = "tuple[str, ...]"

_SHARED = "documents/shared.toml"
_BORDER = "｜"  # the first stands in our own words, before anything that people typed
_ASKED = re.compile(r"\{(\w+)([?!]?)\}")


@dataclass(frozen=True, slots=True)
class Wording:
    """What may be said under one name: the sentences, each as its variants."""

    key: str
    names: tuple[str, ...]
    sentences: tuple[Variants, ...]
    columns: tuple[str, ...] = ("文",)

    def rows(self, lines: Iterable[str]) -> tuple[tuple[str, ...], ...]:
        """Return lines as rows under ``columns``."""
        return tuple(tuple(line.split(_BORDER, len(self.columns) - 1)) for line in lines)


@dataclass(frozen=True, slots=True)
class Wordings:
    """The whole file: texts, lines, and the tables and charts a template may name, by their names.

    ``sometimes``: columns that a table lacks where there is nothing to show in them.
    """

    texts: tuple[Wording, ...]
    lines: tuple[Wording, ...]
    tables: Mapping[str, tuple[str, ...]]
    sometimes: Mapping[str, tuple[str, ...]]
    charts: tuple[ChartDeclared, ...] = ()


@cache
def wordings(name: str = "brief.toml") -> Wordings:
    """Read what a document may say: ``name`` under ``config/``, and what every document says."""
    file = tomllib.loads(resources.config_file(name).read_text(encoding="utf-8"))
    shared = tomllib.loads(resources.config_file(_SHARED).read_text(encoding="utf-8"))
    texts = tuple(
        Wording(key, _names(entry), (tuple(entry["variants"]),))
        for key, entry in {**shared["texts"], **file.get("texts", {})}.items()
    )
    lines = tuple(
        Wording(
            key,
            _names(entry),
            tuple(map(tuple, entry["sentences"])),
            tuple(entry.get("columns", ("文",))),
        )
        for key, entry in file.get("lines", {}).items()
    )
    tables = file.get("tables", {}).items()
    sometimes = {key: tuple(entry.get("sometimes", ())) for key, entry in tables}
    named = {key: _names(entry) for key, entry in tables}
    charts = tuple(_chart(key, entry) for key, entry in file.get("charts", {}).items())
    return Wordings(texts, lines, named, sometimes, charts)


def _chart(key: str, entry: Mapping[str, Any]) -> ChartDeclared:
    return ChartDeclared(
        key,
        entry["label"],
        ChartShape(entry["shape"]),
        entry["table"],
        entry["labels"],
        tuple(entry["values"]),
        tuple(entry.get("rows", ())),
        entry.get("across", False),
        entry.get("unit", ""),
    )


def said(sentences: Iterable[Variants], values: Mapping[str, str]) -> tuple[str, ...]:
    """Return the sentences that can be said.

    >>> said([("来場{a}、前回{b}。", "来場{a}。"), ("{b!}初めての開催。",)], {"a": "751人"})
    ('来場751人。', '初めての開催。')
    """
    lines = (_first_sayable(variants, values) for variants in sentences)
    return tuple(line for line in lines if line)


def asked_for(sentence: str) -> set[str]:
    """Return the names a sentence asks for.

    >>> sorted(asked_for("{a?}{b}"))
    ['a', 'b']
    """
    return {match[1] for match in _ASKED.finditer(sentence)}


def _names(entry: Mapping[str, str | list[str]]) -> tuple[str, ...]:
    return (str(entry["label"]), *entry.get("aliases", ()))


def _first_sayable(variants: Variants, values: Mapping[str, str]) -> str:
    sayable = (each for each in variants if _can_say(each, values))
    chosen = next(sayable, "")
    return _ASKED.sub(lambda asked: "" if asked[2] else values[asked[1]], chosen)


def _can_say(sentence: str, values: Mapping[str, str]) -> bool:
    asked = _ASKED.finditer(sentence)
    return all(bool(values.get(each[1])) != (each[2] == "!") for each in asked)
