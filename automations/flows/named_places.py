"""Which rows of which books a text names, as people name them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from automations.tables.places import Place

# A book whose name ends in digits has a blank or its sheet behind it; a second row may have none.
_PLACE = re.compile(
    r"(?:(?P<book>[^「」]*?[^0-9「」\s](?:[0-9]+(?=[\s「]))?)\s*(?:「(?P<sheet>[^「」]*)」)?の?\s*)?"
    r"(?P<row>[0-9]{1,7})(?:行目?)?(?:\s*[と、,]\s*|\s+|$)"
)


def places_in(text: str, lists: Iterable[tuple[str, str, str]]) -> tuple[Place, ...]:
    """Return the places that a text names; none if it is anything else.

    ``lists``: book, sheet and source of each list. People name the book, its file, the sheet or
    the source, and of these a part where nothing is called just that.

    >>> places_in("受付簿 5", [("共有/受付簿.xlsx", "受付簿", "")])
    (Place(book='共有/受付簿.xlsx', sheet='受付簿', row=5, column=0),)
    >>> lists = [("共有/受付簿.xlsx", "受付簿", ""), ("申込2024.csv", "申込2024", "")]
    >>> [(each.book, each.row) for each in places_in("申込2024の3行目と12行目", lists)]
    [('申込2024.csv', 3), ('申込2024.csv', 12)]
    >>> places_in("01234", lists), places_in("佐藤 3", lists)
    ((), ())
    """
    known, plain = list(lists), _plain(text)
    found = list(_PLACE.finditer(plain))
    if not found or not found[0]["book"] or "".join(each[0] for each in found) != plain:
        return ()
    places: list[Place] = []
    named = found[0]
    for each in found:
        named = each if each["book"] else named
        called = list(_lists_called(named["book"], named["sheet"], known))
        places += (Place(book, sheet, int(each["row"])) for book, sheet in called)
        if not called:
            return ()
    return tuple(places)


def _lists_called(
    named: str, sheet: str | None, lists: Iterable[tuple[str, str, str]]
) -> Iterator[tuple[str, str]]:
    names = {
        (book, tab): [_plain(each) for each in _names(book, tab, source)]
        for book, tab, source in lists
        if not sheet or _plain(tab) == sheet
    }
    wanted = named.strip().removesuffix("の")
    exact = [place for place, called in names.items() if wanted in called]
    part = [place for place, called in names.items() if any(wanted in name for name in called)]
    yield from exact or part


def _names(book: str, sheet: str, source: str) -> Iterator[str]:
    path = Path(book)
    yield from (each for each in (book, path.name, path.stem, sheet, source) if each)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().strip()
