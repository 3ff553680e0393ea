"""Our own bug is reported wherever a file can be written, and on the screen where none can."""

import tempfile
from pathlib import Path

import pytest

from automations.jobs import mishap


def homeless(*_name: object, **_how: object) -> Path:
    raise RuntimeError  # as platformdirs says it of an account without a home


def fault() -> ValueError:
    try:
        int("青木 一")
    except ValueError as raised:
        return raised
    raise AssertionError


def test_an_account_without_a_home_finds_the_report_in_the_temporary_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mishap, "user_log_path", homeless)
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(tmp_path))
    said = mishap.record_mishap(fault())
    (report,) = tmp_path.iterdir()
    assert said.endswith(str(report))


def test_with_no_place_for_a_file_the_report_stands_in_the_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mishap, "user_log_path", homeless)
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(tmp_path / "ない"))
    said = mishap.record_mishap(fault())
    assert "\nbuiltins.ValueError\ntest_mishap.py:" in said
    assert "青木" not in said
