"""Where the templates of an event lie, and which of its files is one."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from automations.flows.event_folder import EventFolder
from automations.resources import OWN_TEMPLATES, TEMPLATES, template_files

BRIEF = "報告資料.docx"
LIST_BOOK = "項目一覧.xlsx"
SUFFIX = ".docx"
_MARK = "（指摘{number}）"
_MARKED = re.compile(r"（指摘\d*）")
_OF_WORD = frozenset({SUFFIX, ".doc", ".docm", ".dotx", ".dotm", ".dot", ".rtf", ".odt"})


def templates_folder(folder: EventFolder) -> Path:
    """Return the folder in which people keep their templates."""
    return folder.root / OWN_TEMPLATES


def templates_of(folder: EventFolder) -> tuple[tuple[Path, str], ...]:
    """Return the event's own templates, each with the name of the shipped one for its job.

    The one that the settings name stands first. Copies with comments are no templates, nor is
    what Word leaves beside a file that is open.
    """
    named = [folder.template] if folder.event.outputs.template else []
    found = [(path, BRIEF) for path in named if path.is_file()]
    for own in (templates_folder(folder), folder.root / TEMPLATES):
        found += [
            (path, composed(path.name))
            for path in sorted(own.glob("*"))
            if _is_template(path) and path not in named
        ]
    return tuple(found)


def copy_of(template: Path, number: int = 1) -> Path:
    """Return where the copy with comments stands; from the second on, its name bears a number."""
    mark = _MARK.format(number="" if number == 1 else number)
    return template.with_name(f"{template.stem}{mark}{SUFFIX}")


def shipped_name(said: str) -> str:
    """Return the shipped template that somebody names, with or without its suffix, or ""."""
    name = composed(said.strip())
    whole = name if name.lower().endswith(SUFFIX) else f"{name}{SUFFIX}"
    return whole if whole in template_files() else ""


def composed(name: str) -> str:
    """Return a file's name as we spell it: some systems take letters such as が apart."""
    return unicodedata.normalize("NFC", name)


def _is_template(path: Path) -> bool:
    name = composed(path.name)
    ours = name.startswith(("~", ".")) or _MARKED.search(name)
    return path.suffix.lower() in _OF_WORD and not ours and path.is_file()
