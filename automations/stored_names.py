"""Find a file under the name that people see: が may be stored as one character or as two.

What comes from a Mac spells が as か and a mark (NFD), what comes from Windows as one (NFC); both
look alike everywhere, and a share holds them as two names.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

from automations.windows import within_reach


def as_stored(root: Path, named: str) -> Path:
    """Return the path of what is called ``named`` below ``root``, spelt as the share holds it.

    What stands there as spelt is taken; what is not there at all keeps its spelling.
    """
    whole = root / named
    if named.isascii() or _is_there(whole):
        return whole
    found = root
    for part in Path(named).parts:
        found = found / _spelt(found, part)
    return found


def twin_of(path: Path) -> str:
    """Return the other spelling under which another file stands beside this one, or ""."""
    for form in ("NFC", "NFD"):
        other = path.with_name(unicodedata.normalize(form, path.name))
        if other.name != path.name and _is_there(other) and not _is_same(path, other):
            return other.name
    return ""


def _spelt(folder: Path, name: str) -> str:
    if _is_there(folder / name):
        return name
    try:
        names = sorted(each.name for each in within_reach(folder).iterdir())
    except OSError:
        return name
    return next((each for each in names if _seen(each) == _seen(name)), name)


def _seen(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def _is_there(path: Path) -> bool:
    try:
        return within_reach(path).exists()
    except OSError:
        return True  # whoever opens it will say why not


def _is_same(path: Path, other: Path) -> bool:
    try:
        return within_reach(path).samefile(within_reach(other))
    except OSError:
        return True
