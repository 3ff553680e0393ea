"""Asking the little Google, and what must be true of every failure."""

from __future__ import annotations

import traceback

import pytest

from automations.books.google.client import Client
from automations.books.google.pacing import Limits
from automations.errors import (
    ExpectedFailure,
)
from tests.books.google.small_google import (
    CELL,
    KEY,
    TOKEN,
    private_key,
    refused,
)

SHORT = Limits(connecting=1, answering=0.2)
REQUESTS = [{"updateCells": {"fields": "userEnteredValue"}}]
UNREAD = "Googleスプレッドシート（…op-Z）"
FORBIDDEN = refused(403, "The caller does not have permission", "PERMISSION_DENIED")
BUSY = refused(429, "Quota exceeded for quota metric", "RESOURCE_EXHAUSTED", "RATE_LIMIT_EXCEEDED")
BROKEN = refused(503, "The service is currently unavailable.", "UNAVAILABLE")
SIGNED_OUT = refused(401, "Request had invalid authentication credentials.", "UNAUTHENTICATED")
NOT_ENABLED = "Google Sheets API has not been used in project 1 before or it is disabled."


def ended(client: Client, kind: type[ExpectedFailure], *, writing: bool = False) -> str:
    with pytest.raises(kind) as met:
        client.write(KEY, REQUESTS) if writing else client.read(KEY)
    assert type(met.value) is kind
    assert_nothing_secret(met.value)
    return str(met.value)


def assert_nothing_secret(failure: BaseException) -> None:
    shown = "".join(traceback.format_exception(failure)) + repr(failure)
    for secret in (private_key()[40:80], TOKEN, CELL):
        assert secret not in shown
