"""Letters: a page for each person, every line composed from what is known of that person.

What a letter says stands in its file under ``config/documents/``: ``[each.…]`` a text of one
person, ``[items.…]`` the points under 記, numbered as many as can be said. As everywhere, a
sentence that lacks a value is not said.
"""

from __future__ import annotations

import tomllib
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any

from automations import resources
from automations.documents import sentences
from automations.documents.composing import Material, composed, document
from automations.tables.report import Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from automations.documents.content import Content
    from automations.documents.cover import DocumentCover

KEY = "letters"


def letters(
    name: str, template: Path, people: Sequence[Mapping[str, str]], cover: DocumentCover
) -> bytes:
    """Return the letters to ``people`` as one file's bytes, in their order.

    ``name``: the file of what they say, under ``config/``; ``people``: what is known of each, by
    key, besides the cover.

    Raises as `automations.documents.composing.document`.
    """
    return document(template, letters_content(name, people, cover), cover)


def letters_content(
    name: str, people: Sequence[Mapping[str, str]], cover: DocumentCover
) -> Content:
    """Return everything that a template of these letters may name."""
    values = cover.values()
    table = _table(name, [{**values, **each} for each in people])
    return composed(sentences.wordings(name), Material(values, {KEY: table}))


def _table(name: str, people: Sequence[Mapping[str, str]]) -> Table:
    texts, items = _file(name)
    headings = [entry["label"] for entry in texts.values()]
    headings += chain.from_iterable(
        (f"記{number}の項目", f"記{number}") for number in range(1, len(items) + 1)
    )
    rows = tuple(tuple(_row(texts, items, values)) for values in people)
    return Table(KEY, KEY, tuple(map(Column, headings)), rows)


def _row(
    texts: Mapping[str, Any], items: Mapping[str, Any], values: Mapping[str, str]
) -> Iterator[str]:
    known = dict(values)
    for key, entry in texts.items():
        known[key] = _said(entry["variants"], known)
        yield known[key]
    said = [(_said([entry["label"]], known), _said(entry["variants"], known))
            for entry in items.values()]  # fmt: skip
    points = [(label, text) for label, text in said if text]
    for number, (label, text) in enumerate(points, 1):
        yield from (f"{number}　{label}", text)
    yield from [""] * 2 * (len(said) - len(points))


def _said(variants: Sequence[str], values: Mapping[str, str]) -> str:
    return "".join(sentences.said([tuple(variants)], values))


@cache
def _file(name: str) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    file = tomllib.loads(resources.config_file(name).read_text(encoding="utf-8"))
    return file.get("each", {}), file.get("items", {})
