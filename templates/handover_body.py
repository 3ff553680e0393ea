"""The body of 引継書: where things stand, what waits, where everything lies."""

from __future__ import annotations

from templates.word_markup import LEVEL_1, LEVEL_2, Col, form, kept_if, listing, par

_HEAD = form(
    (1100, 3833, 1100, 3833),
    (
        (("Title", "{{資料名}}"),),
        (
            ("CellHead", "日付"),
            ("CellText", "{{日付}}"),
            ("CellHead", "所管"),
            ("CellText", "{{所管}}"),
        ),
    ),
)

_STANDS = (
    par("Heading1", "いまの状態")
    + par("Point", "{{今の段階}}", LEVEL_1)
    + par("Point", "{{設定の場所}}", LEVEL_1)
    + kept_if(
        "次にすること",
        par("Heading2", "次にすること"),
        par("Point", "{{次にすること.すること}}", LEVEL_2),
    )
    + par("Heading2", "催しの概要")
    + listing(
        (
            Col("項目", "{{催しの概要.項目}}", 2400, "CellStrong"),
            Col("内容", "{{催しの概要.内容}}", 7466),
        )
    )
)

_FIRST = par("Heading1", "新しいPCで、はじめにすること") + par(
    "Point", "{{新しいPCですること.文}}", LEVEL_1
)

_OPEN = (
    par("Heading1", "決まっていないこと")
    + kept_if(
        "決まっていないこと",
        par("BodyText", "{{未決の件数}}"),
        listing(
            (
                Col("シート", "{{決まっていないこと.シート}}", 2200, "CellStrong"),
                Col("質問", "{{決まっていないこと.質問}}", 7666),
            )
        ),
    )
    + kept_if("決まっていないこと がなければ", par("BodyText", "人の判定を待つ問いはない。"))
)

_TASKS = kept_if(
    "すること",
    par("Heading1", "これからの仕事"),
    listing(
        (
            Col("期限", "{{すること.期限}}", 2500, "CellStrong"),
            Col("すること", "{{すること.すること}}", 3966),
            Col("担当", "{{すること.担当}}", 1300),
            Col("備考", "{{すること.備考}}", 2100),
        )
    ),
)

_BOOKS = (
    par("Heading1", "フォルダーとファイル")
    + kept_if(
        "ブックの置き場所",
        par("Heading2", "人が書くブック"),
        listing(
            (
                Col("用途", "{{ブックの置き場所.用途}}", 2400, "CellStrong"),
                Col("置き場所", "{{ブックの置き場所.置き場所}}", 3866),
                Col("シート", "{{ブックの置き場所.シート}}", 2000),
                Col("今の状態", "{{ブックの置き場所.今の状態}}", 1600),
            )
        ),
    )
    + kept_if(
        "できたファイル",
        par("Heading2", "「事務局限り」にできたファイル"),
        listing(
            (
                Col("ファイル", "{{できたファイル.ファイル}}", 5866, "CellStrong"),
                Col("更新日時", "{{できたファイル.更新日時}}", 4000),
            )
        ),
    )
)

_KEEPING = (
    par("Heading1", "個人情報と保存期限")
    + par("Point", "{{保存期限}}", LEVEL_1)
    + kept_if("投票の原本", par("Point", "{{投票の原本}}", LEVEL_1))
    + par("Point", "「記録」のフォルダーは、結果を確かめるのに要る。消さずに引き継ぐ。", LEVEL_1)
)

_LEARNT = (
    kept_if("成果", par("Heading1", "成果"), par("BodyText", "{{成果}}"))
    + kept_if("課題", par("Heading1", "課題"), par("BodyText", "{{課題}}"))
    + kept_if("次回への提案", par("Heading1", "次回への提案"), par("BodyText", "{{次回への提案}}"))
)

_RUNS = kept_if(
    "集計の記録",
    par("Heading1", "集計の記録"),
    listing(
        (
            Col("日時", "{{集計の記録.日時}}", 3700, "CellStrong"),
            Col("仕事", "{{集計の記録.仕事}}", 1700),
            Col("結果", "{{集計の記録.結果}}", 2766),
            Col("照合番号", "{{集計の記録.照合番号}}", 1700),
        )
    ),
)

HANDOVER = _HEAD + _STANDS + _FIRST + _OPEN + _TASKS + _BOOKS + _KEEPING + _LEARNT + _RUNS
