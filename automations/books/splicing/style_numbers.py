"""Our looks as numbers among a workbook's formats; people find our styles in Excel's gallery."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from automations.books.looks import FONT, ROLES, RULE, Alignment, Look, Role, styled
from automations.books.splicing.style_sheet import StyleSheet

_APPLIED = ' applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"'


def style_numbers(styles: StyleSheet, looks: Collection[Look]) -> Mapping[Look, int]:
    """Return the number of each look; those that are not there yet are appended, in one order."""
    return {look: _number(styles, look) for look in sorted(looks, key=repr)}


def _number(styles: StyleSheet, look: Look) -> int:
    role = ROLES[look.role]
    style = styles.named_style(styled(look.role))
    if style is None:
        style = _appended_style(styles, look.role, role)
    xml = _format(styles, role, look, f' xfId="{style}"')
    return styles.section("cellXfs").number(xml)


def _appended_style(styles: StyleSheet, name: str, role: Role) -> int:
    number = styles.section("cellStyleXfs").append(_format(styles, role, Look(name), ""))
    names = styles.section("cellStyles")
    fresh = f'<cellStyle name="{styled(name)}" xfId="{number}"/>'
    names.append(fresh)
    return number


def _format(styles: StyleSheet, role: Role, look: Look, style: str) -> str:
    numbers = (
        f'numFmtId="{styles.number_format(look.number_format)}"'
        f' fontId="{styles.section("fonts").number(font_xml(role))}"'
        f' fillId="{fill_number(styles, role.fill)}"'
        f' borderId="{styles.section("borders").number(_border_xml(role))}"'
    )
    alignment = _alignment_xml(look.alignment or role.alignment)
    return f"<xf {numbers}{style}{_APPLIED}>{alignment}</xf>"


def font_xml(role: Role) -> str:
    """Return the letters of a role."""
    marks = ("<b/>" * role.bold) + ("<i/>" * role.italic) + ("<u/>" * role.underlined)
    return (
        f'<font>{marks}<sz val="{role.size}"/><color rgb="FF{role.color}"/><name val="{FONT}"/>'
        '<family val="3"/><charset val="128"/></font>'
    )


def fill_number(styles: StyleSheet, color: str) -> int:
    """Return the number of a fill of that colour (RRGGBB); no colour is no fill."""
    return styles.section("fills").number(_fill_xml(color))


def find_fill(styles: StyleSheet, color: str) -> int | None:
    """Return the number of a fill of that colour, if the workbook has one."""
    return styles.section("fills").find(_fill_xml(color))


def _fill_xml(color: str) -> str:
    if not color:
        return '<fill><patternFill patternType="none"/></fill>'
    return (
        f'<fill><patternFill patternType="solid"><fgColor rgb="FF{color}"/>'
        '<bgColor indexed="64"/></patternFill></fill>'
    )


def _border_xml(role: Role) -> str:
    if not role.boxed:
        return "<border><left/><right/><top/><bottom/><diagonal/></border>"
    sides = "".join(
        f'<{side} style="thin"><color rgb="FF{RULE}"/></{side}>'
        for side in ("left", "right", "top", "bottom")
    )
    return f"<border>{sides}<diagonal/></border>"


def _alignment_xml(alignment: Alignment) -> str:
    told = {
        "horizontal": alignment.horizontal,
        "vertical": alignment.vertical,
        "wrapText": "1" if alignment.wrap else "",
        "shrinkToFit": "1" if alignment.shrink else "",
        "indent": str(alignment.indent or ""),
    }
    attributes = "".join(f' {name}="{value}"' for name, value in told.items() if value)
    return f"<alignment{attributes}/>"
