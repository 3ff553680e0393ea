"""The lines of a template that mark a part: what repeats, what is kept, and where that ends.

A mark stands alone in its line, and both lines of a part stand in the same place: both in the body,
or both in the same cell. Parts may stand inside one another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from automations.documents import wordxml
from automations.documents.fields import closes, condition_of, fields_in, line_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from automations.documents.wordxml import Element

_REPEATED = "くりかえし"


def repeated_in(name: str) -> str:
    """Return the table for whose rows a part stands that a field's name opens, or "".

    >>> repeated_in("くりかえし取組"), repeated_in("取組")
    ('取組', '')
    """
    return name.removeprefix(_REPEATED) if name.startswith(_REPEATED) else ""


def is_mark(name: str) -> bool:
    """Tell whether a field's name opens or closes a part."""
    return closes(name) or condition_of(name) is not None or bool(repeated_in(name))


def mark_of(element: Element) -> str:
    """Return the name in a line that opens or closes a part, or ""."""
    if element.tag != wordxml.PARAGRAPH:
        return ""
    line = line_of(element).strip()
    fields = fields_in(line)
    if len(fields) != 1 or (fields[0].start, fields[0].end) != (0, len(line)):
        return ""
    return fields[0].name if is_mark(fields[0].name) else ""


def closing(nodes: Sequence[Element], opening: int) -> int:
    """Return where the part ends that begins at ``opening``; marks are in order."""
    depth = 0
    for place in range(opening, len(nodes)):
        if mark := mark_of(nodes[place]):
            depth += -1 if closes(mark) else 1
            if depth <= 0:
                return place
    return len(nodes)


def misplaced(root: Element) -> Iterator[tuple[str, Element]]:
    """Yield each mark that cannot be obeyed: a problem's code, and the paragraph."""
    marks = {}
    for paragraph in wordxml.paragraphs(root):
        if any(is_mark(field.name) for field in fields_in(line_of(paragraph))):
            marks[paragraph] = mark_of(paragraph)
    for container in {paragraph.getparent(): None for paragraph in marks}:
        yield from _unbalanced([(each, marks[each]) for each in container if marks.get(each)])
    yield from (("template_condition_not_alone", each) for each, mark in marks.items() if not mark)


def _unbalanced(marked: Iterable[tuple[Element, str]]) -> Iterator[tuple[str, Element]]:
    opened: list[Element] = []
    for child, mark in marked:
        if not closes(mark):
            opened.append(child)
        elif opened:
            opened.pop()
        else:
            yield "template_end_without_condition", child
            return
    yield from (("template_condition_without_end", each) for each in opened)


def repeated_parts(root: Element) -> dict[Element, frozenset[str]]:
    """Return the elements between the lines of a repeated part, and the tables that it is for."""
    parts: dict[Element, frozenset[str]] = {}
    for opening in wordxml.paragraphs(root):
        if table := repeated_in(mark_of(opening)):
            nodes = [opening, *opening.itersiblings()]
            for node in nodes[1 : closing(nodes, 0)]:
                parts[node] = parts.get(node, frozenset()) | {table}
    return parts


def tables_around(element: Element, parts: Mapping[Element, frozenset[str]]) -> frozenset[str]:
    """Return the tables for one of whose rows an element stands; ``parts``: `repeated_parts`."""
    if not parts:
        return frozenset()
    around = (parts.get(each, frozenset()) for each in (element, *element.iterancestors()))
    return frozenset().union(*around)
