"""採点票: the paper on which judges write their scores, a page for each judge.

The template shows one judge's sheet. The column of ``{{審査基準}}`` is repeated sideways, the row
of ``{{取組名}}`` downwards; what a judge is kept from judging is shaded and said to be so.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from automations.documents import lint, package, properties, wordxml
from automations.documents.patterns import fill, filled, names_in, printable
from automations.documents.properties import Properties
from automations.documents.repeated_columns import repeat_column
from automations.documents.template import opened
from automations.documents.wordxml import name_of
from automations.errors import SettingsWrong
from automations.tables.places import Place
from automations.tables.problems import problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from automations.documents.wordxml import Element

CRITERION, WEIGHT, MARK, ENTRY, RECUSED = "審査基準", "配点", "評点", "取組名", "除斥"
_JUDGE = ("審査員番号", "審査員", "審査員の役職")
_ENTRY = ("発表順", "取組番号", ENTRY, "取組の所属")
_WIDEST = 1600  # twips of a column of marks: 28 mm, more than anybody writes in
_LEAST, _MOST, _ROOM = 680, 1191, 6800  # twips; a row of 12 to 21 mm, all rows in 120 mm
_GREY = "D9D9D9"
_OPEN, _NOT_ASKED = "□", "―"
_SECTION, _LOOK, _STYLE = name_of("sectPr"), name_of("pPr"), name_of("pStyle")
_BREAK = name_of("pageBreakBefore")
_HEIGHT, _VALUE = name_of("trHeight"), name_of("val")
_CELL_LOOK, _SHADE = name_of("tcPr"), name_of("shd")
_BEHIND_SHADE = frozenset(map(name_of, ("noWrap", "tcMar", "textDirection", "tcFitText", "vAlign")))
_MADE = datetime(2000, 1, 1, tzinfo=UTC)  # no trace of when it was made


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """An entry as a sheet lists it; ``place`` in the order of presentation, from 1."""

    place: int
    number: int
    title: str
    section: str


@dataclass(frozen=True, slots=True)
class SheetJudge:
    """A judge as a sheet names them; ``recused``: numbers of entries they do not judge."""

    number: str
    name: str
    post: str = ""
    recused: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class ScorePaper:
    """What all sheets say: ``criteria`` with what stands below each, ``words`` of the fields."""

    entries: tuple[SheetEntry, ...]
    criteria: tuple[tuple[str, str], ...]
    words: Mapping[str, str]
    title: str
    office: str


def score_sheets(template: Path, judges: Sequence[SheetJudge], paper: ScorePaper) -> bytes:
    """Return the document, a page for each of ``judges``: the same arguments give the same bytes.

    Raises:
        SettingsWrong: the template cannot be used.
        DocumentFaulty: the document is not sound, which is our bug.
    """
    known = (*paper.words, *_JUDGE, *_ENTRY, CRITERION, WEIGHT, MARK, RECUSED)
    parts, roots = opened(template, known)
    root = roots[package.BODY]
    _refuse_without_rows(template, root)
    for each in roots.values():  # before anything typed by people: that is no field
        fill(each, printable(paper.words))
    _lay_columns(root, paper)
    _draw(root[0], judges, paper)
    drawn = {name: wordxml.serialise(each) for name, each in roots.items()}
    about = Properties(paper.title, paper.office, _MADE, paper.title)
    document = package.pack(properties.described({**parts, **drawn}, about))
    lint.refuse_faulty(document, template.read_bytes(), _typed(judges, paper))
    return document


def _refuse_without_rows(template: Path, root: Element) -> None:
    named = [names_in(row) for row in root.iter(wordxml.ROW)]
    for name, beside in ((CRITERION, CRITERION), (ENTRY, MARK)):
        if not any({name, beside} <= each for each in named):
            raise SettingsWrong(problem("template_without_cards", Place(template.name), name=name))


def _lay_columns(root: Element, paper: ScorePaper) -> None:
    words = [printable({CRITERION: name, WEIGHT: below}) for name, below in paper.criteria]
    for table in root.iter(wordxml.TABLE):
        if names_in(table) & {CRITERION, MARK}:
            repeat_column(table, {CRITERION, MARK}, words, _WIDEST)
            return


def _draw(body: Element, judges: Sequence[SheetJudge], paper: ScorePaper) -> None:
    pattern = [each for each in body if each.tag != _SECTION]
    end = body.find(_SECTION)
    for each in pattern:
        wordxml.remove(each)
    for number, judge in enumerate(judges):
        page = [deepcopy(each) for each in pattern]
        for each in page:
            end.addprevious(each)
            _fill_page(each, judge, paper)
        if number:
            _begin_page(page[0])


def _fill_page(element: Element, judge: SheetJudge, paper: ScorePaper) -> None:
    fill(element, printable(dict(zip(_JUDGE, (judge.number, judge.name, judge.post), strict=True))))
    for row in list(element.iter(wordxml.ROW)):
        if {ENTRY, MARK} <= names_in(row):
            for copy in _rows(row, judge, paper):
                row.addprevious(copy)
            wordxml.remove(row)


def _rows(row: Element, judge: SheetJudge, paper: ScorePaper) -> Iterator[Element]:
    height = min(max(_ROOM // max(len(paper.entries), 1), _LEAST), _MOST)
    for each in paper.entries:
        kept_out = each.number in judge.recused
        said = (str(each.place), f"{each.number:02}", each.title, each.section)
        words = dict(zip(_ENTRY, said, strict=True))
        marks = {MARK: _NOT_ASKED, RECUSED: RECUSED} if kept_out else {MARK: "", RECUSED: _OPEN}
        copy = filled(row, printable({**words, **marks}))
        for found in copy.iter(_HEIGHT):
            found.set(_VALUE, str(height))
        if kept_out:
            _shade(copy)
        yield copy


def _shade(row: Element) -> None:
    for look in row.iter(_CELL_LOOK):
        for old in look.findall(_SHADE):
            wordxml.remove(old)
        shade = look.makeelement(_SHADE)
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", _GREY)):
            shade.set(name_of(name), value)
        # The standard has an order for what is said of a cell.
        behind = (place for place, each in enumerate(look) if each.tag in _BEHIND_SHADE)
        look.insert(next(behind, len(look)), shade)


def _begin_page(first: Element) -> None:
    """Let a judge's sheet begin on a page of its own."""
    paragraph = first
    if first.tag != wordxml.PARAGRAPH:
        paragraph = first.makeelement(wordxml.PARAGRAPH)
        first.addprevious(paragraph)
    look = paragraph.find(_LOOK)
    if look is None:
        look = paragraph.makeelement(_LOOK)
        paragraph.insert(0, look)
    style = look.find(_STYLE)
    look.insert(0 if style is None else look.index(style) + 1, look.makeelement(_BREAK))


def _typed(judges: Iterable[SheetJudge], paper: ScorePaper) -> Iterator[str]:
    yield from paper.words.values()
    yield from (text for each in judges for text in (each.name, each.post))
    yield from (text for each in paper.entries for text in (each.title, each.section))
    yield from (text for pair in paper.criteria for text in pair)
