"""Styles of the list of entries, on top of those of every template."""

from __future__ import annotations

from templates.word_styles import spacing, style, with_styles

_CENTRE = '<w:jc w:val="center"/>'

ENTRY_LIST_STYLES = with_styles(
    style("EntryNumber", "取組の番号", size=24, bold=True, paragraph=spacing(40, 40) + _CENTRE),
    style("EntryTitle", "取組の名前", size=23, bold=True, paragraph=spacing(40, 40)),
    style("EntryEnd", "取組の間", size=12, paragraph=spacing(0, 0, 240)),
)
