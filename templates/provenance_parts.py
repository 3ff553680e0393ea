"""What several documents end with: which books they were made of, and what was to be looked at."""

from __future__ import annotations

from templates.word_markup import Col, kept_if, listing, par

_NUMBER = "CellNumber"

BOOKS_READ = kept_if(
    "読み取ったブック",
    listing(
        (
            Col("用途", "{{読み取ったブック.用途}}", 2400, "CellStrong"),
            Col("ブック", "{{読み取ったブック.ブック}}", 3466),
            Col("シート", "{{読み取ったブック.シート}}", 2600),
            Col("行数", "{{読み取ったブック.行数}}", 1400, _NUMBER),
        )
    ),
    par("Gap", ""),
)
COPIES_READ = kept_if(
    "読取控え",
    listing(
        (
            Col("読取控えのブック", "{{読取控え.ブック}}", 3000, "CellStrong"),
            Col("番号（内容から計算した値）", "{{読取控え.番号}}", 6866),
        )
    ),
    par("Gap", ""),
)
FINDINGS = kept_if(
    "要確認",
    listing(
        (
            Col("要確認の扱い", "{{要確認.扱い}}", 2400, "CellStrong"),
            Col("ブック", "{{要確認.ブック}}", 6066),
            Col("件数", "{{要確認.件数}}", 1400, _NUMBER),
        )
    ),
    par("Gap", ""),
)
