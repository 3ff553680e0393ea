"""What is wrong with an answer of the service: its status, its reasons, its kind.

The reasons are those of the error model of Google's services (google.rpc.Status, ErrorInfo); the
older names stand beside them, since both are still sent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from automations.books.google import trouble
from automations.books.google.key_files import fields_of
from automations.books.google.trouble import Trouble

_BY_STATUS = {
    401: trouble.TOKEN_REFUSED,
    404: trouble.NOT_FOUND,
    407: trouble.PROXY_ASKS_NAME,
    408: trouble.TOO_LATE,
    409: trouble.OUT_OF_ORDER,
    410: trouble.NOT_FOUND,
    413: trouble.TOO_LARGE,
    429: trouble.QUOTA,
    499: trouble.OUT_OF_ORDER,
    504: trouble.TOO_LATE,
}
_FORBIDDEN = {
    "SERVICE_DISABLED": trouble.API_OFF,
    "accessNotConfigured": trouble.API_OFF,
    "ACCESS_TOKEN_SCOPE_INSUFFICIENT": trouble.SCOPE_MISSING,
    "insufficientPermissions": trouble.SCOPE_MISSING,
    "RATE_LIMIT_EXCEEDED": trouble.QUOTA,
    "rateLimitExceeded": trouble.QUOTA,
    "userRateLimitExceeded": trouble.QUOTA,
}
_NOT_SHARED = "does not have permission"
_PROTECTED = "protected"
_EXCEL = "not supported for this document"
_NAME_OF_REASON = re.compile(r"[A-Za-z_]{1,60}")
_OK, _REFUSED, _FORBIDDEN_STATUS, _BROKEN = 200, 400, 403, 500
_BY_OTHERS = frozenset({_REFUSED, _FORBIDDEN_STATUS, 404, 410})
"""Statuses that mean something else where something else than Google answers."""


def trouble_of_answer(status: int, content: bytes) -> Trouble | None:
    """Return what is wrong with an answer; None for a JSON object with status 200."""
    fields = fields_of(content)
    if status == _OK:
        return None if fields else trouble.SOMEBODY_ELSE
    error = fields.get("error")
    if not isinstance(error, dict):
        return _of_somebody(status)
    words = error.get("message")
    found = _of_google(status, tuple(_reasons(error)), words if isinstance(words, str) else "")
    return replace(found, status=status)


def _of_google(status: int, reasons: tuple[str, ...], words: str) -> Trouble:
    if status == _FORBIDDEN_STATUS:
        return _forbidden(reasons, words)
    if status == _REFUSED and _EXCEL in words:
        return trouble.EXCEL_IN_DRIVE
    return _by_status(status) or _refused(reasons, words)


def _forbidden(reasons: tuple[str, ...], words: str) -> Trouble:
    if _PROTECTED in words:
        return _refused(reasons, words)
    named = (_FORBIDDEN[each] for each in reasons if each in _FORBIDDEN)
    if _NOT_SHARED in words:
        return next(named, trouble.NOT_SHARED)
    return next(named, replace(trouble.ACCESS_REFUSED, reason=_shown(reasons)))


def _refused(reasons: tuple[str, ...], words: str) -> Trouble:
    return replace(trouble.REFUSED, words=words, reason=_shown(reasons))


def _of_somebody(status: int) -> Trouble:
    """Judge an answer that is not in the form of Google's errors: often a page for people."""
    if status == _FORBIDDEN_STATUS:
        return trouble.PROXY_REFUSED
    if status in _BY_OTHERS:
        return replace(trouble.SOMEBODY_ELSE, uncertain=False)
    return _by_status(status) or trouble.SOMEBODY_ELSE


def _by_status(status: int) -> Trouble | None:
    broken = trouble.OUT_OF_ORDER if status >= _BROKEN else None
    return _BY_STATUS.get(status, broken)


def _reasons(error: Mapping[str, Any]) -> Iterator[str]:
    """Name the causes, the most telling first."""
    for group in ("details", "errors"):
        listed = error.get(group)
        for each in listed if isinstance(listed, list) else ():
            if isinstance(each, dict) and isinstance(each.get("reason"), str):
                yield each["reason"]
    if isinstance(error.get("status"), str):
        yield error["status"]


def _shown(reasons: tuple[str, ...]) -> str:
    return next((each for each in reasons if _NAME_OF_REASON.fullmatch(each)), "理由なし")
