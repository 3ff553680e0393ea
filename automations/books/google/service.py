"""What a write needs of the service, and the two ways in which a write does not simply succeed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from automations.books.google.snapshot import Spreadsheet


class Sheets(Protocol):
    """What a write needs of the service; `automations.books.google.client.Client` is one."""

    def read(self, key: str) -> Spreadsheet:
        """Return the spreadsheet as it is now."""
        ...

    def write(self, key: str, requests: Sequence[Mapping[str, Any]]) -> Spreadsheet:
        """Do all of the requests or none; return the spreadsheet as it is then.

        Raises `Refused` if the service refused them, `Unknown` if nobody knows whether it did
        them, and every `ExpectedFailure`.
        """
        ...


class Refused(Exception):  # noqa: N818 - named by its cause
    """The service refused a request: nothing of it was done. ``words``: its own reason."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(status)
        self.status, self.words = status, words


class Unknown(Exception):  # noqa: N818 - named by its cause
    """A request was cut off: it may have been done, or may still be."""
