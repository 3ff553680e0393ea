"""Styles of the papers for the reception, on top of those of every template.

A style whose name ends in （長い） or （とても長い） takes the place of the plain one where a text
would not fit (``config/reception_papers.toml`` says from which length).
"""

from __future__ import annotations

from templates.word_styles import spacing, style, with_styles

_CENTRE, _RIGHT = '<w:jc w:val="center"/>', '<w:jc w:val="right"/>'
_LONG, _LONGEST = "（長い）", "（とても長い）"


def _edges(line: str, size: int) -> str:
    each = "".join(f'<w:{edge} w:val="{line}" w:sz="{size}" w:space="1" w:color="303030"/>'
                   for edge in ("top", "left", "bottom", "right"))  # fmt: skip
    return f"<w:pBdr>{each}</w:pBdr>"


def _filled(fill: str) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'


def _band(key: str, name: str, look: str, extra: str = "") -> str:
    around = look + spacing(20, 40, 240) + _CENTRE
    return style(key, name, size=22, bold=True, paragraph=around, extra=extra)


_LIST = (
    style(
        "RowHeading", "五十音の行", size=22, bold=True, paragraph="<w:keepNext/>" + spacing(40, 40)
    ),
    style("ListMark", "受付の欄", size=26, paragraph=spacing(0, 0, 240) + _CENTRE),
    style("ListNumber", "受付番号", size=22, bold=True, paragraph=spacing(30, 30) + _CENTRE),
    style("ListName", "名簿の氏名", size=23, bold=True, paragraph=spacing(30, 30)),
    style("ListText", "名簿の文字", size=17, paragraph=spacing(30, 30, 240)),
    style("WalkIn", "記入欄", size=30, paragraph=spacing(60, 60)),
    style("CardEnd", "終わり", size=2, paragraph='<w:spacing w:line="20" w:lineRule="exact"/>'),
)
_SLIPS = (
    style("SlipEvent", "受付票の催し", size=19, bold=True, paragraph=spacing(0, 20, 240)),
    style("SlipText", "受付票の文字", size=16, paragraph=spacing(0, 20, 240)),
    style("SlipName", "受付票の氏名", size=30, bold=True, paragraph=spacing(60, 20, 240)),
    style("SlipNameLong", f"受付票の氏名{_LONG}", size=22, bold=True,
          paragraph=spacing(40, 20, 240)),
    style("SlipNameLongest", f"受付票の氏名{_LONGEST}", size=16, bold=True,
          paragraph=spacing(20, 20, 240)),
    style("SlipNumber", "受付票の番号", size=60, bold=True, paragraph=spacing(0, 0, 240)),
    style("SlipQr", "受付票のQRコード", size=20, paragraph=spacing(0, 0, 240) + _CENTRE),
    style("SlipCode", "受付票の照合文字", size=22, bold=True,
          paragraph=spacing(20, 0, 240) + _CENTRE),
)  # fmt: skip
_BADGES = (
    _band("Band", "名札の区分", _edges("single", 8)),
    _band("BandHost", "名札の区分（庁内）", _edges("single", 8) + _filled("303030"),
          '<w:color w:val="FFFFFF"/>'),
    _band("BandExternal", "名札の区分（庁外）", _edges("single", 8)),
    _band("BandExhibitor", "名札の区分（出展者）", _edges("single", 8) + _filled("D9D9D9")),
    _band("BandSpeaker", "名札の区分（登壇者）", _edges("double", 6)),
    style("BadgeBody", "名札の団体と所属", size=21, paragraph=spacing(60, 0, 240) + _CENTRE),
    style("BadgeKana", "名札のフリガナ", size=18, paragraph=spacing(120, 0, 240) + _CENTRE),
    style("BadgeName", "名札の氏名", size=60, bold=True, paragraph=spacing(0, 80, 240) + _CENTRE),
    style("BadgeNameLong", f"名札の氏名{_LONG}", size=36, bold=True,
          paragraph=spacing(0, 40, 240) + _CENTRE),
    style("BadgeNameLongest", f"名札の氏名{_LONGEST}", size=22, bold=True,
          paragraph=spacing(0, 40, 240) + _CENTRE),
    style("BadgeNumber", "名札の番号", size=18, paragraph=spacing(0, 0, 240) + _RIGHT),
)  # fmt: skip

RECEPTION_STYLES = with_styles(*_LIST, *_SLIPS, *_BADGES)
