"""Text to meaning, one function a kind: whole numbers, points in time, marks, choices.

Nothing is guessed: a text that does not fully match is no value. What people type is taken as it
comes: full-width digits, thousands separators, △ for minus, circled numbers, Japanese eras.
"""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from typing import TYPE_CHECKING

from automations.tables.folding import folded
from automations.tables.moments import clock, moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from automations.tables.schema import Choice

__all__ = ["choices_by_word", "clock", "folded", "integer", "is_ditto", "mark", "moment", "number"]

DIGITS = 15  # what a spreadsheet's cell holds exactly
_INTEGER = re.compile(r"([+\-△▲−‐–]?)([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,15})(?:\.0*)?")
_NUMBER = re.compile(r"([+\-△▲−‐–]?)((?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?)")
_MINUS = frozenset("-△▲−‐–")
YES = frozenset({"○", "〇", "◯", "●", "◎", "⭕", "✓", "✔", "☑", "レ", "1", "true", "yes", "y",
                 "はい", "有", "あり", "済"})  # fmt: skip
NO = frozenset({"", "×", "✕", "✖", "-", "−", "‐", "―", "ー", "0", "false", "no", "n", "いいえ",
                "無", "なし", "未", "☐"})  # fmt: skip
_DITTO = frozenset({"〃", "′′", "”", '"', "々", "仝", "同上", "同左", "上に同じ", "上記と同じ",
                    "↑"})  # fmt: skip
LONGEST_DITTO = 6  # letters, as typed


def integer(text: str) -> int | None:
    """Read a whole number of at most 15 digits.

    Several circled numbers in one cell are several answers, not one number, and a raised digit
    is a footnote: neither is read.

    >>> integer("１，２３４"), integer("△5"), integer("③"), integer("4.0"), integer("4.5")
    (1234, -5, 3, 4, None)
    >>> integer("①②"), integer("10²")
    (None, None)
    """
    match = _INTEGER.fullmatch(folded(text))
    if not match or not _plain(text):
        return None
    number = int(match[2].replace(",", ""))
    if number >= 10**DIGITS:
        return None
    return -number if match[1] in _MINUS else number


def number(text: str) -> Fraction | None:
    """Read an exact decimal number.

    >>> number("１，２３４．５"), number("△0.5"), number("40%")
    (Fraction(2469, 2), Fraction(-1, 2), None)
    """
    match = _NUMBER.fullmatch(folded(text))
    if not match or not _plain(text):
        return None
    found = Fraction(match[2].replace(",", ""))
    return -found if match[1] in _MINUS else found


def _plain(text: str) -> bool:
    """Tell whether folding changed nothing but width, or one single letter such as ③."""
    shaped = [each for each in text if unicodedata.decomposition(each).startswith("<")]
    wide = ("<wide>", "<narrow>", "<noBreak>")
    odd = [each for each in shaped if not unicodedata.decomposition(each).startswith(wide)]
    drawn = [each for each in odd if not each.isspace()]
    raised = any(unicodedata.decomposition(each).startswith(("<super>", "<sub>")) for each in drawn)
    return not raised and (not drawn or len(text.strip()) == 1)


def mark(text: str) -> bool | None:
    """Read a yes-or-no mark; blank is no.

    >>> mark("○"), mark(""), mark("たぶん")
    (True, False, None)
    """
    word = folded(text)
    if word in YES:
        return True
    return False if word in NO else None


def is_ditto(text: str) -> bool:
    """Tell whether a cell only points at another one; after sorting nobody knows which.

    >>> is_ditto("〃"), is_ditto("同上"), is_ditto("同上製作所")
    (True, True, False)
    """
    return folded(text) in _DITTO


def choices_by_word(choices: Iterable[Choice]) -> Mapping[str, str]:
    """Return the value for every way of writing a choice, folded."""
    return {folded(word): each.value for each in choices for word in (each.value, *each.words)}
