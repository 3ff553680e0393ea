"""What a worksheet says around its rows: merged ranges, and filters that hide rows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from automations.books.excel_chunks import Unbounded
from automations.books.excel_package import attribute, children, related
from automations.tables.places import column_number
from automations.tables.sheet import Merged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from automations.books.excel_package import Package

_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*\bref="([A-Z]+)([0-9]+):([A-Z]+)([0-9]+)"')
_FILTER = re.compile(rb"<autoFilter\b([^>]*[^/>])>(.*?)</autoFilter>", re.DOTALL)
_REACH = re.compile(r"[A-Z]+([0-9]+):[A-Z]+([0-9]+)")
_REFERENCE = re.compile(rb'\bref="([^"]*)"')
_MODE = re.compile(rb'<sheetPr\b[^>]*\bfilterMode="(?:1|true)"')
_MOST = 100_000  # ranges


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Merged ranges, and the rows in which an active filter may hide some: first and last."""

    merged: tuple[Merged, ...]
    filters: tuple[tuple[int, int], ...]

    def filtered(self, hidden: frozenset[int]) -> frozenset[int]:
        """Return those of the hidden rows that a filter hides."""
        return frozenset(
            row for row in hidden if any(first <= row <= last for first, last in self.filters)
        )


def surroundings(package: Package, part: str, head: bytes, tail: bytes) -> Surroundings:
    """Return what is said around the rows of a worksheet part. Raises `Unbounded`."""
    filters = [*_own_filters(tail), *_filters_of_tables(package, part, tail)]
    if not filters and _MODE.search(head):  # an extended filter leaves no other trace
        filters = [(1, 2**31)]
    return Surroundings(_merged(tail), tuple(filters))


def _merged(tail: bytes) -> tuple[Merged, ...]:
    found = _MERGED.findall(tail)
    if len(found) > _MOST:
        raise Unbounded
    return tuple(
        Merged(int(top), column_number(left.decode()), int(bottom), column_number(right.decode()))
        for left, top, right, bottom in found
    )


def _own_filters(tail: bytes) -> Iterator[tuple[int, int]]:
    for tag, inside in _FILTER.findall(tail):
        if b"<filterColumn" in inside and (found := _REFERENCE.search(tag)):
            yield from _reach(found[1].decode())


def _filters_of_tables(package: Package, part: str, tail: bytes) -> Iterator[tuple[int, int]]:
    if b"<tablePart" not in tail:
        return
    for kind, path in related(package, part).values():
        tree = package.tree(path) if kind == "table" else None
        for each in children(tree, "autoFilter") if tree is not None else ():
            if next(children(each, "filterColumn"), None) is not None:
                yield from _reach(attribute(each, "ref"))


def _reach(reference: str) -> Iterator[tuple[int, int]]:
    """Walk the rows that a filter of that range decides about: those below its headings."""
    if found := _REACH.fullmatch(reference.replace("$", "")):
        yield int(found[1]) + 1, int(found[2])
