"""A folder's name that Windows takes, made of whatever a person typed."""

from __future__ import annotations

import re
from pathlib import Path

from automations.flows.folder_state import is_there
from automations.menu.catalogue import said
from automations.tables.problems import visible

_LONGEST = 40  # letters: with the books below it, Excel's limit for a path is kept
_FORBIDDEN = {ord(each): chr(ord(each) + 0xFEE0) for each in '<>:"/\\|?*'}
_DEVICE = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])(?=\.|$)", re.IGNORECASE)


def folder_name(text: str) -> str:
    r"""Return a name for a folder, as near to ``text`` as every system allows.

    Letters that Windows forbids become their full-width twins; what it would drop or mistake for
    a device is taken away or told apart.

    >>> folder_name("みどり野区×DX展 2027/12?"), folder_name("CON"), folder_name(" . ")
    ('みどり野区×DX展 2027／12？', 'CON_', '催し')
    """
    harmless = " ".join(visible(text).translate(_FORBIDDEN).split())
    name = harmless.lstrip("~$. ")[:_LONGEST].rstrip(". ")
    if device := _DEVICE.match(name):
        name = f"{device[0]}_{name[device.end() :]}"
    return name or said("new", "folder_stem")


def free_name(home: Path, text: str) -> str:
    """Return a name of which there is nothing yet in ``home``."""
    name = folder_name(text)
    numbered = (f"{name}_{number}" for number in range(2, 1000))
    return next((each for each in (name, *numbered) if not is_there(home / each)), name)
