"""What a machine of Google's tells the programs on it: the account attached to it, and its tokens.

A client finds it here with ``GCE_METADATA_HOST=127.0.0.1:PORT``.
https://cloud.google.com/compute/docs/metadata/overview
"""

from __future__ import annotations

from automations.rehearsal.sheets_server.exchange import Answered, Asked, answered_json
from automations.rehearsal.sheets_server.refusals import no_such_page
from automations.rehearsal.sheets_server.tokens import Tokens

ROOT = "/computeMetadata/v1"
_ACCOUNTS = f"{ROOT}/instance/service-accounts"
_FLAVOR = {"Metadata-Flavor": "Google", "Server": "Metadata Server for VM"}
_SCOPES = "https://www.googleapis.com/auth/cloud-platform"
_HOUR = 3600


def answer(asked: Asked, mail: str, tokens: Tokens) -> Answered:
    """Return what the machine tells; ``mail``: the account attached to it, "" for none."""
    if asked.headers.get("metadata-flavor") != "Google":
        return Answered(403, b"Missing Metadata-Flavor:Google header.", "text/html", _FLAVOR)
    path = asked.path.rstrip("/")
    told = {
        f"{ROOT}/project/project-id": "rehearsal",
        f"{ROOT}/universe/universe-domain": "googleapis.com",
    }
    if path in told:
        return Answered(200, told[path].encode(), "application/text", _FLAVOR)
    whose, _, what = path.removeprefix(_ACCOUNTS + "/").partition("/")
    if not mail or whose not in {"default", mail}:
        return no_such_page(asked.path)
    return _of_account(what, asked, mail, tokens)


def _of_account(what: str, asked: Asked, mail: str, tokens: Tokens) -> Answered:
    scopes = asked.parameter("scopes", _SCOPES)
    match what:
        case "":
            about = {"aliases": ["default"], "email": mail, "scopes": scopes.split(",")}
            return _flavoured(answered_json(about))
        case "email":
            return Answered(200, mail.encode(), "application/text", _FLAVOR)
        case "token":
            token = tokens.give(mail, frozenset(scopes.split(",")))
            given = {"access_token": token, "expires_in": _HOUR - 1, "token_type": "Bearer"}
            return _flavoured(answered_json(given))
        case _:
            return no_such_page(asked.path)


def _flavoured(told: Answered) -> Answered:
    return Answered(told.status, told.body, told.type, _FLAVOR)
