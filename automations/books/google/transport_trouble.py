"""What is wrong if no answer came at all, or no token: the network, a proxy, the clock, the key."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator, Mapping
from dataclasses import replace

import requests
from google.auth.exceptions import GoogleAuthError, RefreshError
from urllib3 import exceptions as urllib3

from automations.books.google import trouble
from automations.books.google.trouble import Trouble

_NOT_YET_VALID, _EXPIRED = 9, 10  # X509_V_ERR_CERT_… of OpenSSL
_OF_THE_CLOCK = ("iat and exp", "short-lived token", "reasonable timeframe")
_OF_THE_PERSON = ("rapt", "Reauthentication", "expired or revoked", "Bad Request")
BY_ERROR = {
    "invalid_client": trouble.CLIENT_REFUSED,
    "deleted_client": trouble.CLIENT_REFUSED,
    "disabled_client": trouble.CLIENT_REFUSED,
    "invalid_scope": trouble.SCOPE_MISSING,
}
_TUNNEL = "Tunnel connection failed: "
_ASKS_NAME, _BROKEN = "407", "5"


class NoToken(GoogleAuthError):  # noqa: N818 - named by its cause
    """The service that hands out tokens answered nothing that could be one, or an error."""

    def __init__(self, found: Trouble) -> None:
        super().__init__(found.code)  # type: ignore[no-untyped-call]  # theirs has none
        self.trouble = found


def trouble_of_failure(failure: Exception) -> Trouble:
    """Return what an exception of the libraries below us means.

    What google-auth raises was raised before the request itself was sent: then nothing was done.
    """
    if isinstance(failure, NoToken):
        return replace(failure.trouble, uncertain=False)
    if not isinstance(failure, GoogleAuthError):
        return _of_transport(failure)
    if isinstance(failure.args[0] if failure.args else None, Exception):
        return replace(_of_transport(failure), uncertain=False)
    return _of_token(failure)


def _of_token(failure: GoogleAuthError) -> Trouble:
    answer = failure.args[1] if len(failure.args) > 1 else None
    fields = answer if isinstance(answer, Mapping) else {}
    error, words = str(fields.get("error", "")), str(fields.get("error_description", ""))
    words = words or str(failure.args[0] if failure.args else "")
    if any(each in words for each in _OF_THE_CLOCK):
        return trouble.CLOCK
    if "scope" in words:
        return trouble.SCOPE_MISSING
    if error == "invalid_grant":
        return trouble.KEY_REVOKED
    if any(each in words for each in _OF_THE_PERSON):
        return trouble.USER_REVOKED
    if isinstance(failure, RefreshError) and failure.retryable:
        return trouble.NO_TOKEN_NOW
    return BY_ERROR.get(error, trouble.TOKEN_REFUSED)


def _of_transport(failure: Exception) -> Trouble:
    causes = tuple(_causes(failure))
    return _of_proxy(causes) or _of_certificate(causes) or _of_connection(causes)


def _of_proxy(causes: tuple[BaseException, ...]) -> Trouble | None:
    tunnels = [str(each).partition(_TUNNEL)[2] for each in causes if _TUNNEL in str(each)]
    if tunnels and tunnels[-1].startswith(_ASKS_NAME):
        return trouble.PROXY_ASKS_NAME
    if tunnels and not tunnels[-1].startswith(_BROKEN):
        return trouble.PROXY_REFUSED
    wrong = (requests.exceptions.InvalidProxyURL, requests.exceptions.InvalidSchema)
    if any(isinstance(each, (urllib3.ProxyError, *wrong)) for each in causes):
        return trouble.PROXY_AWAY
    return None


def _of_certificate(causes: tuple[BaseException, ...]) -> Trouble | None:
    for each in causes:
        if isinstance(each, ssl.SSLCertVerificationError):
            by_clock = each.verify_code in {_NOT_YET_VALID, _EXPIRED}
            return trouble.CLOCK if by_clock else trouble.CERTIFICATE
    # The file of certificates that this PC names is not there.
    plain = type(causes[0]) is OSError and "CA certificate" in str(causes[0])
    return trouble.CERTIFICATE if plain else None


def _of_connection(causes: tuple[BaseException, ...]) -> Trouble:
    def met(*kinds: type[BaseException]) -> bool:
        return any(isinstance(each, kinds) for each in causes)

    if met(urllib3.NameResolutionError, socket.gaierror):
        return trouble.NAME_UNKNOWN
    if met(urllib3.NewConnectionError, urllib3.ConnectTimeoutError):
        return trouble.UNREACHABLE
    if met(requests.exceptions.Timeout, urllib3.ReadTimeoutError):
        return trouble.TOO_LATE
    if met(requests.exceptions.TooManyRedirects):
        return trouble.SOMEBODY_ELSE
    return trouble.CUT_OFF


def _causes(failure: BaseException) -> Iterator[BaseException]:
    """Return the failure and what it wraps, the outermost first, each once."""
    waiting, seen = [failure], set[int]()
    while waiting:
        each = waiting.pop(0)
        if id(each) in seen:
            continue
        seen.add(id(each))
        yield each
        inner = (*each.args, getattr(each, "reason", None), each.__cause__, each.__context__)
        waiting.extend(one for one in inner if isinstance(one, BaseException))
