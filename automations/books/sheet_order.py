"""Which sheet of the results comes first, what it tells and what colour its tab has: as declared.

The order is that of ``config/sheets.toml``; a table that is not declared there comes last.
"""

from __future__ import annotations

import tomllib
from functools import cache
from typing import TYPE_CHECKING

from automations import resources
from automations.books.looks import NAVY, QUIET, TEAL

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_COLORS = {"result": NAVY, "accounts": TEAL, "register": QUIET}


def in_order(keys: Iterable[str]) -> list[str]:
    """Return the keys of tables in the order of their sheets."""
    places = {key: place for place, key in enumerate(declared_sheets())}
    return sorted(keys, key=lambda key: places.get(key, len(places)))


def what_it_tells(key: str) -> str:
    """Return what the sheet of a table tells, or "" if that is not declared."""
    return declared_sheets().get(key, {}).get("tells", "")


def tab_color(key: str) -> str:
    """Return the colour of the tab as red, green and blue in hexadecimal."""
    return _COLORS[declared_sheets().get(key, {}).get("kind", "register")]


@cache
def declared_sheets() -> Mapping[str, Mapping[str, str]]:
    """Return the declared sheets by the key of their table, in their order."""
    return tomllib.loads(resources.config_file("sheets.toml").read_text(encoding="utf-8"))
