"""五十音: the order of readings as a Japanese reader looks them up, and the row a reading is in."""

from __future__ import annotations

import unicodedata

from automations.people.canonical import kana_key

ROWS = ("あ", "か", "さ", "た", "な", "は", "ま", "や", "ら", "わ")
"""The rows in their order, each by its first syllable."""

_MEMBERS = (
    *("アイウエオ", "カキクケコ", "サシスセソ", "タチツテト", "ナニヌネノ"),
    *("ハヒフヘホ", "マミムメモ", "ヤユヨ", "ラリルレロ", "ワヰヱヲン"),
)
_ROW_OF = {kana: row for row, members in zip(ROWS, _MEMBERS, strict=True) for kana in members}
_FULL = str.maketrans("ァィゥェォッャュョヮヵヶ", "アイウエオツヤユヨワカケ")
_VOWELS = {kana: vowel for members in _MEMBERS[:7] + _MEMBERS[8:9]
           for kana, vowel in zip(members, _MEMBERS[0], strict=True)}  # fmt: skip
_VOWELS |= dict(zip("ヤユヨワヰヱヲ", "アウオアイエオ", strict=True))
_MARKS = "\u3099\u309a"


def row_of(kana: str) -> str:
    """Return the row of the 五十音 that a reading begins in; "" for what begins with no kana.

    >>> row_of("がっこう"), row_of("ヴァルト"), row_of("Smith"), row_of("")
    ('か', 'あ', '', '')
    """
    return _ROW_OF.get(_plain(kana_key(kana))[:1], "")


def reading_order(kana: str) -> tuple[bool, str, str]:
    """Return what readings are sorted by; those that begin with no kana come last.

    Sound marks, small kana and long vowels decide only among readings alike without them.

    >>> sorted(["ハット", "バス", "ハーフ", "ハトヤ", "", "ハツト"], key=reading_order)
    ['ハーフ', 'バス', 'ハツト', 'ハット', 'ハトヤ', '']
    """
    key = kana_key(kana)
    # Of readings alike but for their marks, the plain one comes first: ハツト before ハット.
    small_last = "".join(chr(ord(each.translate(_FULL)) + 1) if each.translate(_FULL) != each
                         else each for each in key)  # fmt: skip
    return row_of(kana) == "", _plain(key), small_last


def _plain(key: str) -> str:
    """Return a reading in full-size kana without sound marks; a long vowel is its vowel."""
    parts = unicodedata.normalize("NFD", key).translate(_FULL)
    plain: list[str] = []
    for each in parts:
        if each in _MARKS:
            continue
        plain.append(_VOWELS.get(plain[-1], each) if each == "ー" and plain else each)
    return "".join(plain)
