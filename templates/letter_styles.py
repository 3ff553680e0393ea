"""Styles of the letters and of the script that is read aloud, on top of those of every template."""

from __future__ import annotations

from templates.word_styles import spacing, style, with_styles

_CENTRE, _RIGHT = '<w:jc w:val="center"/>', '<w:jc w:val="right"/>'
_PAGE = "<w:pageBreakBefore/>"
_KEPT = "<w:keepNext/>"
_TOP = '<w:outlineLvl w:val="0"/>'
_TINY = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'


def _indent(left: int, *, hanging: int = 0, first: int = 0, right: int = 0) -> str:
    ends = f' w:hanging="{hanging}"' if hanging else f' w:firstLine="{first}"'
    return f'<w:ind w:left="{left}" w:right="{right}"{ends}/>'


LETTER_STYLES = with_styles(
    style("LetterTop", "文書の始まり", size=2, paragraph=_PAGE + _TINY),
    style("LetterDate", "文書番号", size=22, paragraph=spacing(0, 0, 320) + _RIGHT),
    style("LetterDay", "発信日", size=22, paragraph=spacing(0, 400, 320) + _RIGHT),
    style("LetterBody", "宛先の所属", size=22,
          paragraph=spacing(0, 0, 320) + _indent(220, right=3600)),
    style("LetterTo", "宛名", size=24,
          paragraph=spacing(0, 0, 320) + _indent(440, right=3600)),
    style("LetterFrom", "発信者", size=22,
          paragraph=spacing(320, 0, 320) + _indent(3600, right=440) + _RIGHT),
    style("LetterTitle", "文書の件名", size=26, bold=True,
          paragraph=_KEPT + spacing(560, 400, 320) + _CENTRE + _TOP),
    style("LetterText", "文書の本文", size=22,
          paragraph=spacing(0, 80, 380) + _indent(0, first=220)),
    style("LetterGreeting", "文書の書き出し", size=22, paragraph=spacing(0, 80, 380)),
    style("LetterMark", "記", size=22, paragraph=_KEPT + spacing(320, 240, 320) + _CENTRE),
    style("LetterItem", "記の項目", size=22,
          paragraph='<w:tabs><w:tab w:val="left" w:pos="2400"/></w:tabs>'
          + spacing(0, 100, 340) + _indent(2400, hanging=2180)),
    style("LetterNote", "文書の注", size=18, paragraph=spacing(40, 0, 280) + _indent(2400)),
    style("LetterEnd", "以上", size=22, paragraph=spacing(200, 0, 320) + _RIGHT),
    style("LetterContact", "問い合わせ先", size=20,
          paragraph=spacing(560, 0, 300) + _indent(600) + _RIGHT),
)  # fmt: skip

SCRIPT_STYLES = with_styles(
    style("ScriptNote", "原稿の説明", size=24, paragraph=spacing(60, 60, 300)),
    style("ScriptPrize", "原稿の賞", size=36, bold=True,
          paragraph=_KEPT + _PAGE + '<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="4"'
          ' w:color="404040"/></w:pBdr>' + spacing(0, 300, 280)+ _TOP),
    style("ScriptText", "原稿の文", size=56, paragraph=spacing(0, 0, 440)),
    style("ScriptReading", "原稿の読み", size=26, paragraph=spacing(0, 60, 280)),
    style("ScriptBlank", "原稿の書き入れ", size=30, bold=True, paragraph=spacing(160, 0, 420)),
    style("ScriptGap", "原稿の区切り", size=18,
          paragraph=_KEPT + '<w:pBdr><w:top w:val="single" w:sz="4" w:space="4"'
          ' w:color="7F7F7F"/></w:pBdr>' + spacing(400, 40, 280)),
    style("ScriptAbout", "原稿の確認", size=22, paragraph=spacing(0, 0, 300)),
)  # fmt: skip
