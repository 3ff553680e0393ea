"""Who came: the reception sheet and the reception PCs, each person once, beside the register.

A visitor was received or walked in; exhibitors and speakers are counted apart. Visitors are the
registered who came and the walk-ins; with the absent, the registered add up too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from automations.registration.arrivals import read_arrivals, recognised
from automations.registration.attendance_problems import problems_of
from automations.registration.attendance_report import attendance_report
from automations.registration.checkin_rows import CheckIns, beside
from automations.registration.checkins import Fate
from automations.registration.identity import VISITING
from automations.registration.register import LAYOUTS
from automations.registration.rules import Kind
from automations.registration.section_list import SectionList
from automations.tables.dispositions import Identity, Rule, counts, dispose
from automations.tables.problems import in_order

if TYPE_CHECKING:
    from collections.abc import Mapping

    from automations.people.matching import Matching
    from automations.people.verdicts import Verdict
    from automations.registration.register import Roster
    from automations.registration.rules import LastTime, RegistrationRules
    from automations.tables.report import Report
    from automations.tables.typed import TypedTable

_CAME = pl.col("visited") & pl.col("main")
_VISITS = pl.col("kind").is_in(VISITING)
RULES = (
    *LAYOUTS,
    *(Rule(each.value, pl.col("settled") == each.value) for each in Fate if each.value),
    Rule("reception_test", pl.col("trial")),
    Rule("reception_unnamed", pl.col("name_key") == ""),
    Rule("reception_several_names", pl.col("several")),
    Rule("reception_unclear", pl.col("unfit") | pl.col("visited").is_null()),
    Rule("reception_again", ~pl.col("main") & pl.col("visited")),
    Rule("reception_at_a_desk", ~pl.col("main") & pl.col("seen_at_desk")),
    Rule("reception_twin", ~pl.col("main")),
    Rule("reception_registered", _CAME & _VISITS & pl.col("known"), counted=True),
    Rule("reception_walk_in", _CAME & _VISITS & ~pl.col("known"), counted=True),
    Rule("reception_exhibitor", _CAME & (pl.col("kind") == Kind.EXHIBITOR.value), counted=True),
    Rule("reception_speaker", _CAME & (pl.col("kind") == Kind.SPEAKER.value), counted=True),
    Rule("reception_cancelled", ~pl.col("visited") & pl.col("cancelled")),
    Rule("reception_called_off", ~pl.col("visited") & pl.col("person_called_off")),
    Rule("reception_absent_apart", ~pl.col("visited") & ~_VISITS),
    Rule("reception_absent", ~pl.col("visited")),
)
_OF_SHEET = tuple(each for each in RULES if each.code not in {fate.value for fate in Fate})


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who came.

    ``rows``: one row for each row of the reception sheet and each entry of the PCs (``desk``): its
    place, values, keys, ``person``, ``main`` and ``disposition``.
    ``arrived``: one row for each person who came, exhibitors and speakers too, with ``kind``,
    ``body``, ``known`` (registered before) and ``registrants``.
    ``matching``: of the register's rows and these, by ``record``.
    """

    rows: pl.DataFrame
    arrived: pl.DataFrame
    report: Report
    matching: Matching


def attendance(  # noqa: PLR0913, PLR0917 - all that a count of visitors hangs on
    roster: Roster | None,
    reception: TypedTable | None,
    rules: RegistrationRules,
    last: LastTime | None,
    said: Mapping[str, Verdict] | None = None,
    check_ins: CheckIns | None = None,
    sections: SectionList | None = None,
) -> Attendance:
    """Count who came, by the reception sheet, the reception PCs (``check_ins``), or both.

    ``said``: what people decided about pairs of rows; ``sections``: the host's. Without a
    register, whoever is printed on the sheet (has no 当日参加 mark) or has a number is registered.
    """
    desks = check_ins or CheckIns()
    sheet = read_arrivals(reception, rules) if reception else None
    seen, matching = recognised(beside(sheet, desks.rows(rules)), roster, said)
    rows = dispose(_completed(seen, roster), RULES).sort("desk", "book", "row")
    arrived = rows.filter("main", "visited").sort("person")
    found = in_order([*problems_of(reception, roster, rows, matching), *desks.problems])
    expected = _expected(rows, arrived, roster)
    read = _dispositions(rows, sheet=reception is not None, desks=bool(desks.recorded))
    report = attendance_report(
        read, arrived, expected, last, found, rules, sections or SectionList()
    )
    return Attendance(rows, arrived, report, matching)


def _dispositions(rows: pl.DataFrame, *, sheet: bool, desks: bool) -> tuple[Identity, ...]:
    """Account for the rows of the sheet and for the entries of the PCs, each apart."""
    of_sheet, of_desks = rows.filter(~pl.col("desk")), rows.filter("desk")
    there = (
        (
            sheet,
            Identity("reception", "受付簿", "行", of_sheet.height, counts(of_sheet, _OF_SHEET)),
        ),
        (desks, Identity("check_in", "受付の記録", "件", of_desks.height, counts(of_desks, RULES))),
    )
    return tuple(identity for is_there, identity in there if is_there)


def _completed(seen: pl.DataFrame, roster: Roster | None) -> pl.DataFrame:
    """Fill a person's kind and body from the other rows and from the register."""
    first = pl.col("registrants").list.first().alias("registrant")
    certain = pl.when(pl.col("body_doubt") == "")
    sure = [certain.then(name).otherwise(pl.lit("")).alias(f"{name}_sure")
            for name in ("body", "body_key")]  # fmt: skip
    told = seen.with_columns(first, *sure).join(_told_by(roster), on="registrant", how="left")
    known = pl.col("registrants").is_not_null() if roster else _printed()
    return told.with_columns(
        seen_at_desk=(pl.col("desk") & pl.col("main")).any().over("person"),
        person_called_off=(pl.col("called_off") & ~pl.col("visited")).any().over("person"),
        arrived_at=pl.col("minute").filter("visited").min().over("person"),
        kind=_first_of(_of_person("stated_kind"), pl.col("kind_told"), _of_person("kind")),
        body=_first_of(_of_person("body_sure"), pl.col("body_told"), _of_person("body")),
        body_key=_first_of(
            _of_person("body_key_sure"), pl.col("body_key_told"), _of_person("body_key")
        ),
        body_doubt=pl.when(_first_of(_of_person("body_key_sure"), pl.col("body_key_told")) == "")
        .then(_of_person("body_doubt"))
        .otherwise(pl.lit("")),
        section=_first_of(_of_person("section"), pl.col("section_told")),
        section_key=_first_of(_of_person("section_key"), pl.col("section_key_told")),
        known=known.fill_null(value=False),
    )


def _printed() -> pl.Expr:
    return (~pl.col("walk_in")).any().over("person")


def _of_person(name: str) -> pl.Expr:
    """Return what the person's rows say, the one that stands for the person first."""
    said = pl.col(name).sort_by("record").filter(pl.col(name).sort_by("record") != "")
    of_rows = said.first().over("person")
    return pl.when(pl.col("record").is_null()).then(pl.col(name)).otherwise(of_rows)


def _first_of(*sayings: pl.Expr) -> pl.Expr:
    blank_is_null = [pl.when(each != "").then(each) for each in sayings]
    return pl.coalesce(*blank_is_null, pl.lit(""))


def _told_by(roster: Roster | None) -> pl.DataFrame:
    values = ("kind", "body", "body_key", "section", "section_key")
    if roster is None:
        types = {"registrant": pl.UInt32, **dict.fromkeys((f"{each}_told" for each in values),
                                                         pl.String)}  # fmt: skip
        return pl.DataFrame(schema=types)
    return roster.registrants.select(
        pl.col("person").alias("registrant"),
        *(pl.col(each).alias(f"{each}_told") for each in values),
    )


def _expected(rows: pl.DataFrame, arrived: pl.DataFrame, roster: Roster | None) -> pl.DataFrame:
    """Return everybody registered: ``kind``, ``slot``, whether they ``came`` or ``called_off``."""
    absent = rows.filter("main", ~pl.col("visited"), "person_called_off")
    if roster is None:
        known = rows.filter("main", "known")
        said = pl.col("person_called_off") & ~pl.col("visited")
        return known.select("kind", pl.lit("").alias("slot"), came="visited", called_off=said)
    came, off = (_registered_of(each) for each in (arrived, absent))
    return roster.registrants.select(
        "kind", "slot", came=pl.col("person").is_in(came), called_off=pl.col("person").is_in(off)
    )


def _registered_of(rows: pl.DataFrame) -> list[int]:
    """Return the persons of the register whom these rows speak of."""
    return rows["registrants"].explode().drop_nulls().unique().sort().to_list()
