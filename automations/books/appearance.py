"""How the books look that people fill in: one font, one palette, one page set-up.

The palette and the roles are those of `automations.books.looks`; here they become styles of a
workbook in memory.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties

from automations.books.draft import ENDS, SIDES
from automations.books.looks import FONT, ROLES, RULE, Role, styled
from automations.books.writing import page_header

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from automations.books.draft import Page

_THIN = Side(style="thin", color=RULE)
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)


def add_styles(book: Workbook) -> None:
    """Make our named styles known to the workbook; staff find them in Excel's gallery."""
    for name, role in ROLES.items():
        if styled(name) not in book.named_styles:
            book.add_named_style(_style(name, role))


def _style(name: str, role: Role) -> NamedStyle:
    style = NamedStyle(styled(name), font=_font(role), alignment=_alignment(role))
    style.border = _BOX if role.boxed else Border()
    if role.fill:
        style.fill = PatternFill("solid", fgColor=role.fill)
    return style


def _font(role: Role) -> Font:
    underline: Literal["single"] | None = "single" if role.underlined else None
    return Font(FONT, sz=role.size, color=role.color, b=role.bold, i=role.italic, u=underline)


def _alignment(role: Role) -> Alignment:
    stands = role.alignment
    return Alignment(
        horizontal=stands.horizontal or None,
        vertical=stands.vertical,
        wrap_text=stands.wrap or None,
    )


def set_page(sheet: Worksheet, page: Page) -> None:
    """Let a sheet print as that page says."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = page.orientation, page.paper
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    sheet.page_margins.left = sheet.page_margins.right = SIDES
    sheet.page_margins.top = sheet.page_margins.bottom = ENDS
    left, center, right = (_HeaderFooterPart(text=page_header(text)) for text in page.header)
    sheet.oddHeader = HeaderFooterItem(left=left, center=center, right=right)
    sheet.oddFooter = HeaderFooterItem(
        center=_HeaderFooterPart(text="&P / &N"), right=_HeaderFooterPart(text="&A")
    )
    if page.heading_row:
        sheet.print_title_rows = f"{page.heading_row}:{page.heading_row}"
