"""Who this PC is for Google: a service account's key, a user, or the identity of the machine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path


class Way(Enum):
    """How this PC proves who it is; the value stands in 接続.json."""

    KEY = "サービスアカウントの鍵"
    USER = "利用者の許可"
    ATTACHED = "この機械に付いた権限"


@dataclass(frozen=True, slots=True)
class Identity:
    """Who this PC is.

    ``address``: the mail address that spreadsheets are to be shared with; "" for a user, who opens
    what that person may open. ``server``: the loopback address of a rehearsal, "" for Google.
    """

    way: Way
    address: str = ""
    server: str = ""


def known_identity() -> Identity | None:
    """Return who this PC is connected as; None if it is not connected.

    Raises `PermissionRefused` or `SettingsWrong` if what is kept cannot be used.
    """
    raise NotImplementedError


def service_address() -> str:
    """Return the mail address to share spreadsheets with; "" if there is none."""
    known = known_identity()
    return known.address if known else ""


def keep_service_key(path: Path) -> Identity:
    """Check a service account's key file and keep a copy of it in the private folder."""
    raise NotImplementedError


def keep_user(client: Path, tell: Callable[[str], None]) -> Identity:
    """Let a person allow us in the browser, and keep that.

    ``client``: the file of an OAuth client of the kind "desktop application". ``tell`` gets the
    address to open, for PCs on which no browser opens by itself.
    """
    raise NotImplementedError


def keep_attached() -> Identity:
    """Be whoever the machine is (on Google Cloud), and keep that."""
    raise NotImplementedError


def forget() -> bool:
    """Remove what is kept; tell whether there was anything."""
    raise NotImplementedError
