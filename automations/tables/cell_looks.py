"""What the cells of a column look like, said without showing a single one of them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from automations.tables.folding import folded
from automations.tables.moments import moment
from automations.tables.schema import Looks

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

_ANY_ZONE = ZoneInfo("UTC")  # a day is recognised, never compared
_MOST = (4, 5)  # of the cells: what people mistype does not hide what a column is
_NAME_LETTERS = 30  # a full name with both spellings; an opinion is longer
_MAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_PHONE = re.compile(r"(?:\+81|0)(?:[0-9]{8,10}|[0-9]{0,4}(?:[-(][0-9]{1,4}[-)]?[0-9]{3,4})+)")
_NUMBER = re.compile(r"[a-z]?[0-9]+")
_KANA = re.compile(r"[ぁ-ゖァ-ヺー・\s]+")
_DASHES = str.maketrans(dict.fromkeys("−‐–—―ー", "-"))


def cell_look(texts: Collection[str]) -> Looks | None:
    """Return what at least four in five of the filled cells look like; None: words, or nothing.

    >>> cell_look(["a@example.jp", "ｂ＠example.jp", ""]), cell_look(["２０２４/12/24 13:05"])
    (<Looks.MAIL: 'mail'>, <Looks.TIME: 'time'>)
    >>> cell_look(["03-0000-0000"]), cell_look(["00123", "9"]), cell_look(["やまだ　タロウ"])
    (<Looks.PHONE: 'phone'>, <Looks.NUMBER: 'number'>, <Looks.KANA: 'kana'>)
    >>> cell_look(["山田", "00123"]), cell_look([])
    (None, None)
    """
    filled = [folded(text) for text in texts if folded(text)]
    share, of = _MOST
    for look, fits in _FITS.items():
        if filled and of * sum(map(fits, filled)) >= share * len(filled):
            return look
    return None


def are_running_numbers(texts: Iterable[str]) -> bool:
    """Tell whether cells, from the top, are numbers that somebody gave rows in their order.

    At least two, from 1 on, at least four in five of the steps by one; other cells do not count.

    >>> are_running_numbers(["記入例", "①", "２", "3", "合計"]), are_running_numbers(["101", "102"])
    (True, False)
    >>> are_running_numbers(["1", "3", "2"]), are_running_numbers(["1", ""])
    (False, False)
    """
    numbers = [int(each) for each in map(folded, texts) if each.isdecimal() and each.isascii()]
    share, of = _MOST
    steps = sum(later == earlier + 1 for earlier, later in pairwise(numbers))
    return numbers[:1] == [1] and steps > 0 and of * steps >= share * (len(numbers) - 1)


def may_be_names(texts: Collection[str]) -> bool:
    """Tell whether a column may name the person of each row: short words that hardly repeat.

    At least four in five of the cells are filled, so many of the filled ones are short and stand
    only once, and they look like nothing else.

    >>> may_be_names(["山田 太郎", "鈴木 花子"]), may_be_names(["午前", "午後", "午前", "午前"])
    (True, False)
    >>> may_be_names(["山田 太郎", "", ""]), may_be_names(["とても勉強になりました。" * 3])
    (False, False)
    >>> may_be_names(["ヤマダ タロウ"]), may_be_names([])
    (False, False)
    """
    filled = [folded(text) for text in texts if folded(text)]
    often = Counter(filled)
    single = [each for each in filled if often[each] == 1 and len(each) <= _NAME_LETTERS]
    share, of = _MOST
    told = of * len(filled) >= share * len(texts) and of * len(single) >= share * len(filled)
    return bool(filled) and told and cell_look(filled) is None


def _is_phone(text: str) -> bool:
    return bool(_PHONE.fullmatch("".join(text.translate(_DASHES).split())))


def _is_time(text: str) -> bool:
    return moment(text, _ANY_ZONE) is not None and not text.isdecimal()


def _is_kana(text: str) -> bool:
    return bool(_KANA.fullmatch(unicodedata.normalize("NFKC", text)))


_FITS: Mapping[Looks, Callable[[str], bool]] = {
    Looks.MAIL: lambda text: bool(_MAIL.fullmatch(text)),
    Looks.TIME: _is_time,
    Looks.PHONE: _is_phone,
    Looks.NUMBER: lambda text: bool(_NUMBER.fullmatch(text)),
    Looks.KANA: _is_kana,
}
