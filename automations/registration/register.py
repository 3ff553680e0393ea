"""The register: every registration of every source, each person once, for a stated reason.

Rows are put in order by time and then by content, never by where they stand: rows without a time
(a list kept by hand) come first, and of two rows of one instant a cancellation is the later one.
The last row of a person decides: a cancellation cancels the person, a registration replaces the
ones before it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import polars as pl

from automations.people.matching import KEYS, RECORD, Matching, match
from automations.registration.identity import MAKERS, with_identity
from automations.registration.last_year import of_last_time
from automations.registration.register_problems import problems_of
from automations.registration.register_report import roster_report
from automations.registration.schemas import CANCELLED
from automations.tables.dispositions import Rule, dispose
from automations.tables.problems import in_order, refuse_input
from automations.tables.typed import Layout

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from automations.people.verdicts import Verdict
    from automations.registration.rules import LastTime, RegistrationRules, RegistrationSource
    from automations.tables.report import Report
    from automations.tables.typed import TypedTable

_TEXTS = (*MAKERS, "slot", "proxy_by", "note")
_VALUES = (*MAKERS, "kind", "slot", "proxy_by", "note")
LAYOUTS = (
    Rule("layout_example", pl.col("layout") == Layout.EXAMPLE.value),
    Rule("layout_total", pl.col("layout") == Layout.TOTAL.value),
    Rule("layout_heading", pl.col("layout") == Layout.HEADING.value),
    Rule("layout_note", pl.col("layout") == Layout.NOTE.value),
)
_IS_DATA = pl.col("layout") == Layout.DATA.value
_IS_LAST = pl.col(RECORD) == pl.col("last")
RULES = (
    *LAYOUTS,
    Rule("registration_unnamed", pl.col("name_key") == ""),
    Rule("registration_unfit", pl.col("unfit")),
    Rule("registration_cancelled", pl.col("cancels")),
    Rule("registration_withdrawn", pl.col("person_cancelled")),
    Rule("registration_duplicate", ~_IS_LAST),
    Rule(
        "registration_counted",
        _IS_DATA & ~pl.col("cancels") & ~pl.col("person_cancelled") & _IS_LAST,
        counted=True,
    ),
)


@dataclass(frozen=True, slots=True)
class Roster:
    """The register.

    ``rows``: one row for each row read: ``source`` (its name), ``book``, ``sheet``, ``row``, the
    values and keys of its fields, ``record`` and ``person`` (null where set aside), ``rung`` and
    ``merged_with``, ``disposition``.
    ``people``: one row a person, by reading: ``person``, ``registered`` (false: cancelled),
    ``number`` (from 1, registered people only), the values and keys, ``places``, ``rungs``.
    ``matching``: who is one person, and what remains in doubt; its records are those of ``rows``.
    """

    rows: pl.DataFrame
    people: pl.DataFrame
    report: Report
    matching: Matching

    @property
    def registrants(self) -> pl.DataFrame:
        """The people whose registration stands."""
        return self.people.filter("registered")


def roster(
    sources: Sequence[tuple[RegistrationSource, TypedTable]],
    rules: RegistrationRules,
    last: LastTime | None = None,
    said: Mapping[str, Verdict] | None = None,
) -> Roster:
    """Merge all sources into one register; ``said``: what people decided about pairs of rows.

    Raises `InputUnfit` for a source that holds nothing but registrations for ``last`` time.
    """
    tables = [table for _, table in sources]
    stale = tuple(of_last_time(tables, last))
    refuse_input(stale)
    read = with_identity(
        pl.concat([_rows(*each) for each in sources], how="vertical_relaxed"), rules
    )
    numbered = _numbered(read)
    matching = match(
        numbered.filter(pl.col(RECORD).is_not_null()).select(RECORD, "signature", *KEYS), said
    )
    rows = _disposed(numbered.join(matching.persons, on=RECORD, how="left"))
    people = _people(rows)
    found = in_order([*problems_of(tables, rows, matching), *stale])
    names = tuple(dict.fromkeys(_name_of(source) for source, _ in sources))
    return Roster(rows, people, roster_report(rows, people, RULES, names, found), matching)


def _name_of(source: RegistrationSource) -> str:
    return source.name or PurePosixPath(source.book).name


def _rows(source: RegistrationSource, table: TypedTable) -> pl.DataFrame:
    """Take what we need of one source; a field that its profile does not have is blank."""
    frame = table.frame
    absent = [pl.lit("").alias(key) for key in _TEXTS if key not in frame.columns]
    if "submitted" not in frame.columns:
        absent.append(pl.lit(None).alias("submitted"))
    raws = sorted(name for name in frame.columns if name.endswith("_raw"))
    said = source.kind.value if source.kind else ""
    return frame.with_columns(
        *absent,
        pl.lit(_name_of(source)).alias("source"),
        pl.lit(table.sheet.book).alias("book"),
        pl.lit(table.sheet.name).alias("sheet"),
        _cancels(frame).alias("cancels"),
        _stated_kind(frame, said).alias("stated_kind"),
        pl.concat_str(raws, separator="\x1f").alias("content"),
    ).select("source", "book", "sheet", "row", "layout", "unfit", "submitted", *_TEXTS,
             "cancels", "stated_kind", "content")  # fmt: skip


def _cancels(frame: pl.DataFrame) -> pl.Expr:
    if "cancelled" not in frame.columns:
        return pl.lit(value=False)
    return pl.col("cancelled") == CANCELLED


def _stated_kind(frame: pl.DataFrame, said: str) -> pl.Expr:
    if "kind" not in frame.columns:
        return pl.lit(said)
    return pl.when(pl.col("kind") != "").then("kind").otherwise(pl.lit(said))


def _numbered(read: pl.DataFrame) -> pl.DataFrame:
    """Number the rows that speak of a person, by time and content; the place settles copies."""
    speaks = _IS_DATA & ~pl.col("unfit") & (pl.col("name_key") != "")
    order = ["submitted", "cancels", "stated_kind", "content", "book", "sheet", "row"]
    speaking = (
        read.filter(speaks)
        .sort(order, nulls_last=False)
        .with_row_index(RECORD)
        .cast({RECORD: pl.UInt32})
    )
    silent = read.filter(~speaks).with_columns(pl.lit(None, pl.UInt32).alias(RECORD))
    return pl.concat([speaking, silent.select(speaking.columns)])


def _disposed(matched: pl.DataFrame) -> pl.DataFrame:
    """Say of each row what became of it; the last row of a person decides."""
    judged = matched.with_columns(last=pl.col(RECORD).max().over("person")).with_columns(
        person_cancelled=pl.col("cancels").filter(_IS_LAST).first().over("person")
    )
    return dispose(judged, RULES).sort("book", "sheet", "row")


def _last_said(name: str) -> pl.Expr:
    """Return the last text that says something; the filler of a form is no address."""
    said = f"{name}_key" if name == "mail" else name
    return pl.col(name).filter(pl.col(said) != "").last().fill_null("")


def _people(rows: pl.DataFrame) -> pl.DataFrame:
    """Take each person's values from the latest row; what that leaves blank, from earlier ones."""
    # What was written to cancel says least.
    by_age = rows.filter(pl.col(RECORD).is_not_null()).sort(~pl.col("cancels"), RECORD)
    values = [_last_said(name) for name in (*_VALUES, *KEYS)]
    people = by_age.group_by("person").agg(
        *values,
        registered=~pl.col("person_cancelled").first(),
        places=pl.format("{} {}行目", "source", "row").sort_by(RECORD),
        rungs=pl.col("rung").filter(pl.col("rung") != "").unique().sort(),
    )
    numbers = pl.when("registered").then(pl.col("registered").cum_sum()).alias("number")
    by_reading = ["kana_key", "name_key", "body_key", "section_key", "person"]
    return people.sort(~pl.col("registered"), *by_reading).with_columns(numbers)
