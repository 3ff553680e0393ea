"""The file that takes another's place belongs to the same people and opens to the same people."""

from __future__ import annotations

import os
import stat
import sys
from functools import partial
from pathlib import Path
from typing import BinaryIO

import pytest

from automations.errors import PermissionRefused
from automations.replacing import refuse_unreplaceable, replace_file

pytestmark = pytest.mark.skipif(os.name == "nt", reason="ReplaceFileW does it there")
ADMINISTRATOR = sys.platform != "win32" and os.geteuid() == 0
OTHER = 12_345


def _write_new(file: BinaryIO) -> None:
    file.write(b"new")


@pytest.fixture
def result(tmp_path: Path) -> Path:
    path = tmp_path / "結果.xlsx"
    path.write_bytes(b"old")
    return path


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o2664])
def test_the_mode_stays(result: Path, mode: int) -> None:
    result.chmod(mode)
    replace_file(result, _write_new)
    assert (_mode(result), result.read_bytes()) == (mode, b"new")


def test_nobody_else_may_read_the_new_file_before_it_stands_there(result: Path) -> None:
    result.chmod(0o640)
    seen: list[int] = []
    replace_file(result, _write_new, lambda fresh: seen.append(_mode(fresh)))
    assert seen == [0o600]


@pytest.mark.skipif(not ADMINISTRATOR, reason="only an administrator gives files away")
def test_owner_and_group_stay(result: Path) -> None:
    os.chown(result, OTHER, OTHER + 1)
    result.chmod(0o640)
    replace_file(result, _write_new)
    told = result.stat()
    assert (told.st_uid, told.st_gid, _mode(result)) == (OTHER, OTHER + 1, 0o640)


@pytest.mark.skipif(not ADMINISTRATOR, reason="only an administrator makes such a file")
def test_another_group_gets_no_more_than_everybody(
    result: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.chown(result, -1, OTHER)
    result.chmod(0o664)

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "chown", refuse)
    replace_file(result, _write_new)
    assert (result.stat().st_gid, _mode(result)) == (os.getegid(), 0o644)


def test_what_is_noted_about_a_file_stays(result: Path) -> None:
    try:
        os.setxattr(result, "user.分類", "取扱注意".encode())
    except (OSError, AttributeError):
        pytest.skip("this file system keeps no notes about files")
    replace_file(result, _write_new)
    assert os.getxattr(result, "user.分類").decode() == "取扱注意"


def test_a_read_only_file_is_left_alone(result: Path) -> None:
    result.chmod(0o444)
    for write in (partial(replace_file, result, _write_new), partial(refuse_unreplaceable, result)):
        with pytest.raises(PermissionRefused) as refused:
            write()
        assert str(refused.value) == (
            "結果.xlsx: 読み取り専用になっているため、書き込めません。"
            "ファイルのプロパティで「読み取り専用」を外してから、もう一度実行してください。"
        )
    assert (_mode(result), result.read_bytes()) == (0o444, b"old")
    assert [each.name for each in result.parent.iterdir()] == ["結果.xlsx"]


def test_another_name_of_the_same_file_keeps_the_old_content(result: Path) -> None:
    result.with_name("控え.xlsx").hardlink_to(result)
    replace_file(result, _write_new)
    assert result.with_name("控え.xlsx").read_bytes() == b"old"
