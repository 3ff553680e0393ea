"""Styles of the score sheets, on top of those of every template.

A style whose name ends in （長い） or （とても長い） takes the place of the plain one where a text
would not fit (``config/reception_papers.toml`` says from which length).
"""

from __future__ import annotations

from templates.word_styles import spacing, style, with_styles

_CENTRE = '<w:jc w:val="center"/>'
_LONG, _LONGEST = "（長い）", "（とても長い）"
_TIGHT = spacing(0, 0, 240)

SCORE_STYLES = with_styles(
    style("ScoreTop", "採点票の題", size=30, bold=True, paragraph=_TIGHT + _CENTRE),
    style("ScoreEvent", "採点票の催し", size=19, paragraph=spacing(0, 40, 240) + _CENTRE),
    style("ScoreNote", "採点票の説明", size=19, paragraph=spacing(20, 20, 250)),
    style("ScoreJudge", "採点票の審査員", size=26, bold=True, paragraph=_TIGHT),
    style("ScoreSign", "採点票の署名", size=17, paragraph=_TIGHT),
    style("ScoreHead", "採点票の見出し", size=19, bold=True, paragraph=_TIGHT + _CENTRE),
    style("ScoreHeadLong", f"採点票の見出し{_LONG}", size=15, bold=True,
          paragraph=_TIGHT + _CENTRE),
    style("ScoreWeight", "採点票の配点", size=16, paragraph=_TIGHT + _CENTRE),
    style("ScoreNumber", "採点票の番号", size=24, bold=True, paragraph=_TIGHT + _CENTRE),
    style("ScoreTitle", "採点票の取組名", size=21, bold=True, paragraph=_TIGHT),
    style("ScoreTitleLong", f"採点票の取組名{_LONG}", size=18, bold=True, paragraph=_TIGHT),
    style("ScoreTitleLongest", f"採点票の取組名{_LONGEST}", size=15, bold=True,
          paragraph=_TIGHT),
    style("ScoreSection", "採点票の所属", size=16, paragraph=_TIGHT),
    style("ScoreMark", "採点票の評点", size=30, paragraph=_TIGHT + _CENTRE),
    style("ScoreRecused", "採点票の除斥", size=20, bold=True, paragraph=_TIGHT + _CENTRE),
    style("ScoreGap", "採点票の事務局の欄", size=15,
          paragraph="<w:keepNext/>" + spacing(60, 20, 240) + '<w:jc w:val="right"/>'),
    style("ScoreEnd", "採点票の終わり", size=2,
          paragraph='<w:spacing w:line="20" w:lineRule="exact"/>'),
)  # fmt: skip
