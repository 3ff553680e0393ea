"""How settings name a Google spreadsheet: ``google:KEY#タブ``, or the address in the browser."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

PREFIX = "google:"
BY_NUMBER = "#gid="
"""How a tab is named that an address names by its number."""
_KEY = r"(?P<key>[A-Za-z0-9_-]{20,100})"
_NAMED = re.compile(rf"google:\s*{_KEY}\s*(?:#(?P<tab>.*))?", re.IGNORECASE)
_ADDRESS = re.compile(
    rf"https://docs\.google\.com/spreadsheets/(?:u/\d+/)?d/{_KEY}(?:/[^#?]*)?(?:\?[^#]*)?"
    r"(?:#(?P<mark>.*))?"
)
_GID = re.compile(r"gid=(\d{1,10})")
_BEGINS = (PREFIX, "https://docs.google.com/")


@dataclass(frozen=True, slots=True)
class GoogleAddress:
    """A spreadsheet by its key, and perhaps one of its tabs, by name or as ``#gid=`` and number.

    >>> address_of("google:" + "A" * 44 + "#申込").tab
    '申込'
    """

    key: str
    tab: str = ""

    @property
    def book(self) -> str:
        """Return how the product names the spreadsheet everywhere."""
        return PREFIX + self.key


def is_google(named: str) -> bool:
    """Tell whether a setting means a Google spreadsheet, well-formed or not."""
    return named.strip().lower().startswith(_BEGINS)


def address_of(named: str) -> GoogleAddress | None:
    """Return what a setting means; None if it names no spreadsheet as it should.

    >>> address_of("https://docs.google.com/spreadsheets/d/" + "k" * 44 + "/edit?usp=x#gid=12")
    GoogleAddress(key='kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk', tab='#gid=12')
    >>> address_of("共有/申込.xlsx") is address_of("google:申込") is None
    True
    """
    text = named.strip()
    if found := _NAMED.fullmatch(text):
        return GoogleAddress(found["key"], (found["tab"] or "").strip())
    if found := _ADDRESS.fullmatch(text):
        number = _GID.search(unquote(found["mark"] or ""))
        return GoogleAddress(found["key"], f"{BY_NUMBER}{number[1]}" if number else "")
    return None


def key_of(book: str) -> str:
    """Return the key of a spreadsheet as `GoogleAddress.book` names it; "" for a file."""
    return book.removeprefix(PREFIX) if book.startswith(PREFIX) else ""


def plain_name(book: str) -> str:
    """Return what to call a book where nobody asks Google for its title.

    >>> plain_name("共有/申込.xlsx"), plain_name("google:" + "k" * 44)
    ('共有/申込.xlsx', 'Googleスプレッドシート')
    """
    return "Googleスプレッドシート" if key_of(book) else book


def browser_address(key: str, tab_id: int | None = None, cells: str = "") -> str:
    """Return what to open in the browser; ``cells`` such as ``A5`` are then selected.

    >>> browser_address("k", 7, "A5")
    'https://docs.google.com/spreadsheets/d/k/edit#gid=7&range=A5'
    """
    mark = "" if tab_id is None else f"#gid={tab_id}"
    return f"https://docs.google.com/spreadsheets/d/{key}/edit{mark}" + (
        f"&range={cells}" if mark and cells else ""
    )
