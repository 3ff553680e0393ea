"""Seals over what a run was told to do and what it found: equal seals, nothing new to publish."""

from __future__ import annotations

from dataclasses import replace

from automations.event.model import Event
from automations.ledger.records import digest, framed
from automations.tables.report import Report, Table


def settings_seal(event: Event, template: str = "") -> str:
    """Return the seal of what the settings say; their comments and layout do not count.

    ``template``: the digest of the template of the document, if the job makes one.
    """
    # The representation of frozen dataclasses, enums, Fractions and times is exact and stable.
    return digest(framed(repr(event), template))


def result_seal(report: Report) -> str:
    """Return the seal of everything that a report publishes, in its order."""
    parts = (
        report.figures.values(),
        map(_ordered, report.tables.values()),
        report.problems,
        report.steps,
        report.notes,
        report.identities,
    )
    return digest(framed(*(repr(tuple(part)) for part in parts)))


def _ordered(table: Table) -> tuple[object, ...]:
    # A frozenset has no order of its own.
    return (replace(table, emphasis=frozenset()), sorted(table.emphasis))
