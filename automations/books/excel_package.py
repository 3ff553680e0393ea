"""The zip package of an Excel workbook: its parts, opened with bounds and without surprises."""

from __future__ import annotations

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
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_LARGEST_PART = 800_000_000  # bytes; 1.5 million rows of a dozen columns
_SUSPECT_PART = 50_000_000  # bytes; below this, no ratio of compression does harm
_DENSEST = 200  # times; real sheets stay far below
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError)


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
    """An opened package; every part is read whole, within bounds."""

    book: str
    archive: zipfile.ZipFile

    def refuse(self, code: str) -> NoReturn:
        """Refuse this file for the reason of that code in the catalogue of problems."""
        raise InputUnfit(problem(code, Place(self.book))) from None

    def part(self, name: str) -> bytes:
        """Return a part's bytes; b"" if there is no such part."""
        try:
            member = self.archive.getinfo(name)
        except KeyError:
            return b""
        dense = member.file_size > _DENSEST * max(member.compress_size, 1)
        if member.file_size > (_SUSPECT_PART if dense else _LARGEST_PART):
            self.refuse("book_too_large")
        try:
            return self.archive.read(member)
        except _UNREADABLE:
            self.refuse("book_damaged")

    def tree(self, name: str) -> Element | None:
        """Return a small part as an XML tree; None if there is no such part."""
        content = self.part(name)
        if not content:
            return None
        try:
            tree: Element = ElementTree.fromstring(content, forbid_dtd=True)
        except DefusedXmlException:
            self.refuse("book_unsafe")
        except (ElementTree.ParseError, ValueError, LookupError):
            self.refuse("book_damaged")
        return tree


def open_package(content: bytes, book: str) -> Package:
    """Open the bytes as a zip package; `InputUnfit` if it is damaged."""
    try:
        return Package(book, zipfile.ZipFile(BytesIO(content)))
    except _UNREADABLE:
        raise InputUnfit(problem("book_damaged", Place(book))) from None


def related(package: Package, part: str) -> dict[str, tuple[str, str]]:
    """Return what a part refers to: id → (kind of relation, path in the package)."""
    folder, _, name = part.rpartition("/")
    tree = package.tree(join(folder, "_rels", f"{name}.rels"))
    if tree is None:
        return {}
    return {
        attribute(each, "Id"): (
            attribute(each, "Type").rpartition("/")[2],
            normpath(join("/", folder, attribute(each, "Target"))).lstrip("/"),
        )
        for each in children(tree, "Relationship")
    }


def workbook_part(package: Package) -> str:
    """Return the path of the workbook part; `InputUnfit` if this is no Excel workbook."""
    main = [path for kind, path in related(package, "").values() if kind == "officeDocument"]
    path = main[0] if main else "xl/workbook.xml"
    names = set(package.archive.namelist())
    if path.endswith(".bin") or "xl/workbook.bin" in names:
        package.refuse("book_binary_excel")
    if "mimetype" in names and b"opendocument" in package.part("mimetype"):
        package.refuse("book_opendocument")
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
    return tuple(found)


def counts_from_1904(package: Package, workbook: str) -> bool:
    """Tell whether day 0 is 1904-01-01, as workbooks from old Macs have it."""
    tree = package.tree(workbook)
    properties = children(tree, "workbookPr") if tree is not None else ()
    return any(attribute(each, "date1904") in {"1", "true"} for each in properties)
