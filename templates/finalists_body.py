"""The body of ファイナリスト案: page 1 is what executives decide on, the pages after it in full."""

from __future__ import annotations

from templates.provenance_parts import BOOKS_READ, COPIES_READ, FINDINGS
from templates.word_markup import (
    LEVEL_1,
    LEVEL_2,
    TEXT_WIDTH,
    Col,
    cell,
    kept_if,
    listing,
    pairs,
    par,
    table,
)

_NUMBER = "CellNumber"
_SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="E7E6E6"/>'
_TERM = 1500
_BOX_TERM = 1100


def _row(cells: str, look: str = "<w:cantSplit/>") -> str:
    return f"<w:tr><w:trPr>{look}</w:trPr>{cells}</w:tr>"


def close_pairs(name: str) -> str:
    """Return a table of a term and what is said of it, close together."""
    term = cell(_TERM, par("CloseHead", f"{{{{{name}.項目}}}}"), _SHADE)
    said = cell(TEXT_WIDTH - _TERM, par("CloseText", f"{{{{{name}.文}}}}"))
    return table([_TERM, TEXT_WIDTH - _TERM], _row(term + said))


def box(name: str, width: int = TEXT_WIDTH) -> str:
    """Return the title, and below it two terms a row with what is said of them."""
    right = 2633 * width // TEXT_WIDTH
    left = width - 2 * _BOX_TERM - right
    title = cell(width, par("Title", "{{資料名}}"), f'<w:gridSpan w:val="4"/>{_SHADE}')
    terms = "".join(
        cell(_BOX_TERM, par("CloseHead", f"{{{{{name}.{side}}}}}"), _SHADE)
        + cell(room, par("CloseText", f"{{{{{name}.{side}の値}}}}"))
        for side, room in (("左", left), ("右", right))
    )
    return table([_BOX_TERM, left, _BOX_TERM, right], _row(title) + _row(terms))


def close_listing(columns: tuple[Col, ...]) -> str:
    """Return a table with headings and one row that repeats, close together."""
    heads = "".join(cell(col.width, par("CloseHead", col.heading), _SHADE) for col in columns)
    cells = "".join(cell(col.width, par(col.style, col.field)) for col in columns)
    head = _row(heads, "<w:cantSplit/><w:tblHeader/>")
    return table([col.width for col in columns], head + _row(cells))


_PLACE = Col("順", "{{ファイナリスト.順}}", 440, "CloseNumber")
_SCORE = Col("{{得点の見出し}}", "{{ファイナリスト.得点}}", 1300, "CloseNumber")
_WHY = Col("選出の理由", "{{ファイナリスト.選出の理由}}", 2850, "CloseText")
_CATEGORY = Col("部門", "{{ファイナリスト.部門}}", 1706, "CloseText")


def _title(width: int) -> Col:
    return Col("取組名", "{{ファイナリスト.取組名}}", width, "CloseStrong")


_FINALISTS = (
    par("Heading1", "{{ファイナリストの見出し}}")
    + kept_if("該当なし", par("BodyText", "{{該当なし}}"))
    + kept_if(
        "ファイナリスト",
        kept_if("部門の見出し", close_listing((_CATEGORY, _PLACE, _title(3570), _SCORE, _WHY))),
        kept_if("部門の見出し がなければ", close_listing((_PLACE, _title(5276), _SCORE, _WHY))),
        kept_if("続き", par("Note", "{{続き}}")),
        par("Note", "{{ファイナリストの注}}"),
    )
)

_PAGE_ONE = (
    box("資料の欄")
    + par("Heading1", "結論")
    + par("Conclusion", "{{結論.文}}", LEVEL_1)
    + par("Heading1", "決めていただきたいこと")
    + close_pairs("決めていただきたいこと")
    + _FINALISTS
    + par("Heading1", "選考の経過")
    + close_pairs("選考の経過")
)

_RULES = kept_if(
    "選考のルール",
    par("Heading1", "選考のルール"),
    par("Heading2", "選び方"),
    par("Point", "{{選考のルール.文}}", LEVEL_2),
    kept_if("ルールの決裁", par("BodyText", "{{ルールの決裁}}")),
    kept_if(
        "評価基準",
        par("Heading2", "評価基準と配点"),
        listing(
            (
                Col("評価基準", "{{評価基準.評価基準}}", 7366, "CellStrong"),
                Col("配点", "{{評価基準.配点}}", 2500, _NUMBER),
            )
        ),
    ),
    kept_if(
        "変更したルール",
        par("Heading2", "投票開始の後に変更したルール"),
        listing(
            (
                Col("ルール", "{{変更したルール.ルール}}", 2200, "CellStrong"),
                Col("変更前", "{{変更したルール.変更前}}", 1600),
                Col("変更後", "{{変更したルール.変更後}}", 1600),
                Col("理由", "{{変更したルール.理由}}", 1966),
                Col("判定者", "{{変更したルール.判定者}}", 900),
                Col("判定日", "{{変更したルール.判定日}}", 1600),
            )
        ),
    ),
)


def _whole(name: str) -> tuple[Col, ...]:
    return (
        Col("順", f"{{{{{name}.順}}}}", 520, _NUMBER),
        Col("番号", f"{{{{{name}.番号}}}}", 620, _NUMBER),
        Col("取組名", f"{{{{{name}.取組名}}}}", 2976, "CellStrong"),
        Col("所属", f"{{{{{name}.所属}}}}", 1600),
    )


_FINALISTS_FULL = kept_if(
    "ファイナリストの詳細",
    par("Heading1", "{{ファイナリストの見出し}}の詳細"),
    kept_if("ファイナリストの図", par("BodyText", "{{ファイナリストの図}}")),
    listing(
        (
            *_whole("ファイナリストの詳細"),
            Col("{{得点の見出し}}", "{{ファイナリストの詳細.得点}}", 1300, _NUMBER),
            Col("選出の理由", "{{ファイナリストの詳細.選出の理由}}", 2850),
        )
    ),
)

_TIE = kept_if(
    "同点の決着の全文",
    par("Heading1", "同点の決着"),
    par("BodyText", "{{同点の決着の全文}}"),
    kept_if("抽選の種", par("BodyText", "{{抽選の種}}")),
    kept_if(
        "同点の判定",
        listing(
            (
                Col("判定", "{{同点の判定.判定}}", 2966, "CellStrong"),
                Col("理由", "{{同点の判定.理由}}", 3000),
                Col("判定者", "{{同点の判定.判定者}}", 1500),
                Col("判定日", "{{同点の判定.判定日}}", 2400),
            )
        ),
    ),
)

_RUNNERS_UP = kept_if(
    "次点の詳細",
    par("Heading1", "次点"),
    listing(
        (
            Col("部門", "{{次点の詳細.部門}}", 2000),
            Col("番号", "{{次点の詳細.番号}}", 700, _NUMBER),
            Col("取組名", "{{次点の詳細.取組名}}", 4166, "CellStrong"),
            Col("所属", "{{次点の詳細.所属}}", 3000),
        )
    ),
    par("Note", "{{次点の注}}"),
)

_BALLOTS = kept_if(
    "票の内訳",
    par("Heading1", "票の内訳"),
    listing(
        (
            Col("処理区分", "{{票の内訳.処理区分}}", 5866, "CellStrong"),
            Col("票数", "{{票の内訳.票数}}", 2000, _NUMBER),
            Col("扱い", "{{票の内訳.扱い}}", 2000),
        )
    ),
    par("Note", "{{票の内訳の注}}"),
    kept_if(
        "保留の票",
        par("Heading2", "保留の票"),
        listing(
            (
                Col("理由", "{{保留の票.理由}}", 4366, "CellStrong"),
                Col("票数", "{{保留の票.票数}}", 1500, _NUMBER),
                Col("次にすること", "{{保留の票.次にすること}}", 4000),
            )
        ),
        kept_if("保留の票の注", par("Note", "{{保留の票の注}}")),
    ),
)

_APPROVALS = kept_if(
    "承認の記録",
    par("Heading1", "承認の記録"),
    listing(
        (
            Col("対象", "{{承認の記録.対象}}", 1300, "CellStrong"),
            Col("判定", "{{承認の記録.判定}}", 1400),
            Col("理由", "{{承認の記録.理由}}", 2966),
            Col("承認者", "{{承認の記録.承認者}}", 1800),
            Col("承認日", "{{承認の記録.承認日}}", 2400),
        )
    ),
)

_ORIGIN = (
    par("Heading1", "作成の根拠")
    + BOOKS_READ
    + COPIES_READ
    + FINDINGS
    + pairs("作成の記録")
    + par("Note", "{{端数の注}}{{別冊の案内}}")
)

FINALISTS = (
    _PAGE_ONE
    + par("AnnexTitle", "別紙　根拠と内訳")
    + _RULES
    + _FINALISTS_FULL
    + _TIE
    + _RUNNERS_UP
    + _BALLOTS
    + _APPROVALS
    + _ORIGIN
)
