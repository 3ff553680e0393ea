"""Which entries a question means: a number, number and title, a title, or a part of one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from automations.award.entries import Entry
from automations.tables.parsing import folded

_NUMBERED = re.compile(r"(?:取組|エントリー|エントリ)?(?:の|番号)*0*([0-9]{1,6})番?")
_SHORTEST_PART = 2


def is_entry_number(text: str) -> bool:
    """Tell whether a text speaks of an entry by its number: 取組 3, but not 取組.xlsx 3行目.

    >>> is_entry_number("取組　３"), is_entry_number("取組 3行目"), is_entry_number("03")
    (True, False, False)
    """
    plain = _plain(text)
    return not plain[:1].isdigit() and _NUMBERED.fullmatch(plain) is not None


def entries_called(text: str, entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the entries that are called so; those with a part of it where none is.

    >>> from datetime import datetime
    >>> both = [Entry(n, t, "", "", None, "", n) for n, t in ((1, "窓口DX"), (2, "窓口DXプラス"))]
    >>> [[one.number for one in entries_called(t, both)] for t in ("取組 2", "窓口DX", "窓口")]
    [[2], [1], [1, 2]]
    """
    wanted = _plain(text)
    number = _NUMBERED.fullmatch(wanted)
    called = tuple(
        each
        for each in entries
        if (number and each.number == int(number[1]))
        or wanted in {_plain(name) for name in (each.label, each.title, *each.aliases)}
        or wanted == _plain(f"{each.number}{each.title}")
    )
    if called or len(wanted) < _SHORTEST_PART or number:
        return called
    return tuple(each for each in entries if wanted in _plain(each.title))


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", folded(text))
