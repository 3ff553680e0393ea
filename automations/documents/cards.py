"""Cards for many people on sheets: slips for the reception, name badges.

A template has one table with one row. A row holds as many cards as it names people, each in the
same number of cells; it is repeated for as many people as there are. ``{{QR}}`` becomes a picture.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from automations.documents import package, wordxml
from automations.documents.fields import fields_in, line_of
from automations.documents.patterns import fill, filled, names_in, settings
from automations.documents.qr_codes import picture, qr_png
from automations.documents.related_parts import Related
from automations.documents.template import opened
from automations.errors import SettingsWrong
from automations.tables.places import Place
from automations.tables.problems import problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from automations.documents.package import Parts
    from automations.documents.wordxml import Element

NAME, QR, NUMBER, TEXT = "氏名", "QR", "受付番号", "照合文字"


def cards(
    template: Path, people: Sequence[Mapping[str, str]], known: Iterable[str], named: str = NAME
) -> Parts:
    """Return the parts of a document with a card for each of ``people``.

    ``people``: what the fields say of each, `printable`; ``known``: the names of those fields, of
    which ``named`` stands once on each card.

    Raises `SettingsWrong` if the template cannot be used.
    """
    parts, roots = opened(template, (*known, QR))
    row = _row(template, roots[package.BODY], named)
    cells = row.findall(wordxml.CELL)
    across = sum(named in names_in(cell) for cell in cells)
    size = len(cells) // across
    related = Related(parts, package.BODY)
    numbers = count(1)
    for start in range(0, max(len(people), 1), across):
        copy = filled(row, {})
        groups = _groups(copy, size)
        for position, group in enumerate(groups):
            person = people[start + position] if start + position < len(people) else None
            for cell in group:
                _complete(cell, person, related, numbers)
        row.addprevious(copy)
    wordxml.remove(row)
    return {**related.parts(), package.BODY: wordxml.serialise(roots[package.BODY])}


def _row(template: Path, root: Element, named: str) -> Element:
    """Return the row that is repeated: it names people, each in the same number of cells."""
    for row in root.iter(wordxml.ROW):
        cells = row.findall(wordxml.CELL)
        across = sum(named in names_in(cell) for cell in cells)
        if across and len(cells) % across == 0:
            return row
    raise SettingsWrong(problem("template_without_cards", Place(template.name), name=named))


def _groups(row: Element, size: int) -> Iterator[list[Element]]:
    cells = row.findall(wordxml.CELL)
    yield from (cells[start : start + size] for start in range(0, len(cells), size))


def _complete(
    cell: Element, person: Mapping[str, str] | None, related: Related, numbers: Iterator[int]
) -> None:
    """Fill in one cell of a card; there is nobody on what is left of the last sheet."""
    if person is None:
        _empty(cell)
        return
    for paragraph in list(wordxml.paragraphs(cell)):
        if QR in {each.name for each in fields_in(line_of(paragraph))}:
            _draw(paragraph, person, related, next(numbers))
    fill(cell, person)


def _draw(paragraph: Element, person: Mapping[str, str], related: Related, number: int) -> None:
    said = settings()["qr"].format(number=person[NUMBER], text=person[TEXT])
    relation = related.picture(f"qr{number}.png", qr_png(person[TEXT]))
    for piece in paragraph.findall(wordxml.name_of("r")):
        wordxml.remove(piece)
    paragraph.append(picture(relation, number, settings()["qr_mm"], said))


def _empty(cell: Element) -> None:
    paragraphs = cell.findall(wordxml.PARAGRAPH)
    for piece in list(cell.iter(wordxml.name_of("r"))):
        wordxml.remove(piece)
    for paragraph in paragraphs[:-1]:
        wordxml.remove(paragraph)
