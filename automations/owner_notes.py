"""Who has a file open: what office programs note beside it, and what Windows knows.

Excel and Word write ``~$name`` beside what they open, LibreOffice ``.~lock.name#``. A note may
outlive its program; on Windows the program keeps its note open, so one that anybody may change is
a left-over. What Windows says of the file itself is the truth, the note only bears the name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from automations.windows import Access, Hold, hold_on, within_reach

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SOMEBODY = "だれか"
_WORD = frozenset({".doc", ".docx", ".docm", ".dot", ".dotx", ".dotm", ".rtf"})
# Word keeps a note's name as short as 8 letters allow: it drops up to two of the document's.
_WORD_KEEPS = 6
_MOST_DROPPED = 2
# Bytes before the second, UTF-16 copy of the name in the notes of Word and of Excel.
_SECOND_COPY = (54, 55)
_LONGEST_NAME = 54


def opened_by(path: Path) -> str:
    """Name who has the file open, as Office or LibreOffice noted it beside the file, or "".

    A hint for people, never a reason to refuse: only Windows lets us tell that a note is old.
    """
    try:
        return next((owner for note in notes_beside(path) if (owner := _owner(note))), "")
    except OSError:
        return ""  # who may not look into the folder sees no note in it


def politely(owner: str) -> str:
    """Return how a sentence calls whoever has a file open.

    >>> politely("山田"), politely(SOMEBODY)
    ('山田さん', 'だれか')
    """
    return owner if owner == SOMEBODY else f"{owner}さん"


def held_by(path: Path) -> str:
    """Name who has the file open so that it must not be replaced; "" if nobody does.

    On Windows the file itself is asked; elsewhere nobody but the note knows.
    """
    hold = hold_on(path, Access.CHANGE)
    if hold is Hold.FREE:
        return ""
    return opened_by(path) or (SOMEBODY if hold is Hold.HELD else "")


def notes_beside(path: Path) -> tuple[Path, ...]:
    """Return the notes that stand beside a file; raises `OSError` if we may not look."""
    place = within_reach(path)
    return tuple(note for name in _names(path) if (note := place.with_name(name)).is_file())


def _names(path: Path) -> Iterator[str]:
    yield f"~${path.name}"
    dropped = min(len(path.stem) - _WORD_KEEPS, _MOST_DROPPED)
    if path.suffix.lower() in _WORD and dropped > 0:
        yield f"~${path.name[dropped:]}"
    yield f".~lock.{path.name}#"


def _owner(note: Path) -> str:
    """Return who wrote a note; "" if it is only a left-over."""
    office = note.name.startswith("~$")
    if office and hold_on(note, Access.CHANGE) is Hold.FREE:
        return ""
    try:
        name = _office_name(note.read_bytes()) if office else _libreoffice_name(note)
    except (OSError, ValueError):
        name = ""
    return "".join(each for each in name if each.isprintable()).strip() or SOMEBODY


def _office_name(note: bytes) -> str:
    """Read the display name: its UTF-16 copy, or else what stands in the code page of the PC."""
    if whole := next(filter(None, (_second_copy(note, start) for start in _SECOND_COPY)), ""):
        return whole
    return note[1 : 1 + note[0]].decode("cp932").strip("\0 ") if note else ""


def _second_copy(note: bytes, start: int) -> str:
    """Return the name behind its length in characters, two bytes; "" if none stands there."""
    length = int.from_bytes(note[start : start + 2], "little")
    name = note[start + 2 : start + 2 + 2 * length]
    if not 0 < length <= _LONGEST_NAME or len(name) < 2 * length:
        return ""
    return name.decode("utf-16-le", errors="ignore").strip("\0 ")


def _libreoffice_name(note: Path) -> str:
    """Read the name that the person gave in LibreOffice, or else the one of the account."""
    own, account, *_ = [*note.read_text(encoding="utf-8").split(","), "", ""]
    return own.strip() or account.strip()
