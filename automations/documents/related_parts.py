"""Parts that a Word document gets besides its own: pictures, further headers and footers.

A part is known by a relation of the part that uses it, and by its type in the package's list.
"""

from __future__ import annotations

from itertools import count
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from automations.documents import wordxml

if TYPE_CHECKING:
    from automations.documents.package import Parts
    from automations.documents.wordxml import Element

_TYPES = "[Content_Types].xml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE = "application/vnd.openxmlformats-officedocument"
_CHART = f"{_OFFICE}.drawingml.chart+xml"
_SHEETS = f"{_OFFICE}.spreadsheetml.sheet"
WORKBOOK = "rId1"
"""What a chart calls the workbook of its numbers."""
_OF_CHART = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="{WORKBOOK}"'
    f' Type="{_KINDS}/package" Target="{{target}}"/></Relationships>'
)


class Related:
    """The parts of a document and what is added to those that ``user`` (a part) relates to."""

    def __init__(self, parts: Parts, user: str) -> None:
        self._parts = dict(parts)
        self._relations_at = relations_of(user)
        self._relations = wordxml.parse(parts[self._relations_at])
        self._types = wordxml.parse(parts[_TYPES])
        self._folder = PurePosixPath(user).parent

    def picture(self, name: str, data: bytes) -> str:
        """Add a picture (PNG); return its relation."""
        self._type("Default", Extension="png", ContentType="image/png")
        return self._added("image", f"media/{name}", data)

    def chart(self, data: bytes, workbook: bytes) -> str:
        """Add a chart, whose relation `WORKBOOK` is its workbook; return the chart's relation."""
        used = f"embeddings/{self._free('embeddings/chart{}.xlsx')}"
        name = f"charts/{self._free('charts/chart{}.xml')}"
        self._type("Default", Extension="xlsx", ContentType=_SHEETS)
        self._type("Override", PartName=f"/{self._folder / name}", ContentType=_CHART)
        self._parts[str(self._folder / used)] = workbook
        relations = _OF_CHART.format(target=f"../{used}").encode()
        self._parts[relations_of(str(self._folder / name))] = relations
        return self._added("chart", name, data)

    def text(self, kind: str, name: str, data: bytes) -> str:
        """Add a part of text, ``kind`` header or footer; return its relation."""
        place = f"/{self._folder / name}"
        self._type("Override", PartName=place, ContentType=f"{_WORD}.{kind}+xml")
        return self._added(kind, name, data)

    def target(self, relation: str) -> str:
        """Return the part that a relation leads to, "" if there is none."""
        found = (each for each in self._relations if each.get("Id") == relation)
        target = next((each.get("Target", "") for each in found), "")
        name = target.removeprefix("/") if target.startswith("/") else str(self._folder / target)
        return name if name in self._parts else ""

    def first(self, kind: str) -> str:
        """Return the first part of a kind that there is a relation to, "" if there is none."""
        found = (each for each in self._relations if each.get("Type") == f"{_KINDS}/{kind}")
        return next((self.target(each.get("Id", "")) for each in found), "")

    def content(self, name: str) -> bytes:
        """Return a part."""
        return self._parts[name]

    def held(self, name: str) -> bytes:
        """Return a part, nothing if there is none."""
        return self._parts.get(name, b"")

    def copy_relations(self, name: str, other: str) -> None:
        """Let a new part use what another one uses, such as the pictures of a header."""
        if (relations := relations_of(name)) in self._parts:
            self._parts[relations_of(other)] = self._parts[relations]

    def replace(self, name: str, data: bytes) -> None:
        """Put new content in the place of a part's."""
        self._parts[name] = data

    def parts(self) -> Parts:
        """Return every part."""
        written = {self._relations_at: self._relations, _TYPES: self._types}
        return {**self._parts, **{name: wordxml.serialise(root) for name, root in written.items()}}

    def _free(self, pattern: str) -> str:
        """Return the first name that no part has: a template may have charts of its own."""
        names = (pattern.format(number) for number in count(1))
        free = next(name for name in names if str(self._folder / name) not in self._parts)
        return PurePosixPath(free).name

    def _added(self, kind: str, name: str, data: bytes) -> str:
        relation = f"rAdded{len(self._relations) + 1}"
        words = {"Id": relation, "Type": f"{_KINDS}/{kind}", "Target": name}
        _append(self._relations, "relationships", "Relationship", words)
        self._parts[str(self._folder / name)] = data
        return relation

    def _type(self, tag: str, **words: str) -> None:
        key = next(iter(words))
        if not any(each.get(key) == words[key] for each in self._types):
            _append(self._types, "content-types", tag, words)


def relations_of(part: str) -> str:
    """Return where the relations of a part stand.

    >>> relations_of("word/header1.xml")
    'word/_rels/header1.xml.rels'
    """
    path = PurePosixPath(part)
    return str(path.parent / "_rels" / f"{path.name}.rels")


def _append(root: Element, family: str, tag: str, words: dict[str, str]) -> None:
    added = root.makeelement(f"{{{_PACKAGE}/{family}}}{tag}", words)
    if tag == "Default":  # the list of types names files by their ends first
        root.insert(0, added)
    else:
        root.append(added)
