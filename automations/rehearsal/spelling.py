"""The many ways in which people type one name: width, kana, blanks, older characters."""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import product
from typing import TYPE_CHECKING

from automations.rehearsal.words import romaji, written_alike

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

_HALF_WIDTH = range(0xFF65, 0xFFA0)
_VOICED = ("", "ﾞ", "ﾟ")
_TO_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヴ") + 1)}
_FULL_WIDTH = {code: code + 0xFEE0 for code in range(ord("!"), ord("~") + 1)}


@cache
def _usual_characters() -> Mapping[int, str]:
    return {ord(other): group[0] for group in written_alike() for other in group[1:]}


def folded(text: str) -> str:
    """Return ``text`` as everybody's spelling of it comes out: the truth's own comparison.

    >>> folded("髙橋　ﾊﾅｺ") == folded("高橋はなこ".replace("はなこ", "ハナコ"))
    True
    """
    narrow = "".join(unicodedata.normalize("NFKC", text).translate(_usual_characters()).split())
    return narrow.casefold()


def folded_kana(text: str) -> str:
    """Return a reading as katakana of full width without blanks.

    >>> folded_kana("ﾊﾅｺ"), folded_kana("はな こ")
    ('ハナコ', 'ハナコ')
    """
    katakana = {hiragana: chr(code) for code, hiragana in _TO_HIRAGANA.items()}
    return folded(text).translate(katakana)


def folded_body(text: str) -> str:
    """Return a body's name without blanks and without the word for its building.

    >>> folded_body("みなと台 市役所"), folded_body("星見町役場")
    ('みなと台市', '星見町')
    """
    return folded(text).removesuffix("役所").removesuffix("役場")


def half_width(kana: str) -> str:
    """Return katakana in half width.

    >>> half_width("タカハシ ガク")
    'ﾀｶﾊｼ ｶﾞｸ'
    """
    return "".join(_half_width_of().get(letter, letter) for letter in kana)


@cache
def _half_width_of() -> Mapping[str, str]:
    written = (chr(code) + mark for code, mark in product(_HALF_WIDTH, _VOICED))
    whole = {unicodedata.normalize("NFKC", each): each for each in written}
    return {letter: each for letter, each in whole.items() if len(letter) == 1}


def hiragana(kana: str) -> str:
    """Return katakana as hiragana.

    >>> hiragana("タカハシ")
    'たかはし'
    """
    return kana.translate(_TO_HIRAGANA)


def full_width(text: str) -> str:
    """Return Latin letters and digits in full width.

    >>> full_width("03-0000")
    '０３－００００'
    """
    return text.translate(_FULL_WIDTH)


def latin(kana: str) -> str:
    """Return a reading in Latin letters, as mail addresses have it.

    >>> latin("ショウタ"), latin("シンイチ")
    ('shouta', 'shinichi')
    """
    letters, sounds, at = romaji(), "", 0
    while at < len(kana):
        length = 2 if kana[at : at + 2] in letters else 1
        sounds += letters[kana[at : at + length]]
        at += length
    return sounds


def typed_alike(rng: Random, surname: str, encoding: str = "utf-8") -> str:
    """Return another way to write a surname that has one, and the same surname otherwise.

    ``encoding``: what the sheet is saved in; characters it lacks are not used.
    """
    for letter in surname:
        for group in written_alike():
            others = [each for each in group if each != letter and _held(each, encoding)]
            if letter in group and others:
                return surname.replace(letter, rng.choice(others))
    return surname


def has_alike(surname: str) -> bool:
    """Tell whether a surname has another way to write it."""
    return any(set(group) & set(surname) for group in written_alike())


def plain_enough(text: str, encoding: str) -> str:
    """Return ``text`` with the usual character where ``encoding`` lacks the one written.

    >>> plain_enough("𠮷田 髙", "cp932")
    '吉田 髙'
    """
    usual = _usual_characters()
    return "".join(each if _held(each, encoding) else usual.get(ord(each), each) for each in text)


def _held(letter: str, encoding: str) -> bool:
    try:
        letter.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
