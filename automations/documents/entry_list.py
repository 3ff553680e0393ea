"""取組一覧: what voters read of each entry, by category, with names or without.

The template shows one entry: a paragraph with ``{{部門見出し}}`` begins a category, the table with
``{{取組名}}`` is an entry, and the paragraph below it stands between two. Without names
(``blind``), every row and paragraph that names a field of people or sections is left out; so is a
row of an entry that has nothing to say there.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from automations.documents import lint, package, properties, wordxml
from automations.documents.fields import plain
from automations.documents.patterns import fill, names_in, printable, readable
from automations.documents.properties import Properties
from automations.documents.template import opened
from automations.errors import SettingsWrong
from automations.tables.places import Place
from automations.tables.problems import problem
from automations.tables.rendering import japanese_time

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from automations.documents.wordxml import Element
    from automations.tables.report import Table

    Words = Mapping[str, str]

TITLE, CATEGORY, HEADING = "取組名", "部門", "部門見出し"
HIDDEN = ("所属", "代表者", "メンバー")
_NAME, _BLIND_NAME = "取組一覧", "取組一覧（匿名）"
_SAVINGS = "削減時間"


@dataclass(frozen=True, slots=True)
class EntryListCover:
    """What the list says besides its table; ``categories`` are those of the award, in order."""

    event_name: str
    award_name: str
    office: str
    as_of: datetime
    check_number: str
    handling: str
    categories: tuple[str, ...]

    def words(self, name: str, entries: int) -> dict[str, str]:
        """Return what the fields say that are the same on every page."""
        return {
            "資料名": name,
            "催し": self.event_name,
            "賞": self.award_name,
            "所管": self.office,
            "時点": japanese_time(self.as_of),
            "照合番号": self.check_number,
            "取扱": self.handling,
            "件数": f"{entries:,}",
        }


def entry_list_document(
    template: Path, table: Table, cover: EntryListCover, *, blind: bool
) -> bytes:
    """Return the document; the same arguments give the same bytes.

    Raises:
        SettingsWrong: the template cannot be used.
        DocumentFaulty: the document is not sound, which is our bug.
    """
    name = _BLIND_NAME if blind else _NAME
    around = printable(cover.words(name, len(table.rows)))
    entries = list(_entries(table))
    known = (*around, *map(plain, (TITLE, CATEGORY, HEADING, *HIDDEN, "番号", "課題", "取組内容",
             "効果", _SAVINGS)))  # fmt: skip
    parts, roots = opened(template, known)
    for root in roots.values():
        fill(root, around)  # before entries: what they typed is no field
    _spread(template, roots[package.BODY][0], _ordered(entries, cover), blind=blind)
    written = {part: wordxml.serialise(root) for part, root in roots.items()}
    about = Properties(
        title=name, author=cover.office, moment=cover.as_of, subject=cover.event_name,
        keywords=f"照合番号 {cover.check_number}",
    )  # fmt: skip
    document = package.pack(properties.described({**parts, **written}, about))
    typed = [text for words in entries for text in words.values()]
    lint.refuse_faulty(document, template.read_bytes(), typed)
    return document


def _entries(table: Table) -> Iterator[dict[str, str]]:
    """Yield the words of each entry by field; lines that people broke stay broken."""
    headings = [column.heading.partition("（")[0] for column in table.columns]
    for row in table.rows:
        said = dict(zip(headings, map(str, row), strict=True))
        yield {plain(name): _lines(text) for name, text in said.items()}


def _lines(text: str) -> str:
    return "\n".join(map(readable, text.splitlines()))


def _ordered(entries: Sequence[Words], cover: EntryListCover) -> list[tuple[str, list[Words]]]:
    """Return the entries by category, in the order of the award's; empty categories are none."""
    written = (each[CATEGORY] for each in entries)
    order = dict.fromkeys((*(_lines(each) for each in cover.categories), *written))
    groups = ((name, [each for each in entries if each[CATEGORY] == name]) for name in order)
    return [(name, own) for name, own in groups if own]


def _spread(
    template: Path,
    body: Element,
    groups: Sequence[tuple[str, Sequence[Words]]],
    *,
    blind: bool,
) -> None:
    """Put an entry's table for each entry where the template shows one."""
    entry = next((each for each in body if TITLE in names_in(each)), None)
    if entry is None or entry.tag != wordxml.TABLE:
        raise SettingsWrong(problem("template_without_cards", Place(template.name), name=TITLE))
    between = entry.getnext()
    heading = next((each for each in body if HEADING in names_in(each)), None)
    for name, entries in groups:
        if heading is not None:
            _add(entry, heading, {HEADING: name})
        for words in entries:
            _add(entry, _told(entry, words, blind=blind), words)
            if between.tag == wordxml.PARAGRAPH:
                _add(entry, between, {})
    for pattern in (heading, entry, between if between.tag == wordxml.PARAGRAPH else None):
        if pattern is not None:
            wordxml.remove(pattern)
    for each in [one for one in body if blind and names_in(one) & set(HIDDEN)]:
        wordxml.remove(each)


def _add(before: Element, pattern: Element, words: Words) -> None:
    copy = deepcopy(pattern)
    copy.tail = None
    fill(copy, words)
    before.addprevious(copy)


def _told(entry: Element, words: Words, *, blind: bool) -> Element:
    """Return the table of one entry without the rows that say nothing, or must not."""
    copy = deepcopy(entry)
    for row in list(copy.iter(wordxml.ROW)):
        named = names_in(row)
        empty = bool(named) and TITLE not in named and not any(words.get(each) for each in named)
        if empty or (blind and named & set(HIDDEN)):
            wordxml.remove(row)
    return copy
