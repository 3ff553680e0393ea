"""Seals over what a run was told to do and what it found: equal seals, nothing new to publish."""

from __future__ import annotations

from automations.event.model import Event
from automations.ledger.records import digest, framed
from automations.tables.report import Report, Table


def settings_seal(event: Event) -> str:
    """Return the seal of what the settings say; their comments and layout do not count."""
    # The representation of frozen dataclasses, enums, Fractions and times is exact and stable.
    return digest(framed(repr(event)))


def result_seal(report: Report) -> str:
    """Return the seal of everything that a report publishes, in its order."""
    figures = (repr((each.key, each.value, each.n)) for each in report.figures.values())
    tables = (part for table in report.tables.values() for part in _parts(table))
    problems = (str(each) for each in report.problems)
    rest = (repr(report.steps), repr(report.notes))
    return digest(framed(*figures, *tables, *problems, *rest))


def _parts(table: Table) -> tuple[str, ...]:
    # A frozenset has no order of its own.
    return (table.key, repr(table.columns), repr(table.rows), repr(sorted(table.emphasis)))
