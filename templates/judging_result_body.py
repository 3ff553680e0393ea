"""The body of 審査結果: page 1 is the result, the pages after it are what it rests on."""

from __future__ import annotations

from templates.finalists_body import box, close_listing, close_pairs
from templates.provenance_parts import BOOKS_READ, FINDINGS
from templates.word_markup import LEVEL_1, LEVEL_2, Col, kept_if, listing, pairs, par

_NUMBER, _TEXT, _STRONG = "CellNumber", "CloseText", "CloseStrong"

_PRIZES = kept_if(
    "賞",
    par("Heading1", "賞"),
    close_listing(
        (
            Col("賞", "{{賞.賞}}", 1750, _STRONG),
            Col("受賞した取組（所属）", "{{賞.受賞}}", 3266, _STRONG),
            Col("決めた理由", "{{賞.理由}}", 4850, _TEXT),
        )
    ),
    par("Note", "{{賞の注}}"),
)

_WAITING = kept_if(
    "決まっていない賞",
    par("Heading1", "決まっていない賞"),
    close_listing(
        (
            Col("賞", "{{決まっていない賞.賞}}", 2366, _STRONG),
            Col("待っていること", "{{決まっていない賞.待っていること}}", 5000, _TEXT),
            Col("決める人", "{{決まっていない賞.決める人}}", 2500, _TEXT),
        )
    ),
)

_CHANGES = kept_if(
    "前の版からの変更",
    par("Heading1", "前に確定した版からの変更"),
    close_listing(
        (
            Col("項目", "{{前の版からの変更.項目}}", 2866, _STRONG),
            Col("前の版", "{{前の版からの変更.前の版}}", 3500, _TEXT),
            Col("今", "{{前の版からの変更.今}}", 3500, _TEXT),
        )
    ),
    kept_if("変更の理由", par("Note", "{{変更の理由}}")),
)

_COUNTS = par("Heading1", "審査の状況") + close_listing(
    (
        Col("項目", "{{審査の数.項目}}", 2500, _STRONG),
        Col("数", "{{審査の数.数}}", 1300, "CloseNumber"),
        Col("内訳", "{{審査の数.内訳}}", 6066, _TEXT),
    )
)

_PAGE_ONE = (
    box("資料の欄")
    + par("Heading1", "結論")
    + par("Conclusion", "{{結論.文}}", LEVEL_1)
    + par("Heading1", "決めていただきたいこと")
    + close_pairs("決めていただきたいこと")
    + _PRIZES
    + _WAITING
    + _CHANGES
    + _COUNTS
)

_PRIZES_FULL = kept_if(
    "賞の詳細",
    par("Heading1", "賞と決めた理由"),
    listing(
        (
            Col("賞", "{{賞の詳細.賞}}", 1600, "CellStrong"),
            Col("授与者", "{{賞の詳細.授与者}}", 1200),
            Col("受賞した取組（所属）", "{{賞の詳細.受賞}}", 3066, "CellStrong"),
            Col("決めた理由", "{{賞の詳細.理由}}", 4000),
        )
    ),
)

_SCORES = kept_if(
    "受賞した取組の得点",
    par("Heading1", "受賞した取組の得点"),
    listing(
        (
            Col("賞", "{{受賞した取組の得点.賞}}", 1500, "CellStrong"),
            Col("番号", "{{受賞した取組の得点.番号}}", 700, _NUMBER),
            Col("取組名", "{{受賞した取組の得点.取組名}}", 2566),
            Col("{{得点の見出し}}", "{{受賞した取組の得点.得点}}", 1200, _NUMBER),
            Col("審査基準ごとの値", "{{受賞した取組の得点.審査基準ごとの値}}", 2800),
            Col("採点した審査員", "{{受賞した取組の得点.採点した審査員}}", 1100, _NUMBER),
        )
    ),
    par("Note", "{{得点の注}}"),
    par("Note", "{{順位の案内}}"),
)

_PARTS = kept_if(
    "配分ごとの得点",
    par("Heading1", "配分ごとの得点（受賞した取組）"),
    listing(
        (
            Col("番号", "{{配分ごとの得点.番号}}", 700, _NUMBER),
            Col("取組名", "{{配分ごとの得点.取組名}}", 3166, "CellStrong"),
            Col("配分", "{{配分ごとの得点.配分}}", 1400),
            Col("割合", "{{配分ごとの得点.割合}}", 1000, _NUMBER),
            Col("もとの得点", "{{配分ごとの得点.もとの得点}}", 1200, _NUMBER),
            Col("換算した得点", "{{配分ごとの得点.換算した得点}}", 1200, _NUMBER),
            Col("結果への寄与", "{{配分ごとの得点.結果への寄与}}", 1200, _NUMBER),
        )
    ),
    par("Note", "結果への寄与は、換算した得点に割合を掛けたもので、その合計が結果の得点になる。"),
)

_HALL = kept_if(
    "受賞した取組の会場投票",
    par("Heading1", "受賞した取組の会場投票"),
    listing(
        (
            Col("番号", "{{受賞した取組の会場投票.番号}}", 700, _NUMBER),
            Col("取組名", "{{受賞した取組の会場投票.取組名}}", 4966, "CellStrong"),
            Col("票数", "{{受賞した取組の会場投票.票数}}", 1300, _NUMBER),
            Col("投票した人", "{{受賞した取組の会場投票.投票した人}}", 1500, _NUMBER),
            Col("割合", "{{受賞した取組の会場投票.割合}}", 1400, _NUMBER),
        )
    ),
    par("Note", "割合の分母は、会場で投票した人。一人が選べる件数によって、合計は100%にならない。"),
)

_RULES = (
    par("Heading1", "審査のルール")
    + par("Point", "{{審査のルール.文}}", LEVEL_2)
    + kept_if("ルールの決裁", par("BodyText", "{{ルールの決裁}}"))
    + kept_if("ルールの変更", par("BodyText", "{{ルールの変更}}"))
)

_VERSIONS = kept_if(
    "確定の記録",
    par("Heading1", "確定の記録"),
    listing(
        (
            Col("版", "{{確定の記録.版}}", 900, "CellStrong"),
            Col("今", "{{確定の記録.今}}", 1600),
            Col("確定日", "{{確定の記録.確定日}}", 2300),
            Col("確定した人", "{{確定の記録.確定した人}}", 1766),
            Col("理由", "{{確定の記録.理由}}", 3300),
        )
    ),
)

_ORIGIN = (
    par("Heading1", "作成の根拠")
    + BOOKS_READ
    + FINDINGS
    + pairs("作成の記録")
    + par("Note", "{{端数の注}}")
)

JUDGING_RESULT = (
    _PAGE_ONE
    + par("AnnexTitle", "別紙　根拠と内訳")
    + _PRIZES_FULL
    + _SCORES
    + _PARTS
    + _HALL
    + _RULES
    + _VERSIONS
    + _ORIGIN
)
