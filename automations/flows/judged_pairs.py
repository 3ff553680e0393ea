"""The pairs of rows of which people said whether they are one person, and those that wait."""

from __future__ import annotations

from collections.abc import Mapping

from automations.ledger.decisions import Decision
from automations.people.verdicts import Verdict, verdicts
from automations.registration.attendance import Attendance
from automations.registration.doubts import (
    contradicted,
    doubts_of,
    sides_of_pair,
    signed_sides,
    wording,
)
from automations.registration.register import Roster
from automations.tables.report import Cell, Column, Form, Report, Table, report_of

_Row = tuple[Cell, ...]


def pairs_report(
    answers: Mapping[str, Decision], roster: Roster | None, attendance: Attendance | None
) -> Report:
    """Return all pairs as a table, those that wait first; empty without any, or without people.

    ``answers``: of all kinds, by question.
    """
    if roster is None and attendance is None:
        return report_of()
    waiting = [each.key for each in doubts_of(roster, attendance)]
    judged = verdicts({key: each.choice for key, each in answers.items()})
    keys = [*waiting, *(key for key in judged if key not in waiting)]
    if not keys:
        return report_of()
    rows = _rows(keys, answers, roster, attendance)
    words = wording()["table"]
    columns = tuple(Column(heading, Form(form), width) for heading, form, width in words["columns"])
    return report_of(tables=[Table("pair_decisions", words["title"], columns, rows, words["note"])])


def _rows(
    keys: list[str],
    answers: Mapping[str, Decision],
    roster: Roster | None,
    attendance: Attendance | None,
) -> tuple[_Row, ...]:
    words, left_out = wording()["table"], contradicted(roster, attendance)
    sides = signed_sides(roster, attendance, keys)

    def row(key: str) -> _Row:
        found = sides_of_pair(key, sides)
        said = answers.get(key)
        verdict = verdicts({key: said.choice}).get(key) if said else None
        treated = _treated(verdict, both=len(found) > 1, contrary=key in left_out)
        first = [part for each in found for part in (each.place, each.name)]
        places = (first + [None, ""] * 2)[:4]
        told = (said.reason, said.decided_by, said.decided_on) if said else ("", "", None)
        return (key, *places, verdict.value if verdict else words["open"], words[treated], *told)

    return tuple(map(row, keys))


def _treated(verdict: Verdict | None, *, both: bool, contrary: bool) -> str:
    """Return the key of the words for how a pair is counted."""
    if not both:
        return "not_read"
    if contrary:
        return "contradicted"
    return "one_person" if verdict is Verdict.SAME else "two_persons"
