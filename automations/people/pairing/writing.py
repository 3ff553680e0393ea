"""What a name says however it was written: in characters, as a reading, or in Latin letters."""

from __future__ import annotations

import re

import polars as pl

LOST = "?〓\ufffd"
"""What stands in the place of a character that a file could not hold."""
KANA = "^[ぁ-ゖァ-ヺー゛゜ヽヾゝゞ]+$"
LATIN = "^[a-z'’-]+$"
_CHARACTERS = "[一-鿿々〆㐀-䶿豈-\ufaff\U00020000-\U0003ffff]"
_NOTHING = r"^[ー\p{P}]*$"
_REMARK = r"(.)\([^()]*\)$"  # a rank or a maiden name behind the name

_HIRAGANA = [chr(code) for code in range(0x3041, 0x3097)]
_KATAKANA = [chr(code + 0x60) for code in range(0x3041, 0x3097)]
_VOWELS = "aiueo"
_ROWS = {
    "": "アイウエオ", "k": "カキクケコ", "s": "サシスセソ", "t": "タチツテト", "n": "ナニヌネノ",
    "h": "ハヒフヘホ", "m": "マミムメモ", "r": "ラリルレロ", "g": "ガギグゲゴ", "z": "ザジズゼゾ",
    "d": "ダヂヅデド", "b": "バビブベボ", "p": "パピプペポ",
}  # fmt: skip
# A small letter swallows the vowel before it: the mark goes with whatever stands before it.
_SOUNDS = {kana: row + vowel for row, kanas in _ROWS.items()
           for kana, vowel in zip(kanas, _VOWELS, strict=True)} | {
    "ヤ": "ya", "ユ": "yu", "ヨ": "yo", "ワ": "wa", "ヲ": "o", "ン": "n", "ヴ": "bu",
    "ヂ": "zi", "ヅ": "zu", "ャ": "_ya", "ュ": "_yu", "ョ": "_yo", "ァ": "_a", "ィ": "_i",
    "ゥ": "_u", "ェ": "_e", "ォ": "_o",
}  # fmt: skip
_SPELLINGS = {
    "shi": "si", "chi": "ti", "tsu": "tu", "ji": "zi", "fu": "hu", "sh": "sy", "ch": "ty",
    "jy": "zy", "j": "zy", "dz": "z", "oh": "o", "mb": "nb", "mp": "np", "l": "r",
}  # fmt: skip
_DOUBLED = {2 * letter: letter for letter in "bcdfghjkmnpqrstuvwxyz"}


def read_names(records: pl.DataFrame) -> pl.DataFrame:
    """Add ``written`` (in characters), ``reading`` (katakana) and ``spoken`` (as it sounds).

    Name and reading typed into each other's columns change places; a name typed in kana is a
    reading. Each is "" where the record does not say it; ``written`` of a name that is kana
    alone is that kana. ``script`` is what it is written in: "characters", "lost" where a file has
    lost some of them, "kana" or "latin".
    """
    name, kana = (pl.col(each).str.replace(_REMARK, "$1") for each in ("name_key", "kana_key"))
    told = records.select(
        name, kana, heard=name.str.replace_many(_HIRAGANA, _KATAKANA),
        in_kana=name.str.contains(KANA), in_characters=kana.str.contains(_CHARACTERS),
        no_kana=kana.str.contains(f"{LATIN}|{_NOTHING}"),
    ).with_columns(changed=pl.col("in_kana") & pl.col("in_characters"))  # fmt: skip
    read = told.select(
        written=pl.when("changed").then("kana_key").when("in_kana").then("heard")
        .otherwise("name_key"),
        reading=pl.when("changed").then("heard")
        .when(~pl.col("in_characters") & ~pl.col("no_kana")).then("kana_key")
        .when("in_kana").then("heard").otherwise(pl.lit("")),
    ).with_columns(script=_script())  # fmt: skip
    latin = pl.when(pl.col("script") == "latin").then("written").otherwise("reading")
    return pl.concat([records, read.with_columns(spoken=as_spoken(latin))], how="horizontal")


def _script() -> pl.Expr:
    written = pl.col("written")
    return (
        pl.when(written.str.contains(KANA)).then(pl.lit("kana"))
        .when(written.str.contains(LATIN)).then(pl.lit("latin"))
        .when(written.str.contains(f"[{LOST}]")).then(pl.lit("lost"))
        .otherwise(pl.lit("characters"))
    )  # fmt: skip


def as_spoken(text: pl.Expr) -> pl.Expr:
    """Reduce katakana, or a romanisation of any school, to its sounds.

    >>> names = pl.DataFrame({"name": ["サトウショウジ", "satohsyoji"]})
    >>> names.select(as_spoken(pl.col("name"))).to_series().to_list()
    ['satosyozi', 'satosyozi']
    """
    sounds = text.str.replace_many(_SOUNDS).str.replace_all("[^a-z_]", "")
    plain = sounds.str.replace_all("._", "").str.replace_many(_SPELLINGS, leftmost=True)
    return plain.str.replace_all("ou|o+", "o").str.replace_many(_DOUBLED, leftmost=True)


def in_any_order(text: str) -> str:
    """Put the letters of a text in order: the same for a name whose parts changed places."""
    return "".join(sorted(text))


def turned(one: str, other: str) -> int:
    """Return 1 where one text is the other with its two parts in the other order, else 0.

    >>> turned("鈴木一郎", "一郎鈴木"), turned("中山", "山田")
    (1, 0)
    """
    return int(len(one) == len(other) and other in one + one)


def restored(one: str, other: str) -> int:
    """Return 1 where the texts agree but for characters that a file has lost, else 0.

    >>> restored("?橋太郎", "高橋太郎"), restored("?橋太郎", "高野太郎")
    (1, 0)
    """
    return int(_fits(one, other) or _fits(other, one))


def _fits(torn: str, whole: str) -> bool:
    """Read each run of lost characters as one to as many and one more."""
    if not any(each in torn for each in LOST):
        return False
    pattern = re.sub(f"[{LOST}]+", lambda run: f".{{1,{len(run[0]) + 1}}}", _escaped(torn))
    return len(torn) > 1 and re.fullmatch(pattern, whole) is not None


def _escaped(text: str) -> str:
    return "".join(each if each in LOST else re.escape(each) for each in text)
