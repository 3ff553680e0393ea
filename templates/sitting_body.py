"""The body of 審査会資料: the order of the day, the method on a page, then a page an entry."""

from __future__ import annotations

from templates.finalists_body import box
from templates.word_markup import (
    LEVEL_2,
    TEXT_WIDTH,
    Col,
    cell,
    form,
    kept_if,
    listing,
    par,
    table,
)

_NUMBER = "CellNumber"
_BREAK = "<w:pageBreakBefore/>"
_NOTES = 4200  # twips: the room for what a judge jots down

_HEAD = box("資料の欄")

_ORDER = (
    par("Heading1", "発表の順")
    + par("BodyText", "{{進行}}")
    + listing(
        (
            Col("順", "{{取組.順}}", 700, _NUMBER),
            Col("番号", "{{取組.番号}}", 800, _NUMBER),
            Col("取組名", "{{取組.取組名}}", 4366, "CellStrong"),
            Col("部門", "{{取組.部門}}", 1800),
            Col("所属", "{{取組.所属}}", 2200),
        )
    )
    + par("Note", "{{発表順の注}}")
)

_METHOD = (
    par("Heading1", "審査の方法", _BREAK)
    + kept_if(
        "審査基準",
        par("Heading2", "審査基準と配点"),
        listing(
            (
                Col("審査基準", "{{審査基準.審査基準}}", 5866, "CellStrong"),
                Col("配点", "{{審査基準.配点}}", 2000, _NUMBER),
                Col("配点の割合", "{{審査基準.配点の割合}}", 2000, _NUMBER),
            )
        ),
    )
    + par("Heading2", "採点のしかた")
    + par("Point", "{{採点のしかた.文}}", LEVEL_2)
    + par("Heading2", "得点と賞の決め方")
    + par("Point", "{{審査のルール.文}}", LEVEL_2)
)

_ABOUT = form(
    (1100, 2033, 1100, 5633),
    (
        (
            ("CellHead", "番号"),
            ("CellText", "{{取組.番号}}"),
            ("CellHead", "所属"),
            ("CellText", "{{取組.所属}}"),
        ),
        (
            ("CellHead", "発表順"),
            ("CellText", "{{取組.順}}"),
            ("CellHead", "部門"),
            ("CellText", "{{取組.部門}}"),
        ),
    ),
)


def _part(heading: str, column: str) -> str:
    field = f"取組.{column}"
    return kept_if(field, par("EntryPart", heading), par("EntryText", f"{{{{{field}}}}}"))


_ROOM = table(
    [TEXT_WIDTH],
    f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{_NOTES}" w:hRule="atLeast"/></w:trPr>'
    + cell(TEXT_WIDTH, par("CellText", "")).replace('"center"', '"top"')
    + "</w:tr>",
)

_ENTRY = (
    par("Mark", "{{くりかえし 取組}}")
    + par("EntryTitle", "{{取組.取組名}}")
    + _ABOUT
    + _part("課題", "課題")
    + _part("取組", "取組内容")
    + _part("効果", "効果")
    + _part("削減時間など（年）", "数値")
    + _part("費用", "費用")
    + par("EntryPart", "メモ")
    + _ROOM
    + par("Mark", "{{ここまで}}")
)

SITTING = _HEAD + _ORDER + _METHOD + _ENTRY
