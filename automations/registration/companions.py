"""How many come along with a registrant: heads, never names.

同伴者数 leaves the registrant out; 参加人数 includes the registrant.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import polars as pl

from automations.tables.distinct import read_once
from automations.tables.folding import folded
from automations.tables.parsing import integer

if TYPE_CHECKING:
    from collections.abc import Callable

MOST = 99  # heads: more is a slip of the hand
_NOBODY = frozenset({"なし", "無し", "無", "いない", "いません", "-", "ー", "ゼロ"})
_ALONE = frozenset({"本人のみ", "本人だけ", "自分のみ", "1人のみ", "1名のみ"})
_HEADS = re.compile(r"(?:ほか|他)?\s*(.+?)\s*(?:名|人)?様?")
_KANJI = {numeral: number for number, numeral in enumerate("〇一二三四五六七八九十")}


def companions_of(text: str) -> int | None:
    """Read 同伴者数, heads from 0 to `MOST` without the registrant; None: not to be read.

    >>> [companions_of(text) for text in ("２名", "なし", "ほか三人", "0", "数名", "100")]
    [2, 0, 3, 0, None, None]
    """
    plain = folded(text)
    if plain in _NOBODY or plain in _ALONE:
        return 0
    return _number(plain)


def companions_of_party(text: str) -> int | None:
    """Read 参加人数, heads with the registrant; a party of nobody cannot be meant.

    >>> [companions_of_party(text) for text in ("３名", "1", "本人のみ", "0", "100")]
    [2, 0, 0, None, 99]
    """
    plain = folded(text)
    if plain in _ALONE:
        return 0
    party = _number(plain, MOST + 1)
    return party - 1 if party else None


def _number(plain: str, most: int = MOST) -> int | None:
    match = _HEADS.fullmatch(plain)
    said = match[1] if match else plain
    number = _KANJI.get(said, integer(said))
    return number if number is not None and 0 <= number <= most else None


def with_companions(frame: pl.DataFrame) -> pl.DataFrame:
    """Replace the texts ``companions`` and ``party`` by heads.

    ``companions`` becomes Int64 (null: nothing said, or not to be read); ``companions_unread`` is
    true where a text cannot be read or the two texts do not agree.
    """
    apart = read_once(frame["companions"], _unless_blank(companions_of), pl.Int64)
    whole = read_once(frame["party"], _unless_blank(companions_of_party), pl.Int64)
    told = frame.drop("companions", "party").with_columns(
        frame["companions"].alias("companions_said"),
        frame["party"].alias("party_said"),
        apart.alias("_apart"),
        whole.alias("_whole"),
    )
    unread = pl.col("_apart").is_null() & (pl.col("companions_said") != "")
    unread |= pl.col("_whole").is_null() & (pl.col("party_said") != "")
    differ = (pl.col("_apart") != pl.col("_whole")).fill_null(value=False)
    return told.with_columns(
        companions=pl.when(~differ).then(pl.coalesce("_apart", "_whole")),
        companions_unread=unread | differ,
    ).drop("_apart", "_whole")


def _unless_blank(reader: Callable[[str], int | None]) -> Callable[[str], int | None]:
    return lambda text: reader(text) if text else None
