"""はじめる.cmd and はじめにお読みください.txt, as far as they can be judged without Windows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from templates.portable.launcher import build_of, read_first, start_file

PROGRAM = {"dxten/python/python.exe": b"MZ", "dxten/lib/automations/__init__.py": b""}
LINES = start_file(PROGRAM).decode("ascii").split("\r\n")
STARTS = [line for line in LINES if line.startswith('"')]


def test_it_is_plain_ascii_with_the_line_ends_that_labels_need() -> None:
    data = start_file(PROGRAM)
    assert data.isascii()
    assert data.endswith(b"\r\n")
    assert data.count(b"\n") == data.count(b"\r\n")
    assert not data.startswith(b"\xef\xbb\xbf")


def test_python_is_called_alone_with_every_argument_passed_on() -> None:
    # -I: nothing of the PC or the person counts, as the search path file has it already.
    python = '"%~dp0dxten\\python\\python.exe" -I -X utf8 '
    cache = f'-X "pycache_prefix=%LOCALAPPDATA%\\dxten\\{build_of(PROGRAM)}" '
    assert [
        f"{python}{cache}-m automations %*",
        f"{python}-B -m automations %*",
    ] == STARTS


def test_nothing_changes_the_folder_or_the_code_page_and_nothing_expands_twice() -> None:
    words = {re.split(r"[\s(]", line)[0].lower() for line in LINES if line}
    assert words.isdisjoint({"cd", "chdir", "pushd", "chcp", "call", "start", "powershell"})
    assert "setlocal EnableExtensions DisableDelayedExpansion" in LINES


def test_every_path_stands_in_quotes() -> None:
    for line in LINES:
        outside = re.sub(r'"[^"]*"', "", line)
        assert "%~dp0" not in outside
        assert "%LOCALAPPDATA%" not in outside
        assert line.count('"') % 2 == 0


def test_no_backslash_stands_before_a_closing_quote() -> None:
    # %~dp0 ends with one: a dot has to follow before the quote, also at the top of a drive.
    assert [line for line in LINES if re.search(r'(?:%~dp0|\\)"', line)] == []
    assert 'set "DXTEN_HOME=%~dp0."' in LINES


def test_it_waits_for_a_key_only_after_a_failure_and_only_for_a_person() -> None:
    after = LINES[LINES.index(":ended") + 1 :]
    assert after[:4] == [
        'set "DXTEN_CODE=%ERRORLEVEL%"',
        'if "%DXTEN_CODE%"=="0" exit /b 0',
        'if "%~1"=="" pause',
        "exit /b %DXTEN_CODE%",
    ]
    assert all('if "%~1"==""' in line for line in LINES if "pause" in line)


def test_every_label_that_is_gone_to_is_there_and_none_is_fallen_into() -> None:
    wanted = {found[1] for line in LINES if (found := re.search(r"goto (:\w+)", line))}
    there = {line for line in LINES if line.startswith(":")}
    assert wanted == there
    before = [line for line in LINES if line]
    for label in (":uncached", ":incomplete"):
        assert re.match("goto|exit", before[before.index(label) - 1])


def test_another_build_gets_another_place_for_what_python_compiles() -> None:
    changed = PROGRAM | {"dxten/lib/automations/__init__.py": b"# newer, and of the same size?"}
    assert build_of(changed) != build_of(PROGRAM)
    assert build_of(dict(reversed(PROGRAM.items()))) == build_of(PROGRAM)


@pytest.fixture(scope="module")
def told() -> str:
    data = read_first({"version": "0.1.0", "python": "3.12.10"})
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\n") == data.count(b"\r\n")
    return data.decode("utf-8-sig")


def test_the_note_is_filled_in_and_shows_on_every_pc(told: str) -> None:
    assert told.startswith("DX展  版 0.1.0\r\n")
    assert "Python 3.12.10" in told
    assert "@" not in told.replace("%", "")
    told.encode("cp932")


def test_the_note_names_what_is_there(told: str) -> None:
    for name in ("はじめる.cmd", "使い方.html", "SHA256SUMS.txt", "sbom.cdx.json", "ライセンス"):
        assert name in told


def test_the_command_that_checks_the_hashes_is_one_line(told: str) -> None:
    (command,) = [line for line in told.splitlines() if "Get-FileHash" in line]
    assert command.strip().startswith("Get-Content .\\SHA256SUMS.txt -Encoding UTF8 | ")
    assert command.count("{") == command.count("}")
    assert command.count("(") == command.count(")")


def test_git_gives_start_files_the_line_ends_of_windows() -> None:
    attributes = Path(__file__).resolve().parents[3] / ".gitattributes"
    assert "*.cmd text eol=crlf" in attributes.read_text(encoding="utf-8").splitlines()
