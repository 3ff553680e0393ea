"""The requests of one body, one after the other: all of them, or none."""

from __future__ import annotations

from automations.rehearsal.sheets_server.model import JSON, Stored


def batch_update(stored: Stored, body: JSON, editor: str = "") -> tuple[Stored, list[JSON]]:
    """Return the spreadsheet as it is after all requests of the body, and their replies.

    ``stored`` itself stays as it was. ``editor``: the mail address of who asks, "" may do all.

    Raises:
        ApiError: A request makes no sense or is not allowed; its number stands in the message.
    """
    after = stored.copied()
    return after, [change(after, request, editor) for request in body.get("requests", [])]


def change(stored: Stored, request: JSON, editor: str = "") -> JSON:
    """Do one request, in place; return its reply.

    Raises:
        ApiError: The request makes no sense or is not allowed.
    """
    del stored, request, editor
    return {}
