"""What can go wrong with a request, each with what people read and what may be done about it.

Google's own words never reach people: they are English, and may quote a cell.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from automations.errors import (
    ExpectedFailure,
    InputUnfit,
    PermissionRefused,
    ServiceUnavailable,
    TryAgain,
)
from automations.tables.problems import problem

if TYPE_CHECKING:
    from automations.books.google.identity import Identity
    from automations.tables.places import Place

_ONCE, _BRIEFLY, _LONG = 1, 4, 9
"""How many tries in all: what will not change, what is there or not, and what passes."""
_OF_A_USER = {
    "google_not_shared": "google_not_shared_user",
    "google_view_only": "google_view_only_user",
    "google_key_revoked": "google_user_revoked",
}
_IN_WRITING = {"google_not_shared": "google_view_only"}


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a request brought no answer.

    ``code``: the problem that people read. ``tries``: how often it is worth trying, in all.
    ``uncertain``: it may have been done all the same. ``refusal``: the service understood and
    refused just this request; ``status`` and ``words`` are then its own. ``reason``: its own short
    name of the cause, which quotes nothing.
    """

    code: str
    failure: type[ExpectedFailure] = ServiceUnavailable
    tries: int = _ONCE
    uncertain: bool = False
    refusal: bool = False
    status: int = 0
    words: str = field(default="", repr=False)
    reason: str = ""


class Stumbled(Exception):  # noqa: N818 - named by its cause
    """A request brought no answer; nothing of what was sent or answered is in here."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.code)
        self.trouble = trouble


def failure_of(
    trouble: Trouble, place: Place, identity: Identity, *, writing: bool = False
) -> ExpectedFailure:
    """Return what a command ends with because of it; ``writing``: it was a write."""
    code = _IN_WRITING.get(trouble.code, trouble.code) if writing else trouble.code
    code = code if identity.address else _OF_A_USER.get(code, code)
    words: Mapping[str, object] = {"address": identity.address, "reason": trouble.reason}
    return trouble.failure(problem(code, place, **words))


# Temporary.
QUOTA = Trouble("google_quota", TryAgain, _LONG)
OUT_OF_ORDER = Trouble("google_out_of_order", tries=_LONG, uncertain=True)
NO_TOKEN_NOW = Trouble("google_out_of_order", tries=_LONG)
TOO_LATE = Trouble("google_too_late", tries=_LONG, uncertain=True)
CUT_OFF = Trouble("google_cut_off", tries=_LONG, uncertain=True)
SOMEBODY_ELSE = Trouble("google_somebody_else", tries=_BRIEFLY, uncertain=True)

# Nobody was reached, so nothing was done.
NAME_UNKNOWN = Trouble("google_name_unknown", tries=_BRIEFLY)
UNREACHABLE = Trouble("google_unreachable", tries=_BRIEFLY)
PROXY_AWAY = Trouble("google_proxy_away", tries=_BRIEFLY)
PROXY_ASKS_NAME = Trouble("google_proxy_asks_name", PermissionRefused)
PROXY_REFUSED = Trouble("google_proxy_refused", PermissionRefused)
CERTIFICATE = Trouble("google_certificate")
CLOCK = Trouble("google_clock", PermissionRefused)

# What Google refuses us.
KEY_REVOKED = Trouble("google_key_revoked", PermissionRefused)
USER_REVOKED = Trouble("google_user_revoked", PermissionRefused)
CLIENT_REFUSED = Trouble("google_client_refused", PermissionRefused)
TOKEN_REFUSED = Trouble("google_token_refused", PermissionRefused)
NOT_ATTACHED = Trouble("google_not_attached", PermissionRefused)
NOT_SHARED = Trouble("google_not_shared", PermissionRefused)
API_OFF = Trouble("google_api_off", PermissionRefused)
SCOPE_MISSING = Trouble("google_scope_missing", PermissionRefused)
ACCESS_REFUSED = Trouble("google_access_refused", PermissionRefused)
NOT_FOUND = Trouble("google_not_found", InputUnfit)
EXCEL_IN_DRIVE = Trouble("google_excel_in_drive", InputUnfit)
TOO_LARGE = Trouble("google_too_large", InputUnfit)
REFUSED = Trouble("google_read_refused", InputUnfit, refusal=True)
