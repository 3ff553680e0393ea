"""The tabs of 項目一覧.xlsx: how a template is written, and what that of each document may name."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import PurePath
from typing import Any

from automations import resources
from automations.books.guide_book import Block, GuideTab
from automations.documents import package
from automations.documents.field_catalogue import (
    KnownName,
    NameKind,
    asked_name,
    is_composed,
    is_known,
    names_for,
    used_fields,
)
from automations.tables.problems import on_one_line

_TOGETHER = {NameKind.TABLE: NameKind.LINES, NameKind.COLUMN: NameKind.LINES}
_LONGEST_MEANING, _LONGEST_EXAMPLE = 120, 40


def field_tabs() -> tuple[GuideTab, ...]:
    """Return every tab, the documents in the order of their names."""
    documents = (_tab(name) for name in resources.template_files() if is_known(name))
    return (_intro(), *documents)


@cache
def _words() -> Mapping[str, Any]:
    text = resources.config_file("field_list.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _intro() -> GuideTab:
    said = _words()["intro"]
    rows = tuple(map(tuple, said["rows"]))
    block = Block(said["how"], (), tuple(said["headings"]), rows)
    return GuideTab(
        said["name"], tuple(said["widths"]), said["title"], tuple(said["lines"]), (block,)
    )


def _tab(template: str) -> GuideTab:
    said, name = _words()["tab"], PurePath(template).stem
    parts = package.read_parts(resources.template_file(template))
    used = tuple(used_fields(parts))
    known = names_for(template, used)
    asked = frozenset(map(asked_name, used))
    lines = (*said["lines"], *(() if is_composed(template) else (said["papers"],)))
    blocks = tuple(_blocks(known, asked))
    return GuideTab(name, tuple(said["widths"]), said["title"].format(name=name), lines, blocks)


def _blocks(known: tuple[KnownName, ...], used: frozenset[str]) -> Iterator[Block]:
    for key, title in _words()["blocks"].items():
        own = [each for each in known if _TOGETHER.get(each.kind, each.kind).value == key]
        if own:
            rows = tuple(_row(each, used) for each in own)
            headings = tuple(_words()["tab"]["headings"])
            yield Block(title, (), headings, rows, frozenset({1}))


def _row(name: KnownName, used: frozenset[str]) -> tuple[str, ...]:
    return (
        f"{{{{{name.name}}}}}",
        _words()["tab"]["used"] if _is_used(name, used) else "",
        on_one_line(name.example, _LONGEST_EXAMPLE),
        "、".join(name.aliases),
        on_one_line(name.meaning, _LONGEST_MEANING),
    )


def _is_used(name: KnownName, used: frozenset[str]) -> bool:
    return bool(used & {name.name, *name.aliases})
