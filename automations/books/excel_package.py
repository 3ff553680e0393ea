"""The zip package of an Excel workbook: its parts, opened with bounds and without surprises."""

from __future__ import annotations

import struct
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from posixpath import join, normpath
from typing import TYPE_CHECKING, NoReturn

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from automations.errors import InputUnfit
from automations.tables.places import Place
from automations.tables.problems import problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree.ElementTree import Element

_LARGEST_PART = 800_000_000  # bytes; 1.5 million rows of a dozen columns
_LARGEST = 1_500_000_000  # bytes; of all parts in XML together
_SUSPECT = 50_000_000  # bytes; below this, no ratio of compression does harm
_DENSEST = 200  # times; real sheets stay far below
_MOST_PARTS = 20_000
_MOST_TAGS = 1_000_000  # of a part that is held in memory as a tree
_MOST_SHEETS = 1_000
_ENTRY = b"PK\x01\x02"  # begins each entry of a zip directory
_CHUNK = 1 << 21  # bytes; large enough for few rounds, small enough for many at once
_READ = (".xml", ".rels", ".bin")
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
)


def local(name: str) -> str:
    """Return an XML name without its namespace, whose prefix differs between programs."""
    return name.rpartition("}")[2].rpartition(":")[2]


def children(element: Element, name: str) -> Iterator[Element]:
    """Walk the elements of a name below, whatever their namespace and depth."""
    return (each for each in element.iter() if local(each.tag) == name)


def attribute(element: Element, name: str) -> str:
    """Return an attribute by its local name, "" if there is none."""
    return next((value for key, value in element.items() if local(key) == name), "")


@dataclass(frozen=True, slots=True)
class Tab:
    """One worksheet as the workbook lists it; ``part`` is its path in the package."""

    name: str
    part: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class Package:
    """An opened package, whose parts are read within bounds.

    ``members`` are keyed by `part_name`; of those in ``doubled`` there are two that differ.
    """

    book: str
    archive: zipfile.ZipFile
    members: Mapping[str, zipfile.ZipInfo]
    doubled: frozenset[str]

    def refuse(self, code: str) -> NoReturn:
        """Refuse this file for the reason of that code in the catalogue of problems."""
        raise InputUnfit(problem(code, Place(self.book))) from None

    def part(self, name: str) -> bytes:
        """Return a part's bytes; b"" if there is no such part."""
        return b"".join(self.stream(name))

    def stream(self, name: str) -> Iterator[bytes]:
        """Walk a part's bytes, some MB at a time; nothing if there is no such part."""
        key = part_name(name)
        if key in self.doubled:
            self.refuse("book_damaged")
        if key not in self.members:
            return
        member = self.members[key]
        if member.file_size > (_SUSPECT if _is_dense(member) else _LARGEST_PART):
            self.refuse("book_too_large")
        left = member.file_size
        try:
            with self.archive.open(member) as content:
                while chunk := content.read(_CHUNK):
                    left -= len(chunk)
                    yield chunk
        except _UNREADABLE:
            self.refuse("book_damaged")
        if left:
            self.refuse("book_damaged")

    def tree(self, name: str) -> Element | None:
        """Return a small part as an XML tree; None if there is no such part."""
        content = self.part(name)
        if not content:
            return None
        if content.count(b"<") > _MOST_TAGS:
            self.refuse("book_too_large")
        try:
            tree: Element = ElementTree.fromstring(content, forbid_dtd=True)
        except DefusedXmlException:
            self.refuse("book_unsafe")
        except (ElementTree.ParseError, ValueError, LookupError):
            self.refuse("book_damaged")
        return tree


def part_name(name: str) -> str:
    r"""Return a name by which a part is found however a program spells it.

    >>> part_name(r"/xl\Worksheets/./Sheet1.XML")
    'xl/worksheets/sheet1.xml'
    """
    return normpath(join("/", name.replace("\\", "/"))).lstrip("/").lower()


def open_package(content: bytes, book: str) -> Package:
    """Open the bytes as a zip package; `InputUnfit` if it is damaged or unpacks to too much."""
    if content.count(_ENTRY) > _MOST_PARTS:
        raise InputUnfit(problem("book_too_large", Place(book)))
    try:
        archive = zipfile.ZipFile(BytesIO(content))
    except _UNREADABLE:
        raise InputUnfit(problem("book_damaged", Place(book))) from None
    members: dict[str, zipfile.ZipInfo] = {}
    doubled: set[str] = set()
    for member in archive.infolist():
        if member.is_dir():
            continue
        name = part_name(member.filename)
        if name in members and not _alike(member, members[name]):
            doubled.add(name)
        members[name] = member
    package = Package(book, archive, members, frozenset(doubled))
    _refuse_bomb(package)
    return package


def _alike(one: zipfile.ZipInfo, other: zipfile.ZipInfo) -> bool:
    return (one.CRC, one.file_size) == (other.CRC, other.file_size)


def _is_dense(member: zipfile.ZipInfo) -> bool:
    return member.file_size > _DENSEST * max(member.compress_size, 1)


def _refuse_bomb(package: Package) -> None:
    """Refuse what the directory of the package says would unpack to too much."""
    read = [each for name, each in package.members.items() if name.endswith(_READ)]
    dense = sum(each.file_size for each in read if _is_dense(each))
    if dense > _SUSPECT or sum(each.file_size for each in read) > _LARGEST:
        package.refuse("book_too_large")


def related(package: Package, part: str) -> dict[str, tuple[str, str]]:
    """Return what a part refers to: id → (kind of relation, path in the package)."""
    folder, _, name = part.rpartition("/")
    tree = package.tree(join(folder, "_rels", f"{name}.rels"))
    if tree is None:
        return {}
    return {
        attribute(each, "Id"): (
            attribute(each, "Type").rpartition("/")[2],
            normpath(join("/", folder, attribute(each, "Target").replace("\\", "/"))).lstrip("/"),
        )
        for each in children(tree, "Relationship")
    }


def main_part(package: Package) -> str:
    """Return the path of the part that a package is about: a workbook, in whatever form."""
    main = [path for kind, path in related(package, "").values() if kind == "officeDocument"]
    usual = "xl/workbook.bin" if "xl/workbook.bin" in package.members else "xl/workbook.xml"
    return main[0] if main else usual


def workbook_part(package: Package) -> str:
    """Return the path of the workbook part; `InputUnfit` if this is no Excel workbook."""
    path = main_part(package)
    tree = package.tree(path)
    if tree is None or local(tree.tag) != "workbook":
        package.refuse("book_not_workbook")
    return path


def tabs(package: Package, workbook: str) -> tuple[Tab, ...]:
    """Return the worksheets in their order; charts and macro sheets are left out."""
    tree = package.tree(workbook)
    relations = related(package, workbook)
    found = [
        Tab(attribute(each, "name"), path, attribute(each, "state") in {"hidden", "veryHidden"})
        for each in (children(tree, "sheet") if tree is not None else ())
        for kind, path in [relations.get(attribute(each, "id"), ("", ""))]
        if kind == "worksheet"
    ]
    if not found:
        package.refuse("book_without_sheets")
    if len(found) > _MOST_SHEETS:
        package.refuse("book_too_large")
    if len({part_name(tab.part) for tab in found}) < len(found):
        package.refuse("book_damaged")
    return tuple(found)


def counts_from_1904(package: Package, workbook: str) -> bool:
    """Tell whether day 0 is 1904-01-01, as workbooks from old Macs have it."""
    tree = package.tree(workbook)
    properties = children(tree, "workbookPr") if tree is not None else ()
    return any(attribute(each, "date1904") in {"1", "true"} for each in properties)
