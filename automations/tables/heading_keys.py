"""What identifies a heading, however it is written."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NewType

HeadingKey = NewType("HeadingKey", str)

_DUTY = r"(?:必須|任意|required|optional)"
_BRACKETED = rf"[(\[【<〔《≪]\s*{_DUTY}\s*[)\]】>〕》≫]"
_DUTY_MARKS = re.compile(rf"^(?:{_BRACKETED}|[*※]+)+|(?:{_BRACKETED}|[*※]+|(?<=[\s*※:]){_DUTY})+$")
_ALIKE = str.maketrans({"〜": "~", "−": "-", "‐": "-", "–": "-", "—": "-", "―": "-"})


@lru_cache(maxsize=10_000)
def heading_key(text: str) -> HeadingKey:
    r"""Reduce a heading to what identifies it.

    Width, case, white space with its line breaks, letters nobody sees, kinds of dash, and the
    marks that forms add for 必須 and 任意 do not count.

    >>> heading_key(" 職員 番号（必須）"), heading_key("ＩＤ"), heading_key("【必須】お名前\n※")
    ('職員番号', 'id', 'お名前')
    >>> heading_key("参加必須"), heading_key("参加 必須")
    ('参加必須', '参加')
    """
    folded = unicodedata.normalize("NFKC", text).translate(_ALIKE).casefold()
    seen = "".join(each for each in folded if unicodedata.category(each) != "Cf").strip()
    return _joined(_DUTY_MARKS.sub("", seen)) or _joined(seen)


def _joined(text: str) -> HeadingKey:
    return HeadingKey("".join(text.split()))
