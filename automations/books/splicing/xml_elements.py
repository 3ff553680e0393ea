"""The elements of an XML part, each with the places of its bytes, so that only those change."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from automations.books.splicing.changes import Unspliceable
from automations.books.splicing.refusals import NOT_XML
from automations.books.splicing.xml_text import meant, refuse_unsafe

TOKEN = re.compile(
    rb"<(?:!--.*?-->|!\[CDATA\[.*?\]\]>|\?.*?\?>|[^>\"']*(?:\"[^\"]*\"[^>\"']*|'[^']*'[^>\"']*)*>)",
    re.DOTALL,
)
"""A tag, comment, section or instruction of XML that is known to be well-formed."""

_NAME = re.compile(rb"</?([^\s/>]+)")
_ATTRIBUTE = re.compile(rb"([^\s=/<>\"']+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_XML = "http://www.w3.org/XML/1998/namespace"


class Attribute(NamedTuple):
    """An attribute; ``start`` and ``end`` enclose its value between the quotes."""

    space: str
    name: str
    value: str
    start: int
    end: int


@dataclass(slots=True, eq=False)
class Element:
    """An element: ``<a>`` stands at ``start`` to ``opened``, ``</a>`` at ``closing`` to ``end``.

    ``prefix`` is as written, such as ``x:``; ``space`` the namespace it stands for; ``scope`` the
    namespaces that hold inside, by prefix without colon.
    """

    source: bytes = field(repr=False)
    name: str
    prefix: str
    space: str
    scope: Mapping[str, str] = field(repr=False)
    start: int
    opened: int
    closing: int = 0
    end: int = 0
    children: list[Element] = field(default_factory=list, repr=False)

    @property
    def empty(self) -> bool:
        """Tell whether the element is written as one tag, ``<a/>``."""
        return self.opened == self.end

    def attributes(self) -> Iterator[Attribute]:
        """Walk the attributes in their order, declarations of namespaces left out."""
        found = _ATTRIBUTE.finditer(self.source, self.start + 1 + len(self.tag), self.opened)
        for each in found:
            prefix, _, name = each[1].decode().rpartition(":")
            if "xmlns" in {prefix, name}:
                continue
            group = 2 if each[2] is not None else 3
            space = self.scope.get(prefix, "") if prefix else ""
            yield Attribute(space, name, meant(each[group]), each.start(group), each.end(group))

    @property
    def tag(self) -> bytes:
        """The name as written."""
        return f"{self.prefix}{self.name}".encode()

    def attribute(self, name: str, *, related: bool = False) -> Attribute | None:
        """Return an attribute; ``related``: one of the namespace of relationships."""
        for each in self.attributes():
            if each.name == name and each.space.endswith("/relationships") == related:
                return each
        return None

    def get(self, name: str, default: str = "", *, related: bool = False) -> str:
        """Return the value of an attribute."""
        found = self.attribute(name, related=related)
        return default if found is None else found.value

    def named(self, name: str) -> list[Element]:
        """Return the children of that name which have our own namespace."""
        return [each for each in self.children if each.name == name and each.space == self.space]

    def first(self, name: str) -> Element | None:
        """Return the first child of that name which has our own namespace."""
        return next(iter(self.named(name)), None)

    def written(self) -> bytes:
        """Return the element as it stands."""
        return self.source[self.start : self.end]

    def inside(self) -> bytes:
        """Return what stands between its tags."""
        return self.source[self.opened : self.closing]


def parsed(content: bytes) -> Element:
    """Return the outermost element of a part in UTF-8, with all that is in it.

    Raises `Unspliceable` for XML that is unsafe or not well-formed.
    """
    refuse_unsafe(content)
    return elements(content)


def elements(content: bytes) -> Element:
    """Return the outermost element of XML that is known to be well-formed."""
    above: list[Element] = []
    root: Element | None = None
    for token in TOKEN.finditer(content):
        if content[token.start() + 1] in b"!?":
            continue
        if content[token.start() + 1] == ord("/"):
            _close(above.pop(), token.start(), token.end())
            continue
        element = _element(content, token, above)
        root = root or element
        if above:
            above[-1].children.append(element)
        if content[token.end() - 2] == ord("/"):
            _close(element, token.end(), token.end())
        else:
            above.append(element)
    if root is None:
        raise Unspliceable(NOT_XML)
    return root


def _close(element: Element, closing: int, end: int) -> None:
    element.closing, element.end = closing, end


def _element(content: bytes, token: re.Match[bytes], above: list[Element]) -> Element:
    scope = above[-1].scope if above else {"xml": _XML}
    if b"xmlns" in token[0]:
        scope = {**scope, **dict(_declared(token[0]))}
    prefix, colon, name = tag_name(token[0]).rpartition(":")
    if prefix and prefix not in scope:
        raise Unspliceable(NOT_XML)
    space = scope.get(prefix, "")
    return Element(content, name, prefix + colon, space, scope, token.start(), token.end())


def tag_name(token: bytes) -> str:
    """Return the name in a tag, with its prefix."""
    found = _NAME.match(token)
    return found[1].decode() if found else ""


def _declared(token: bytes) -> Iterator[tuple[str, str]]:
    for found in _ATTRIBUTE.finditer(token):
        prefix, _, name = found[1].decode().rpartition(":")
        value = meant(found[2] if found[2] is not None else found[3])
        if prefix == "xmlns":
            yield name, value
        elif name == "xmlns" and not prefix:
            yield "", value
