"""Changes of a few bytes within a part, made all at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import NamedTuple
from xml.sax.saxutils import quoteattr

from automations.books.splicing.changes import Unspliceable
from automations.books.splicing.refusals import CHECK
from automations.books.splicing.xml_elements import Element


class Edit(NamedTuple):
    """The bytes from ``start`` to ``end`` are to be ``new``; they are equal for an insertion."""

    start: int
    end: int
    new: bytes


def edited(content: bytes, edits: Iterable[Edit]) -> bytes:
    """Return the content with the edits made; insertions at one place keep their order."""
    view, pieces, at = memoryview(content), list[bytes | memoryview](), 0
    for edit in sorted(edits, key=itemgetter(0, 1)):
        if edit.start < at:
            raise Unspliceable(CHECK)
        pieces += (view[at : edit.start], edit.new)
        at = edit.end
    return b"".join([*pieces, view[at:]])


def attribute_set(element: Element, name: str, value: str) -> Edit:
    """Return the edit that gives an attribute of an element a value."""
    found = element.attribute(name)
    if found is not None:
        return Edit(found.start, found.end, _escaped(value))
    at = element.start + 1 + len(element.tag)
    return Edit(at, at, b" " + name.encode() + b'="' + _escaped(value) + b'"')


def _escaped(value: str) -> bytes:
    return quoteattr(value, {'"': "&quot;"})[1:-1].encode()


def removed(element: Element) -> Edit:
    """Return the edit that takes an element away."""
    return Edit(element.start, element.end, b"")


def appended(parent: Element, xml: bytes) -> Edit:
    """Return the edit that puts elements behind the last one inside; one for each parent."""
    if not parent.empty:
        return Edit(parent.closing, parent.closing, xml)
    return Edit(parent.end - 2, parent.end, b">" + xml + b"</" + parent.tag + b">")


def inserted(parent: Element, name: str, xml: bytes, order: Sequence[str]) -> Edit:
    """Return the edit that puts an element where the schema, ``order``, wants it.

    That is behind the last element which the schema puts in front of it: what the schema does not
    know, such as alternatives for other versions, keeps its neighbours.
    """
    before = frozenset(order[: order.index(name)])
    known = [each for each in parent.children if _schema_name(each, parent) in before]
    if not known and parent.empty:
        return appended(parent, xml)
    at = known[-1].end if known else parent.opened
    return Edit(at, at, xml)


def _schema_name(element: Element, parent: Element) -> str:
    """Return the name by which the schema places a child; an alternative has that of its first."""
    if element.space == parent.space:
        return element.name
    if element.name != "AlternateContent":
        return ""
    inner = (each for choice in element.children for each in choice.children)
    return next((each.name for each in inner if each.space == parent.space), "")
