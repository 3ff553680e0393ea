"""Parts of a template that are kept only if something has a value.

A line that holds ``{{もし 同点}}`` and nothing else opens such a part, a line ``{{ここまで}}``
closes it; ``{{もし 同点 がなければ}}`` keeps it in the opposite case. Both lines stand in the same
place: both in the body, or both in the same cell. Parts may stand inside one another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from automations.documents import wordxml
from automations.documents.fields import closes, condition_of, fields_in, line_of

if TYPE_CHECKING:
    from automations.documents.content import Content
    from automations.documents.wordxml import Element


def misplaced(root: Element) -> list[tuple[str, str]]:
    """Return each condition that cannot be obeyed: a problem's code, and the line it is in."""
    found = []
    for container in _containers(root):
        found += _unbalanced(container)
    for paragraph in wordxml.paragraphs(root):
        line = line_of(paragraph)
        names = [field.name for field in fields_in(line)]
        if any(closes(name) or condition_of(name) for name in names) and not _mark(paragraph):
            found.append(("template_condition_not_alone", line))
    return found


def settle(root: Element, content: Content) -> None:
    """Remove the parts whose condition does not hold, and the lines that mark parts."""
    for container in _containers(root):
        _settle(container, content)


def _containers(root: Element) -> list[Element]:
    seen = {paragraph.getparent(): None for paragraph in wordxml.paragraphs(root)}
    return list(seen)


def _settle(container: Element, content: Content) -> None:
    kept: list[bool] = []
    for child in list(container):
        mark = _mark(child)
        if mark and (condition := condition_of(mark)):
            kept.append(content.has(condition.name) != condition.unless)
        elif mark:
            kept.pop()
        if mark or not all(kept):
            container.remove(child)
    complete_cell(container)


def complete_cell(container: Element) -> None:
    """Give a cell the paragraph at its end without which Word calls the file damaged."""
    ends_well = len(container) and container[-1].tag == wordxml.PARAGRAPH
    if container.tag == wordxml.CELL and not ends_well:
        container.append(container.makeelement(wordxml.PARAGRAPH))


def _unbalanced(container: Element) -> list[tuple[str, str]]:
    open_lines: list[str] = []
    for child in container:
        mark = _mark(child)
        if mark and condition_of(mark):
            open_lines.append(line_of(child))
        elif mark and open_lines:
            open_lines.pop()
        elif mark:
            return [("template_end_without_condition", line_of(child))]
    return [("template_condition_without_end", line) for line in open_lines]


def _mark(element: Element) -> str:
    """Return the name in a line that opens or closes a part, or ""."""
    if element.tag != wordxml.PARAGRAPH:
        return ""
    line = line_of(element).strip()
    fields = fields_in(line)
    if len(fields) != 1 or (fields[0].start, fields[0].end) != (0, len(line)):
        return ""
    name = fields[0].name
    return name if closes(name) or condition_of(name) else ""
