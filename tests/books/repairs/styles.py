"""What makes Excel call the formats of a workbook damaged."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from tests.books.repairs.package import Package, disordered, miscounted, twice, units
from tests.books.repairs.schema_order import FONT, STYLES

_FIRST_OWN = 164
_REFERS = {"fontId": "fonts", "fillId": "fills", "borderId": "borders", "xfId": "cellStyleXfs"}
_MOST_FORMATS = 65_490


def formats(package: Package, section: str = "cellXfs") -> int:
    """Return how many formats there are in a section."""
    found = package.related(package.workbook, "styles")
    return len(_all(package.root(found[0]), section)) if found else 1


def style_faults(package: Package) -> Iterator[str]:
    """Yield faults of the styles part."""
    for part in package.related(package.workbook, "styles"):
        root = package.root(part)
        yield from disordered(root, STYLES)
        for section in root:
            yield from miscounted(section)
        for font in _all(root, "fonts"):
            yield from disordered(font, FONT)
        yield from _number_faults(root)
        yield from _reference_faults(root)
        if len(_all(root, "cellXfs")) > _MOST_FORMATS:
            yield "there are too many formats"


def _all(root: Element, section: str) -> list[Element]:
    return root.findall(f"{{*}}{section}/*")


def _number_faults(root: Element) -> Iterator[str]:
    numbers = _all(root, "numFmts")
    yield from twice("number format", (each.get("numFmtId", "") for each in numbers))
    known = {each.get("numFmtId", "") for each in numbers}
    for each in numbers:
        if not 1 <= units(each.get("formatCode", "")) <= 255:
            yield f"number format {each.get('formatCode')!r}"
    for xf in [*_all(root, "cellStyleXfs"), *_all(root, "cellXfs")]:
        number = xf.get("numFmtId", "0")
        if int(number) >= _FIRST_OWN and number not in known:
            yield f"a format has number format {number}"


def _reference_faults(root: Element) -> Iterator[str]:
    for xf in [*_all(root, "cellStyleXfs"), *_all(root, "cellXfs")]:
        for name, section in _REFERS.items():
            if name in xf.keys() and int(xf.get(name, "0")) >= len(_all(root, section)):  # noqa: SIM118 - an element is no mapping
                yield f"a format has {name} {xf.get(name)}"
    styles = _all(root, "cellStyles")
    yield from twice("style", (each.get("name", "").lower() for each in styles))
    for each in styles:
        if int(each.get("xfId", "0")) >= len(_all(root, "cellStyleXfs")):
            yield f"style {each.get('name')} has format {each.get('xfId')}"
