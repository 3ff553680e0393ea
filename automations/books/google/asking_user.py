"""A person allows us in the browser, once; what we get is kept (see `identity`)."""

from __future__ import annotations

import webbrowser
from collections.abc import Callable

from google_auth_oauthlib.flow import InstalledAppFlow
from oauthlib.oauth2 import OAuth2Error

from automations.books.google.identity import Identity, Way
from automations.books.google.key_files import SERVER, Fields, server_of
from automations.books.google.sessions import SCOPE, TOKENS, lead_home
from automations.books.google.transport_trouble import BY_ERROR, trouble_of_failure
from automations.books.google.trouble import failure_of
from automations.errors import ExpectedFailure, PermissionRefused, TryAgain
from automations.tables.places import Place
from automations.tables.problems import problem

_CONSENT = "https://accounts.google.com/o/oauth2/auth"
_MINUTES = 5
_THANKS = "許可を受け取りました。この画面を閉じて、もとの画面に戻ってください。"
_OURS = "dxten"
_DENIED = "access_denied"


def allowed_by_user(client: Fields, place: Place, tell: Callable[[str], object]) -> Fields:
    """Return what a person allows in the browser, in the form in which it is kept.

    ``tell`` gets the address to open. Raises every `ExpectedFailure` that names the cause if the
    person refuses, waits too long, or Google cannot be reached.
    """
    pinned = {**client["installed"], "auth_uri": _CONSENT, "token_uri": TOKENS}
    flow = InstalledAppFlow.from_client_config({"installed": pinned}, [SCOPE])
    lead_home(flow.oauth2session, server_of(client, place))
    token = _refresh_token(flow, place, tell)
    extra = {SERVER: client[SERVER]} if SERVER in client else {}
    kept = {name: pinned[name] for name in ("client_id", "client_secret")}
    return {"type": "authorized_user", **kept, "refresh_token": token, **extra}


def _refresh_token(flow: InstalledAppFlow, place: Place, tell: Callable[[str], object]) -> str:
    webbrowser.register(_OURS, None, _ToldBrowser(tell))
    try:
        allowed = flow.run_local_server(
            port=0,
            authorization_prompt_message=None,
            success_message=_THANKS,
            timeout_seconds=_MINUTES * 60,
            browser=_OURS,
            prompt="consent",
        )
    except Exception as failure:  # noqa: BLE001 - five libraries below, one boundary
        found = _failure(failure, place)
    else:
        if allowed.refresh_token:
            return str(allowed.refresh_token)
        found = TryAgain(problem("google_user_unfinished", place))
    raise found


def _failure(failure: Exception, place: Place) -> ExpectedFailure:
    if isinstance(failure, AttributeError):  # nobody came: what it would look at is not there
        return TryAgain(problem("google_user_waited", place, minutes=_MINUTES))
    error = failure.error if isinstance(failure, OAuth2Error) else ""
    # A person who leaves the box of our scope unmarked makes a warning of it.
    if error == _DENIED or isinstance(failure, Warning):
        return PermissionRefused(problem("google_user_denied", place))
    if isinstance(failure, OAuth2Error) and error not in BY_ERROR:
        return TryAgain(problem("google_user_unfinished", place))
    found = BY_ERROR[error] if error else trouble_of_failure(failure)
    return failure_of(found, place, Identity(Way.USER))


class _ToldBrowser(webbrowser.BaseBrowser):
    """Opens the browser of this PC, and tells the address in case there is none."""

    def __init__(self, tell: Callable[[str], object]) -> None:
        super().__init__()
        self._tell = tell

    def open(self, url: str, new: int = 0, autoraise: bool = True) -> bool:  # noqa: FBT001, FBT002 - as it is called
        """Tell an address and open it."""
        self._tell(url)
        return webbrowser.open(url, new, autoraise)
