"""When visitors came, in slots of the day, and how many came of those who named a time."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import polars as pl

from automations.registration.identity import EXTERNAL, HOST, VISITING
from automations.tables.folding import folded
from automations.tables.report import Audience, Cell, Column, Form, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

_HOUR = 60  # minutes
_NO_TIME, _NO_SLOT, _TOTAL = "時刻なし", "（記入なし）", "計"
_CALLED_OFF = pl.col("called_off") & ~pl.col("came")


def arrival_slots(arrived: pl.DataFrame, minutes: int) -> Table:
    """Count visitors by the slot of ``minutes`` in which they were first received.

    Slots between the first and the last one are there though nobody came; who has no time stands
    apart, and everybody adds up to the visitors.
    """
    visitors = arrived.filter(pl.col("kind").is_in(VISITING)).select("kind", "arrived_at")
    slotted = visitors.with_columns(slot=pl.col("arrived_at") // minutes)
    known = slotted["slot"].drop_nulls().cast(pl.Int64).sort().to_list()
    slots = range(known[0], known[-1] + 1) if known else range(0)
    rows = [(_words(each, minutes), *_of_kinds(slotted, pl.col("slot") == each)) for each in slots]
    rows.append((_NO_TIME, *_of_kinds(slotted, pl.col("slot").is_null())))
    rows.append((_TOTAL, *_of_kinds(slotted, pl.lit(value=True))))
    headings = ("来場者", "庁内", "庁外")
    columns = (Column("時間帯", width=10), *(Column(each, Form.COUNT) for each in headings))
    note = (
        f"来場者を、最初に受け付けた時刻により{minutes}分ごとに数えました。"
        "時間帯の終わりの時刻は次の時間帯に入ります。"
        f"「{_NO_TIME}」は、受付に時刻でなく印だけがある人。"
    )
    return Table("arrival_slots", "時間帯別の来場者", columns, tuple(rows), note,
                 Audience.ALL_STAFF, frozenset({len(rows) - 1}))  # fmt: skip


def _words(slot: int, minutes: int) -> str:
    return f"{_clock(slot * minutes)}〜{_clock((slot + 1) * minutes)}"


def _clock(minute: int) -> str:
    return f"{minute // _HOUR}:{minute % _HOUR:02}"


def _of_kinds(slotted: pl.DataFrame, chosen: pl.Expr) -> tuple[int, int, int]:
    there = slotted.filter(chosen)
    host, external = (there.filter(pl.col("kind") == kind).height for kind in (HOST, EXTERNAL))
    return (host + external, host, external)


def expected_slots(expected: pl.DataFrame) -> Iterator[Table]:
    """Put beside each other who named a slot and who of them came; none if nobody named one.

    ``expected``: one row a registered person, with ``kind``, ``slot``, ``came``, ``called_off``.
    """
    visiting = expected.filter(pl.col("kind").is_in(VISITING))
    if visiting.filter(pl.col("slot") != "").is_empty():
        return
    named = visiting.with_columns(
        slot_key=pl.Series([folded(each) for each in visiting["slot"]], dtype=pl.String)
    )
    counted = named.group_by("slot_key").agg(
        pl.col("slot").sort().first(),
        whole=pl.len(),
        off=_CALLED_OFF.sum(),
        came=pl.col("came").sum(),
    ).sort(pl.col("slot_key") == "", "slot_key")  # fmt: skip
    lines = [_line(*each) for each in counted.select("slot", "whole", "off", "came").iter_rows()]
    sums = (counted[name].sum() for name in ("whole", "off", "came"))
    lines.append(_line(_TOTAL, *map(int, sums)))
    yield Table("expected_slots", "来場予定の時間帯と来場", _COLUMNS, tuple(lines), _NOTE,
                Audience.ALL_STAFF, frozenset({len(lines) - 1}))  # fmt: skip


_COLUMNS = (
    Column("来場予定の時間帯", width=14),
    *(Column(each, Form.COUNT) for each in ("申込者", "欠席連絡", "欠席", "来場")),
    Column("来場率", Form.RATIO),
)
_NOTE = (
    "申込者に書かれた時間帯ごとの人数。出展者・登壇者と当日参加を除きます。"
    "来場は、書かれた時間帯に来たかどうかにかかわらず、来場した人。"
    "来場率の分母は、申込者から欠席連絡を除いた数。"
)


def _line(slot: str, whole: int, off: int, came: int) -> tuple[Cell, ...]:
    due = whole - off
    rate = Fraction(came, due) if due else None
    return (slot or _NO_SLOT, whole, off, due - came, came, rate)
