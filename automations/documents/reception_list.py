"""受付名簿: who is expected, in 五十音 order, a section of pages for each gate.

The template shows one gate's list. Its rows are known by their fields: ``{{行}}`` begins a row of
the 五十音, ``{{氏名}}`` is a person, ``{{記入欄}}`` a line for somebody without a registration,
``{{計の人数}}`` a total. Headers and footers are filled in for each gate.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from itertools import count, groupby
from typing import TYPE_CHECKING

from automations.documents import package, wordxml
from automations.documents.patterns import fill, filled, names_in, settings
from automations.documents.related_parts import Related
from automations.documents.template import opened
from automations.documents.wordxml import name_of
from automations.errors import SettingsWrong
from automations.tables.places import Place
from automations.tables.problems import problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from automations.documents.package import Parts
    from automations.documents.wordxml import Element

    Words = Mapping[str, str]

ROW, NAME, BLANK, TOTAL_OF, TOTAL = "行", "氏名", "記入欄", "計の区分", "計の人数"
_SECTION, _PROPERTIES = name_of("sectPr"), name_of("pPr")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_AROUND = {name_of("headerReference"): "header", name_of("footerReference"): "footer"}


@dataclass(frozen=True, slots=True)
class GateList:
    """What stands on one gate's pages; every text is `printable`.

    ``words``: what fields outside of the rows say. ``people``: the fields of each, in order, with
    the row of the 五十音 under ``行``. ``totals``: what is counted, and how many.
    """

    words: Words
    people: Sequence[Words]
    totals: Sequence[tuple[str, int]]


def reception_list(template: Path, gates: Sequence[GateList], known: Iterable[str]) -> Parts:
    """Return the parts of a document with the pages of each gate; there is at least one.

    ``known``: the names of the fields of people.

    Raises `SettingsWrong` if the template cannot be used.
    """
    parts, roots = opened(template, (*known, *gates[0].words, BLANK, TOTAL_OF, TOTAL))
    root = roots[package.BODY]
    _refuse_without_people(template, root)
    related = Related(parts, package.BODY)
    body = root[0]
    pattern = [each for each in body if each.tag != _SECTION]
    last = body.find(_SECTION)
    section = deepcopy(last)
    numbers = count(2)
    for each in pattern:
        wordxml.remove(each)
    for number, gate in enumerate(gates):
        for element in _pages(pattern, gate):
            last.addprevious(element)
        own = last if number == len(gates) - 1 else deepcopy(section)
        _fill_around(own, gate.words, roots, related, numbers if number else None)
        if own is not last:
            last.addprevious(_break(own))
    return {**related.parts(), package.BODY: wordxml.serialise(root)}


def _refuse_without_people(template: Path, root: Element) -> None:
    if not any(NAME in names_in(row) for row in root.iter(wordxml.ROW)):
        raise SettingsWrong(problem("template_without_cards", Place(template.name), name=NAME))


def _pages(pattern: Iterable[Element], gate: GateList) -> Iterator[Element]:
    for each in pattern:
        copy = deepcopy(each)
        fill(copy, gate.words)  # before people: what they typed is no field
        _spread(copy, gate)
        yield copy


def _spread(element: Element, gate: GateList) -> None:
    """Repeat the rows of a table, each for what its fields name."""
    group: Element | None = None
    for row in list(element.iter(wordxml.ROW)):
        named = names_in(row)
        if ROW in named:
            group = row
        elif NAME in named:
            _replace(row, _people(row, group, gate.people))
            if group is not None:
                wordxml.remove(group)
        elif BLANK in named:
            _replace(row, (filled(row, {BLANK: ""}) for _ in range(settings()["walk_ins"])))
        elif TOTAL in named or TOTAL_OF in named:
            counted = ({TOTAL_OF: name, TOTAL: f"{number:,}"} for name, number in gate.totals)
            _replace(row, (filled(row, words) for words in counted))


def _people(row: Element, group: Element | None, people: Iterable[Words]) -> Iterator[Element]:
    by_row: Callable[[Words], str] = lambda person: person[ROW]  # noqa: E731 - its type is said
    for name, members in groupby(people, by_row):
        if group is not None:
            yield filled(group, {ROW: name})
        yield from (filled(row, person) for person in members)


def _replace(row: Element, others: Iterable[Element]) -> None:
    for each in others:
        row.addprevious(each)
    table = row.getparent()
    wordxml.remove(row)
    if table.find(wordxml.ROW) is None:
        wordxml.remove(table)


def _fill_around(
    section: Element,
    words: Words,
    roots: Mapping[str, Element],
    related: Related,
    numbers: Iterator[int] | None,
) -> None:
    """Fill in headers and footers; ``numbers``: of new ones, None where they are the template's."""
    for reference in section:
        kind = _AROUND.get(reference.tag)
        name = related.target(reference.get(_RELATION)) if kind else ""
        if not kind or name not in roots:
            continue
        copy = deepcopy(roots[name])
        fill(copy, words)
        if numbers is None:
            related.replace(name, wordxml.serialise(copy))
            continue
        other = f"{kind}{100 + next(numbers)}.xml"
        reference.set(_RELATION, related.text(kind, other, wordxml.serialise(copy)))
        related.copy_relations(name, f"word/{other}")


def _break(section: Element) -> Element:
    """Return the paragraph that ends a section."""
    paragraph = section.makeelement(wordxml.PARAGRAPH)
    properties = section.makeelement(_PROPERTIES)
    properties.append(section)
    paragraph.append(properties)
    return paragraph
