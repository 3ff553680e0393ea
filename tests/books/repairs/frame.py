"""What makes Excel call what stands around the rows of a sheet damaged."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from tests.books.repairs.areas import LAST_COLUMN, LAST_ROW, area, overlaps
from tests.books.repairs.package import Package, disordered, miscounted, twice, units
from tests.books.repairs.schema_order import WORKSHEET
from tests.books.repairs.styles import formats

_MOST_LINKS, _MOST_BREAKS, _WIDEST = 65_530, 1_022, 255
_LONGEST_SAID = {"promptTitle": 32, "prompt": 255, "errorTitle": 32, "error": 255}
_LONGEST_LIST = 255  # characters of choices that are written out, without their quotes
_PLACES = ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")
_COUNTED = ("mergeCells", "dataValidations", "rowBreaks", "colBreaks", "tableParts")


def frame_faults(package: Package, sheet: Element) -> Iterator[str]:
    """Yield faults of a sheet, its rows left out."""
    yield from disordered(sheet, WORKSHEET)
    for name in _COUNTED:
        yield from (each for found in sheet.findall(f"{{*}}{name}") for each in miscounted(found))
    yield from _range_faults(sheet)
    yield from _column_faults(sheet, formats(package))
    yield from _link_faults(sheet)
    yield from _choice_faults(sheet)
    yield from _print_faults(sheet)
    yield from _condition_faults(sheet, formats(package, "dxfs"))


def _range_faults(sheet: Element) -> Iterator[str]:
    merged = _references(sheet, "{*}mergeCells/{*}mergeCell")
    filtered = _references(sheet, "{*}autoFilter")
    for each in [*merged, *filtered, *_references(sheet, "{*}dimension")]:
        if not area(each).legal:
            yield f"has the range {each}"
    yield from (f"merges over one another {each}" for each in overlaps(merged))
    if any(area(each).top == area(each).bottom for each in filtered):
        yield f"filters {filtered} without a row below"


def _references(sheet: Element, path: str) -> list[str]:
    return [each.get("ref", "") for each in sheet.iterfind(path)]


def _column_faults(sheet: Element, known: int) -> Iterator[str]:
    before = 0
    for each in sheet.iterfind("{*}cols/{*}col"):
        first, last = int(each.get("min", "0")), int(each.get("max", "0"))
        if not before < first <= last <= LAST_COLUMN:
            yield f"columns {first} to {last} stand behind {before}"
        before = last
        if (
            int(each.get("style", "0")) >= known
            or not 0 <= float(each.get("width", "9")) <= _WIDEST
        ):
            yield f"column {first} has format {each.get('style')}, width {each.get('width')}"


def _link_faults(sheet: Element) -> Iterator[str]:
    links = sheet.findall("{*}hyperlinks/{*}hyperlink")
    if len(links) > _MOST_LINKS or (sheet.find("{*}hyperlinks") is not None and not links):
        yield f"has {len(links)} links"
    yield from twice("link at", (each.get("ref", "") for each in links))
    for each in links:
        location = each.get("location", "")
        if "!" in location and location.startswith("'") and location.count("'") % 2:
            yield f"leads to {location}"
        if units(location) > _WIDEST:
            yield f"leads to a location of {units(location)} characters"


def _choice_faults(sheet: Element) -> Iterator[str]:
    for each in sheet.iterfind("{*}dataValidations/{*}dataValidation"):
        for name, most in _LONGEST_SAID.items():
            if units(each.get(name, "")) > most:
                yield f"the {name} of a list has {units(each.get(name, ''))} characters"
        formula = each.findtext("{*}formula1", "")
        if formula.startswith('"') and units(formula) - 2 > _LONGEST_LIST:
            yield f"a list of choices has {units(formula) - 2} characters"
        if not all(area(cells).legal for cells in each.get("sqref", "").split()):
            yield f"a list is for {each.get('sqref')}"


def _print_faults(sheet: Element) -> Iterator[str]:
    for place in _PLACES:
        if units(sheet.findtext(f"{{*}}headerFooter/{{*}}{place}", "")) > _WIDEST:
            yield f"{place} is too long"
    for axis, last in (("row", LAST_ROW), ("col", LAST_COLUMN)):
        breaks = [
            int(each.get("id", "0")) for each in sheet.iterfind(f"{{*}}{axis}Breaks/{{*}}brk")
        ]
        if (
            len(breaks) > _MOST_BREAKS
            or breaks != sorted(set(breaks))
            or max(breaks, default=0) > last
        ):
            yield f"has the {axis} breaks {breaks[:5]} …, {len(breaks)} in all"


def _condition_faults(sheet: Element, known: int) -> Iterator[str]:
    rules = sheet.findall("{*}conditionalFormatting/{*}cfRule")
    for each in rules:
        if int(each.get("dxfId", "0")) >= max(known, 1):
            yield f"a condition has format {each.get('dxfId')}"
    named = [each.text for rule in rules for each in rule.iterfind("{*}extLst/{*}ext/{*}id")]
    further = "{*}extLst/{*}ext/{*}conditionalFormattings/{*}conditionalFormatting/{*}cfRule"
    extended = [each.get("id") for each in sheet.iterfind(further)]
    yield from (f"condition {each} is not extended" for each in named if each not in extended)
