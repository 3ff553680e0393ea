"""Styles of the templates: the names staff see in Word's list of styles, and how they look.

One Japanese font on all four slots, no theme: otherwise Word falls back on another font for part
of the text. Sizes are half points; distances twentieths of a point.
"""

from __future__ import annotations

FONT = "BIZ UDPGothic"
_END = "</w:styles>"

_NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_FONTS = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'


def style(  # noqa: PLR0913 - one argument for each thing a style says, all but two by name
    key: str,
    name: str,
    *,
    size: int = 0,
    bold: bool = False,
    paragraph: str = "",
    after: str = "",
    extra: str = "",
) -> str:
    """Return a style of paragraphs: its name in Word's list, and how they look."""
    letters = f"{'<w:b/><w:bCs/>' if bold else ''}{extra}"
    if size:
        letters += f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    following = f'<w:next w:val="{after}"/>' if after else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/>{following}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
    )


def spacing(before: int, after: int, line: int = 0) -> str:
    """Return the room before and after a paragraph, and the height of its lines in 240ths."""
    height = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{height}/>'


def _indent(left: int, hanging: int = 0) -> str:
    return f'<w:ind w:left="{left}" w:hanging="{hanging}"/>'


def _level(number: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{number}"/><w:numId w:val="1"/></w:numPr>'


def _outline(number: int) -> str:
    return f'<w:outlineLvl w:val="{number}"/>'


_DEFAULTS = (
    f"<w:docDefaults><w:rPrDefault><w:rPr>{_FONTS}"
    '<w:kern w:val="2"/><w:sz w:val="21"/><w:szCs w:val="21"/>'
    '<w:lang w:val="en-US" w:eastAsia="ja-JP" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="252" w:lineRule="auto"/>'
    "</w:pPr></w:pPrDefault></w:docDefaults>"
)
_BUILT_IN = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    f'<w:qFormat/><w:pPr><w:widowControl w:val="0"/></w:pPr><w:rPr>{_FONTS}</w:rPr></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
    '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>'
    "</w:tblCellMar></w:tblPr></w:style>"
)
_EDGES = "".join(
    f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="595959"/>'
    for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_GRID = (
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
    '<w:basedOn w:val="TableNormal"/><w:tblPr>'
    f"<w:tblBorders>{_EDGES}</w:tblBorders></w:tblPr></w:style>"
)
_RULE = '<w:pBdr><w:bottom w:val="single" w:sz="8" w:space="1" w:color="404040"/></w:pBdr>'
_CENTRE, _RIGHT = '<w:jc w:val="center"/>', '<w:jc w:val="right"/>'
_FOOT = (
    '<w:pBdr><w:top w:val="single" w:sz="4" w:space="3" w:color="7F7F7F"/></w:pBdr>'
    '<w:tabs><w:tab w:val="right" w:pos="9866"/></w:tabs>'
)

STYLES = (
    f"<w:styles {_NAMES}>{_DEFAULTS}{_BUILT_IN}{_GRID}"
    + style("Title", "Title", size=32, bold=True, paragraph=spacing(60, 60) + _CENTRE)
    + style(
        "Heading1",
        "heading 1",
        size=23,
        bold=True,
        after="BodyText",
        paragraph="<w:keepNext/>" + _level(0) + _RULE + spacing(150, 70) + _outline(0),
    )
    + style(
        "Heading2",
        "heading 2",
        size=21,
        bold=True,
        after="BodyText",
        paragraph="<w:keepNext/>" + _level(1) + spacing(120, 50) + _outline(1),
    )
    + style(
        "AnnexTitle",
        "別紙の題",
        size=28,
        bold=True,
        after="Heading1",
        paragraph="<w:keepNext/><w:pageBreakBefore/>" + spacing(0, 60) + _CENTRE + _outline(0),
    )
    + style("BodyText", "本文（字下げ）", paragraph=spacing(20, 20) + _indent(680))
    + style("Point", "項目の文", paragraph=spacing(20, 20))
    + style("Conclusion", "結論の文", size=23, paragraph=spacing(40, 40))
    + style("Gap", "間隔", size=8, paragraph=spacing(0, 0, 240))
    + style("CellText", "表の文字", size=19, paragraph=spacing(36, 36, 252))
    + style("CellStrong", "表の文字（強調）", size=19, bold=True, paragraph=spacing(36, 36, 252))
    + style("CellNumber", "表の数値", size=19, paragraph=spacing(36, 36, 252) + _RIGHT)
    + style(
        "CellHead",
        "表の見出し",
        size=19,
        bold=True,
        paragraph="<w:keepNext/>" + spacing(36, 36, 252) + _CENTRE,
    )
    + style("Note", "注", size=17, paragraph=spacing(30, 20, 240) + _indent(210))
    + style("Mark", "ひな形の印", size=16, extra='<w:color w:val="0070C0"/>')
    + style("Header", "header", size=18, bold=True, paragraph=_RIGHT)
    + style("Footer", "footer", size=16, paragraph=_FOOT)
    + _END
)


def with_styles(*others: str) -> str:
    """Return the styles with more of them."""
    return STYLES.removesuffix(_END) + "".join(others) + _END


def _numbered(level: int, style: str, text: str, left: int, hanging: int) -> str:
    linked = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>{linked}'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f"<w:pPr>{_indent(left, hanging)}</w:pPr></w:lvl>"
    )


NUMBERING = (
    f'<w:numbering {_NAMES}><w:abstractNum w:abstractNumId="0">'
    '<w:multiLevelType w:val="multilevel"/>'
    + _numbered(0, "Heading1", "第%1", 680, 680)
    + _numbered(1, "Heading2", "%2", 680, 400)
    + _numbered(2, "", "(%3)", 1260, 560)
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
SETTINGS = (
    f'<w:settings {_NAMES}><w:zoom w:percent="100"/>'
    '<w:defaultTabStop w:val="840"/><w:characterSpacingControl w:val="compressPunctuation"/>'
    '<w:compat><w:compatSetting w:name="compatibilityMode"'
    ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="en-US" w:eastAsia="ja-JP"/></w:settings>'
)
