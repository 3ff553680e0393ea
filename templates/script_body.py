"""The body of the script that is read aloud: a page for each who gets a prize, large letters."""

from __future__ import annotations

from templates.word_markup import Col, form, kept_if, listing, par

_HEAD = form((9866,), ((("Title", "{{資料名}}"),),))
_SAID = (
    "{{発表.前}}{{発表.取組名《取組名のふりがな》}}{{発表.間}}"
    "{{発表.代表者《代表者のふりがな》}}{{発表.後}}"
)


def _about(name: str, label: str, text: str) -> str:
    return kept_if(f"発表.{name}", par("ScriptAbout", f"{label}　{text}"))


_ORDER = listing(
    (
        Col("順番", "{{発表.順番}}", 900, "CellNumber"),
        Col("賞", "{{発表.賞}}", 3000, "CellStrong"),
        Col("取組名", "{{発表.取組名}}", 3966),
        Col("賞状を渡す人", "{{発表.授与者}}", 2000),
    )
)
SCRIPT = (
    _HEAD
    + par("ScriptNote", "{{作成の根拠}}")
    + par(
        "ScriptNote",
        "この後のページの大きな字を、そのまま読み上げる。下の賞から順に、1ページに1件。",
    )
    + kept_if("ふりがなの注", par("ScriptNote", "{{ふりがなの注}}"))
    + par("ScriptGap", "発表の順")
    + _ORDER
    + par("Mark", "{{くりかえし 発表}}")
    + par("ScriptPrize", "{{発表.順番}}　{{発表.賞}}")
    + kept_if("発表.取組名の読み", par("ScriptReading", "取組名の読み　{{発表.取組名の読み}}"))
    + par("ScriptText", _SAID)
    + kept_if("発表.書き入れ", par("ScriptBlank", "{{発表.書き入れ}}"))
    + par("ScriptGap", "読み上げないこと（確認用）")
    + _about("番号", "番号", "{{発表.番号}}")
    + _about("所属", "所属", "{{発表.所属}}")
    + _about("授与者", "賞状を渡す人", "{{発表.授与者}}")
    + par("Mark", "{{ここまで}}")
)
