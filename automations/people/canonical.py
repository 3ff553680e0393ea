"""Canonical text: what identifies a person or a body, however it was typed.

Each kind of key is a type with one maker, so comparing uncleaned text is a type error. A key is
for comparing only: what people typed stays beside it and is what they are shown. Making a key of
a key changes nothing. An empty key says nothing and never matches.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NewType

import polars as pl

from automations import resources

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

NameKey = NewType("NameKey", str)
KanaKey = NewType("KanaKey", str)
MailKey = NewType("MailKey", str)
PhoneKey = NewType("PhoneKey", str)
StaffNumberKey = NewType("StaffNumberKey", str)
BodyKey = NewType("BodyKey", str)
SectionKey = NewType("SectionKey", str)

# Blanks of any width, what no one sees (zero-width marks, soft hyphens), and the variation
# selectors that choose a glyph but not a name.
_UNSEEN = re.compile("[\\s\u00ad\u200b-\u200f\u2060\ufeff\ufe00-\ufe0f\U000e0100-\U000e01ef]+")
_DOTS = re.compile(r"[・·.,、，/]+")
_BY_DOT_OR_DASH = re.compile(r"[・·.,、，/ー]+")
_EXTENSION = re.compile(r"(?:内線|内\)|\(内|ext|#).*", re.DOTALL)
_COUNTRY = re.compile(r"^\+81(?:\(0\)|0)?")
_NOT_DIGIT = re.compile("[^0-9]+")
_WHOLE_NUMBER = re.compile(r"\.0*$")
_HIRAGANA = {code: code + 0x60 for code in (*range(0x3041, 0x3097), 0x309D, 0x309E)}


@dataclass(frozen=True, slots=True)
class _Words:
    """The curated data of ``config/name_variants.toml``, ready to apply."""

    variants: Mapping[int, str]
    honorific: re.Pattern[str]
    around_body: re.Pattern[str]
    no_body: frozenset[str]


@cache
def _words() -> _Words:
    path = resources.config_file("name_variants.toml")
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    variants = {ord(one): kept for kept, many in data["variants"].items() for one in many}
    body = data["organisation"]
    forms = _any_of(body["legal_forms"], variants)
    ends = _any_of([*body["legal_forms"], *body["buildings"], *body["courtesies"]], variants)
    prefecture = f"(?<=[{body['prefectures_end']}]){body['prefecture_building']}"
    return _Words(
        variants,
        re.compile(f"(?<=.)(?:{_any_of(data['name']['honorifics'], variants)})$"),
        re.compile(f"^(?:{forms})(?=.)|(?<=.)(?:{ends}|{prefecture})$"),
        frozenset(word.casefold().translate(variants) for word in body["no_body"]),
    )


def _any_of(words: list[str], variants: Mapping[int, str]) -> str:
    """Write an alternation of words as keys have them; the longest that fits is taken."""
    folded = {word.casefold().translate(variants) for word in words}
    return "|".join(map(re.escape, sorted(folded, key=lambda word: (-len(word), word))))


def _settled(step: Callable[[str], str], text: str) -> str:
    """Repeat until nothing changes: what a cut brings together, Unicode may compose anew."""
    while (changed := step(text)) != text:
        text = changed
    return text


def _plain(text: str) -> str:
    """Fold width and compatibility forms, and drop what no one sees."""
    return _UNSEEN.sub("", unicodedata.normalize("NFKC", text))


def _plain_folded(text: str) -> str:
    return _plain(text).casefold().translate(_words().variants)


def name_key(text: str) -> NameKey:
    """Reduce a name to what identifies it: width, variants, spaces and honorifics do not.

    >>> name_key("髙橋　太郎 様"), name_key("渡邉ひかり")
    ('高橋太郎', '渡辺ひかり')
    """
    return NameKey(_settled(_name_step, text))


def _name_step(text: str) -> str:
    return _words().honorific.sub("", _DOTS.sub("", _plain_folded(text)))


def kana_key(text: str) -> KanaKey:
    """Reduce a reading to katakana without spaces and middle dots.

    >>> kana_key("ﾀｶﾊｼ　たろう"), kana_key("メアリ―・スミス")
    ('タカハシタロウ', 'メアリースミス')
    """
    return KanaKey(_settled(_kana_step, text))


def _kana_step(text: str) -> str:
    return _DOTS.sub("", _plain_folded(text)).translate(_HIRAGANA)


def mail_key(text: str) -> MailKey:
    """Reduce a mail address; what has no @ ("anonymous", "なし") is none.

    >>> mail_key(" Taro.T＠City.example.JP"), mail_key("anonymous")
    ('taro.t@city.example.jp', '')
    """
    return MailKey(_settled(_mail_step, text))


def _mail_step(text: str) -> str:
    address = _plain(_plain(text).casefold())
    return address if "@" in address else ""


def phone_key(text: str) -> PhoneKey:
    """Reduce a telephone number to its digits as dialled at home, without the extension.

    >>> phone_key("０３－５６０８－1111（内線 2345）"), phone_key("+81 90-1234-5678")
    ('0356081111', '09012345678')
    """
    outside = _EXTENSION.sub("", _plain(text).casefold())
    return PhoneKey(_NOT_DIGIT.sub("", _COUNTRY.sub("0", outside)))


def staff_number_key(text: str) -> StaffNumberKey:
    """Reduce a staff number; what spreadsheets add or drop (zeros, ".0") does not count.

    >>> staff_number_key("００１２３"), staff_number_key("123.0"), staff_number_key("なし")
    ('123', '123', '')
    """
    return StaffNumberKey(_settled(_staff_number_step, text))


def _staff_number_step(text: str) -> str:
    number = _WHOLE_NUMBER.sub("", _plain(text).casefold()).lstrip("0")
    return number if any(map(str.isdecimal, number)) else ""


def body_key(text: str) -> BodyKey:
    """Reduce a body's name: its legal form and its building do not identify it.

    What says that there is none ("なし", "個人") is none.

    >>> body_key("㈱ あおば商事"), body_key("みどり野区役所"), body_key("あおば県庁")
    ('あおば商事', 'みどり野区', 'あおば県')
    """
    key = _settled(_body_step, text)
    return BodyKey("" if key in _words().no_body else key)


def _body_step(text: str) -> str:
    return _words().around_body.sub("", _DOTS.sub("", _plain_folded(text)))


def section_key(text: str) -> SectionKey:
    """Reduce a section's name: spaces and separators between its levels do not count.

    >>> section_key("総務部　情報システム課") == section_key("総務部・情報システム課")
    True
    """
    return SectionKey(_settled(_section_step, text))


def _section_step(text: str) -> str:
    return _BY_DOT_OR_DASH.sub("", _plain_folded(text))


def keyed(raw: pl.Series, maker: Callable[[str], str]) -> pl.Series:
    """Make the keys of a column (String, no nulls); each distinct text is read once."""
    distinct = raw.unique()
    keys = pl.Series("key", [maker(text) for text in distinct], dtype=pl.String)
    return raw.replace_strict(distinct, keys, return_dtype=pl.String)
