"""The bodies of the letters: one to a page, in the form of an official letter."""

from __future__ import annotations

from templates.word_markup import bare_footer, kept_if, page, par

LETTER_PAGE = page(
    'w:top="1417" w:right="1417" w:bottom="1134" w:left="1417"'
    ' w:header="567" w:footer="567" w:gutter="0"'
).replace('<w:headerReference w:type="default" r:id="r_header1"/>', "")
LETTER_FOOTER = bare_footer("{{資料名}}（照合番号 {{照合番号}}）")
_CHOSEN_ITEMS, _NOT_CHOSEN_ITEMS = 3, 5


def _letter(table: str, to: str, title: str, *inner: str) -> str:
    """Return the letter that is repeated for each row of ``table``."""
    return (
        par("Mark", f"{{{{くりかえし {table}}}}}")
        + par("LetterTop", "")
        + kept_if("文書番号", par("LetterDate", "{{文書番号}}"))
        + par("LetterDay", "{{発信日}}")
        + to
        + par("LetterFrom", "{{発信者}}")
        + par("LetterTitle", title)
        + "".join(inner)
        + par("LetterContact", "問い合わせ先　{{問い合わせ先}}")
        + par("Mark", "{{ここまで}}")
    )


def _text(table: str, name: str, style: str = "LetterText") -> str:
    return kept_if(f"{table}.{name}", par(style, f"{{{{{table}.{name}}}}}"))


def _item(number: int) -> str:
    tab = '</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t xml:space="preserve">'
    name = f"通知.記{number}"
    return kept_if(name, par("LetterItem", f"{{{{{name}の項目}}}}{tab}{{{{{name}}}}}"))


def _items(count: int) -> str:
    return par("LetterMark", "記") + "".join(_item(number) for number in range(1, count + 1))


_ENTRANT = _text("通知", "所属", "LetterBody") + par("LetterTo", "{{通知.宛名}}")
NOTICE_CHOSEN = _letter(
    "通知", _ENTRANT, "{{件名}}",
    par("LetterText", "{{通知.書き出し}}"),
    par("LetterText", "{{通知.本文}}"),
    _items(_CHOSEN_ITEMS),
    par("LetterEnd", "以上"),
)  # fmt: skip
NOTICE_NOT_CHOSEN = _letter(
    "通知", _ENTRANT, "{{件名}}",
    par("LetterText", "{{通知.書き出し}}"),
    par("LetterText", "{{通知.本文}}"),
    par("LetterText", "{{通知.お礼}}"),
    par("LetterText", "{{通知.結び}}"),
    _items(_NOT_CHOSEN_ITEMS),
    par("LetterNote", "{{得点の端数}}"),
    par("LetterEnd", "以上"),
)  # fmt: skip
THANKS = _letter(
    "礼状",
    _text("礼状", "団体", "LetterBody")
    + _text("礼状", "役職", "LetterBody")
    + _text("礼状", "宛名", "LetterTo"),
    "{{礼状.件名}}",
    par("LetterGreeting", "{{礼状.書き出し}}"),
    _text("礼状", "お礼"),
    _text("礼状", "本文"),
    par("LetterText", "{{礼状.結び}}"),
    par("LetterEnd", "敬具"),
)  # fmt: skip
