"""The format of a status cell: the one people gave the cell, in the colours of what it says."""

from __future__ import annotations

from automations.books.looks import FONT_ORDER, INK, ROLES, Role
from automations.books.splicing.style_numbers import fill_number, find_fill
from automations.books.splicing.style_sheet import StyleSheet, alone, form_of
from automations.books.splicing.xml_elements import Element
from automations.tables.problems import Severity

_PLAIN = Role(color=INK)
_TEXT = "49"  # the number of the format @
_APPLIED = ' applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"'


class StatusFormats:
    """The formats of status cells, each derived once."""

    def __init__(self, styles: StyleSheet) -> None:
        self._styles = styles
        self._known: dict[tuple[int, Severity | None], int] = {}

    def number(self, base: int, severity: Severity | None) -> int:
        """Return the format of a cell that has format ``base``, for a status of that severity.

        Borders, protection and the kind of letters stay; deriving again changes nothing.
        """
        known = (base, severity)
        if known not in self._known:
            self._known[known] = self._derived(base, severity)
        return self._known[known]

    def colored(self, base: int) -> bool:
        """Tell whether a cell of that format has the colour of one of our severities."""
        fill = self._styles.section("cellXfs").element(base).get("fillId", "0")
        fills = (find_fill(self._styles, ROLES[each.value].fill) for each in Severity)
        return fill in {str(each) for each in fills}

    def _derived(self, base: int, severity: Severity | None) -> int:
        formats = self._styles.section("cellXfs")
        there = formats.element(base)
        xml = self._format(there, ROLES[severity.value] if severity else _PLAIN)
        return base if form_of(there) == form_of(alone(xml)) else formats.number(xml)

    def _format(self, there: Element, role: Role) -> str:
        fonts = self._styles.section("fonts")
        font = fonts.number(_font(fonts.element(int(there.get("fontId", "0"))), role))
        fill = fill_number(self._styles, role.fill)
        border, style = (there.get(name, "0") for name in ("borderId", "xfId"))
        shown = there.get("numFmtId", "0")
        shown = shown if self._styles.is_text(int(shown)) else _TEXT
        numbers = f'numFmtId="{shown}" fontId="{font}" fillId="{fill}" borderId="{border}"'
        applied = "".join(
            f' {name}="{there.get(name)}"'
            for name in ("applyBorder", "applyProtection")
            if there.get(name)
        )
        inside = _alignment(there.first("alignment")) + _written(there.first("protection"))
        return f'<xf {numbers} xfId="{style}"{_APPLIED}{applied}>{inside}</xf>'


def _font(there: Element, role: Role) -> str:
    """Return the letters of a cell in the colour and weight of a role."""
    kept = {each.name: _written(each) for each in there.children if each.name not in {"b", "color"}}
    kept["color"] = f'<color rgb="FF{role.color}"/>'
    if role.bold:
        kept["b"] = "<b/>"
    return f"<font>{''.join(kept[name] for name in FONT_ORDER if name in kept)}</font>"


def _alignment(there: Element | None) -> str:
    """Return the alignment of a cell, in one line from the left.

    A sentence then runs on over the empty cells behind it. Broken into lines it could only be read
    in a taller row, and the heights of rows are people's.
    """
    attributes = there.attributes() if there is not None else ()
    kept = "".join(
        f' {each.name}="{_quoted(each.value)}"'
        for each in attributes
        if each.name not in {"horizontal", "wrapText", "shrinkToFit"}
    )
    return f'<alignment{kept} horizontal="left"/>'


def _written(element: Element | None) -> str:
    """Return an element without children, as a workbook without prefixes writes it."""
    if element is None:
        return ""
    attributes = (f' {each.name}="{_quoted(each.value)}"' for each in element.attributes())
    return f"<{element.name}{''.join(attributes)}/>"


def _quoted(value: str) -> str:
    return value.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
