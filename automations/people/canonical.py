"""Canonical text: what identifies a person or a body, however it was typed.

Each kind of key is a type with one maker, so comparing uncleaned text is a type error. A key is
for comparing only: what people typed stays beside it and is what they are shown. Making a key of
a key changes nothing. An empty key says nothing and never matches.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import polars as pl

from automations.people.bodies import body_key
from automations.people.folding import Folding, curated, variants
from automations.people.keys import (
    BodyKey,
    KanaKey,
    MailKey,
    NameKey,
    PhoneKey,
    SectionKey,
    StaffNumberKey,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = [
    "BodyKey", "KanaKey", "MailKey", "NameKey", "PhoneKey", "SectionKey", "StaffNumberKey",
    "body_key", "kana_key", "keyed", "mail_key", "name_key", "name_parts", "phone_key",
    "section_key", "staff_number_key",
]  # fmt: skip

_DOTS = "・·•‧.,、，。/"
_BRACKETS = str.maketrans("[{<〈《「『【〔]}>〉》」』】〕", "(((((((((" + ")))))))))")
_HIRAGANA = {code: code + 0x60 for code in (*range(0x3041, 0x3097), 0x309D, 0x309E)}
_ONLY_KANA = re.compile("[ぁ-ゖァ-ヺーヽヾゝゞ]+")
_REPEATED = re.compile("([^々])々+")
_FULL_NAME = 3  # characters: less may be a surname alone, with the given name in brackets

_DASHES_OF_MAIL = str.maketrans("‐‑‒–—―−─━ー。", "-" * 10 + ".")
_ADDRESS = re.compile(r"[^\s@<>()\[\],;:、/\"]+@[\w-]+(?:\.[\w-]+)*")
_LONGEST = 320  # characters of an address
_AT = re.compile(r"\(at\)|\[at\]|★|☆")

_DIALLED = re.compile(r"0[1-9][0-9]{0,3}-?[0-9]{1,4}-?[0-9]{3,4}")
_DIALLED_FOLDED = re.compile(
    r"(0[1-9][0-9]{0,3})[-ー(]?([0-9]{1,4})[-ー)]?([0-9]{3,4})(?:\(?(?:内線|ext).*)?", re.DOTALL
)
_ABROAD = re.compile(r"^[^0-9+]*(?:\+|00|010-?)81-?(?:\(0\)|0)?")
_OTHER_NUMBER = re.compile(r"[/、,;]|または|又は|or")
_NOT_DIGIT = re.compile("[^0-9]+")
_DIGITS_OF_HOME = 9, 10  # of a number whose 0 a spreadsheet took away: on a desk, or carried about
_MOBILE = tuple("5789")
_WITH_COUNTRY = 11, 12

_NUMBER = re.compile(r"0*([0-9]*)(?:\.0*)?")
_LONGEST_NUMBER = 100  # characters
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+")
_WHOLE_NUMBER = re.compile(r"\.0*$")


@dataclass(frozen=True, slots=True)
class _Ways:
    """How each kind of text is folded, and the words that are cut."""

    name: Folding
    kana: Folding
    plain: Folding
    mail: Folding
    section: Folding
    none: frozenset[str]
    honorifics: tuple[str, ...]
    honorific_ends: frozenset[str]
    note: re.Pattern[str]
    label: re.Pattern[str]
    extension: re.Pattern[str]


@cache
def _ways() -> _Ways:
    words, alike = curated(), variants()
    name = Folding(alike, _BRACKETS, dropped=_DOTS)
    honorifics = [name.fold(word) for word in words["name"]["honorifics"]]
    starts, ends = (_any_of(words["name"][key], name) for key in ("note_starts", "note_ends"))
    plain = Folding()
    return _Ways(
        name=name,
        kana=Folding(alike, _BRACKETS, _HIRAGANA, dropped=_DOTS),
        plain=plain,
        mail=Folding(_DASHES_OF_MAIL, dropped='"'),
        section=Folding(alike, dropped=_DOTS + "ー"),
        none=frozenset(way.fold(word) for word in words["none"]["words"]
                       for way in (name, plain, Folding(alike, _HIRAGANA))),
        honorifics=tuple(honorifics),
        honorific_ends=frozenset(word[-1] for word in honorifics),
        note=re.compile(f"(?:{starts}).*|.*(?:{ends})"),
        label=re.compile(f"^(?:{_any_of(words['staff_number']['labels'], plain)})[:#]?"),
        extension=re.compile(f"(?:{_any_of(words['phone']['extensions'], plain)}).*", re.DOTALL),
    )  # fmt: skip


def _any_of(words: Iterable[str], way: Folding) -> str:
    return "|".join(re.escape(way.fold(word)) for word in words)


def name_key(text: str) -> NameKey:
    """Reduce a name to what identifies it: width, variants, spaces and honorifics do not.

    Nor does a note in brackets behind it. 々 is the character it repeats.

    >>> name_key("髙橋　太郎 様"), name_key("渡邉ひかり（旧姓 佐々木）")
    ('高橋太郎', '渡辺ひかり')
    """
    ways = _ways()
    key = ways.name.fold(text)
    if "々" in key:
        key = _REPEATED.sub(lambda found: found[1] * len(found[0]), key)
    return NameKey(_without_additions(key, ways))


def kana_key(text: str) -> KanaKey:
    """Reduce a reading to katakana without spaces and middle dots.

    >>> kana_key("ﾀｶﾊｼ　たろう"), kana_key("メアリ―・スミス")
    ('タカハシタロウ', 'メアリースミス')
    """
    ways = _ways()
    return KanaKey(_without_additions(ways.kana.fold(text), ways))


def _without_additions(key: str, ways: _Ways) -> str:
    """Cut honorifics and notes in brackets from the end of a folded name."""
    while key[-1:] in ways.honorific_ends or "(" in key:
        shorter = _without_honorifics(key, ways)
        opened = shorter.rfind("(")
        if opened > 0 and _is_note(shorter[opened + 1 :], opened, ways):
            shorter = shorter[:opened]
        if shorter == key:
            break
        key = shorter
    return "" if key in ways.none else key


def _without_honorifics(key: str, ways: _Ways) -> str:
    end = len(key)
    while key[end - 1] in ways.honorific_ends:
        for word in ways.honorifics:
            if end > len(word) and key.endswith(word, 0, end):
                end -= len(word)
                break
        else:
            break
    return key[:end]


def _is_note(text: str, outside: int, ways: _Ways) -> bool:
    """Say whether what follows a bracket is no part of a name: a note, or the name's reading.

    ``outside``: how many characters the name has before the bracket.
    """
    inside = text.removesuffix(")")
    if ")" in inside:
        return False
    reading = _ONLY_KANA.fullmatch(inside) and len(inside) > outside >= _FULL_NAME
    return bool(not inside or reading or ways.note.fullmatch(inside))


def name_parts(text: str) -> tuple[NameKey, NameKey]:
    """Return the keys of surname and given name, where a blank stands between them.

    >>> name_parts("髙橋　太郎 様"), name_parts("高橋太郎")
    (('高橋', '太郎'), ('', ''))
    """
    nothing = NameKey(""), NameKey("")
    named = re.split(r"[(\[〔【<]", unicodedata.normalize("NFKC", text))[0]
    parts = [part for part in map(name_key, named.split()) if part]
    if len(parts) > 1 and parts[-1] in _ways().honorifics:
        parts.pop()
    return (parts[0], parts[1]) if len(parts) == 2 else nothing  # noqa: PLR2004 - surname, given name


def mail_key(text: str) -> MailKey:
    """Reduce a mail address; what has no @ ("anonymous", "なし") is none.

    >>> mail_key(" Taro.T＠City.example.JP"), mail_key("anonymous")
    ('taro.t@city.example.jp', '')
    """
    lower = text.lower() if text.isascii() else _ways().mail.fold(text)
    if _ADDRESS.fullmatch(lower):
        return MailKey(lower)
    written = _AT.sub("@", _ways().mail.fold(lower))
    at = written.find("@")
    found = _ADDRESS.search(written, max(0, at - _LONGEST)) if at >= 0 else None
    return MailKey(found[0] if found else "")


def phone_key(text: str) -> PhoneKey:
    """Reduce a telephone number to its digits as dialled at home, without the extension.

    >>> phone_key("０３－５６０８－1111（内線 2345）"), phone_key("+81 90-1234-5678")
    ('0356081111', '09012345678')
    """
    if _DIALLED.fullmatch(text):
        return PhoneKey(text.replace("-", ""))
    ways = _ways()
    folded = ways.plain.fold(text)
    if found := _DIALLED_FOLDED.fullmatch(folded):
        return PhoneKey(found[1] + found[2] + found[3])
    outside = _WHOLE_NUMBER.sub("", ways.extension.sub("", folded))
    digits = _NOT_DIGIT.sub("", _ABROAD.sub("0", outside))
    if len(digits) > max(_WITH_COUNTRY):
        digits = _NOT_DIGIT.sub("", _OTHER_NUMBER.split(outside)[0])
    return PhoneKey("" if len(set(digits)) == 1 else _as_at_home(digits))


def _as_at_home(digits: str) -> str:
    """Give back the 0 that a spreadsheet took away, or that the country's code stands for."""
    if digits.startswith("81") and len(digits) in _WITH_COUNTRY:
        digits = digits[2:].lstrip("0")
        return f"0{digits}"
    on_a_desk, carried = _DIGITS_OF_HOME
    lost = len(digits) == on_a_desk or (len(digits) == carried and digits.startswith(_MOBILE))
    return f"0{digits}" if lost and not digits.startswith("0") else digits


def staff_number_key(text: str) -> StaffNumberKey:
    """Reduce a staff number; what spreadsheets add or drop (zeros, ".0") does not count.

    >>> staff_number_key("００１２３"), staff_number_key("123.0"), staff_number_key("なし")
    ('123', '123', '')
    """
    if found := _NUMBER.fullmatch(text):
        return StaffNumberKey(found[1])
    ways, before = _ways(), ""
    number = ways.plain.fold(text)
    if len(number) > _LONGEST_NUMBER:  # a remark
        return StaffNumberKey("")
    while number != before:  # a label may stand before a zero, a zero before a label
        before = number
        number = _WHOLE_NUMBER.sub("", ways.label.sub("", number)).lstrip("0")
        if _GROUPED.fullmatch(number):
            number = number.replace(",", "")
    return StaffNumberKey(number if any(map(str.isdecimal, number)) else "")


def section_key(text: str) -> SectionKey:
    """Reduce a section's name: spaces and separators between its levels do not count.

    >>> section_key("総務部　情報システム課") == section_key("総務部・情報システム課")
    True
    """
    ways = _ways()
    key = ways.section.fold(text)
    return SectionKey("" if key in ways.none else key)


def keyed(raw: pl.Series, maker: Callable[[str], str]) -> pl.Series:
    """Make the keys of a column (String, no nulls); each distinct text is read once."""
    distinct = raw.unique()
    keys = pl.Series("key", [maker(text) for text in distinct], dtype=pl.String)
    return raw.replace_strict(distinct, keys, return_dtype=pl.String)


def keyed_staff_numbers(raw: pl.Series) -> pl.Series:
    """Make the keys of staff numbers, as `keyed` does; digits, as most are, all at once."""
    keys = raw.str.extract(f"^{_NUMBER.pattern}$").rename("key")
    odd = raw.filter(keys.is_null()).unique()
    if odd.is_empty():
        return keys
    read = pl.Series([staff_number_key(text) for text in odd], dtype=pl.String)
    others = raw.replace_strict(odd, read, default=None, return_dtype=pl.String)
    return pl.select(pl.coalesce(keys, others)).to_series()
