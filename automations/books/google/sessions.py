"""Sessions that say who we are: google-auth's, with one patience (ours) and a rehearsal's way."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any, NoReturn
from urllib.parse import urlsplit

import requests
from google.auth import compute_engine
from google.auth.credentials import Credentials
from google.auth.transport.requests import AuthorizedSession, Request
from google.oauth2 import credentials as user
from google.oauth2 import service_account
from requests.adapters import HTTPAdapter

from automations.books.google import trouble
from automations.books.google.answer_trouble import trouble_of_answer
from automations.books.google.identity import Identity, Proof, Way
from automations.books.google.key_files import fields_of
from automations.books.google.transport_trouble import NoToken
from automations.books.google.trouble import failure_of
from automations.errors import SettingsWrong
from automations.tables.places import Place
from automations.tables.problems import problem

SCOPE = "https://www.googleapis.com/auth/spreadsheets"
TOKENS = "https://oauth2.googleapis.com/token"
_HOSTS = frozenset({"sheets.googleapis.com", "oauth2.googleapis.com", "www.googleapis.com"})
_MACHINE = "http://{host}/computeMetadata/v1/instance/service-accounts/default/email"
_HOST_OF_MACHINE, _STANDARD_HOST = "GCE_METADATA_HOST", "metadata.google.internal"
_FLAVOR = {"Metadata-Flavor": "Google"}
_SECONDS_FOR_MACHINE = 3
_OK, _BUSY, _BROKEN = 200, 429, 500


def session_for(proof: Proof, place: Place) -> AuthorizedSession:
    """Return a session for whoever it proves; raises `SettingsWrong` for a damaged key."""
    asking = _session_of_tokens(proof.identity)
    session = AuthorizedSession(
        credentials_of(proof, place), max_refresh_attempts=1, auth_request=asking
    )
    lead_home(session, proof.identity.server)
    return session


def credentials_of(proof: Proof, place: Place) -> Credentials:
    """Return google-auth's credentials, for spreadsheets only."""
    secret = proof.secret
    match proof.identity.way:
        case Way.KEY:
            return _of_key(secret, place)
        case Way.USER:
            named = {name: secret[name] for name in ("refresh_token", "client_id", "client_secret")}
            return user.Credentials(None, token_uri=TOKENS, scopes=[SCOPE], **named)
        case Way.ATTACHED:
            return compute_engine.Credentials(scopes=[SCOPE])


def attached_address() -> str:
    """Return the mail address of the machine; raises `PermissionRefused` if it has none."""
    host = os.environ.get(_HOST_OF_MACHINE, _STANDARD_HOST)
    named = _told_by_machine(_MACHINE.format(host=host))
    if "@" not in named:
        raise failure_of(trouble.NOT_ATTACHED, Place("Googleへの接続"), Identity(Way.ATTACHED))
    return named


def _told_by_machine(address: str) -> str:
    try:
        answer = requests.get(address, headers=_FLAVOR, timeout=_SECONDS_FOR_MACHINE)
    except requests.RequestException:
        return ""
    # Others that answer at that name do not say whose they are.
    ours = answer.headers.items() >= _FLAVOR.items()
    return answer.text.strip() if ours and answer.status_code == _OK else ""


def lead_home(session: requests.Session, server: str) -> None:
    """Let a rehearsal's session reach its own server and nothing else."""
    if server:
        session.trust_env = False
        session.mount("https://", Loopback(server))
        session.mount("http://", Loopback(server))


class Loopback(HTTPAdapter):
    """Carries what is meant for Google to a server on this PC."""

    def __init__(self, server: str) -> None:
        super().__init__()
        self._server = server

    def send(
        self,
        request: requests.PreparedRequest,
        *given: Any,  # noqa: ANN401 - handed on as they are
        **named: Any,  # noqa: ANN401 - as above
    ) -> requests.Response:
        """Send a request to the server on this PC; raises `ConnectionError` for other hosts."""
        asked = urlsplit(request.url or "")
        if asked.hostname not in _HOSTS and not (request.url or "").startswith(self._server):
            raise requests.ConnectionError(request=request)
        sent = request.copy()
        sent.url = f"{self._server}{asked.path}" + (f"?{asked.query}" if asked.query else "")
        return super().send(sent, *given, **named)


class _TokenRequest(Request):
    """Asks for tokens; what passes is left to our own patience, so that one limit counts."""

    def __call__(self, *given: object, **named: object) -> object:
        answer = super().__call__(*given, **named)  # type: ignore[no-untyped-call]  # theirs has none
        _refuse_strange(answer.status, answer.data)
        return answer

    def __deepcopy__(self, memo: Mapping[int, object]) -> NoReturn:
        """Refuse: google-auth would copy it to ask a further service in the background."""
        raise TypeError


def _refuse_strange(status: int, content: bytes) -> None:
    if status == _BUSY:
        raise NoToken(trouble.QUOTA)
    if status >= _BROKEN:
        raise NoToken(trouble.NO_TOKEN_NOW)
    fields = fields_of(content)
    if not fields or (status == _OK and "access_token" not in fields):
        raise NoToken(trouble_of_answer(status, content) or trouble.SOMEBODY_ELSE)


def _session_of_tokens(identity: Identity) -> Request:
    session = requests.Session()
    lead_home(session, identity.server)
    # The machine's own answers are not in the form of the service that hands out tokens.
    return Request(session) if identity.way is Way.ATTACHED else _TokenRequest(session)


def _of_key(secret: Mapping[str, Any], place: Place) -> Credentials:
    # Wherever a key's file may point: its proof goes to Google and nowhere else.
    pinned = {**secret, "token_uri": TOKENS, "universe_domain": "googleapis.com"}
    try:
        made: Credentials = service_account.Credentials.from_service_account_info(
            pinned, scopes=[SCOPE]
        )
    except Exception:  # noqa: BLE001 - whatever it is, its words may quote the key
        raise SettingsWrong(problem("google_key_damaged", place)) from None
    return made
