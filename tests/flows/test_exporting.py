"""設定の書き出し: the other form, beside the settings that hold."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from automations.errors import OutputNotWritten, SettingsWrong
from automations.event.loading import load_event, load_settings
from automations.flows.exporting import Exported, Fate, export_settings
from tests.event.older_books import make_older

NOW = datetime(2026, 11, 23, 10, 15, tzinfo=UTC)


def moved(folder: Path, made: Path, holds: str) -> Path:
    """Do what the person is told: put the one that was written where the other stood."""
    (folder / holds).unlink()
    made.rename(folder / made.name)
    return folder


def test_either_form_becomes_the_other_and_back(small: Path) -> None:
    before, text = load_event(small), small / "event.toml"
    first = export_settings(small, NOW)
    assert first == Exported(small / "書き出し/設定.xlsx", Fate.MADE, "event.toml", "設定.xlsx")
    assert text.exists()
    assert load_event(moved(small, first.path, first.holds)) == before
    second = export_settings(small, NOW)
    assert second == Exported(small / "書き出し/event.toml", Fate.MADE, "設定.xlsx", "event.toml")
    assert load_event(moved(small, second.path, second.holds)) == before


def test_a_book_of_an_earlier_version_becomes_one_of_today(small: Path) -> None:
    before, first = load_event(small), export_settings(small, NOW)
    make_older(moved(small, first.path, first.holds) / "設定.xlsx")
    second = export_settings(small, NOW)
    assert load_event(moved(small, second.path, second.holds)) == before
    third = export_settings(small, NOW)
    settings = load_settings(moved(small, third.path, third.holds))
    assert (settings.file, settings.event, settings.lacks) == ("設定.xlsx", before, ())


def test_the_same_settings_are_not_written_twice(small: Path) -> None:
    made = export_settings(small, NOW).path
    written = made.stat()
    assert export_settings(small, NOW).fate is Fate.SAME
    assert made.stat().st_ino == written.st_ino


def test_what_lies_there_stays_and_the_new_one_is_written_beside_it(small: Path) -> None:
    edited = export_settings(small, NOW).path
    edited.write_bytes(b"edited")
    beside = export_settings(small, NOW)
    assert beside.fate is Fate.BESIDE
    assert beside.path == small / "書き出し/設定_20261123-1015.xlsx"
    assert beside.becomes == "設定.xlsx"
    assert edited.read_bytes() == b"edited"
    assert export_settings(small, NOW) == replace(beside, fate=Fate.SAME)


def test_two_in_one_minute_have_two_names(small: Path) -> None:
    export_settings(small, NOW).path.write_bytes(b"edited")
    export_settings(small, NOW).path.write_bytes(b"edited, too")
    assert export_settings(small, NOW).path.name == "設定_20261123-1015_2.xlsx"


def test_a_link_is_never_followed(small: Path, tmp_path: Path) -> None:
    theirs = tmp_path / "theirs.xlsx"
    theirs.write_bytes(b"theirs")
    (small / "書き出し").mkdir()
    (small / "書き出し/設定.xlsx").symlink_to(theirs)
    assert export_settings(small, NOW).path.name == "設定_20261123-1015.xlsx"
    assert theirs.read_bytes() == b"theirs"


def test_a_folder_that_leads_elsewhere_gets_nothing(small: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (small / "書き出し").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OutputNotWritten) as refused:
        export_settings(small, NOW)
    assert str(refused.value) == (
        "書き出し: 催しのフォルダーの外を指しているため、書き出しません。"
        "この名前のショートカットやリンクを別の場所に移してから、もう一度書き出してください。"
    )
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_settings_that_cannot_be_used_are_not_written(small: Path) -> None:
    (small / "event.toml").write_text("basics = 1", encoding="utf-8")
    with pytest.raises(SettingsWrong):
        export_settings(small, NOW)
    assert not (small / "書き出し").exists()
