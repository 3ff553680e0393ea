"""What stands where a name should: a trial of the form, or several people in one cell.

Names are never invented: a cell that speaks of several people is set aside until each of them has
a row. A trial (テスト) is nobody.
"""

from __future__ import annotations

import re
import unicodedata

_KANA = "ァ-ヺー"
_TRIAL_NAME = re.compile(
    rf"(?:(?:テスト|てすと)(?![{_KANA}])|test(?![a-z])).*"
    rf"|.*(?:(?<![{_KANA}])(?:テスト|てすと)|(?<![a-z])test)[0-9]*|.*動作確認.*",
    re.DOTALL,
)
_TRIAL_MAIL = re.compile(r"(?:.*[._+-])?(?:test|tesuto)(?:user|mail)?[0-9]*(?:[._+-].*)?@.*")
_BLANK = re.compile(r"\s+")

_COUNT = r"(?:[0-9]+|[一二三四五六七八九十]+|数)\s*(?:名|人)"
_AND_OTHERS = re.compile(
    rf"(?:ほか|他|外|及び|および|以下|計|合計|等|ら|\+)\s*{_COUNT}"
    rf"|(?:ほか|他)\s*(?:一同|多数|数名)|^{_COUNT}(?:様)?$"
)
_BETWEEN_LINES = re.compile(r"[\r\n]+")
_BETWEEN_NAMES = re.compile(r"[、,;/]")
_BETWEEN_WORDS = re.compile(r"[・･]")
_READING = re.compile(rf"[{_KANA}ぁ-ゖa-z\s・.()（）]+")
_LEAST_LETTERS = 3  # 林 桜 has a blank; without one, two letters may be a surname
_SURNAMES = 3  # so many of them between commas are people, however short they are


def is_trial(name: str) -> bool:
    """Tell whether a name says that somebody tried the form.

    >>> is_trial("テスト 太郎"), is_trial("Test User"), is_trial("動作確認")
    (True, True, True)
    >>> is_trial("テストーニ マリア"), is_trial("アルテスト")
    (False, False)
    """
    plain = _plain(name).strip()
    return bool(_TRIAL_NAME.fullmatch(plain) or _TRIAL_NAME.fullmatch(_BLANK.sub("", plain)))


def is_trial_mail(mail: str) -> bool:
    """Tell whether an address is one of those with which forms are tried.

    >>> is_trial_mail("test01@a.example"), is_trial_mail("contest@a.example")
    (True, False)
    """
    return bool(_TRIAL_MAIL.fullmatch(_plain(mail).strip()))


def names_several(name: str) -> bool:
    r"""Tell whether a cell clearly speaks of several people.

    A reading below a name, or a surname above a given name, is one person.

    >>> several = ("佐藤 花子\n鈴木 一郎", "佐藤花子、鈴木一郎", "佐藤 花子ほか2名")
    >>> one = ("佐藤\n花子", "佐藤 花子\nサトウ ハナコ", "ジョン・スミス", "佐藤、花子")
    >>> all(map(names_several, several)), any(map(names_several, one))
    (True, False)
    """
    plain = _plain(name).strip()
    if _AND_OTHERS.search(plain):
        return True
    lines = _names(_BETWEEN_LINES, plain)
    by_comma = _names(_BETWEEN_NAMES, plain)
    listed = len(by_comma) >= _SURNAMES or _all_full(by_comma)
    foreign = _READING.fullmatch(plain)  # ジョン・スミス
    by_dot = [] if foreign else _names(_BETWEEN_WORDS, plain)
    return _all_full(lines) or listed or _all_full(by_dot)


def _names(between: re.Pattern[str], text: str) -> list[str]:
    """Return the parts that are no mere readings: beside other script, kana says how to read."""
    parts = [part.strip() for part in between.split(text) if part.strip()]
    written = [part for part in parts if not _READING.fullmatch(part)]
    return written or parts


def _all_full(names: list[str]) -> bool:
    return len(names) > 1 and all(map(_is_full, names))


def _is_full(name: str) -> bool:
    """Tell a family name with a given name: Latin letters put a blank between them."""
    long = len(name) >= _LEAST_LETTERS and not name.isascii()
    return long or bool(_BLANK.search(name))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
