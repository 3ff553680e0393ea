"""Laws of parts within parts: whatever is nested in whatever, each line stands as often as said."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automations.documents import wordxml
from automations.documents.content import Content, content_of
from automations.documents.fields import fields_in, line_of, replace_fields
from automations.documents.settling import settle
from automations.documents.template import fill
from automations.tables.report import Column, Table
from tests.documents.reading_back import HERE, all_lines
from tests.documents.samples import ABOUT, runs

Rows: TypeAlias = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Line:
    """A line of text, and what it says of each scope: texts and fields."""

    pieces: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """A part: ``mark`` and the name it asks of or repeats for."""

    mark: str
    name: str
    inner: tuple[Line | Part, ...] = field(default=())


TABLES = ("甲", "乙", "丙")
WORDS = {"有": "はい", "無": ""}
ASKED = (*WORDS, *TABLES, *(f"{each}.列" for each in TABLES))

PIECES = st.sampled_from(("文", "{{有}}", *(f"{{{{{each}.列}}}}" for each in TABLES)))
LINES = st.builds(Line, st.lists(PIECES, min_size=1, max_size=3).map(tuple)).filter(
    lambda line: len({each for each in line.pieces if "." in each}) <= 1
)
PARTS: st.SearchStrategy[tuple[Line | Part, ...]] = st.recursive(
    st.lists(LINES, max_size=2).map(tuple),
    lambda inner: st.lists(
        st.one_of(
            LINES,
            st.builds(Part, st.just("くりかえし"), st.sampled_from(TABLES), inner),
            st.builds(Part, st.sampled_from(("もし", "もしない")), st.sampled_from(ASKED), inner),
        ),
        max_size=3,
    ).map(tuple),
    max_leaves=8,
)
ROWS = st.fixed_dictionaries(
    {each: st.lists(st.sampled_from(("", "一", "{{有}}")), max_size=2) for each in TABLES}
)


def written(parts: Sequence[Line | Part]) -> str:
    """Return parts as the markup of a template."""
    return "".join(_markup(each) for each in parts)


def _markup(part: Line | Part) -> str:
    if isinstance(part, Line):
        return runs(*part.pieces)
    unless = " がなければ" if part.mark == "もしない" else ""
    opened = runs(f"{{{{{part.mark[:2] if unless else part.mark} {part.name}{unless}}}}}")
    return opened + written(part.inner) + runs("{{ここまで}}")


def meant(parts: Sequence[Line | Part], rows: Rows, scope: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines that parts mean; ``scope`` holds the row of each table that repeats."""
    for part in parts:
        if isinstance(part, Line):
            yield from _lines_meant(part, rows, scope)
        elif part.mark == "くりかえし":
            for row in rows[part.name]:
                yield from meant(part.inner, rows, {**scope, part.name: row})
        elif _has(part.name, rows, scope) == (part.mark == "もし"):
            yield from meant(part.inner, rows, scope)


def _has(name: str, rows: Rows, scope: Mapping[str, str]) -> bool:
    table, _, column = name.partition(".")
    if not column:
        return bool(WORDS.get(name) or rows.get(name))
    return bool(scope[table]) if table in scope else any(rows[table])


def _lines_meant(line: Line, rows: Rows, scope: Mapping[str, str]) -> Iterator[str]:
    named = next((each[2:-4] for each in line.pieces if "." in each), "")
    said = [scope[named]] if named in scope else rows[named] if named else [""]
    for value in said:
        values = {"{{有}}": WORDS["有"], f"{{{{{named}.列}}}}": value}
        yield "".join(values.get(piece, piece) for piece in line.pieces)


def content(rows: Rows) -> Content:
    tables = {
        name: Table(name, name, (Column("列"),), tuple((each,) for each in own))
        for name, own in rows.items()
    }
    return content_of(WORDS, tables)


def settled_lines(root: wordxml.Element, rows: Rows) -> list[str]:
    for paragraph, words in settle(root, content(rows)):
        named = fields_in(line_of(paragraph))
        replace_fields(paragraph, [(each, words[each.name]) for each in named])
    return [line_of(paragraph) for paragraph in wordxml.paragraphs(root)]


@given(PARTS, ROWS)
def test_parts_say_what_their_marks_mean(parts: tuple[Line | Part, ...], rows: Rows) -> None:
    root = wordxml.parse(f"<w:body {HERE}>{written(parts)}</w:body>".encode())
    assert settled_lines(root, rows) == list(meant(parts, rows, {}))


@given(PARTS, ROWS)
def test_a_cell_says_the_same_as_the_body(inner: tuple[Line | Part, ...], rows: Rows) -> None:
    # A line of a table outside of its part would repeat the row: all stand in parts of theirs.
    parts: tuple[Line | Part, ...] = inner
    for each in TABLES:
        parts = (Part("くりかえし", each, parts),)
    root = wordxml.parse(f"<w:tr {HERE}><w:tc>{written(parts)}</w:tc></w:tr>".encode())
    assert settled_lines(root, rows) == (list(meant(parts, rows, {})) or [""])


@pytest.mark.parametrize("depth", [1, 10, 50])
def test_parts_may_stand_within_one_another_as_deep_as_anybody_writes(
    made: Callable[..., Path], depth: int
) -> None:
    body = runs("{{もし 有}}") * depth + runs("{{有}}") + runs("{{ここまで}}") * depth
    document = fill(made(body), content_of(WORDS, {}), ABOUT)
    assert all_lines(document) == ["はい"]
