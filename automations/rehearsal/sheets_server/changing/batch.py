"""The requests of one body, one after the other: all of them, or none."""

from __future__ import annotations

import copy

from automations.rehearsal.sheets_server.changing import protection
from automations.rehearsal.sheets_server.changing.grids import copied_tab
from automations.rehearsal.sheets_server.changing.kinds import KINDS
from automations.rehearsal.sheets_server.changing.reference import fitting
from automations.rehearsal.sheets_server.changing.replies import as_answered
from automations.rehearsal.sheets_server.model import JSON, ApiError, Stored, invalid


def batch_update(stored: Stored, body: JSON, editor: str = "") -> tuple[Stored, list[JSON]]:
    """Return the spreadsheet as it is after all requests of the body, and their replies.

    ``stored`` itself stays as it was. ``editor``: the mail address of who asks, "" may do all.

    Raises:
        ApiError: A request makes no sense or is not allowed; its number stands in the message.
    """
    requests = fitting(body, "BatchUpdateSpreadsheetRequest").get("requests", [])
    if not requests:
        message = "Must specify at least one request."
        raise invalid(message)
    after = _tried(stored)
    replies = [_done(after, asked, editor, number) for number, asked in enumerate(requests)]
    return after, replies


def change(stored: Stored, request: JSON, editor: str = "") -> JSON:
    """Do one request, in place; return its reply.

    Raises:
        ApiError: The request makes no sense or is not allowed. Something of it may be done.
    """
    return _done(stored, fitting(request, "Request", "requests[0]"), editor, 0)


def _done(stored: Stored, request: JSON, editor: str, number: int) -> JSON:
    if not request:
        message = f"Invalid requests[{number}]: No request set."
        raise invalid(message)
    ((kind, asked),) = request.items()
    try:
        protection.check(stored, kind, asked, editor)
        whole = protection.with_requester(kind, copy.deepcopy(asked), editor)
        reply = KINDS[kind](stored, whole)
    except ApiError as refused:
        words = f"Invalid requests[{number}].{kind}: {refused.message}"
        raise ApiError(refused.code, refused.status, words, refused.details) from None
    return {} if reply is None else {kind: as_answered(reply)}


def _tried(stored: Stored) -> Stored:
    """Return a copy to try requests on."""
    return Stored(
        stored.id,
        copy.deepcopy(stored.properties),
        [copied_tab(tab) for tab in stored.tabs],
        copy.deepcopy(stored.named),
        copy.deepcopy(stored.marks),
        set(stored.readers),
        set(stored.writers),
        copy.deepcopy(stored.drive),
    )
