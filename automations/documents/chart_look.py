"""How a chart looks: fills that stay apart in greyscale print, and its letters.

Black, hatching, light grey and white come first: a copier keeps them apart. Labels stand on a
white ground where the fill below them is hatched.
"""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

DARK, RULE, FAINT = "303030", "595959", "D9D9D9"
_WHITE = "FFFFFF"
_TEXT = 900  # hundredths of a point
_TITLE = 1000


def solid(colour: str) -> str:
    """Return a fill of one colour."""
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def _hatched(preset: str) -> str:
    return (
        f'<a:pattFill prst="{preset}"><a:fgClr><a:srgbClr val="{RULE}"/></a:fgClr>'
        f'<a:bgClr><a:srgbClr val="{_WHITE}"/></a:bgClr></a:pattFill>'
    )


def line(colour: str, points: int, dash: str = "") -> str:
    """Return a line; ``points``: its width in hundredths of a point."""
    dashed = f'<a:prstDash val="{dash}"/>' if dash else ""
    return f'<a:ln w="{points * 127}">{solid(colour)}{dashed}</a:ln>'


NO_LINE = "<a:ln><a:noFill/></a:ln>"
# A fill, the colour of a label on it, and whether that needs a white ground.
_FILLS = (
    (solid(DARK), _WHITE, False),
    (_hatched("wdUpDiag"), DARK, True),
    (solid(FAINT), DARK, False),
    (solid(_WHITE), DARK, False),
    (solid("757575"), _WHITE, False),
    (_hatched("dkHorz"), DARK, True),
    (_hatched("smGrid"), DARK, True),
    (solid("A6A6A6"), DARK, False),
)
_DASHES = ("solid", "sysDash", "lgDash", "sysDot", "lgDashDot", "dash")
_MARKERS = ("circle", "square", "triangle", "diamond", "x", "star")


def area(index: int) -> str:
    """Return the look of the columns or bars of a series, counted from 0."""
    fill, *_ = _FILLS[index % len(_FILLS)]
    return f"<c:spPr>{fill}{line(RULE, 75)}</c:spPr>"


def stroke(index: int) -> str:
    """Return the look of the line of a series, counted from 0, and of its points."""
    dash = _DASHES[index % len(_DASHES)]
    drawn = f'<a:ln w="28575" cap="rnd">{solid(DARK)}<a:prstDash val="{dash}"/><a:round/></a:ln>'
    inside = solid(_WHITE if index % 2 else DARK)
    return (
        f"<c:spPr>{drawn}</c:spPr><c:marker>"
        f'<c:symbol val="{_MARKERS[index % len(_MARKERS)]}"/><c:size val="7"/>'
        f"<c:spPr>{inside}{line(DARK, 100)}</c:spPr></c:marker>"
    )


def label_on(index: int, font: str) -> str:
    """Return ground and letters of a label that stands on the fill of a series."""
    _, colour, grounded = _FILLS[index % len(_FILLS)]
    ground = solid(_WHITE) if grounded else "<a:noFill/>"
    return f"<c:spPr>{ground}{NO_LINE}</c:spPr>{letters(font, colour)}"


def label_beside(font: str) -> str:
    """Return ground and letters of a label on the paper: no line of the grid crosses it."""
    return f"<c:spPr>{solid(_WHITE)}{NO_LINE}</c:spPr>{letters(font)}"


def letters(font: str, colour: str = DARK, turn: str = "") -> str:
    """Return the letters of a part of the chart; ``turn``: attributes of their direction."""
    return (
        f"<c:txPr><a:bodyPr{turn}/><a:lstStyle/><a:p><a:pPr>"
        f'<a:defRPr sz="{_TEXT}" b="0">{_faces(font, colour)}</a:defRPr></a:pPr>'
        '<a:endParaRPr lang="ja-JP"/></a:p></c:txPr>'
    )


def title(text: str, font: str) -> str:
    """Return the title above the chart; ``text`` is escaped already."""
    faces = _faces(font, DARK)
    return (
        "<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr>"
        f'<a:defRPr sz="{_TITLE}" b="1">{faces}</a:defRPr></a:pPr>'
        f'<a:r><a:rPr lang="ja-JP" sz="{_TITLE}" b="1">{faces}</a:rPr><a:t>{text}</a:t></a:r>'
        '</a:p></c:rich></c:tx><c:overlay val="0"/></c:title>'
    )


def _faces(font: str, colour: str) -> str:
    named = quoteattr(font)
    slots = "".join(f"<a:{slot} typeface={named}/>" for slot in ("latin", "ea", "cs"))
    return f"{solid(colour)}{slots}"
