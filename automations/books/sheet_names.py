"""Names that Excel accepts for sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from automations.books.writing import shortened

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST = 31
_FULL_WIDTH = str.maketrans("[]:*?/\\", "［］：＊？／＼")
OURS = "集計_"
GUIDANCE = "記入のしかた"  # how to fill in the sheets behind it


def sheet_name(title: str, taken: Iterable[str]) -> str:
    """Return a sheet name for a title: legal, at most 31 characters, unlike those taken.

    >>> sheet_name("集計_効果/費用", []), sheet_name("集計_順位", ["集計_順位"])
    ('集計_効果／費用', '集計_順位(2)')
    """
    printable = "".join(char if char.isprintable() else " " for char in title)
    base = printable.translate(_FULL_WIDTH).strip("' ") or OURS
    others = {name.casefold() for name in taken}
    name, number = shortened(base, _LONGEST), 1
    while name.casefold() in others:
        number += 1
        mark = f"({number})"
        name = f"{shortened(base, _LONGEST - len(mark))}{mark}"
    return name


def sheet_link(name: str, cell: str = "A1") -> str:
    """Return the address of a cell in a sheet of the same book, as hyperlinks carry it.

    >>> sheet_link("集計_要確認")
    "'集計_要確認'!A1"
    """
    return f"'{name.replace(chr(39), chr(39) * 2)}'!{cell}"
