"""A package taken apart, and what makes Excel call it damaged as a whole."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from itertools import pairwise
from typing import NamedTuple
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

TYPES = "[Content_Types].xml"
_USED = re.compile(rb"""\s(?:r|r\d+|rel|dxr):(?:id|embed|link|pict)="([^"]+)\"""")
_MARKUP = ("xml", "rels", "vml")
_LONGEST_ADDRESS = 2_079  # characters of a link, in Excel


class Relation(NamedTuple):
    """What a part refers to: a kind such as ``worksheet``, and a part or an address."""

    id: str
    kind: str
    target: str
    external: bool


@dataclass
class Package:
    """The parts by their names; ``doubled`` are names that come twice."""

    parts: dict[str, bytes]
    doubled: list[str]
    roots: dict[str, Element] = field(default_factory=dict)

    def root(self, name: str) -> Element:
        """Return the outermost element of a part."""
        if name not in self.roots:
            parsed = fromstring(self.parts[name])
            assert isinstance(parsed, Element)
            self.roots[name] = parsed
        return self.roots[name]

    def relations(self, name: str) -> list[Relation]:
        """Return what a part refers to; "" stands for the package."""
        folder, _, file = name.rpartition("/")
        beside = posixpath.join(folder, "_rels", f"{file}.rels")
        if beside not in self.parts:
            return []
        return [_relation(folder, each) for each in self.root(beside)]

    def related(self, name: str, kind: str) -> list[str]:
        """Return the parts of that kind which a part refers to."""
        return [each.target for each in self.relations(name) if each.kind == kind]

    @cached_property
    def workbook(self) -> str:
        """The name of the part that lists the tabs."""
        return self.related("", "officeDocument")[0]


def opened(content: bytes) -> Package:
    """Take a package apart."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        assert package.testzip() is None
        names = Counter(name.lower() for name in package.namelist())
        parts = {name: package.read(name) for name in package.namelist()}
    return Package(parts, [name for name, count in names.items() if count > 1])


def _relation(folder: str, element: Element) -> Relation:
    external = element.get("TargetMode") == "External"
    target = element.get("Target", "")
    if not external:
        within = target if target.startswith("/") else posixpath.join("/", folder, target)
        target = unquote(posixpath.normpath(within).removeprefix("/"))
    kind = element.get("Type", "").rpartition("/")[2]
    return Relation(element.get("Id", ""), kind, target, external)


def local(element: Element) -> str:
    """Return the name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def units(text: str) -> int:
    """Return the length of a text as Excel counts it: an emoji is two."""
    return len(text.encode("utf-16-le")) // 2


def twice(what: str, found: Iterable[str]) -> Iterator[str]:
    """Yield what comes more than once."""
    for each, count in Counter(found).items():
        if count > 1:
            yield f"{what} {each!r} is there {count} times"


def miscounted(element: Element) -> Iterator[str]:
    """Yield a list whose stated count is not that of its elements."""
    stated = element.get("count")
    if stated is not None and int(stated) != len(element):
        yield f"{local(element)} states {stated}, holds {len(element)}"


def disordered(element: Element, order: tuple[str, ...]) -> Iterator[str]:
    """Yield children that do not stand as the schema orders them, or that it does not know."""
    names = [local(each) for each in element if local(each) != "AlternateContent"]
    yield from (f"{local(element)} has {each}" for each in names if each not in order)
    for before, each in pairwise(each for each in names if each in order):
        if order.index(before) > order.index(each):
            yield f"{local(element)} has {each} behind {before}"
    yield from twice("element", (each for each in names if each != "conditionalFormatting"))


def package_faults(package: Package) -> Iterator[str]:
    """Yield faults of types and relations."""
    yield from (f"part {name!r} is there twice" for name in package.doubled)
    yield from _type_faults(package)
    for name in package.parts:
        if name.rpartition(".")[2] in _MARKUP:
            package.root(name)  # which refuses what is not well-formed
        if not name.endswith(".rels"):
            yield from (f"{name}: {each}" for each in _relation_faults(package, name))
    yield from _relation_faults(package, "")


def _type_faults(package: Package) -> Iterator[str]:
    types = package.root(TYPES)
    named = [each.get("PartName", "") for each in types if local(each) == "Override"]
    ends = [each.get("Extension", "").lower() for each in types if local(each) == "Default"]
    yield from twice("type of", (each.lower() for each in named))
    yield from twice("type of", ends)
    listed = {unquote(each).removeprefix("/") for each in named}
    yield from (f"a type is of {name}, which is not there" for name in listed - {*package.parts})
    for name in {*package.parts} - listed - {TYPES}:
        if name.rpartition(".")[2].lower() not in ends:
            yield f"{name} has no type"


def _relation_faults(package: Package, name: str) -> Iterator[str]:
    relations = package.relations(name)
    yield from twice("relation", (each.id for each in relations))
    for each in relations:
        if each.external and (len(each.target) > _LONGEST_ADDRESS or re.search(r"\s", each.target)):
            yield f"leads to the address {each.target[:100]!r}"
        if not each.external and each.target not in package.parts:
            yield f"refers to {each.target}, which is not there"
    used = {each.decode() for each in _USED.findall(package.parts.get(name, b""))}
    yield from (f"uses {each}" for each in used - {each.id for each in relations})
