"""Styles of the paper about the finalists: page 1 holds much, so its cells stand close."""

from __future__ import annotations

from templates.word_styles import spacing, style, with_styles

_CLOSE = spacing(30, 30, 246)
_CENTRE, _RIGHT = '<w:jc w:val="center"/>', '<w:jc w:val="right"/>'

CLOSE_STYLES = (
    style("CloseText", "表の文字（詰める）", size=19, paragraph=_CLOSE),
    style("CloseStrong", "表の文字（詰める・強調）", size=19, bold=True, paragraph=_CLOSE),
    style("CloseNumber", "表の数値（詰める）", size=19, paragraph=_CLOSE + _RIGHT),
    style(
        "CloseHead",
        "表の見出し（詰める）",
        size=19,
        bold=True,
        paragraph="<w:keepNext/>" + _CLOSE + _CENTRE,
    ),
)
FINALISTS_STYLES = with_styles(*CLOSE_STYLES)
# Of pages that lie: the number of the page stands at their right edge.
STANDINGS_STYLES = FINALISTS_STYLES.replace('w:pos="9866"', 'w:pos="14798"')
