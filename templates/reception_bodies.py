"""The bodies of the papers for the reception: the list, the slips and the name badges.

And the slips with a 投票番号 for the vote in the hall, which are cut from the same cards.

Cards lie ten on a page, each 91 × 55 mm, edge to edge, as ready-cut sheets for badges have them:
11 mm from the top of the page and 14 mm from its left.
"""

from __future__ import annotations

from templates.word_markup import TEXT_WIDTH, cell, page, par, table

_CARD_WIDTH, _CARD_HEIGHT = 5159, 3118  # 91 × 55 mm
_QR_WIDTH = 2211  # 39 mm
_CARD_PAGE = (
    'w:top="624" w:right="794" w:bottom="500" w:left="794" w:header="0" w:footer="0" w:gutter="0"'
)
_LIGHT = "".join(
    f'<w:{edge} w:val="dotted" w:sz="4" w:space="0" w:color="7F7F7F"/>'
    for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
)
CARDS_SECTION = page(_CARD_PAGE, footed=False)
_SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="E7E6E6"/>'

# A heading without a number, at level 1 of the outline: nothing stands above it.
_TOP = '<w:numPr><w:numId w:val="0"/></w:numPr><w:outlineLvl w:val="0"/>'

_COLUMNS = (
    ("受付", "ListMark", "□", 620),
    ("受付番号", "ListNumber", "{{受付番号}}", 1050),
    ("氏名", "ListName", "{{氏名}}", 2150),
    ("フリガナ", "ListText", "{{フリガナ}}", 1950),
    ("団体", "ListText", "{{団体}}", 1750),
    ("所属", "ListText", "{{所属}}", 1496),
    ("区分", "ListText", "{{区分}}", 850),
)
_BLANK = "{{記入欄}}"


def _row(cells: str, look: str = "") -> str:
    return f"<w:tr><w:trPr><w:cantSplit/>{look}</w:trPr>{cells}</w:tr>"


def _across(paragraph: str, count: int) -> str:
    return cell(TEXT_WIDTH, paragraph, f'<w:gridSpan w:val="{count}"/>{_SHADE}')


def _list_table() -> str:
    widths = [width for *_, width in _COLUMNS]
    heads = "".join(cell(width, par("CellHead", name), _SHADE) for name, *_, width in _COLUMNS)
    person = "".join(cell(width, par(style, text)) for _, style, text, width in _COLUMNS)
    rows = _row(heads, "<w:tblHeader/>") + _row(_across(par("RowHeading", "{{行}}"), len(widths)))
    return table(widths, rows + _row(person))


def _walk_ins() -> str:
    widths = [width for *_, width in _COLUMNS]
    heads = "".join(cell(width, par("CellHead", name), _SHADE) for name, *_, width in _COLUMNS)
    marked = ("□", _BLANK, *[""] * (len(widths) - 2))
    blanks = "".join(cell(width, par("ListMark" if text == "□" else "WalkIn", text))
                     for width, text in zip(widths, marked, strict=True))  # fmt: skip
    return table(widths, _row(heads, "<w:tblHeader/>") + _row(blanks))


def _totals() -> str:
    widths = (3000, 1800)
    heads = "".join(cell(width, par("CellHead", name), _SHADE)
                    for width, name in zip(widths, ("区分", "人数"), strict=True))  # fmt: skip
    counted = cell(widths[0], par("CellStrong", "{{計の区分}}", "<w:keepNext/>")) + cell(
        widths[1], par("CellNumber", "{{計の人数}}", "<w:keepNext/>")
    )
    return table(widths, _row(heads, "<w:tblHeader/>") + _row(counted))


LIST = (
    par("Title", "{{催し}}　受付名簿")
    + par("Note", "{{日付}}　{{会場}}　受付口: {{受付口}}　申込者 {{人数}}人")
    + par("Note", "来た人の□に印を付けます。申込のない人は、終わりの「当日参加」に書きます。")
    + _list_table()
    + par("Heading2", "当日参加（申込のない人）", _TOP)
    + _walk_ins()
    + par("Heading2", "申込者の計", _TOP)
    + _totals()
    + par("Note", "{{全体の計}}")
)


def _margins(left: int, right: int) -> str:
    return (
        f'<w:tcMar><w:top w:w="113" w:type="dxa"/><w:left w:w="{left}" w:type="dxa"/>'
        f'<w:bottom w:w="57" w:type="dxa"/><w:right w:w="{right}" w:type="dxa"/></w:tcMar>'
    )


def _open(*edges: str) -> str:
    lines = "".join(f'<w:{edge} w:val="nil"/>' for edge in edges)
    return f"<w:tcBorders>{lines}</w:tcBorders>"


def _cards(widths: tuple[int, ...], cells: str) -> str:
    height = f'<w:trHeight w:val="{_CARD_HEIGHT}" w:hRule="exact"/>'
    look = f'<w:tblInd w:w="0" w:type="dxa"/><w:tblBorders>{_LIGHT}</w:tblBorders>'
    return table(widths, _row(cells, height), look) + par("CardEnd", "")


_SLIP = cell(
    _CARD_WIDTH - _QR_WIDTH,
    par("SlipEvent", "{{催し}}")
    + par("SlipText", "{{日付}}")
    + par("SlipText", "{{会場}}")
    + par("SlipName", "{{氏名}} 様")
    + par("SlipText", "{{団体と所属}}")
    + par("SlipNumber", "{{受付番号}}")
    + par("SlipText", "{{受付口の案内}}"),
    _open("right") + _margins(170, 28),
) + cell(
    _QR_WIDTH,
    par("SlipQr", "{{QR}}") + par("SlipCode", "{{照合文字}}"),
    _open("left") + _margins(57, 57),
)
_BADGE = cell(
    _CARD_WIDTH,
    par("Band", "{{区分}}")
    + par("BadgeBody", "{{団体と所属}}")
    + par("BadgeKana", "{{フリガナ}}")
    + par("BadgeName", "{{氏名}}")
    + par("BadgeNumber", "{{催し}}　{{受付番号}}"),
    _margins(198, 198),
)
_TOKEN = cell(
    _CARD_WIDTH,
    par("SlipEvent", "{{催し}}")
    + par("SlipText", "{{賞の名称}}　会場投票")
    + par("SlipName", "投票番号")
    + par("SlipNumber", "{{投票番号}}")
    + par("SlipText", "投票のときに書いてください。番号のない回答は数えません。")
    + par("SlipText", "選べるのは{{選べる件数}}件までです。だれの番号かは記録していません。"),
    _margins(198, 198),
)
TOKEN_SLIPS = _cards((_CARD_WIDTH,) * 2, _TOKEN * 2)
SLIPS = _cards((_CARD_WIDTH - _QR_WIDTH, _QR_WIDTH) * 2, _SLIP * 2)
BADGES = _cards((_CARD_WIDTH,) * 2, _BADGE * 2)
