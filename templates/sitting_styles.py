"""Styles of 審査会資料: a page an entry, whose parts bear no numbers."""

from __future__ import annotations

from templates.finalists_styles import CLOSE_STYLES
from templates.word_styles import spacing, style, with_styles

_RULE = '<w:pBdr><w:left w:val="single" w:sz="36" w:space="6" w:color="595959"/></w:pBdr>'

SITTING_STYLES = with_styles(
    *CLOSE_STYLES,
    style(
        "EntryTitle",
        "取組の題",
        size=30,
        bold=True,
        after="EntryText",
        paragraph="<w:keepNext/><w:pageBreakBefore/>"
        + spacing(0, 120)
        + '<w:outlineLvl w:val="0"/>',
    ),
    style(
        "EntryPart",
        "取組の見出し",
        size=23,
        bold=True,
        after="EntryText",
        paragraph="<w:keepNext/>"
        + _RULE
        + spacing(160, 60)
        + '<w:ind w:left="170"/><w:outlineLvl w:val="1"/>',
    ),
    style("EntryText", "取組の本文", paragraph=spacing(20, 40, 276) + '<w:ind w:left="210"/>'),
)
