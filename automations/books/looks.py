"""How a cell of ours looks, before any workbook has given that a number.

A `Role` is what people find in Excel's gallery of styles, such as 見出し; a `Look` is a role with a
number format and, where it is not the role's own, an alignment.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

FONT = "BIZ UDPゴシック"  # ships with Windows 10 and later; made for public offices
FONT_ORDER = (
    "b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz",
    "color", "name", "family", "charset", "scheme",
)  # fmt: skip
"""What is said of letters, in the order of the standard."""

INK, QUIET, RULE = "262626", "7F7F7F", "BFBFBF"
NAVY, TEAL, CREAM, GREY = "1F3864", "2E75B6", "FFF8E5", "EDEDED"
RED, AMBER, GREEN = "FBE3E0", "FFF2CC", "E2F0D9"

BODY, HEADING, TITLE, SUBTITLE = "本文", "見出し", "表題", "副題"
EXAMPLE, STRESSED, NOTE, FIGURE = "記入例", "強調", "注記", "数字"
SERIOUS, SET_ASIDE, SLIGHT, LINK = "要修正", "保留", "確認", "リンク"
ANSWER, GUIDE = "記入欄", "案内"
PRIZE, SPOKEN, BESIDE = "発表の賞", "読み上げ", "読み上げの資料"  # of a script, read from a lectern


@dataclass(frozen=True, slots=True)
class Alignment:
    """Where a text stands in its cell; ``indent`` counts steps of about one character."""

    horizontal: str = ""
    vertical: str = "center"
    wrap: bool = False
    shrink: bool = False
    indent: int = 0


_WRAPPED = Alignment(wrap=True)


@dataclass(frozen=True, slots=True)
class Role:
    """A named style: letters (``size`` in points, colours as RRGGBB), fill, box and alignment."""

    size: int = 10
    color: str = INK
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    fill: str = ""
    boxed: bool = True
    alignment: Alignment = _WRAPPED


_LINE = Alignment()
ROLES: Mapping[str, Role] = {
    HEADING: Role(color="FFFFFF", bold=True, fill=NAVY, alignment=Alignment("center", wrap=True)),
    FIGURE: Role(14, NAVY, bold=True),
    BODY: Role(),
    EXAMPLE: Role(color=QUIET, italic=True, fill=GREY),
    STRESSED: Role(bold=True, fill=CREAM),
    SERIOUS: Role(color="9C1C10", bold=True, fill=RED),
    SET_ASIDE: Role(color="7F6000", fill=AMBER),
    SLIGHT: Role(color="375623", fill=GREEN),
    ANSWER: Role(fill=CREAM),
    LINK: Role(color="0563C1", underlined=True),
    TITLE: Role(16, NAVY, bold=True, boxed=False, alignment=_LINE),
    SUBTITLE: Role(12, NAVY, bold=True, boxed=False, alignment=_LINE),
    NOTE: Role(9, QUIET, boxed=False, alignment=_LINE),
    GUIDE: Role(11, boxed=False, alignment=_LINE),
    PRIZE: Role(18, "FFFFFF", bold=True, fill=NAVY, alignment=Alignment("left", indent=1)),
    SPOKEN: Role(20, alignment=Alignment("left", wrap=True, indent=1)),
    BESIDE: Role(14, alignment=Alignment("left", wrap=True, indent=1)),
}
"""The named styles, by what people call them; in Excel's gallery "dxten " stands in front."""


@dataclass(frozen=True, slots=True)
class Look:
    """A role, a number format as Excel writes it, and an alignment if it is not the role's."""

    role: str = BODY
    number_format: str = "General"
    alignment: Alignment | None = None


def styled(role: str) -> str:
    """Return the name under which Excel lists the style of a role."""
    return f"dxten {role}"
