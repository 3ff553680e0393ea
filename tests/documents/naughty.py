"""Texts that programs stumble over: Japanese ones of our own, beside the public list.

Each is one that somebody could paste into a form: rare letters, letters that nobody sees, line
breaks of every old system, markup, and far too much of it.
"""

from __future__ import annotations

import re

JAPANESE = (
    "𠮷野家 𠮷田",
    "辻󠄀 葛󠄀城 邉󠄀 邊󠄆",  # with variation selectors
    "㍿日本 ㈱ ㍻ ㋿ ①②③ Ⅳ №",
    "半角ｶﾅ ﾊﾟﾋﾟﾌﾟ ｡｢｣､･",
    "か\u3099き\u309a 凞 \ufa10\ufa11 﨑 髙",
    "〜～ −－ ―— ‖∥ ￠¢ ￡£ ￢¬",
    "𩸽 𪚲 🈁 👩\u200d👩\u200d👧 🇯🇵 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "左\u202e右から\u202c左 \u200fعربى\u200e \u2066孤立\u2069",
    "幅\u200bの\u200cな\u200dい\ufeff字\u2060\u00ad",
    "外字\ue000\uf8ff 割当なし\u0378\U0001fbff",
    "制御\x7f\x80\x9f",
    "　全角の空白　 半角の空白  二つ ",
    "& < > \" ' &amp; &#x0; <w:p/> ]]> <!-- --> <?xml?>",
    "{来場者} }{ %s %(name)s ${x} {% if x %} {{",
    "=1+1 @SUM(A1) +1 -1 ＝1＋1",
    "_x000D_ \\n \\u0000",
    "長" * 10_000,
    "𠮷" * 2_000 + "\u3099",
    "一行目\r\n二行目\r三行目\n四行目\x0b五行目\u0085六行目\u2028七行目\u2029八行目",
    "\n\n前に二つ、後に一つ\n",
)
_BREAKS = re.compile("\r\n|[\r\n\x0b\u0085\u2028\u2029]")


def broken(text: str) -> str:
    """Return a text with every kind of line break as the one that Word knows."""
    return _BREAKS.sub("\n", text)
