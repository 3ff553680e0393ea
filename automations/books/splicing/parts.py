"""The parts of a package while they change: what each will hold, and how parts refer to others."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from posixpath import dirname, join, normpath, relpath
from typing import NamedTuple
from urllib.parse import quote
from xml.sax.saxutils import escape

from automations.books.splicing.changes import Unspliceable
from automations.books.splicing.edits import appended, edited, removed
from automations.books.splicing.refusals import DAMAGED
from automations.books.splicing.xml_elements import Element, parsed
from automations.books.splicing.xml_text import in_utf_8
from automations.books.splicing.zip_members import Archive, key, rebuilt

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SMALL = 1_000_000  # bytes
_TYPES = "[content_types].xml"
_RELATIONS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
_MARKS = "/:?#[]@!$&'()*+,;=%~"  # of an address, which stay as they are
_EMPTY_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<Relationships xmlns="{_PACKAGE}/relationships"></Relationships>'
).encode()


class Relation(NamedTuple):
    """What a part refers to; ``target`` is the key of a part, or an address outside."""

    id: str
    kind: str
    target: str
    external: bool
    element: Element


@dataclass(slots=True)
class Parts:
    """An archive with the changes decided so far: parts changed and gone by key, added by name."""

    archive: Archive
    changed: dict[str, bytes] = field(default_factory=dict)
    added: dict[str, bytes] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)

    def __contains__(self, name: str) -> bool:
        if name in {key(each) for each in self.added}:
            return True
        return name in self.archive.members and name not in self.gone

    def names(self) -> list[str]:
        """Return the keys of all parts."""
        there = [name for name in self.archive.members if name not in self.gone]
        return there + [key(each) for each in self.added]

    def stored_name(self, name: str) -> str:
        """Return the name a part has in the package."""
        if name in self.archive.members:
            return self.archive.members[name].name.replace("\\", "/").lstrip("/")
        return next(each for each in self.added if key(each) == name)

    def read(self, name: str) -> bytes:
        """Return what a part will hold, in UTF-8; `Unspliceable` if there is no such part."""
        for new, content in self.added.items():
            if key(new) == name:
                return content
        if name in self.changed:
            return self.changed[name]
        if name not in self:
            raise Unspliceable(DAMAGED)
        return in_utf_8(self.archive.read(name))

    def tree(self, name: str) -> Element:
        """Return the outermost element of a part."""
        return parsed(self.read(name))

    def write(self, name: str, content: bytes) -> None:
        """Decide what a part is to hold; a part there is no change to is no change."""
        for new in self.added:
            if key(new) == name:
                self.added[new] = content
                return
        if name in self.changed or not self._stands(name, content):
            self.changed[name] = content

    def _stands(self, name: str, content: bytes) -> bool:
        """Tell whether a part holds that content already, without unpacking a large one."""
        member = self.archive.members.get(name)
        if member is None or name in self.gone:
            return False
        if member.size < _SMALL:
            return self.read(name) == content
        return member.size == len(content) and member.checksum == zlib.crc32(content)

    def add(self, name: str, content: bytes, content_type: str) -> None:
        """Add a part under a name that is free."""
        self.added[name] = content
        _append_type(self, f'<Override PartName="/{quote(name)}" ContentType="{content_type}"/>')

    def remove(self, name: str) -> None:
        """Take a part away, with what it refers to and what the package says of its type."""
        for new in [each for each in self.added if key(each) == name]:
            del self.added[new]
        if name in self.archive.members:
            self.gone.add(name)
            self.changed.pop(name, None)
        content = self.read(_TYPES)
        edits = [
            removed(each)
            for each in parsed(content).children
            if each.name == "Override" and key(each.get("PartName")) == name
        ]
        self.write(_TYPES, edited(content, edits))
        beside = relations_part(name)
        if beside in self:
            self.remove(beside)

    def rebuilt(self) -> bytes:
        """Return the package as it will be; the very same bytes if nothing changes."""
        if not self.changed and not self.added and not self.gone:
            return self.archive.content
        return rebuilt(self.archive, self.changed, self.added, self.gone)


def _append_type(parts: Parts, xml: str) -> None:
    content = parts.read(_TYPES)
    root = parsed(content)
    named = xml.replace("<", f"<{root.prefix}", 1)
    parts.write(_TYPES, edited(content, [appended(root, named.encode())]))


def relations_part(name: str) -> str:
    """Return the key of the part that says what a part refers to; "" stands for the package.

    >>> relations_part("xl/workbook.xml"), relations_part("")
    ('xl/_rels/workbook.xml.rels', '_rels/.rels')
    """
    folder, _, file = name.rpartition("/")
    return join(folder, "_rels", f"{file}.rels")


def relations(parts: Parts, name: str) -> tuple[Relation, ...]:
    """Return what a part refers to; "" stands for the package."""
    beside = relations_part(name)
    if beside not in parts:
        return ()
    return tuple(_relations(parts.tree(beside), name))


def _relations(root: Element, name: str) -> Iterator[Relation]:
    for each in root.children:
        if each.name != "Relationship":
            continue
        external = each.get("TargetMode") == "External"
        target = each.get("Target")
        kind = each.get("Type").rpartition("/")[2]
        found = target if external else _resolved(name, target)
        yield Relation(each.get("Id"), kind, found, external, each)


def _resolved(name: str, target: str) -> str:
    r"""Return the key of the part a target leads to, seen from the part ``name``.

    >>> _resolved("xl/worksheets/sheet1.xml", "..\\Tables/Table1.xml#top")
    'xl/tables/table1.xml'
    """
    path = target.partition("#")[0].replace("\\", "/")
    return key(normpath(join("/", dirname(name), path)))


def relation_to(parts: Parts, name: str, target: str, kind: str) -> str:
    """Let a part refer to another, both given by name, and return the id of that.

    ``kind`` is the full type of the relation. A part that referred to nothing gets a place for it.
    """
    fresh = _fresh_id([each.id for each in relations(parts, key(name))])
    path = target if target.startswith("/") else relpath(target, dirname(name) or ".")
    _append_relation(parts, name, f'Id="{fresh}" Type="{kind}" Target="{quote(path)}"')
    return fresh


def _fresh_id(taken: list[str]) -> str:
    numbers = [int(each[3:]) for each in taken if each[:3] == "rId" and each[3:].isdecimal()]
    return f"rId{max(numbers, default=0) + 1}"


def _append_relation(parts: Parts, name: str, attributes: str) -> None:
    beside = relations_part(key(name))
    if beside not in parts:
        _add_relations(parts, name, _EMPTY_RELATIONS)
    content = parts.read(beside)
    root = parsed(content)
    xml = f"<{root.prefix}Relationship {attributes}/>".encode()
    parts.write(beside, edited(content, [appended(root, xml)]))


def _add_relations(parts: Parts, name: str, content: bytes) -> None:
    folder, _, file = name.rpartition("/")
    if relations_part(key(name)) in parts.gone:
        parts.gone.discard(relations_part(key(name)))
        parts.changed[relations_part(key(name))] = content
    else:
        parts.added[join(folder, "_rels", f"{file}.rels")] = content
    types = parts.tree(_TYPES).children
    if not any(each.get("Extension").lower() == "rels" for each in types):
        _prepend_default(parts)


def _prepend_default(parts: Parts) -> None:
    content = parts.read(_TYPES)
    root = parsed(content)
    xml = f'<{root.prefix}Default Extension="rels" ContentType="{_RELATIONS_TYPE}"/>'
    first = root.children[0] if root.children else None
    edits = [appended(root, xml.encode())]
    if first is not None:
        edits = [edits[0]._replace(start=first.start, end=first.start, new=xml.encode())]
    parts.write(_TYPES, edited(content, edits))


def unrelated(parts: Parts, name: str, relation: str) -> None:
    """Let a part refer no more to what it refers to under that id."""
    beside = relations_part(name)
    found = [each.element for each in relations(parts, name) if each.id == relation]
    parts.write(beside, edited(parts.read(beside), map(removed, found)))


def external_relations(
    parts: Parts, name: str, targets: tuple[tuple[str, str], ...], kind: str
) -> None:
    """Let a part, given by name, refer to these addresses (id, address) and to nothing else.

    ``kind`` is the full type of these relations.
    """
    beside = relations_part(key(name))
    if not targets:
        if beside in parts:
            parts.remove(beside)
        return
    each = "".join(
        f'<Relationship Id="{escape(id_)}" Type="{kind}" Target="{_address(target)}"'
        ' TargetMode="External"/>'
        for id_, target in targets
    )
    content = _EMPTY_RELATIONS.replace(b"></Rel", b">" + each.encode() + b"</Rel")
    if beside in parts:
        parts.write(beside, content)
    else:
        _add_relations(parts, name, content)


def _address(target: str) -> str:
    # Letters of every script may stand in an address as they are; people see it in Excel.
    safe = (quote(each, safe=_MARKS) if each.isascii() else each for each in target)
    return "".join(safe).replace("&", "&amp;").replace("'", "&apos;")
