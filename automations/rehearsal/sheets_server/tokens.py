"""Who asks: keys of service accounts, the exchange for access tokens, and every refusal of it.

https://developers.google.com/identity/protocols/oauth2/service-account
"""

from __future__ import annotations

import base64
import hashlib
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from urllib.parse import parse_qs

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from automations.rehearsal.sheets_server.exchange import Answered, answered_json
from automations.rehearsal.sheets_server.model import JSON, ApiError

TOKEN_URI = "https://oauth2.googleapis.com/token"  # noqa: S105 - an address, no secret
_SCOPE = "https://www.googleapis.com/auth/"
DRIVE_SCOPES = frozenset({_SCOPE + "drive", _SCOPE + "drive.file"})
SHEETS_SCOPES = DRIVE_SCOPES | {_SCOPE + "spreadsheets"}
_AUDIENCES = {
    TOKEN_URI,
    "https://accounts.google.com/o/oauth2/token",
    "https://www.googleapis.com/oauth2/v4/token",
}
_JWT_GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer"
_HOUR, _SKEW = 3600, 300


class Refusal(Enum):
    """Why a token is not given, as OAuth 2 names it."""

    GRANT = "invalid_grant"
    REQUEST = "invalid_request"
    SCOPE = "invalid_scope"
    SORT = "unsupported_grant_type"


class Refused(Exception):  # noqa: N818 - named by its cause
    """A token that is not given; ``words``: the description the answer gives."""

    def __init__(self, why: Refusal, words: str) -> None:
        super().__init__(words)
        self.why, self.words = why, words


@dataclass(frozen=True, slots=True)
class Permit:
    """An access token: whose it is, what for, and until when (seconds of the clock)."""

    mail: str
    scopes: frozenset[str]
    until: float


@dataclass(slots=True)
class Tokens:
    """The accounts that there are, and the tokens they were given; ``clock`` in Unix seconds."""

    clock: Callable[[], float] = time.time
    _keys: dict[str, rsa.RSAPrivateKey] = field(default_factory=dict)
    _permits: dict[str, Permit] = field(default_factory=dict)
    _users: dict[str, str] = field(default_factory=dict)
    _given: int = 0

    def service_key(self, mail: str) -> dict[str, str]:
        """Return the key file of a service account, with a key made for it just now."""
        key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self._keys[mail] = key
        return {
            "type": "service_account",
            "project_id": "rehearsal",
            "private_key_id": hashlib.sha256(mail.encode()).hexdigest()[:40],
            "private_key": _pem(key),
            "client_email": mail,
            "client_id": str(int.from_bytes(hashlib.sha256(mail.encode()).digest()[:8])),
            "auth_uri": "https://accounts.google.com/o/oauth2/auth",
            "token_uri": TOKEN_URI,
            "universe_domain": "googleapis.com",
        }

    def user_key(self, mail: str) -> dict[str, str]:
        """Return what a person's consent leaves on a PC: an authorized user's file."""
        refreshing = "1//" + hashlib.sha256(f"refresh {mail}".encode()).hexdigest()
        self._users[refreshing] = mail
        return {
            "type": "authorized_user",
            "client_id": "1022633223728-rehearsal.apps.googleusercontent.com",
            "client_secret": "GOCSPX-rehearsal",
            "refresh_token": refreshing,
            "token_uri": TOKEN_URI,
            "universe_domain": "googleapis.com",
        }

    def revoke(self, mail: str) -> None:
        """Take back every key and token of somebody."""
        self._keys.pop(mail, None)
        self._users = {each: whose for each, whose in self._users.items() if whose != mail}
        self._permits = {each: it for each, it in self._permits.items() if it.mail != mail}

    def expire(self) -> None:
        """Let every access token expire; new ones are given."""
        self._permits.clear()

    def exchange(self, body: bytes) -> Answered:
        """Answer ``POST /token``."""
        form = {
            name: values[-1] for name, values in parse_qs(body.decode("utf-8", "replace")).items()
        }
        try:
            return answered_json(self._exchanged(form))
        except Refused as refused:
            words = {"error": refused.why.value, "error_description": refused.words}
            return answered_json(words, 400)

    def asker(self, authorization: str) -> Permit:
        """Return who bears the token of a header, or refuse."""
        if not authorization:
            raise ApiError(403, "PERMISSION_DENIED", _NOBODY)
        permit = self._permits.get(authorization.removeprefix("Bearer ").strip())
        if permit is None or permit.until <= self.clock():
            raise unauthenticated()
        return permit

    def give(self, mail: str, scopes: frozenset[str]) -> str:
        """Give an access token for an hour."""
        self._given += 1
        token = "ya29.c." + hashlib.sha256(f"{self._given} {mail}".encode()).hexdigest()
        self._permits[token] = Permit(mail, scopes, self.clock() + _HOUR)
        return token

    def _exchanged(self, form: dict[str, str]) -> JSON:
        match form.get("grant_type"):
            case grant if grant == _JWT_GRANT:
                mail, scopes = self._of_assertion(form.get("assertion", ""))
            case "refresh_token":
                mail = self._of_refresh(form)
                scopes = frozenset(form.get("scope", " ".join(SHEETS_SCOPES)).split())
            case None:
                raise Refused(Refusal.REQUEST, "Required parameter is missing: grant_type")
            case grant:
                raise Refused(Refusal.SORT, f"Invalid grant_type: {grant}")
        token = self.give(mail, scopes)
        answer = {"access_token": token, "expires_in": _HOUR - 1, "token_type": "Bearer"}
        if form["grant_type"] == "refresh_token":
            answer["scope"] = " ".join(sorted(scopes))
        return answer

    def _of_refresh(self, form: dict[str, str]) -> str:
        if not form.get("client_id"):
            raise Refused(Refusal.REQUEST, "Could not determine client ID from request.")
        mail = self._users.get(form.get("refresh_token", ""))
        if mail is None:
            raise Refused(Refusal.GRANT, "Token has been expired or revoked.")
        return mail

    def _of_assertion(self, assertion: str) -> tuple[str, frozenset[str]]:
        claims, signed, signature = _parts(assertion)
        key = self._keys.get(str(claims.get("iss")))
        if key is None:
            raise Refused(Refusal.GRANT, "Invalid grant: account not found")
        try:
            key.public_key().verify(signature, signed, padding.PKCS1v15(), hashes.SHA256())
        except InvalidSignature:
            raise Refused(Refusal.GRANT, "Invalid JWT Signature.") from None
        self._refuse_times(claims)
        if claims.get("aud") not in _AUDIENCES:
            raise Refused(Refusal.GRANT, f"Invalid JWT: Failed audience check. {_RIGHT_AUDIENCE}")
        scopes = frozenset(str(claims.get("scope", "")).split())
        if not scopes:
            raise Refused(Refusal.SCOPE, "Invalid OAuth scope or ID token audience provided.")
        return str(claims.get("sub", claims["iss"])), scopes

    def _refuse_times(self, claims: JSON) -> None:
        """Refuse what is not of now; that is what a clock that is wrong comes to."""
        issued, expires, now = claims.get("iat"), claims.get("exp"), self.clock()
        if isinstance(issued, int | float) and isinstance(expires, int | float):
            early, late = issued > now + _SKEW, expires < now - _SKEW
            if not early and not late and expires <= issued + _HOUR:
                return
        raise Refused(Refusal.GRANT, _UNTIMELY)


_RIGHT_AUDIENCE = f"The right audience is {TOKEN_URI}"
_UNTIMELY = (
    "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. "
    "Check your iat and exp values in the JWT claim."
)
_NOBODY = (
    "Method doesn't allow unregistered callers (callers without established identity). "
    "Please use API Key or other form of API consumer identity to call this API."
)


def unauthenticated() -> ApiError:
    """Return the refusal of a token that is unknown or has expired."""
    words = (
        "Request had invalid authentication credentials. Expected OAuth 2 access token, login "
        "cookie or other valid authentication credential. See "
        "https://developers.google.com/identity/sign-in/web/devconsole-project."
    )
    return ApiError(401, "UNAUTHENTICATED", words)


def refuse_scopes(permit: Permit, *, write: bool, drive: bool = False) -> None:
    """Refuse a token that was not given for spreadsheets, or for files: 403."""
    enough = DRIVE_SCOPES if drive else SHEETS_SCOPES
    reading = frozenset() if write else frozenset(f"{scope}.readonly" for scope in enough)
    if permit.scopes.isdisjoint(enough | reading):
        words = "Request had insufficient authentication scopes."
        information = {
            "@type": "type.googleapis.com/google.rpc.ErrorInfo",
            "reason": "ACCESS_TOKEN_SCOPE_INSUFFICIENT",
            "domain": "googleapis.com",
            "metadata": {"service": "drive.googleapis.com" if drive else "sheets.googleapis.com"},
        }
        raise ApiError(403, "PERMISSION_DENIED", words, [information])


def _parts(assertion: str) -> tuple[JSON, bytes, bytes]:
    """Return the claims of a JWT, what was signed, and the signature."""
    try:
        head, claims, signature = assertion.split(".")
        heading, content = json.loads(_decoded(head)), json.loads(_decoded(claims))
        if heading["alg"] == "RS256" and isinstance(content, dict):
            return content, f"{head}.{claims}".encode(), _decoded(signature)
    except (ValueError, KeyError, TypeError):
        pass
    raise Refused(Refusal.REQUEST, "Bad Request")


def _decoded(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


def _pem(key: rsa.RSAPrivateKey) -> str:
    plain = serialization.NoEncryption()
    made = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    return made.decode()
