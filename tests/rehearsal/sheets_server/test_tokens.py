"""The exchange of a signed assertion for a token, by google-auth itself and by hand."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest
import requests
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from automations.rehearsal.sheets_server.model import JSON
from automations.rehearsal.sheets_server.serving import SheetsServer

_MAIL = "dxten@rehearsal.iam.gserviceaccount.com"
_GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer"
_SCOPE = "https://www.googleapis.com/auth/spreadsheets"
_NOW = 1_790_000_000


@pytest.fixture
def server() -> Any:  # noqa: ANN401 - a generator of the server
    with SheetsServer() as running:
        running.tokens.clock = lambda: _NOW
        yield running


def _part(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


def _assertion(key: dict[str, str], **claims: object) -> str:
    usual: JSON = {
        "iss": key["client_email"],
        "scope": _SCOPE,
        "aud": "https://oauth2.googleapis.com/token",
        "iat": _NOW,
        "exp": _NOW + 3600,
    }
    said = {name: value for name, value in (usual | claims).items() if value is not None}
    head = _part(json.dumps({"alg": "RS256", "typ": "JWT"}).encode())
    signed = f"{head}.{_part(json.dumps(said).encode())}"
    private = serialization.load_pem_private_key(key["private_key"].encode(), None)
    assert isinstance(private, rsa.RSAPrivateKey)
    return signed + "." + _part(private.sign(signed.encode(), padding.PKCS1v15(), hashes.SHA256()))


def _exchange(server: SheetsServer, assertion: str) -> tuple[int, JSON]:
    form = {"grant_type": _GRANT, "assertion": assertion}
    answer = requests.post(f"{server.address}/token", data=form, timeout=10)
    return answer.status_code, answer.json()


def test_a_signed_assertion_becomes_a_token_for_an_hour(server: SheetsServer) -> None:
    status, said = _exchange(server, _assertion(server.service_key(_MAIL)))
    assert status == 200
    assert said["token_type"] == "Bearer"  # noqa: S105 - a word of the answer, no secret
    assert said["expires_in"] == 3599
    key = server.made("受付簿", writers=[_MAIL])
    headers = {"Authorization": f"Bearer {said['access_token']}"}
    address = f"{server.address}/v4/spreadsheets/{key}?fields=spreadsheetId"
    assert requests.get(address, headers=headers, timeout=10).json() == {"spreadsheetId": key}


_UNTIMELY = (
    "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. "
    "Check your iat and exp values in the JWT claim."
)


@pytest.mark.parametrize(
    ("claims", "error", "words"),
    [
        ({"iat": _NOW - 7200, "exp": _NOW - 3600}, "invalid_grant", _UNTIMELY),
        ({"iat": _NOW + 7200, "exp": _NOW + 10800}, "invalid_grant", _UNTIMELY),
        ({"exp": _NOW + 86400}, "invalid_grant", _UNTIMELY),
        ({"exp": None}, "invalid_grant", _UNTIMELY),
        ({"iss": "nobody@example.com"}, "invalid_grant", "Invalid grant: account not found"),
        (
            {"scope": None},
            "invalid_scope",
            "Invalid OAuth scope or ID token audience provided.",
        ),
        (
            {"aud": "https://example.com"},
            "invalid_grant",
            (
                "Invalid JWT: Failed audience check. The right audience is "
                "https://oauth2.googleapis.com/token"
            ),
        ),
    ],
)
def test_each_refusal_has_the_words_of_the_service(
    server: SheetsServer, claims: dict[str, object], error: str, words: str
) -> None:
    assertion = _assertion(server.service_key(_MAIL), **claims)
    assert _exchange(server, assertion) == (400, {"error": error, "error_description": words})


def test_the_signature_of_another_key_is_refused(server: SheetsServer) -> None:
    before = server.service_key(_MAIL)
    server.service_key(_MAIL)
    said = {"error": "invalid_grant", "error_description": "Invalid JWT Signature."}
    assert _exchange(server, _assertion(before)) == (400, said)


def test_what_is_no_assertion_is_refused(server: SheetsServer) -> None:
    said = {"error": "invalid_request", "error_description": "Bad Request"}
    assert _exchange(server, "x.y") == (400, said)


def test_no_account_is_left_of_one_that_was_revoked(server: SheetsServer) -> None:
    key = server.service_key(_MAIL)
    server.tokens.revoke(_MAIL)
    said = {"error": "invalid_grant", "error_description": "Invalid grant: account not found"}
    assert _exchange(server, _assertion(key)) == (400, said)


def test_a_person_gets_a_token_for_what_their_consent_left_until_they_take_it_back(
    server: SheetsServer,
) -> None:
    form = server.tokens.user_key("mizuho@example.jp") | {"grant_type": "refresh_token"}
    answer = requests.post(f"{server.address}/token", data=form, timeout=10)
    assert answer.status_code == 200
    server.tokens.revoke("mizuho@example.jp")
    answer = requests.post(f"{server.address}/token", data=form, timeout=10)
    words = "Token has been expired or revoked."
    assert answer.json() == {"error": "invalid_grant", "error_description": words}


def _read(server: SheetsServer, token: str) -> requests.Response:
    key = server.made("受付簿", writers=[_MAIL])
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    return requests.get(f"{server.address}/v4/spreadsheets/{key}", headers=headers, timeout=10)


def test_a_token_that_is_unknown_or_expired_is_refused_at_length(server: SheetsServer) -> None:
    words = (
        "Request had invalid authentication credentials. Expected OAuth 2 access token, login "
        "cookie or other valid authentication credential. See "
        "https://developers.google.com/identity/sign-in/web/devconsole-project."
    )
    said = {"error": {"code": 401, "message": words, "status": "UNAUTHENTICATED"}}
    assert _read(server, "ya29.none").json() == said
    token = server.tokens.give(_MAIL, frozenset({_SCOPE}))
    assert _read(server, token).status_code == 200
    server.tokens.clock = lambda: _NOW + 3600
    assert _read(server, token).json() == said


def test_who_brings_no_token_is_refused(server: SheetsServer) -> None:
    answer = _read(server, "")
    assert answer.status_code == 403
    assert answer.json()["error"]["status"] == "PERMISSION_DENIED"


def test_a_token_for_something_else_is_refused(server: SheetsServer) -> None:
    scopes = frozenset({"https://www.googleapis.com/auth/calendar"})
    answer = _read(server, server.tokens.give(_MAIL, scopes))
    assert answer.status_code == 403
    assert answer.json()["error"]["message"] == "Request had insufficient authentication scopes."


def test_a_machine_tells_its_account_and_gives_its_tokens(server: SheetsServer) -> None:
    flavor = {"Metadata-Flavor": "Google"}
    account = f"{server.address}/computeMetadata/v1/instance/service-accounts/default"
    assert requests.get(f"{account}/email", headers=flavor, timeout=10).status_code == 404
    server.attached = _MAIL
    answer = requests.get(f"{account}/email", headers=flavor, timeout=10)
    assert (answer.text, answer.headers["Metadata-Flavor"]) == (_MAIL, "Google")
    assert requests.get(f"{account}/email", timeout=10).status_code == 403
    about = requests.get(f"{account}/", {"recursive": "true"}, headers=flavor, timeout=10).json()
    assert about["email"] == _MAIL
    said = requests.get(f"{account}/token", {"scopes": _SCOPE}, headers=flavor, timeout=10).json()
    assert _read(server, said["access_token"]).status_code == 200
