"""Number formats: which numbers are dates, and which carry leading zeros that mean something."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

import polars as pl

from automations.books.excel_package import attribute, children

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree.ElementTree import Element

    from automations.books.excel_package import Package


class Shape(Enum):
    """What a number format makes of a number."""

    PLAIN = "plain"
    DAY = "day"
    TIME = "time"
    MOMENT = "moment"
    ELAPSED = "elapsed"
    ZEROS = "zeros"
    PERCENT = "percent"


# The formats that Excel knows by number alone; 27 to 58 are those of East Asian Excel.
_BUILT_IN = {
    **dict.fromkeys((14, 15, 16, 17, 27, 28, 29, 30, 31, 34, 35, 36), Shape.DAY),
    **dict.fromkeys(range(50, 59), Shape.DAY),
    **dict.fromkeys((18, 19, 20, 21, 32, 33, 45, 47), Shape.TIME),
    22: Shape.MOMENT,
    46: Shape.ELAPSED,
    **dict.fromkeys((9, 10), Shape.PERCENT),
}
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.')
_BRACKET = re.compile(r"\[[^\]]*\]")
_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_ZEROS = re.compile(r'(?:0|"[^"0#?]*"|\\[^0#?]|[-() /])+')
_HALF_DAY = re.compile(r"am/pm|a/p", re.IGNORECASE)


def shape_of(code: str) -> Shape:
    """Return what a number format written as ``code`` makes of a positive number.

    >>> [shape_of(code).name for code in ("0.00", "yyyy/m/d", "h:mm", "m/d/yy h:mm", "[h]:mm")]
    ['PLAIN', 'DAY', 'TIME', 'MOMENT', 'ELAPSED']
    >>> shape_of("00000").name, shape_of('[$-411]ggge"年"m"月"d"日"').name, shape_of("0").name
    ('ZEROS', 'DAY', 'PLAIN')
    >>> shape_of("0.0%").name, shape_of('0"%"').name
    ('PERCENT', 'PLAIN')
    """
    section = code.split(";", maxsplit=1)[0]
    if section.count("0") > 1 and _ZEROS.fullmatch(section):
        return Shape.ZEROS
    if _ELAPSED.search(section):
        return Shape.ELAPSED
    letters = _BRACKET.sub("", _LITERAL.sub("", section)).lower()
    if "%" in letters:
        return Shape.PERCENT
    if "general" in letters or "0e" in letters or "#e" in letters:
        return Shape.PLAIN
    time = bool(re.search("[hs]", letters) or _HALF_DAY.search(letters))
    day = bool(re.search("[ydeg]|aaa", _HALF_DAY.sub("", letters)))
    day = day or ("m" in letters and not time)
    if day and time:
        return Shape.MOMENT
    return Shape.DAY if day else Shape.TIME if time else Shape.PLAIN


def filled(code: str, digits: pl.Series) -> pl.Series:
    r"""Return whole numbers as a format of zeros shows them.

    >>> filled(r"000\-0000", pl.Series(["600001", "12345678"])).to_list()
    ['060-0001', '1234-5678']
    >>> filled("00000", pl.Series(["123"])).to_list()
    ['00123']
    """
    parts = re.findall(r'0+|"[^"]*"|\\.|.', code.split(";", maxsplit=1)[0])
    left = sum(len(part) for part in parts if part[0] == "0")
    padded = pl.col("digits").str.zfill(left)
    pieces: list[pl.Expr] = []
    for part in parts:
        if part[0] != "0":
            pieces.append(pl.lit(_literal(part)))
        elif not any(each[0] == "0" for each in parts[: len(pieces)]):
            # Digits beyond the format stand where its first zero stands.
            left -= len(part)
            pieces.append(padded.str.head(-left) if left else padded)
        else:
            pieces.append(padded.str.slice(-left, len(part)))
            left -= len(part)
    return digits.to_frame("digits").select(pl.concat_str(pieces).alias("text")).to_series()


def _literal(part: str) -> str:
    return part[1:] if part[0] == "\\" else part.strip('"')


@dataclass(frozen=True, slots=True)
class CellStyles:
    """The cell styles of a workbook, by their index: shape and code, and which strike out."""

    formats: list[tuple[Shape, str]]
    struck: frozenset[int]


def cell_styles(package: Package, part: str) -> CellStyles:
    """Return what the cell styles of the workbook say; nothing if there is no such part."""
    tree = package.tree(part) if part else None
    if tree is None:
        return CellStyles([], frozenset())
    codes = {
        int(attribute(each, "numFmtId") or 0): attribute(each, "formatCode")
        for each in children(tree, "numFmt")
    }
    fonts = [_strikes(font) for font in _within(tree, "fonts", "font")]
    struck = {number for number, strikes in enumerate(fonts) if strikes}
    styles = list(_within(tree, "cellXfs", "xf"))
    return CellStyles(
        [format_of(int(attribute(each, "numFmtId") or 0), codes) for each in styles],
        frozenset(
            number
            for number, each in enumerate(styles)
            if int(attribute(each, "fontId") or 0) in struck
        ),
    )


def _within(tree: Element, group: str, name: str) -> Iterator[Element]:
    found = next(children(tree, group), None)
    return iter(()) if found is None else children(found, name)


def _strikes(font: Element) -> bool:
    return any(attribute(each, "val") not in {"0", "false"} for each in children(font, "strike"))


def format_of(number: int, codes: Mapping[int, str]) -> tuple[Shape, str]:
    """Return shape and code of a number format; ``codes`` are those that the workbook declares."""
    if number in codes:
        return shape_of(codes[number]), codes[number]
    return _BUILT_IN.get(number, Shape.PLAIN), ""
