"""The register: every registration of every source, each person once, for a stated reason.

Rows are put in order by time and then by content, never by where they stand: rows without a time
(a list kept by hand) come first, and of two rows of one instant a cancellation is the later one.
What a later answer does to the earlier ones stands in `later_answers`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from automations.people.matching import KEYS, RECORD, Matching, match
from automations.registration.identity import with_identity
from automations.registration.last_year import of_last_time
from automations.registration.later_answers import people_of, with_standing
from automations.registration.register_problems import problems_of
from automations.registration.register_report import roster_report
from automations.registration.source_rows import IS_DATA, name_of, numbered, rows_of
from automations.tables.dispositions import Rule, dispose
from automations.tables.problems import in_order, refuse_input
from automations.tables.typed import Layout

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from automations.people.verdicts import Verdict
    from automations.registration.rules import LastTime, RegistrationRules, RegistrationSource
    from automations.tables.report import Report
    from automations.tables.typed import TypedTable

LAYOUTS = (
    Rule("layout_example", pl.col("layout") == Layout.EXAMPLE.value),
    Rule("layout_total", pl.col("layout") == Layout.TOTAL.value),
    Rule("layout_heading", pl.col("layout") == Layout.HEADING.value),
    Rule("layout_note", pl.col("layout") == Layout.NOTE.value),
)
RULES = (
    *LAYOUTS,
    Rule("registration_test", pl.col("trial")),
    Rule("registration_unnamed", pl.col("name_key") == ""),
    Rule("registration_several_names", pl.col("several")),
    Rule("registration_unfit", pl.col("unfit")),
    Rule("registration_cancelled_nobody", pl.col("never_registered")),
    Rule("registration_cancelled", pl.col("cancels")),
    Rule("registration_withdrawn", pl.col("person_cancelled")),
    Rule("registration_added", pl.col("addition")),
    Rule("registration_duplicate", ~pl.col("main")),
    Rule(
        "registration_counted",
        IS_DATA & ~pl.col("cancels") & ~pl.col("person_cancelled") & pl.col("main"),
        counted=True,
    ),
)


@dataclass(frozen=True, slots=True)
class Roster:
    """The register.

    ``rows``: one row for each row read: ``source`` (its name), ``book``, ``sheet``, ``row``, the
    values and keys of its fields, ``record`` and ``person`` (null where set aside), ``rung`` and
    ``merged_with``, ``main`` (the row that registers its person), ``disposition``.
    ``people``: one row a person, by reading: ``person``, ``registered`` (false: cancelled),
    ``number`` (from 1, registered people only), the values and keys, ``companions`` (heads),
    ``places``, ``rungs``.
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
    all_rows = numbered(with_identity(rows_of(sources), rules))
    speaking = all_rows.filter(pl.col(RECORD).is_not_null())
    matching = match(speaking.select(RECORD, "signature", *KEYS), said)
    judged = with_standing(all_rows.join(matching.persons, on=RECORD, how="left"))
    rows = dispose(judged, RULES).sort("book", "sheet", "row")
    people = people_of(rows)
    found = in_order([*problems_of(tables, rows, matching), *stale])
    names = tuple(dict.fromkeys(name_of(source) for source, _ in sources))
    report = roster_report(rows, people, RULES, names, found, matching)
    return Roster(rows, people, report, matching)
