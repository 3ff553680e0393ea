"""The body of the annex to ファイナリスト案: every entry's votes, A4 landscape."""

from __future__ import annotations

from templates.finalists_body import box
from templates.word_markup import Col, kept_if, listing, pairs, par

_NUMBER = "CellNumber"
_WIDTH = 16838 - 2 * 1020

STANDINGS_SECTION = (
    '<w:sectPr><w:headerReference w:type="default" r:id="r_header1"/>'
    '<w:footerReference w:type="default" r:id="r_footer1"/>'
    '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    '<w:pgMar w:top="1020" w:right="1020" w:bottom="964" w:left="1020"'
    ' w:header="510" w:footer="454" w:gutter="0"/></w:sectPr>'
)

_STANDINGS = par("Heading1", "取組の順位") + listing(
    (
        Col("順位", "{{取組の順位.順位}}", 640, _NUMBER),
        Col("部門内", "{{取組の順位.部門内順位}}", 800, _NUMBER),
        Col("部門", "{{取組の順位.部門}}", 1706),
        Col("番号", "{{取組の順位.番号}}", 640, _NUMBER),
        Col("取組名", "{{取組の順位.取組名}}", 2600, "CellStrong"),
        Col("所属", "{{取組の順位.所属}}", 1500),
        Col("{{得点の見出し}}", "{{取組の順位.得点}}", 1000, _NUMBER),
        Col("内訳", "{{取組の順位.内訳}}", 3212),
        Col("結果", "{{取組の順位.結果}}", 800),
        Col("理由", "{{取組の順位.理由}}", 1900),
    )
)

_TIES = kept_if(
    "同点の比較",
    par("Heading1", "同点の比較"),
    listing(
        (
            Col("手順", "{{同点の比較.手順}}", 5000, "CellStrong"),
            Col("取組", "{{同点の比較.対象}}", 5398),
            Col("値", "{{同点の比較.値}}", 2400, _NUMBER),
            Col("結果", "{{同点の比較.結果}}", 2000),
        )
    ),
)

_KNOCK_OUTS = kept_if(
    "足切り",
    par("Heading1", "足切り"),
    listing(
        (
            Col("取組", "{{足切り.取組}}", 4000, "CellStrong"),
            Col("部門", "{{足切り.部門}}", 2000),
            Col("条件", "{{足切り.条件}}", 5000),
            Col("この取組では", "{{足切り.この取組では}}", 3798),
        )
    ),
)

_CLASSES = kept_if(
    "投票者区分ごとの得点",
    par("Heading1", "投票者区分ごとの得点"),
    listing(
        (
            Col("番号", "{{投票者区分ごとの得点.番号}}", 700, _NUMBER),
            Col("取組名", "{{投票者区分ごとの得点.取組名}}", 5298, "CellStrong"),
            Col("投票者区分", "{{投票者区分ごとの得点.投票者区分}}", 2400),
            Col("選んだ人数", "{{投票者区分ごとの得点.選んだ人数}}", 1500, _NUMBER),
            Col("区分の得点", "{{投票者区分ごとの得点.区分の得点}}", 1600, _NUMBER),
            Col("重み・配分", "{{投票者区分ごとの得点.重み・配分}}", 1500, _NUMBER),
            Col("得点への寄与", "{{投票者区分ごとの得点.得点への寄与}}", 1800, _NUMBER),
        )
    ),
)

_TRANSFERS = kept_if(
    "移譲の経過",
    par("Heading1", "単記移譲式の経過"),
    listing(
        (
            Col("部門", "{{移譲の経過.部門}}", 2400, "CellStrong"),
            Col("回", "{{移譲の経過.回}}", 700, _NUMBER),
            Col("当選基数", "{{移譲の経過.当選基数}}", 1300, _NUMBER),
            Col("失効", "{{移譲の経過.失効}}", 1300, _NUMBER),
            Col("経過", "{{移譲の経過.経過}}", 9098),
        )
    ),
) + kept_if(
    "移譲の回ごとの票",
    par("Heading1", "単記移譲式の回ごとの票"),
    listing(
        (
            Col("部門", "{{移譲の回ごとの票.部門}}", 2400, "CellStrong"),
            Col("回", "{{移譲の回ごとの票.回}}", 700, _NUMBER),
            Col("番号", "{{移譲の回ごとの票.番号}}", 800, _NUMBER),
            Col("取組名", "{{移譲の回ごとの票.取組名}}", 6898),
            Col("票", "{{移譲の回ごとの票.票}}", 1500, _NUMBER),
            Col("結果", "{{移譲の回ごとの票.結果}}", 2500),
        )
    ),
)


def _dispositions(name: str, title: str, counted: str) -> str:
    return kept_if(
        name,
        par("Heading1", title),
        listing(
            (
                Col("処理区分", f"{{{{{name}.処理区分}}}}", 9798, "CellStrong"),
                Col(counted, f"{{{{{name}.{counted}}}}}", 2500, _NUMBER),
                Col("扱い", f"{{{{{name}.扱い}}}}", 2500),
            )
        ),
    )


STANDINGS = (
    box("資料の欄", _WIDTH)
    + par("Note", "{{別冊の注意}}")
    + _STANDINGS
    + kept_if("順位の注", par("Note", "{{順位の注}}"))
    + kept_if(
        "当落線",
        par("Heading1", "当落線"),
        par("Point", "{{当落線.文}}", '<w:ind w:left="680" w:hanging="0"/>'),
    )
    + _TIES
    + _KNOCK_OUTS
    + _CLASSES
    + _TRANSFERS
    + _dispositions("票の内訳", "票の内訳", "票数")
    + _dispositions("選択の内訳", "選択の内訳", "選択数")
    + par("Heading1", "作成の根拠")
    + pairs("作成の記録")
    + par("Note", "{{端数の注}}")
)
