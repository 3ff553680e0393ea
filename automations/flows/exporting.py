"""設定の書き出し: the other form of an event's settings, beside those that hold."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path

from automations.errors import OutputNotWritten
from automations.event.book_writing import settings_book_bytes
from automations.event.loading import SETTINGS_BOOK, SETTINGS_TEXT, load_settings
from automations.event.toml_writing import settings_text_bytes
from automations.replacing import write_file
from automations.tables.places import Place
from automations.tables.problems import problem

EXPORTS = "書き出し"


class Fate(Enum):
    """What became of the file: made, made beside another one, or found to be the same."""

    MADE = "作成"
    BESIDE = "別名で作成"
    SAME = "変更なし"


@dataclass(frozen=True, slots=True)
class Exported:
    """The file that was written, the name of the settings that still hold, and its own as such."""

    path: Path
    fate: Fate
    holds: str
    becomes: str


def export_settings(root: Path, now: datetime) -> Exported:
    """Write the settings of the event in ``root`` in their other form, into 書き出し.

    They are no settings there: only what lies in the event's folder itself is. What lies there
    already may have been edited since, so it stays: the new one gets a name with the time of
    ``now`` beside it.

    Raises `SettingsWrong`, `PermissionRefused` or `OutputNotWritten`.
    """
    settings = load_settings(root)
    if settings.file == SETTINGS_TEXT:
        name, content = SETTINGS_BOOK, settings_book_bytes(settings.event)
    else:
        name, content = SETTINGS_TEXT, settings_text_bytes(settings.event)
    plain = root / EXPORTS / name
    _refuse_elsewhere(root, plain.parent)
    if same := next((each for each in _exported(plain) if _holds(each, content)), None):
        return Exported(same, Fate.SAME, settings.file, name)
    path = next(each for each in _names(plain, now) if not _is_taken(each))
    write_file(path, content)
    fate = Fate.MADE if path == plain else Fate.BESIDE
    return Exported(path, fate, settings.file, name)


def _refuse_elsewhere(root: Path, exports: Path) -> None:
    """Refuse a folder that leads out of the event's: nobody expects files of ours there."""
    if exports.resolve().parent != root.resolve():
        raise OutputNotWritten(problem("export_elsewhere", Place(exports.name)))


def _exported(plain: Path) -> Iterator[Path]:
    """Yield what may have been written earlier, the plain name first, then the latest."""
    yield plain
    yield from sorted(plain.parent.glob(f"{plain.stem}_*{plain.suffix}"), reverse=True)


def _names(plain: Path, now: datetime) -> Iterator[Path]:
    dated = f"{plain.stem}_{now:%Y%m%d-%H%M}"
    yield plain
    yield plain.with_stem(dated)
    yield from (plain.with_stem(f"{dated}_{number}") for number in range(2, 1000))


def _is_taken(path: Path) -> bool:
    return path.is_symlink() or path.exists()


def _holds(path: Path, content: bytes) -> bool:
    with suppress(OSError):
        return not path.is_symlink() and path.read_bytes() == content
    return False
