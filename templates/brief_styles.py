"""Styles of 報告資料 and 他自治体提供版 besides those of every template."""

from __future__ import annotations

from templates.word_styles import spacing, style, with_styles

BRIEF_STYLES = with_styles(
    style("CellSmall", "表の細かい文字", size=16, paragraph=spacing(30, 30, 240)),
    style("Drawing", "図", paragraph=spacing(100, 60) + '<w:jc w:val="center"/>'),
    style(
        "PaperNumber",
        "資料番号",
        size=23,
        bold=True,
        paragraph=spacing(0, 40) + '<w:jc w:val="right"/>',
    ),
)
