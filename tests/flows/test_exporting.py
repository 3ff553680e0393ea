"""設定の書き出し: the other form, beside the settings that hold."""

from pathlib import Path

import pytest

from automations.errors import SettingsWrong
from automations.event.loading import load_event
from automations.flows.exporting import Exported, Fate, export_settings
from tests.small_event import change_text


def moved(folder: Path, made: Path, holds: str) -> Path:
    """Do what the person is told: put the one that was written where the other stood."""
    (folder / holds).unlink()
    made.rename(folder / made.name)
    return folder


def test_either_form_becomes_the_other_and_back(small: Path) -> None:
    before, text = load_event(small), small / "event.toml"
    first = export_settings(small)
    assert first == Exported(small / "書き出し/設定.xlsx", Fate.MADE, "event.toml")
    assert text.exists()
    assert load_event(moved(small, first.path, first.holds)) == before
    second = export_settings(small)
    assert second == Exported(small / "書き出し/event.toml", Fate.MADE, "設定.xlsx")
    assert load_event(moved(small, second.path, second.holds)) == before


def test_the_same_settings_are_not_written_twice(small: Path) -> None:
    made = export_settings(small).path
    written = made.stat()
    assert export_settings(small).fate is Fate.SAME
    assert made.stat().st_ino == written.st_ino


def test_an_earlier_one_is_replaced_and_that_is_said(small: Path) -> None:
    made = export_settings(small).path
    before = made.read_bytes()
    change_text(small / "event.toml", {"[basics]": '[basics]\noffice = "情報政策課"'})
    assert export_settings(small).fate is Fate.RENEWED
    assert made.read_bytes() != before


def test_settings_that_cannot_be_used_are_not_written(small: Path) -> None:
    (small / "event.toml").write_text("basics = 1", encoding="utf-8")
    with pytest.raises(SettingsWrong):
        export_settings(small)
    assert not (small / "書き出し").exists()
