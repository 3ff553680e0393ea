"""The body of 応募状況報告: page 1 tells how it stands, the pages after it list the entries."""

from __future__ import annotations

from dataclasses import replace

from templates.finalists_body import box
from templates.provenance_parts import BOOKS_READ, COPIES_READ, FINDINGS
from templates.word_markup import LEVEL_1, Col, kept_if, listing, pairs, par

_NUMBER = "CellNumber"

_BY_CATEGORY = kept_if(
    "部門別の取組",
    par("Heading1", "部門別の取組"),
    listing(
        (
            Col("部門", "{{部門別の取組.部門}}", 7366, "CellStrong"),
            Col("件数", "{{部門別の取組.件数}}", 2500, _NUMBER),
        )
    ),
)

_DISPOSITIONS = (
    par("Heading1", "応募の内訳")
    + listing(
        (
            Col("処理区分", "{{応募の内訳.処理区分}}", 7366, "CellStrong"),
            Col("件数", "{{応募の内訳.件数}}", 2500, _NUMBER),
        )
    )
    + par("Note", "該当のない区分は省いている。")
)

_HELD = kept_if(
    "保留の応募",
    par("Heading1", "保留の応募（足りないもの）"),
    listing(
        (
            Col("取組名", "{{保留の応募.取組名}}", 4266, "CellStrong"),
            Col("所属", "{{保留の応募.所属}}", 2400),
            Col("保留の理由", "{{保留の応募.処理区分}}", 3200),
        )
    ),
)

_DAYS = kept_if(
    "これからの日程",
    par("Heading1", "これからの日程"),
    listing(
        (
            Col("内容", "{{これからの日程.内容}}", 4366, "CellStrong"),
            Col("日", "{{これからの日程.日}}", 3500),
            Col("開催日から", "{{これからの日程.開催日から}}", 2000),
        )
    ),
)

_BY_SECTION = kept_if(
    "所属別の取組",
    par("Heading1", "所属別の取組"),
    listing(
        (
            Col("所属", "{{所属別の取組.所属}}", 3000, "CellStrong"),
            Col("部門ごとの数", "{{所属別の取組.部門ごとの数}}", 3866),
            Col("計", "{{所属別の取組.計}}", 1000, _NUMBER),
            Col("共同", "{{所属別の取組.共同}}", 1000, _NUMBER),
            Col("保留", "{{所属別の取組.保留}}", 1000, _NUMBER),
        )
    ),
    par("Note", "{{所属の注}}"),
    kept_if(
        "応募のない所属",
        par("Heading2", "応募のない所属"),
        par("BodyText", "{{応募のない所属}}"),
    ),
    kept_if(
        "一覧にない所属",
        par("Heading2", "所属一覧にない所属"),
        par("BodyText", "{{一覧にない所属}}"),
    ),
)

_LIST = kept_if(
    "取組一覧",
    par("Heading1", "取組一覧"),
    listing(
        (
            Col("番号", "{{取組一覧.番号}}", 700, _NUMBER),
            Col("取組名", "{{取組一覧.取組名}}", 3510, "CellStrong"),
            Col("所属", "{{取組一覧.所属}}", 2200),
            Col("部門", "{{取組一覧.部門}}", 1806),
            Col("審査", "{{取組一覧.審査}}", 1650),
        )
    ),
)

_HOURS = (
    Col("番号", "{{削減効果.番号}}", 700, _NUMBER),
    Col("取組名", "{{削減効果.取組名}}", 3000, "CellStrong"),
    Col("計算", "{{削減効果.計算}}", 4366),
    Col("時間/年", "{{削減効果.時間/年}}", 1800, _NUMBER),
)
_YEN = (*_HOURS[:2], replace(_HOURS[2], width=3366), replace(_HOURS[3], width=1300),
        Col("円/年", "{{削減効果.円/年}}", 1500, _NUMBER))  # fmt: skip
_SAVINGS = kept_if(
    "削減効果",
    par("Heading1", "削減効果"),
    kept_if("削減効果.円/年", listing(_YEN)),
    kept_if("削減効果.円/年 がなければ", listing(_HOURS)),
    kept_if("削減効果の注", par("Note", "{{削減効果の注}}")),
)

_ORIGIN = par("Heading1", "作成の根拠") + BOOKS_READ + COPIES_READ + FINDINGS + pairs("作成の記録")

APPLICATIONS = (
    box("資料の欄")
    + par("Heading1", "結論")
    + par("Conclusion", "{{結論.文}}", LEVEL_1)
    + _BY_CATEGORY
    + _DISPOSITIONS
    + _HELD
    + _DAYS
    + par("AnnexTitle", "別紙　取組一覧と内訳")
    + _LIST
    + _BY_SECTION
    + _SAVINGS
    + _ORIGIN
)
