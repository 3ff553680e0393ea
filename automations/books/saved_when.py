"""When a file was last saved, as the file itself says: the clock of a folder tells of copies."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from defusedxml.ElementTree import fromstring

from automations.tables.moments import moment

if TYPE_CHECKING:
    from datetime import datetime
    from zoneinfo import ZoneInfo

_PROPERTIES = "docProps/core.xml"
_MODIFIED = "{http://purl.org/dc/terms/}modified"
_MOST = 1_000_000  # bytes; the properties of a file are a few hundred


def saved_when(content: bytes, zone: ZoneInfo) -> datetime | None:
    """Return when an Excel or Word file was last saved, in ``zone``; None if it does not say."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package, package.open(_PROPERTIES) as stored:
            said = fromstring(stored.read(_MOST)).findtext(_MODIFIED) or ""
    except Exception:  # noqa: BLE001 - odd files raise anything; all mean the same here
        return None
    return moment(said.strip(), zone)
