"""The body of 他自治体提供版: the event, its numbers, the rules, the days, what was learnt."""

from __future__ import annotations

from templates.word_markup import LEVEL_2, Col, form, kept_if, listing, pairs, par

_NUMBER = "CellNumber"

_BOX = form(
    (1100, 3833, 1100, 3833),
    (
        (("Title", "{{資料名}}"),),
        (
            ("CellHead", "日付"),
            ("CellText", "{{日付}}"),
            ("CellHead", "主催"),
            ("CellText", "{{主催}}"),
        ),
        (
            ("CellHead", "取扱"),
            ("CellText", "{{取扱}}"),
            ("CellHead", "照合番号"),
            ("CellText", "{{照合番号}}"),
        ),
    ),
)
_SAFE = par(
    "Note",
    "集計した数値と表に、個人と所属の名前、応募者、5人に満たない人数は載せていない。",
)

_COMPARED = (
    Col("区分", "{{前回との比較.区分}}", 3066, "CellStrong"),
    Col("今回", "{{前回との比較.今回}}", 1700, _NUMBER),
    Col("前回", "{{前回との比較.前回}}", 1700, _NUMBER),
    Col("増減", "{{前回との比較.増減}}", 1700, _NUMBER),
    Col("増減率", "{{前回との比較.増減率}}", 1700, _NUMBER),
)
_BAND = "来場者の庁内・庁外の別の図"
_VISITORS = kept_if(
    "前回との比較",
    par("Heading1", "来場者"),
    kept_if("前回来場者数", listing(_COMPARED)),
    kept_if("前回来場者数 がなければ", listing(_COMPARED[:2])),
    kept_if("来場の注", par("Note", "{{来場の注}}")),
    kept_if(_BAND, par("Drawing", f"{{{{{_BAND}}}}}")),
)

_AWARD = kept_if(
    "賞の概要",
    par("Heading1", "賞"),
    par("Heading2", "数"),
    pairs("賞の概要"),
    kept_if(
        "賞",
        par("Heading2", "受賞した取組"),
        listing(
            (
                Col("賞", "{{賞.賞}}", 3866, "CellStrong"),
                Col("取組名", "{{賞.取組名}}", 6000),
            )
        ),
    ),
    kept_if(
        "賞のルール",
        par("Heading2", "ルール"),
        par("Point", "{{賞のルール.文}}", LEVEL_2),
    ),
    kept_if(
        "評価基準",
        par("Heading2", "職員投票の評価基準と配点"),
        listing(
            (
                Col("評価基準", "{{評価基準.評価基準}}", 7366, "CellStrong"),
                Col("配点", "{{評価基準.配点}}", 2500, _NUMBER),
            )
        ),
    ),
)

_DAYS = kept_if(
    "日程",
    par("Heading1", "日程"),
    listing(
        (
            Col("内容", "{{日程.内容}}", 6366, "CellStrong"),
            Col("時期", "{{日程.開催日から}}", 3500),
        )
    ),
)

_OTHERS = kept_if(
    "ほかの数値",
    par("Heading1", "ほかの数値"),
    par("Note", "手で入力した数値。集計では確かめておらず、入力されたとおりに載せている。"),
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

_ROWS = kept_if(
    "読み取った行",
    par("Heading1", "集計のために読み取った行"),
    listing(
        (
            Col("用途", "{{読み取った行.用途}}", 7366, "CellStrong"),
            Col("行数", "{{読み取った行.行数}}", 2500, _NUMBER),
        )
    ),
)


def _paragraphs(name: str) -> str:
    """Return a section of what people wrote: each line a paragraph with its number."""
    lines = par("Point", f"{{{{{name}.文}}}}", LEVEL_2)
    return kept_if(name, par("Heading1", name), lines)


OTHER_CITIES = (
    _BOX
    + _SAFE
    + par("Heading1", "催しの概要")
    + pairs("催しの概要")
    + _VISITORS
    + _AWARD
    + _DAYS
    + _OTHERS
    + "".join(map(_paragraphs, ("成果", "課題", "次回への提案")))
    + _ROWS
)
