"""Paragraphs and tables side by side, as Word wants them when one is taken out or put in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from automations.documents import wordxml
from automations.documents.wordxml import name_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from automations.documents.wordxml import Element

# Word calls a file damaged in which one of these does not end with a paragraph.
_ENDS_WITH_A_PARAGRAPH = frozenset(
    map(name_of, ("tc", "hdr", "ftr", "footnote", "endnote", "txbxContent"))
)
_PROPERTIES = name_of("pPr")
_SECTION = f"{_PROPERTIES}/{name_of('sectPr')}"
_LOW = {"before": "0", "after": "0", "line": "120", "lineRule": "exact"}  # a line of 6 points


def complete(container: Element) -> None:
    """Give a cell or the like the paragraph at its end without which Word calls it damaged."""
    ends_well = len(container) and container[-1].tag == wordxml.PARAGRAPH
    if container.tag in _ENDS_WITH_A_PARAGRAPH and not ends_well:
        container.append(container.makeelement(wordxml.PARAGRAPH))


def exchange(container: Element, nodes: Sequence[Element]) -> None:
    """Let a container hold ``nodes`` in their order; what it holds already is in that order."""
    staying = set(nodes)
    for child in list(container):
        if child not in staying:
            wordxml.remove(child)
    # What stays is not touched: taking out a long table and putting it back takes quadratic time.
    for at, node in enumerate(nodes):
        if node.getparent() is not container:
            container.insert(at, node)


def set_apart(nodes: Iterable[Element]) -> Iterator[Element]:
    """Yield elements with a low line between tables: Word would make one table of two."""
    before = ""
    for node in nodes:
        if before == node.tag == wordxml.TABLE:
            yield _low_line(node)
        yield node
        before = node.tag


def section_end(mark: Element) -> Iterator[Element]:
    """Yield what stays of a line that marks a part: the end of a section, if it is one."""
    if mark.find(_SECTION) is not None:
        _empty(mark)
        yield mark


def put_before(paragraph: Element, table: Element) -> None:
    """Put a table before a paragraph, apart from a table that stands there already."""
    above = paragraph.getprevious()
    if above is not None and above.tag == wordxml.TABLE:
        paragraph.addprevious(_low_line(paragraph))
    paragraph.addprevious(table)


def take_out(paragraph: Element) -> None:
    """Remove a paragraph; one that ends a section or parts two tables stays, without its text."""
    beside = (paragraph.getprevious(), paragraph.getnext())
    parts_tables = all(each is not None and each.tag == wordxml.TABLE for each in beside)
    if parts_tables or paragraph.find(_SECTION) is not None:
        _empty(paragraph)
        return
    container = paragraph.getparent()
    wordxml.remove(paragraph)
    complete(container)


def _empty(paragraph: Element) -> None:
    for piece in [each for each in paragraph if each.tag != _PROPERTIES]:
        wordxml.remove(piece)


def _low_line(beside: Element) -> Element:
    line = beside.makeelement(wordxml.PARAGRAPH)
    look = beside.makeelement(_PROPERTIES)
    look.append(beside.makeelement(name_of("spacing"), {name_of(k): v for k, v in _LOW.items()}))
    line.append(look)
    return line
