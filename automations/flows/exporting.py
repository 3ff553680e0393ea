"""設定の書き出し: the other form of an event's settings, beside those that hold."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from automations.event.book_writing import settings_book_bytes
from automations.event.loading import SETTINGS_BOOK, SETTINGS_TEXT, load_settings
from automations.event.toml_writing import settings_text_bytes
from automations.replacing import write_file

EXPORTS = "書き出し"


class Fate(Enum):
    """What became of the file: made, written over an earlier one, or found to be the same."""

    MADE = "作成"
    RENEWED = "更新"
    SAME = "変更なし"


@dataclass(frozen=True, slots=True)
class Exported:
    """The file that was written, and the name of the settings that still hold."""

    path: Path
    fate: Fate
    holds: str


def export_settings(root: Path) -> Exported:
    """Write the settings of the event in ``root`` in their other form, into 書き出し.

    They are no settings there: only what lies in the event's folder itself is.

    Raises `SettingsWrong`, `PermissionRefused` or `OutputNotWritten`.
    """
    settings = load_settings(root)
    if settings.file == SETTINGS_TEXT:
        name, content = SETTINGS_BOOK, settings_book_bytes(settings.event)
    else:
        name, content = SETTINGS_TEXT, settings_text_bytes(settings.event)
    path = root / EXPORTS / name
    fate = _fate(path, content)
    if fate is not Fate.SAME:
        write_file(path, content)
    return Exported(path, fate, settings.file)


def _fate(path: Path, content: bytes) -> Fate:
    if not path.exists():
        return Fate.MADE
    try:
        return Fate.SAME if path.read_bytes() == content else Fate.RENEWED
    except OSError:
        return Fate.RENEWED
