"""Developer metadata: what the service calls the marks that programs leave in a spreadsheet."""

from __future__ import annotations

from automations.rehearsal.sheets_server.model import JSON, Stored


def matching(stored: Stored, data_filter: JSON) -> list[JSON]:
    """Return the ``GridRange`` of all that a ``DataFilter`` means."""
    del stored, data_filter
    return []


def found(stored: Stored, data_filters: list[JSON]) -> list[JSON]:
    """Return the ``DeveloperMetadata`` that any of the filters means, each once."""
    del stored, data_filters
    return []
