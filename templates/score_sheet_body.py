"""The body of the score sheets for the judges' table: A4 lying, a page for each judge.

The column of ``{{審査基準}}`` stands once; it is repeated sideways for as many as there are, within
its width. Rows grow with the room that there is for them.
"""

from __future__ import annotations

from templates.word_markup import cell, par, table

_WIDTH = 16838 - 2 * 794  # between margins of 14 mm
SCORES_SECTION = (
    '<w:sectPr><w:footerReference w:type="default" r:id="r_footer1"/>'
    '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    '<w:pgMar w:top="567" w:right="794" w:bottom="624" w:left="794"'
    ' w:header="0" w:footer="340" w:gutter="0"/></w:sectPr>'
)
_SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="E7E6E6"/>'
_ORDER, _NUMBER, _ENTRY, _MARKS, _RECUSED = 567, 680, 3700, 6800, 800
_COMMENT = _WIDTH - _ORDER - _NUMBER - _ENTRY - _MARKS - _RECUSED
_WIDTHS = (_ORDER, _NUMBER, _ENTRY, _MARKS, _RECUSED, _COMMENT)


def _row(cells: str, least: int, *, heading: bool = False) -> str:
    again = "<w:tblHeader/>" if heading else ""
    height = f'<w:trHeight w:val="{least}" w:hRule="atLeast"/>'
    return f"<w:tr><w:trPr><w:cantSplit/>{height}{again}</w:trPr>{cells}</w:tr>"


def _judge() -> str:
    own, signed = sum(_WIDTHS[:4]), sum(_WIDTHS[4:])
    name = par("ScoreJudge", "審査員 {{審査員番号}}　{{審査員}}　{{審査員の役職}}")
    return cell(own, name, '<w:gridSpan w:val="4"/>') + cell(
        signed, par("ScoreSign", "署名"), '<w:gridSpan w:val="2"/>'
    )


def _headings() -> str:
    asked = par("ScoreHead", "{{審査基準}}") + par("ScoreWeight", "{{配点}}")
    said = ("順", "番号", "取組　／　所属", "", "除斥", "講評・気付いたこと")
    each = (par("ScoreHead", text) if text else asked for text in said)
    return "".join(cell(width, text, _SHADE) for width, text in zip(_WIDTHS, each, strict=True))


def _entry() -> str:
    each = (
        par("ScoreNumber", "{{発表順}}"),
        par("ScoreNumber", "{{取組番号}}"),
        par("ScoreTitle", "{{取組名}}") + par("ScoreSection", "{{取組の所属}}"),
        par("ScoreMark", "{{評点}}"),
        par("ScoreRecused", "{{除斥}}"),
        par("ScoreSection", ""),
    )
    return "".join(cell(width, text) for width, text in zip(_WIDTHS, each, strict=True))


def _office() -> str:
    """Return the boxes of the secretariat, to the right below the table."""
    widths = (1000, 1500) * 3
    each = (
        cell(width, par("ScoreHead", text), _SHADE if text else "")
        for width, text in zip(widths, ("受領", "", "入力", "", "確認", ""), strict=True)
    )
    return table(widths, _row("".join(each), 510), '<w:jc w:val="right"/>')


SCORES = (
    par("ScoreTop", "{{賞}}　採点票")
    + par("ScoreEvent", "{{催し}}　審査日: {{審査日}}")
    + par("ScoreNote", "{{評点の説明}}")
    + par("ScoreNote", "{{記入の注意}}")
    + table(
        _WIDTHS,
        _row(_judge(), 680, heading=True)
        + _row(_headings(), 680, heading=True)
        + _row(_entry(), 680),
    )
    + par("ScoreGap", "事務局の記入欄")
    + _office()
    + par("ScoreEnd", "")
)
