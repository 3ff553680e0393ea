"""How our sheets look: one font, one palette, one page set-up."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Literal

from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties

if TYPE_CHECKING:
    from collections.abc import Iterable

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

FONT = "BIZ UDPゴシック"  # ships with Windows 10 and later; made for public offices
INK, QUIET, RULE = "262626", "7F7F7F", "BFBFBF"
NAVY, TEAL, CREAM, GREY = "1F3864", "2E75B6", "FFF8E5", "EDEDED"
RED, AMBER, GREEN = "FBE3E0", "FFF2CC", "E2F0D9"

BODY, HEADING, TITLE, SUBTITLE = "本文", "見出し", "表題", "副題"
EXAMPLE, STRESSED, NOTE, FIGURE = "記入例", "強調", "注記", "数字"
SERIOUS, SET_ASIDE, SLIGHT, LINK = "要修正", "保留", "確認", "リンク"
ANSWER, GUIDE = "記入欄", "案内"

_A3, _A4 = 8, 9
_NARROWEST, _WIDEST, _PADDING = 6, 60, 3
_LINE_HEIGHT, _LEAST_HEIGHT, _MOST_HEIGHT = 14.5, 18.0, 400.0
_LONGEST_HEADER = 60  # characters of each of the three parts; Excel takes 255 in all
_WIDE = {"W", "F", "A"}
_THIN = Side(style="thin", color=RULE)
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_WRAPPED = Alignment(vertical="center", wrap_text=True)


def _fill(color: str) -> PatternFill:
    return PatternFill("solid", fgColor=color)


def _style(name: str, font: Font, fill: str = "") -> NamedStyle:
    style = NamedStyle(f"dxten {name}", font=font, alignment=_WRAPPED, border=_BOX)
    if fill:
        style.fill = _fill(fill)
    return style


def _font(
    size: int = 10,
    color: str = INK,
    *,
    bold: bool = False,
    italic: bool = False,
    link: bool = False,
) -> Font:
    underline: Literal["single"] | None = "single" if link else None
    return Font(FONT, sz=size, color=color, b=bold, i=italic, u=underline)


def _unboxed(style: NamedStyle) -> NamedStyle:
    style.border, style.alignment = Border(), Alignment(vertical="center")
    return style


def add_styles(book: Workbook) -> None:
    """Make our named styles known to the workbook; staff find them in Excel's gallery."""
    heading = _style(HEADING, _font(color="FFFFFF", bold=True), NAVY)
    heading.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    figure = _style(FIGURE, _font(14, NAVY, bold=True))
    styles = (
        heading,
        figure,
        _style(BODY, _font()),
        _style(EXAMPLE, _font(color=QUIET, italic=True), GREY),
        _style(STRESSED, _font(bold=True), CREAM),
        _style(SERIOUS, _font(color="9C1C10", bold=True), RED),
        _style(SET_ASIDE, _font(color="7F6000"), AMBER),
        _style(SLIGHT, _font(color="375623"), GREEN),
        _style(ANSWER, _font(), CREAM),
        _style(LINK, _font(color="0563C1", link=True)),
        _unboxed(_style(TITLE, _font(16, NAVY, bold=True))),
        _unboxed(_style(SUBTITLE, _font(12, NAVY, bold=True))),
        _unboxed(_style(NOTE, _font(9, QUIET))),
        _unboxed(_style(GUIDE, _font(11))),
    )
    for style in styles:
        if style.name not in book.named_styles:
            book.add_named_style(style)


def styled(role: str) -> str:
    """Return the name under which Excel lists the style of a role."""
    return f"dxten {role}"


def text_width(text: str) -> int:
    r"""Return the width of the widest line in half-width characters.

    >>> text_width("氏名"), text_width("DX\n氏名"), text_width("ab")
    (4, 4, 2)
    """
    if text.isascii() and "\n" not in text:
        return len(text)
    return max(map(_line_width, text.split("\n")))


def _line_width(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in _WIDE else 1 for char in line)


def column_width(texts: Iterable[str], wished: int = 0) -> int:
    """Return a column's width as Excel counts it; ``wished`` is in full-width characters."""
    if wished:
        return 2 * wished + _PADDING
    widest = max(map(text_width, texts), default=0)
    return min(max(widest, _NARROWEST), _WIDEST) + _PADDING


def _lines(text: str, width: int) -> int:
    """Count the lines a text takes; of nearly all texts their length alone tells that it is one."""
    room = max(int(width * 1.15) - 2, 1)
    if 2 * len(text) <= room and "\n" not in text:
        return 1
    return sum(-(-max(text_width(part), 1) // room) for part in text.split("\n"))


def row_height(cells: Iterable[tuple[str, int]]) -> float:
    """Return the height, in points, that shows all lines of each text in a column of a width."""
    lines = max(_lines(text, width) for text, width in cells)
    return min(max(lines * _LINE_HEIGHT + 4, _LEAST_HEIGHT), _MOST_HEIGHT)


def set_page(
    sheet: Worksheet,
    header: tuple[str, str, str] = ("", "", ""),
    heading_row: int = 0,
    *,
    upright: bool = False,
    large: bool = False,
) -> None:
    """Print on A4 landscape, one page wide, the heading on every page, n/N at the foot.

    ``header``: what stands left, in the middle and right at the head of every page. ``upright``:
    portrait, for a list that is long and narrow. ``large``: on A3.
    """
    sheet.page_setup.orientation = "portrait" if upright else "landscape"
    sheet.page_setup.paperSize = _A3 if large else _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    sheet.page_margins.top = sheet.page_margins.bottom = 0.7
    left, center, right = (
        _HeaderFooterPart(text=text[:_LONGEST_HEADER].replace("&", "&&")) for text in header
    )
    sheet.oddHeader = HeaderFooterItem(left=left, center=center, right=right)
    sheet.oddFooter = HeaderFooterItem(
        center=_HeaderFooterPart(text="&P / &N"), right=_HeaderFooterPart(text="&A")
    )
    if heading_row:
        sheet.print_title_rows = f"{heading_row}:{heading_row}"
