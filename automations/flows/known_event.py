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
from automations.ledger.online_copies import note_of

_Version = tuple[tuple[str, int, int], ...]


def known_event(root: Path) -> EventFolder:
    """Return what `open_event` returns; it reads again what has been saved since, or was wrong.

    Raises as `open_event` does.
    """
    version = _version(root)
    known = _known()
    if root not in known or known[root][0] != (*version, *_online(known[root][1])):
        known.pop(root, None)
        folder = open_event(root, at_rest=True)
        known[root] = (*version, *_online(folder)), folder
    return known[root][1]


def _version(root: Path) -> _Version:
    """Return what changes with the settings, or with the form-tool profiles that they may name."""
    own = sorted((root / resources.CONFIG).rglob("*.toml"))
    return tuple(map(version_of, (*(root / name for name in SETTINGS_FILES), *own)))


def _online(folder: EventFolder) -> _Version:
    """Return what changes when a tab is read whose name the settings do not say."""
    restricted, keys = folder.restricted, folder.online.keys
    return tuple(version_of(note_of(restricted, key)) for key in keys)


@cache
def _known() -> dict[Path, tuple[_Version, EventFolder]]:
    return {}
