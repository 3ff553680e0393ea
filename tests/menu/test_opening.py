"""Opening a file as a double click would, where there is a desktop to do it."""

import os
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("Windows opens files by itself", allow_module_level=True)

from automations.menu.opening import open_with_its_program


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A pipe into which a stand-in for the desktop's opener writes what it was asked to open."""
    pipe, opener = tmp_path / "pipe", tmp_path / "bin" / "xdg-open"
    os.mkfifo(pipe)
    opener.parent.mkdir()
    opener.write_text(f'#!/bin/sh\nprintf %s "$1" > "{pipe}"\necho noise\n', encoding="utf-8")
    opener.chmod(0o755)
    monkeypatch.setenv("PATH", str(opener.parent), prepend=os.pathsep)
    return pipe


def test_the_desktop_gets_the_whole_path(
    told: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    book = tmp_path / "結果 $HOME; ls.xlsx"
    assert open_with_its_program(book)
    assert told.read_text(encoding="utf-8") == str(book)
    assert capfd.readouterr() == ("", "")


def test_without_a_desktop_nothing_is_opened(told: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert not open_with_its_program(told.parent)


def test_without_an_opener_nothing_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not open_with_its_program(tmp_path)


def test_an_opener_that_does_not_start_opens_nothing(
    told: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    (told.parent / "bin" / "xdg-open").write_bytes(b"#!/nowhere\n")
    assert not open_with_its_program(told.parent)
