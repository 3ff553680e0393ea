"""How many of the host's own staff came from each section, with small sections hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from automations.registration.identity import HOST
from automations.tables.distinct import read_once
from automations.tables.report import Audience, Cell, Column, Form, Table
from automations.tables.suppression import LEAST, Hidden, suppressed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from automations.registration.section_list import SectionList

_NOTHING = r"^\b$"  # matches no spelling
_NO_SECTION, _TOTAL = "（所属の記入なし）", "庁内来場者計"
_NOTE = (
    f"{LEAST}人に満たない所属の人数は「{Hidden.SMALL.value}」とし、合計から分からないよう、"
    f"ほかの所属の人数も「{Hidden.COMPLEMENT.value}」にすることがあります。"
    "計は、表示しない所属も含みます。兼務の人は、はじめに書かれた所属に数えます。"
)
_NONE_SHOWN = "所属ごとの人数は、どれを表示しても少人数の所属の人数が分かるため、計だけを示します。"


def counted_by(
    people: pl.DataFrame, key: str, spelling: str, blank: str, slip: str = _NOTHING
) -> pl.DataFrame:
    """Count people by ``key``; each group is called as most of them wrote it (``spelling``).

    A spelling that matches ``slip`` is used if there is no other. A blank key is called
    ``blank``. Returns ``key``, ``spelling`` and ``people``, by key.
    """
    spellings = people.group_by(key, spelling).len().sort(
        pl.col(spelling).str.contains(slip), "len", spelling, descending=[False, True, False]
    )  # fmt: skip
    called = pl.when(pl.col(key) == "").then(pl.lit(blank)).otherwise(spelling)
    return (
        spellings.group_by(key, maintain_order=True)
        .agg(pl.col(spelling).first(), people=pl.col("len").sum())
        .with_columns(called.alias(spelling))
        .sort(key)
    )


def host_sections(arrived: pl.DataFrame, sections: SectionList) -> Iterator[Table]:
    """Count the host's visitors by section; none if the host sent nobody.

    Who has several sections (兼務) counts in the first. What is hidden depends on the names and
    the counts, never on the order of rows.
    """
    staff = arrived.filter(pl.col("kind") == HOST)
    if staff.is_empty():
        return
    keys = read_once(staff["section"], sections.main, pl.String).alias("section_key")
    names = pl.col("section_key").replace(sections.names)
    listed = pl.col("section_key").is_in(list(sections.names))
    staff = staff.with_columns(keys).with_columns(
        section=pl.when(listed).then(names).otherwise("section")
    )
    counted = counted_by(staff, "section_key", "section", _NO_SECTION)
    counted = counted.sort(pl.col("section_key") == "", "section_key")
    shown = suppressed(counted["people"].to_list())
    lines: list[tuple[Cell, ...]] = [
        (section, _cell(each))
        for section, each in zip(counted["section"], shown or (), strict=False)
    ]
    lines.append((_TOTAL, staff.height))
    columns = (Column("所属", width=18), Column("来場者", Form.COUNT))
    note = _NOTE if shown else _NONE_SHOWN
    yield Table("attendance_by_section", "所属別の庁内来場者", columns, tuple(lines), note,
                Audience.ALL_STAFF, frozenset({len(lines) - 1}))  # fmt: skip


def _cell(shown: int | Hidden) -> Cell:
    return shown.value if isinstance(shown, Hidden) else shown
