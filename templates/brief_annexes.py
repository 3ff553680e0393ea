"""The annexes of 報告資料: the rules and what adds up, and what the document was made of."""

from __future__ import annotations

from templates.word_markup import LEVEL_2, Col, kept_if, listing, pairs, par

_NUMBER = "CellNumber"

_RULES = kept_if(
    "選考のルール",
    par("Heading1", "選考のルール"),
    par("Heading2", "選び方"),
    par("Point", "{{選考のルール.文}}", LEVEL_2),
    kept_if("ルールの決定", par("BodyText", "{{ルールの決定}}")),
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
)

_FINALISTS_FULL = kept_if(
    "ファイナリストの詳細",
    par("Heading1", "{{ファイナリストの見出し}}の詳細"),
    listing(
        (
            Col("番号", "{{ファイナリストの詳細.番号}}", 700, _NUMBER),
            Col("取組名", "{{ファイナリストの詳細.取組名}}", 4066, "CellStrong"),
            Col("所属", "{{ファイナリストの詳細.所属}}", 2100),
            Col("選出の理由", "{{ファイナリストの詳細.選出の理由}}", 3000),
        )
    ),
)

_BALLOTS = kept_if(
    "票の内訳",
    par("Heading1", "票の内訳"),
    kept_if("投票率の注", par("Note", "{{投票率の注}}")),
    listing(
        (
            Col("処理区分", "{{票の内訳.処理区分}}", 7366, "CellStrong"),
            Col("票数", "{{票の内訳.票数}}", 2500, _NUMBER),
        )
    ),
)

_PEOPLE = (
    kept_if(
        "庁内の所属",
        par("Heading1", "所属別の庁内来場者"),
        listing(
            tuple(
                col
                for n in (1, 2, 3)
                for col in (
                    Col("所属", f"{{{{庁内の所属.所属{n}}}}}", 2088),
                    Col("来場者", f"{{{{庁内の所属.来場者{n}}}}}", 1200, _NUMBER),
                )
            )
        ),
        par("Note", "単位は人。人数の少ない所属は、だれのことか分からないよう数を示さない。"),
    )
    + kept_if(
        "受付の内訳",
        par("Heading1", "受付簿の内訳"),
        listing(
            (
                Col("処理区分", "{{受付の内訳.処理区分}}", 7366, "CellStrong"),
                Col("行数", "{{受付の内訳.行数}}", 2500, _NUMBER),
            )
        ),
    )
    + kept_if(
        "申込の内訳",
        par("Heading1", "申込の内訳"),
        listing(
            (
                Col("処理区分", "{{申込の内訳.処理区分}}", 7366, "CellStrong"),
                Col("件数", "{{申込の内訳.計}}", 2500, _NUMBER),
            )
        ),
    )
)

_EVIDENCE = (
    par("Heading1", "数値の一覧と数え方")
    + listing(
        (
            Col("数値", "{{数値の一覧.数値}}", 2400, "CellStrong"),
            Col("値", "{{数値の一覧.値}}", 1350, _NUMBER),
            Col("分子／分母", "{{数値の一覧.分子/分母}}", 1550, _NUMBER),
            Col("数え方", "{{数値の一覧.数え方}}", 4566),
        )
    )
    + par("Note", "{{端数の注}}")
)

_FINDINGS = kept_if(
    "要確認",
    par("Heading1", "要確認の件数"),
    listing(
        (
            Col("扱い", "{{要確認.扱い}}", 2000, "CellStrong"),
            Col("ブック", "{{要確認.ブック}}", 5366),
            Col("件数", "{{要確認.件数}}", 2500, _NUMBER),
        )
    ),
)

_ORIGIN = (
    par("AnnexTitle", "別紙2　作成の根拠")
    + kept_if(
        "読み取ったブック",
        par("Heading1", "読み取ったブック"),
        listing(
            (
                Col("用途", "{{読み取ったブック.用途}}", 2000, "CellStrong"),
                Col("ブック", "{{読み取ったブック.ブック}}", 4066),
                Col("シート", "{{読み取ったブック.シート}}", 2600),
                Col("行数", "{{読み取ったブック.行数}}", 1200, _NUMBER),
            )
        ),
    )
    + kept_if(
        "読取控え",
        par("Heading1", "読取控えの番号"),
        listing(
            (
                Col("ブック", "{{読取控え.ブック}}", 3566, "CellStrong"),
                Col("番号", "{{読取控え.番号}}", 6300, "CellSmall"),
            )
        ),
        par("Note", "同じ内容のブックからは、同じ番号が得られる（SHA-256）。"),
    )
    + par("Heading1", "作成の記録")
    + pairs("作成の記録")
    + kept_if(
        "数値を読むときの注意",
        par("Heading1", "数値を読むときの注意"),
        par("Point", "{{数値を読むときの注意.文}}", LEVEL_2),
    )
    + _FINDINGS
)
_ANNEX = par("AnnexTitle", "別紙1　根拠と内訳") + par("Note", "該当のない処理区分は省いている。")

ANNEXES = _ANNEX + _RULES + _FINALISTS_FULL + _BALLOTS + _PEOPLE + _EVIDENCE + _ORIGIN
