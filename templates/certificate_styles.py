"""Styles of the certificates, on top of those of every template, in a font of their own.

Vertical writing: "before" is to the right of a line, "left" above its first letter. Lines have a
fixed height, so that what fits here fits on every PC. A style whose name ends in （長い） or
（とても長い） takes the place of the plain one where the page would not hold it all.
"""

from __future__ import annotations

from templates.word_styles import style, with_styles

CERTIFICATE_FONT = "BIZ UDMincho"
_FONTS = (
    f'<w:rFonts w:ascii="{CERTIFICATE_FONT}" w:hAnsi="{CERTIFICATE_FONT}"'
    f' w:eastAsia="{CERTIFICATE_FONT}" w:cs="{CERTIFICATE_FONT}"/>'
)
_PLAIN, _LONG, _LONGEST = ("", ""), ("Long", "（長い）"), ("Longest", "（とても長い）")
_TOP, _CENTRE, _BOTTOM = "", '<w:jc w:val="center"/>', '<w:jc w:val="right"/>'
_FIRST = "<w:pageBreakBefore/>"

# Style, name, where it stands, indents from top and bottom in letters; then for each density:
# size of a letter, height of a line, room before and after, in points.
_ALL = (
    ("Top", "題", _FIRST, _CENTRE, (0, 0), ((54, 76, 0, 22), (50, 66, 0, 14), (44, 56, 0, 10))),
    ("Prize", "賞", "", _TOP, (1, 0), ((32, 44, 0, 16), (28, 36, 0, 10), (24, 30, 0, 8))),
    ("Entry", "取組名", "", _TOP, (1, 1), ((22, 33, 0, 6), (18, 25, 0, 4), (14, 19, 0, 4))),
    ("Section", "所属", "", _TOP, (3, 0), ((18, 30, 6, 0), (15, 23, 4, 0), (12, 17, 2, 0))),
    ("Name", "受賞者", "", _BOTTOM, (0, 1), ((30, 44, 0, 4), (26, 36, 0, 2), (20, 28, 0, 2))),
    ("Members", "メンバー", "", _BOTTOM, (0, 2), ((18, 28, 0, 0), (15, 22, 0, 0), (11, 16, 0, 0))),
    ("Text", "文面", "", _TOP, (0, 0), ((24, 38, 22, 0), (21, 31, 14, 0), (17, 25, 10, 0))),
    ("Day", "日付", "", _TOP, (2, 0), ((20, 32, 20, 0), (18, 27, 12, 0), (15, 22, 8, 0))),
    ("Giver", "授与者", "", _BOTTOM, (0, 1), ((28, 42, 14, 0), (24, 34, 8, 0), (20, 28, 6, 0))),
)


def _styles() -> str:
    return "".join(
        style(
            f"Certificate{key}{suffix}",
            f"賞状の{name}{said}",
            size=2 * letter,
            extra=_FONTS,
            paragraph=first + _room(*sizes) + _ends(letter, *ends) + place,
        )
        for key, name, first, place, ends, densities in _ALL
        for (suffix, said), (letter, *sizes) in zip(
            (_PLAIN, _LONG, _LONGEST), densities, strict=True
        )
    )


def _room(line: int, before: int, after: int) -> str:
    return (
        f'<w:spacing w:before="{20 * before}" w:after="{20 * after}"'
        f' w:line="{20 * line}" w:lineRule="exact"/>'
    )


def _ends(letter: int, top: int, bottom: int) -> str:
    return f'<w:ind w:left="{20 * letter * top}" w:right="{20 * letter * bottom}"/>'


CERTIFICATE_STYLES = with_styles(_styles())
