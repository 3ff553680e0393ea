"""The body of 報告資料: page 1 is what executives read, the pages after it are the evidence."""

from __future__ import annotations

from templates.brief_annexes import ANNEXES
from templates.word_markup import LEVEL_1, LEVEL_2, Col, form, kept_if, listing, pairs, par

_NUMBER = "CellNumber"

_PAPER_NUMBER = kept_if("資料番号", par("PaperNumber", "{{資料番号}}"))
_BOX = form(
    (900, 3640, 900, 1326, 1150, 1950),
    (
        (("Title", "{{資料名}}"),),
        (
            ("CellHead", "日付"),
            ("CellText", "{{日付}}"),
            ("CellHead", "所管"),
            ("CellText", "{{所管と内線}}"),
        ),
        (
            ("CellHead", "区分"),
            ("CellText", "{{報告・審議の別}}"),
            ("CellHead", "取扱"),
            ("CellText", "{{取扱}}"),
            ("CellHead", "照合番号"),
            ("CellText", "{{照合番号}}"),
        ),
    ),
)

_DECISION = kept_if(
    "決めていただきたいこと",
    par("Heading1", "決めていただきたいこと"),
    pairs("決めていただきたいこと"),
)

_COMPARED = (
    Col("区分", "{{前回との比較.区分}}", 3066, "CellStrong"),
    Col("今回", "{{前回との比較.今回}}", 1700, _NUMBER),
    Col("前回", "{{前回との比較.前回}}", 1700, _NUMBER),
    Col("増減", "{{前回との比較.増減}}", 1700, _NUMBER),
    Col("増減率", "{{前回との比較.増減率}}", 1700, _NUMBER),
)
_BAND = "来場者の庁内・庁外の別の図"
_DRAWN = kept_if(_BAND, par("Drawing", f"{{{{{_BAND}}}}}"))
# Page 1 is one page: what has no room there is drawn beside the details.
_DRAWN_FIRST = kept_if("1ページ目の図", _DRAWN)
_DRAWN_BEHIND = kept_if("1ページ目の図 がなければ", _DRAWN)
_SLOTS = "来場時間帯の図"

_ATTENDANCE = kept_if(
    "前回との比較",
    kept_if(
        "前回来場者数",
        par("Heading1", "来場者（前回との比較）"),
        listing(_COMPARED),
    ),
    kept_if(
        "前回来場者数 がなければ",
        par("Heading1", "来場者"),
        listing(_COMPARED[:2]),
    ),
    kept_if("来場の注", par("Note", "{{来場の注}}")),
    _DRAWN_FIRST,
)

_PRIZES = kept_if(
    "賞",
    par("Heading1", "{{賞の見出し}}"),
    listing(
        (
            Col("賞", "{{賞.賞}}", 3066, "CellStrong"),
            Col("取組名", "{{賞.取組名}}", 3600),
            Col("部門", "{{賞.部門}}", 1700),
            Col("所属", "{{賞.所属}}", 1500),
        )
    ),
    kept_if("賞の注", par("Note", "{{賞の注}}")),
)

_CHOSEN = kept_if(
    "ファイナリスト",
    par("Heading1", "{{ファイナリストの見出し}}"),
    listing(
        (
            Col("部門", "{{ファイナリスト.部門}}", 1790),
            Col("順", "{{ファイナリスト.順}}", 500, _NUMBER),
            Col("取組名", "{{ファイナリスト.取組名}}", 3176, "CellStrong"),
            Col("{{得点の見出し}}", "{{ファイナリスト.得点}}", 1200, _NUMBER),
            Col("選出の理由", "{{ファイナリスト.選出の理由}}", 3200),
        )
    ),
    kept_if("得点の注", par("Note", "{{得点の注}}")),
    par("Gap", ""),
    pairs("選考の要点"),
)
# Once there are prizes, page 1 tells them, and how the finalists were chosen stands behind it.
_AWARDED = _PRIZES + kept_if("賞 がなければ", _CHOSEN)

_OVERVIEW = par("Heading1", "催しの概要") + pairs("催しの概要")


def _paragraphs(name: str) -> str:
    """Return a section of what people wrote: each line a paragraph with its number."""
    lines = par("Point", f"{{{{{name}.文}}}}", LEVEL_2)
    return kept_if(name, par("Heading1", name), lines)


_VISITORS = kept_if(
    "来場者の内訳",
    par("Heading1", "来場者の詳細"),
    par("Heading2", "区分別"),
    listing(
        (
            Col("区分", "{{来場者の内訳.区分}}", 3866, "CellStrong"),
            Col("申込者", "{{来場者の内訳.申込者}}", 1500, _NUMBER),
            Col("欠席", "{{来場者の内訳.欠席}}", 1500, _NUMBER),
            Col("来場", "{{来場者の内訳.来場}}", 1500, _NUMBER),
            Col("うち当日参加", "{{来場者の内訳.うち当日参加}}", 1500, _NUMBER),
        )
    ),
    par("Note", "{{来場者の内訳の注}}"),
    _DRAWN_BEHIND,
    kept_if(
        "来場時間帯",
        par("Heading2", "来場時間帯"),
        listing(
            (
                Col("時間帯", "{{来場時間帯.時間帯}}", 3866, "CellStrong"),
                Col("来場者", "{{来場時間帯.来場者}}", 2000, _NUMBER),
                Col("庁内", "{{来場時間帯.庁内}}", 2000, _NUMBER),
                Col("庁外", "{{来場時間帯.庁外}}", 2000, _NUMBER),
            )
        ),
        par("Note", "単位は人。最初に受け付けた時刻で数えた。終わりの時刻は次の時間帯に入る。"),
        kept_if(
            _SLOTS,
            par("Drawing", f"{{{{{_SLOTS}}}}}"),
            par("Note", "図の時刻は、時間帯の始まり。"),
        ),
    ),
    kept_if(
        "来場団体",
        par("Heading2", "来場団体（{{来場団体数}}）"),
        listing(
            tuple(
                col
                for n in (1, 2, 3)
                for col in (
                    Col("団体", f"{{{{来場団体.団体{n}}}}}", 2388),
                    Col("人数", f"{{{{来場団体.人数{n}}}}}", 900, _NUMBER),
                )
            )
        ),
        par("Note", "庁外来場者の所属する団体。単位は人。"),
    ),
)

_REASONS = kept_if(
    "賞",
    par("Heading1", "賞の理由"),
    listing(
        (
            Col("賞", "{{賞の詳細.賞}}", 2000, "CellStrong"),
            Col("取組名", "{{賞の詳細.取組名}}", 2566),
            Col("理由", "{{賞の詳細.理由}}", 5300),
        )
    ),
    _CHOSEN,
)

_OTHERS = kept_if(
    "ほかの数値",
    par("Heading1", "ほかの数値"),
    kept_if("ほかの数値の注", par("Note", "{{ほかの数値の注}}")),
    listing(
        (
            Col("区分", "{{ほかの数値.区分}}", 1250, "CellStrong"),
            Col("項目", "{{ほかの数値.項目}}", 2216),
            Col("今回", "{{ほかの数値.今回}}", 2300, _NUMBER),
            Col("前回", "{{ほかの数値.前回}}", 2300, _NUMBER),
            Col("出どころ", "{{ほかの数値.出どころ}}", 1800),
        )
    ),
)

_PAGE_ONE = par("Heading1", "結論") + par("Conclusion", "{{結論.文}}", LEVEL_1)
_DETAILS = par("AnnexTitle", "実施の詳細")

BODY = (
    _PAPER_NUMBER
    + _BOX
    + _PAGE_ONE
    + _DECISION
    + _ATTENDANCE
    + _AWARDED
    + _DETAILS
    + _OVERVIEW
    + _VISITORS
    + _REASONS
    + _OTHERS
    + "".join(map(_paragraphs, ("成果", "課題", "次回への提案")))
    + ANNEXES
)
