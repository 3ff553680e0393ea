"""Whatever would make Excel offer to repair a workbook, as far as we can tell without Excel."""

from __future__ import annotations

from collections.abc import Iterator

from tests.books.repairs.attached import attached_faults
from tests.books.repairs.frame import frame_faults
from tests.books.repairs.package import Package, opened, package_faults
from tests.books.repairs.rows import limits, row_faults, shared_faults
from tests.books.repairs.styles import style_faults
from tests.books.repairs.workbook import tabs, workbook_faults


def faults(content: bytes) -> list[str]:
    """Return what Excel would find wrong with a workbook, in words for whoever mends it."""
    package = opened(content)
    found = list(package_faults(package))
    return found or list(_faults(package))


def _faults(package: Package) -> Iterator[str]:
    yield from workbook_faults(package)
    yield from style_faults(package)
    yield from shared_faults(package)
    limit = limits(package)
    for name, part in tabs(package).items():
        if part.startswith("xl/worksheets/"):
            sheet = package.root(part)
            yield from (f"{name}: {each}" for each in row_faults(sheet, limit))
            yield from (f"{name}: {each}" for each in frame_faults(package, sheet))
    yield from attached_faults(package)
