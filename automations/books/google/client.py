"""Requests to Google Sheets: who we are, at what pace, how patiently, and what went wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from automations.books.google.snapshot import Spreadsheet


class Client:
    """One connection for one run; see `automations.books.google.writing.Sheets`."""

    def read(self, key: str) -> Spreadsheet:
        """Return the spreadsheet as it is now."""
        raise NotImplementedError

    def write(self, key: str, requests: Sequence[Mapping[str, Any]]) -> Spreadsheet:
        """Do all of the requests or none; return the spreadsheet as it is then."""
        raise NotImplementedError


def connect() -> Client:
    """Return a client for whoever this PC is connected as; raises every `ExpectedFailure`."""
    raise NotImplementedError
