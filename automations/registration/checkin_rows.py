"""Check-ins as rows beside those of the reception sheet: one row for each entry of each PC."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from automations.registration.checkins import (
    Act,
    CheckIn,
    Fate,
    Recorded,
    Standing,
    Tickets,
    Typed,
    standing,
    ticket_of,
)
from automations.registration.identity import MAKERS, with_identity
from automations.registration.odd_names import is_trial
from automations.tables.problems import Problem, problem
from automations.tables.typed import Layout

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from automations.registration.rules import RegistrationRules
    from automations.registration.tickets import Ticket

_KNOWN_BY = "known_by"
_SIGNATURES = pl.List(pl.String)
_DESK: dict[str, type[pl.DataType] | pl.DataType] = {
    "desk": pl.Boolean,
    "settled": pl.String,
    _KNOWN_BY: _SIGNATURES,
}
_TYPES: dict[str, type[pl.DataType] | pl.DataType] = {
    "row": pl.UInt32, "layout": pl.String, "unfit": pl.Boolean, "walk_in": pl.Boolean,
    **dict.fromkeys(MAKERS, pl.String), "book": pl.String, "sheet": pl.String,
    "stated_kind": pl.String, "content": pl.String, "received": pl.Boolean,
    "visited": pl.Boolean, "trial": pl.Boolean, "several": pl.Boolean,
    "called_off": pl.Boolean, "minute": pl.Int64, **_DESK,
}  # fmt: skip


class CheckIns:
    """What all PCs recorded, and the tickets that were handed out."""

    def __init__(self, recorded: Sequence[Recorded] = (), tickets: Sequence[Ticket] = ()) -> None:
        self.recorded = tuple(recorded)
        self.tickets = Tickets(tickets)
        self.standing: Standing = standing([each.entry for each in recorded], self.tickets)

    @property
    def problems(self) -> Iterator[Problem]:
        """Name the entries of whom nobody knows."""
        for each in self.recorded:
            if self.standing.fates[each.entry] is Fate.UNKNOWN:
                yield problem("check_in_unknown", each.place, number=_number(each.entry))

    def rows(self, rules: RegistrationRules) -> pl.DataFrame:
        """Return the rows, shaped as those of `automations.registration.arrivals.read_arrivals`."""
        rows = [self._row(each) for each in self.recorded]
        return with_identity(pl.DataFrame(rows, schema=_TYPES, orient="row"), rules)

    def _row(self, recorded: Recorded) -> dict[str, object]:
        entry, place = recorded.entry, recorded.place
        fate = self.standing.fates[entry]
        ticket = ticket_of(entry, self.tickets)
        told = ticket or self.standing.walk_ins.get(entry, entry.typed)
        came = entry.act in {Act.RECEIVED, Act.WALK_IN}
        return {
            "row": place.row, "layout": Layout.DATA.value, "unfit": False,
            "walk_in": entry.act is Act.WALK_IN, **_texts(told), "book": place.book,
            "sheet": place.sheet, "stated_kind": told.kind, "content": entry.name,
            "received": came, "visited": came, "trial": is_trial(told.name),
            "several": False,
            "called_off": False, "minute": entry.at.hour * 60 + entry.at.minute, "desk": True,
            "settled": fate.value,
            _KNOWN_BY: [ticket.signature, *ticket.known_by] if ticket else [],
        }  # fmt: skip


def beside(sheet: pl.DataFrame | None, desks: pl.DataFrame) -> pl.DataFrame:
    """Put the rows of the sheet, if there is one, above those of the PCs.

    Only these have ``desk`` (true), ``settled`` (the disposition of an entry that is no arrival,
    else "") and ``known_by`` (signatures of the register's records of the same person).
    """
    if sheet is None:
        return desks
    blank = (pl.lit(value=False).alias("desk"), pl.lit("").alias("settled"),
             pl.lit([], _SIGNATURES).alias(_KNOWN_BY))  # fmt: skip
    whole = sheet.with_columns(*blank)
    return pl.concat([whole, desks.select(whole.columns)], how="vertical_relaxed")


def known_pairs(rows: pl.DataFrame, registered: pl.DataFrame) -> list[tuple[int, int]]:
    """Pair each check-in by a ticket with the register's record of the same person.

    ``rows``: with ``record`` (null: speaks of nobody) and what check-ins have; ``registered``:
    ``record`` and ``signature``. Of several records with one signature the first is meant.
    """
    first = registered.group_by("signature").agg(pl.col("record").min()).sort("signature")
    by_signature = dict(first.select("signature", "record").iter_rows())
    held = rows.filter("desk", pl.col("record").is_not_null()).sort("record")
    pairs = []
    for record, signatures in held.select("record", _KNOWN_BY).iter_rows():
        met = next((by_signature[each] for each in signatures if each in by_signature), None)
        if met is not None:
            pairs.append((met, record))
    return pairs


def _texts(told: Ticket | Typed) -> dict[str, str]:
    return {name: getattr(told, name, "") for name in MAKERS}


def _number(entry: CheckIn) -> str:
    return f"{entry.number:04}-{entry.code}" if entry.code else f"{entry.number:04}"
