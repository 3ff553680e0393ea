"""What a run wants written into one spreadsheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from automations.books.draft import Draft


@dataclass(frozen=True, slots=True)
class OnlineColumn:
    """Our column of a tab: what its cells are to say, by row from 1 ("" for blank).

    ``tab``: the tab's id. ``column`` and ``heading_row`` from 1, as read; ``heading``: what the
    heading says; ``rows``: the rows of data as read, for which the texts were made. Only cells
    that change stand in ``texts``.
    """

    tab: int
    column: int
    heading_row: int
    heading: str
    rows: frozenset[int]
    texts: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a run wants written into one spreadsheet.

    ``own``: our tab, if it is to be written anew. ``run`` names the run, ``result`` is the digest
    of what is wanted: both stand in the mark that the write leaves.
    """

    columns: tuple[OnlineColumn, ...]
    own: Draft | None
    run: str
    result: str
