"""What the parts of a document refer to: each must be there, and be what it is said to be.

Word calls a file damaged whose parts lead nowhere; other programs leave a gap where a picture or a
chart should stand.
"""

from __future__ import annotations

import posixpath
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from automations.documents import wordxml
from automations.documents.related_parts import relations_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from automations.documents.package import Parts
    from automations.documents.wordxml import Element

_TYPES, _RELATIONS = "[Content_Types].xml", ".rels"
_RELATED = {"r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships"}
_CHARTS = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_WORKBOOK = f"{_CHARTS}externalData"


def broken_links(parts: Parts, roots: Mapping[str, Element]) -> Iterator[str]:
    """Yield every part or relation that is missing, the part it is missed in first.

    ``roots``: the parts that were read already.
    """
    yield from _relations(parts)
    yield from _types(parts)
    for name, root in roots.items():
        known = _targets(parts, name)
        asked = _asked(root, "//@r:*")
        yield from (f"{name}: relation {each} is missing" for each in sorted(asked - known.keys()))
        if root.tag == f"{_CHARTS}chartSpace" and not _has_workbook(root, known, parts):
            yield f"{name}: chart without a workbook"


def _asked(element: Element, path: str) -> set[str]:
    """Return the relations that attributes ask for: those at ``path``, as XPath has it."""
    # A large body has many thousand attributes, and a search in Python looks at each.
    return set(element.xpath(path, namespaces=_RELATED, smart_strings=False)) - {""}


def _relations(parts: Parts) -> Iterator[str]:
    for name in parts:
        if name.endswith(_RELATIONS):
            path = PurePosixPath(name.removesuffix(_RELATIONS))
            own = str(path.parent.parent / path.name) if path.name != "_rels" else ""
            lost = (each for each in _targets(parts, own).values() if each and each not in parts)
            yield from (f"{name}: {each} is missing" for each in lost)


def _targets(parts: Parts, user: str) -> dict[str, str]:
    """Return where the relations of a part lead to, "" for what lies outside the file."""
    held = parts.get(relations_of(user))
    if held is None:
        return {}
    return {each.get("Id"): _target(each, user) for each in wordxml.parse(held)}


def _target(relation: Element, user: str) -> str:
    if relation.get("TargetMode") == "External":
        return ""
    target = str(relation.get("Target", ""))
    base = "/" if target.startswith("/") else f"/{PurePosixPath(user).parent}"
    return posixpath.normpath(posixpath.join(base, target)).lstrip("/")


def _has_workbook(root: Element, known: Mapping[str, str], parts: Parts) -> bool:
    found = (value for each in root.iter(_WORKBOOK) for value in _asked(each, "@r:*"))
    return any(known.get(relation) in parts for relation in found)


def _types(parts: Parts) -> Iterator[str]:
    said = list(wordxml.parse(parts[_TYPES]))
    ends = {each.get("Extension", "").lower() for each in said} - {""}
    named = {each.get("PartName", "").lstrip("/") for each in said} - {""}
    yield from (f"{_TYPES}: {each} is missing" for each in sorted(named - parts.keys()))
    for name in parts:
        if name not in named | {_TYPES} and name.rpartition(".")[2].lower() not in ends:
            yield f"{_TYPES}: nothing says what {name} is"
