"""What a settings file says, before its values are given their meaning."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from automations.errors import SettingsWrong
from automations.tables.places import Place
from automations.tables.problems import Problem, problem
from automations.tables.settings import Decoder

_ZONE = "basics.time_zone"
_STANDARD_ZONE = "Asia/Tokyo"


@dataclass(frozen=True, slots=True)
class Written:
    """Raw values by key, who decodes them, and what could not even be read.

    ``lacks`` names in words the tabs, columns and rows that came after the file was made.
    """

    raw: Mapping[str, object]
    decoder: Decoder
    problems: tuple[Problem, ...] = ()
    lacks: tuple[str, ...] = ()


def zone_of(raw: Mapping[str, object], place_of: Callable[[str], Place]) -> ZoneInfo:
    """Return the zone in which bare timestamps are read, which the settings themselves name."""
    basics = raw.get("basics")
    named = basics.get("time_zone", _STANDARD_ZONE) if isinstance(basics, Mapping) else ""
    try:
        return ZoneInfo(named or _STANDARD_ZONE)
    except (ZoneInfoNotFoundError, ValueError, TypeError, OSError):
        raise SettingsWrong(problem("settings_zone", place_of(_ZONE), found=named)) from None
