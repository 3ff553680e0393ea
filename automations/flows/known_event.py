"""The event of a folder as it was read last, for a screen that is drawn again and again.

Jobs never look here: what they count, they read themselves.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from automations import resources
from automations.event.loading import SETTINGS_FILES
from automations.flows.event_folder import EventFolder, open_event
from automations.flows.standing_runs import version_of

_Version = tuple[tuple[str, int, int], ...]


def known_event(root: Path) -> EventFolder:
    """Return what `open_event` returns; it reads again what has been saved since, or was wrong.

    Raises as `open_event` does.
    """
    version = _version(root)
    known = _known()
    if root not in known or known[root][0] != version:
        known.pop(root, None)
        known[root] = version, open_event(root, at_rest=True)
    return known[root][1]


def _version(root: Path) -> _Version:
    """Return what changes with the settings, or with the form-tool profiles that they may name."""
    own = sorted((root / resources.CONFIG).rglob("*.toml"))
    return tuple(map(version_of, (*(root / name for name in SETTINGS_FILES), *own)))


@cache
def _known() -> dict[Path, tuple[_Version, EventFolder]]:
    return {}
