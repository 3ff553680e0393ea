"""The shape of a part: tables that Word can open, drawings that are described, nothing twice."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from automations.documents import wordxml
from automations.documents.wordxml import name_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from automations.documents.wordxml import Element

_PLACED = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_DRAWN, _EXTENT = f"{_PLACED}docPr", f"{_PLACED}extent"
_OLD = "{urn:schemas-microsoft-com:vml}"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_BOOKMARK, _COMMENT = map(name_of, ("bookmarkStart", "comment"))
_NAME, _ID = name_of("name"), name_of("id")
_WIDTHS = {name_of("gridCol"): "w", name_of("tcW"): "w", name_of("sz"): "val"}
_RELATIVE = {"auto", "nil"}  # kinds of width that are no measure


def misshapen(root: Element) -> Iterator[str]:
    """Yield what is wrong with a part whatever it says."""
    yield from _tables(root)
    yield from _drawings(root)
    yield from _twice(root)
    yield from _narrow(root)


def _tables(root: Element) -> Iterator[str]:
    for cell in root.iter(wordxml.CELL):
        if not len(cell) or cell[-1].tag != wordxml.PARAGRAPH:
            yield "cell without a paragraph at its end"
    for row in root.iter(wordxml.ROW):
        if row.find(f".//{wordxml.CELL}") is None:
            yield "row without a cell"
    for table in root.iter(wordxml.TABLE):
        if table.find(f".//{wordxml.ROW}") is None:
            yield "table without a row"


def _drawings(root: Element) -> Iterator[str]:
    for drawing in root.iter(_DRAWN):
        decorative = any(each.get("val") in {"1", "true"} for each in drawing.iter(_DECORATIVE))
        if not (drawing.get("descr") or decorative):
            yield "drawing without alternative text"
    for picture in root.iter(f"{_OLD}imagedata"):
        if not picture.getparent().get("alt"):
            yield "drawing without alternative text"


def _twice(root: Element) -> Iterator[str]:
    drawn = [each.get("id") for each in root.iter(_DRAWN)]
    marks = [each.get(_ID) for each in root.iter(_BOOKMARK)]
    names = [each.get(_NAME) for each in root.iter(_BOOKMARK)]
    comments = [each.get(_ID) for each in root.iter(_COMMENT)]
    found = {"drawing": drawn, "bookmark": marks, "bookmark named": names, "comment": comments}
    for kind, keys in found.items():
        yield from (f"{kind} {key} twice" for key, times in Counter(keys).items() if times > 1)


def _narrow(root: Element) -> Iterator[str]:
    for element in root.iter(*_WIDTHS):
        if element.get(name_of("type")) in _RELATIVE:
            continue
        if _number(element.get(name_of(_WIDTHS[element.tag]), "1")) <= 0 and not _spaced(element):
            yield "text narrower than nothing"
    for extent in root.iter(_EXTENT):
        if min(_number(extent.get(side, "0")) for side in ("cx", "cy")) <= 0:
            yield "drawing of no size"
    for section in root.iter(name_of("sectPr")):
        if _room(section) <= 0:
            yield "page without room for text"


def _spaced(element: Element) -> bool:
    """Tell whether a cell takes its width from the columns: Word writes 0 for that."""
    return bool(element.tag == name_of("tcW") and element.get(name_of("w")) == "0")


def _room(section: Element) -> int:
    size, margins = (section.find(name_of(tag)) for tag in ("pgSz", "pgMar"))
    if size is None or margins is None:
        return 1
    sides = sum(_number(margins.get(name_of(side), "0")) for side in ("left", "right"))
    return _number(size.get(name_of("w"), "1")) - sides


def _number(text: str) -> int:
    """Return a measure; what is written with its unit or as a share is taken to be one."""
    digits = text.removeprefix("-")
    return int(text) if digits.isdecimal() else 1
