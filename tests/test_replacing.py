"""Whatever happens while a file is written, the old one or the new one stands there, whole."""

from __future__ import annotations

import errno
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pytest

from automations import replacing
from automations.errors import OutputNotWritten, PermissionRefused
from automations.replacing import (
    HeldOpen,
    clear_leftovers,
    make_restricted_folder,
    refuse_unreplaceable,
    replace_file,
    whole_package,
)
from automations.windows import Hold


def _write_new(file: BinaryIO) -> None:
    file.write(b"new")


def _failing(number: int) -> OSError:
    return OSError(number, os.strerror(number))


@pytest.fixture
def result(tmp_path: Path) -> Path:
    path = tmp_path / "結果.xlsx"
    path.write_bytes(b"old")
    return path


def _names(path: Path) -> list[str]:
    return sorted(each.name for each in path.parent.iterdir())


def test_the_new_file_takes_the_place_and_the_rights_of_the_old(result: Path) -> None:
    result.chmod(0o640)
    replace_file(result, _write_new)
    assert (result.read_bytes(), _names(result)) == (b"new", ["結果.xlsx"])
    assert result.stat().st_mode & 0o777 == 0o640


def test_missing_folders_are_made(tmp_path: Path) -> None:
    replace_file(tmp_path / "事務局限り" / "結果.xlsx", _write_new)
    assert (tmp_path / "事務局限り" / "結果.xlsx").read_bytes() == b"new"


@pytest.fixture
def open_handed() -> Iterator[None]:
    """A PC on which new folders are open to all."""
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such mode")
@pytest.mark.usefixtures("open_handed")
def test_a_restricted_folder_shuts_others_out_also_when_files_come_into_it(tmp_path: Path) -> None:
    folder = tmp_path / "催し" / "事務局限り"
    make_restricted_folder(folder)
    replace_file(folder / "記録" / "結果.xlsx", _write_new)
    assert folder.stat().st_mode & 0o777 == 0o770


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such mode")
@pytest.mark.parametrize("mode", [0o700, 0o755])
def test_a_folder_that_is_there_keeps_its_rights(mode: int, tmp_path: Path) -> None:
    tmp_path.chmod(mode)
    make_restricted_folder(tmp_path)
    assert tmp_path.stat().st_mode & 0o777 == mode


def test_a_file_in_the_place_of_the_folder_is_named(result: Path) -> None:
    with pytest.raises(OutputNotWritten) as refused:
        make_restricted_folder(result)
    assert str(refused.value).startswith("結果.xlsx: 書き込めませんでした（")


def test_a_link_keeps_leading_to_the_file(result: Path) -> None:
    link = result.with_name("近道.xlsx")
    link.symlink_to(result)
    replace_file(link, _write_new)
    assert link.is_symlink()
    assert result.read_bytes() == b"new"


def test_a_fault_in_the_middle_leaves_the_old_file_and_no_rest(result: Path) -> None:
    def stop(file: BinaryIO) -> None:
        file.write(b"half")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        replace_file(result, stop)
    assert (result.read_bytes(), _names(result)) == (b"old", ["結果.xlsx"])


_FULL = (
    "結果.xlsx: ディスクの空きが足りないため、書き込めません。"
    "不要なファイルを消してから、もう一度実行してください。"
)
_LOST = (
    "結果.xlsx: 書き込めませんでした（ディスクかネットワークに、読み書きの不具合があります）。"
    "保存先のフォルダーとネットワークのつながりを確かめて、もう一度実行してください。"
)


_GONE = _LOST.replace(
    "ディスクかネットワークに、読み書きの不具合があります", "ネットワークのつながりが切れました"
)


@pytest.mark.parametrize(
    ("number", "said"), [(errno.ENOSPC, _FULL), (errno.EIO, _LOST), (errno.EHOSTDOWN, _GONE)]
)
@pytest.mark.parametrize("step", ["open", "fsync", "replace"])
def test_a_fault_at_any_step_is_told_and_leaves_the_old_file(
    result: Path, monkeypatch: pytest.MonkeyPatch, number: int, said: str, step: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise _failing(number)

    monkeypatch.setattr(Path if step == "replace" else os, step, fail)
    with pytest.raises(OutputNotWritten) as refused:
        replace_file(result, _write_new)
    monkeypatch.undo()
    assert str(refused.value) == said
    assert (result.read_bytes(), _names(result)) == (b"old", ["結果.xlsx"])


def test_what_a_killed_writer_left_is_removed_and_nothing_else(tmp_path: Path) -> None:
    for name in (".0123456789ab.tmp", ".mine.tmp", "0123456789ab.tmp", "結果.xlsx"):
        (tmp_path / name).write_bytes(b"")
    clear_leftovers(tmp_path)
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {".mine.tmp", "0123456789ab.tmp", "結果.xlsx"}


def test_a_file_that_does_not_read_back_is_not_put_in_place(result: Path) -> None:
    with pytest.raises(OutputNotWritten) as refused:
        replace_file(result, _write_new, whole_package)
    assert str(refused.value) == _LOST
    assert (result.read_bytes(), _names(result)) == (b"old", ["結果.xlsx"])


def test_a_package_that_reads_back_passes(tmp_path: Path) -> None:
    def write(file: BinaryIO) -> None:
        with zipfile.ZipFile(file, "w") as package:
            package.writestr("a", b"b")

    replace_file(tmp_path / "a.zip", write, whole_package)
    assert zipfile.ZipFile(tmp_path / "a.zip").read("a") == b"b"


def _refuse_replacing(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "replace", refuse)


def test_a_folder_that_may_not_be_written_is_named(
    result: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _refuse_replacing(monkeypatch)
    with pytest.raises(PermissionRefused) as refused:
        replace_file(result, _write_new)
    assert str(refused.value) == (
        f"結果.xlsx: フォルダー「{result.parent.name}」に書き込む権限がありません。"
        "フォルダーの権限とファイルが開かれていないことを確かめて、もう一度実行してください。"
    )


def test_who_has_the_file_open_is_named(result: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = "山田".encode("cp932")
    note = bytes([len(name)]) + name.ljust(54) + b"\x02\x00"
    result.with_name("~$結果.xlsx").write_bytes(note)
    _refuse_replacing(monkeypatch)
    with pytest.raises(HeldOpen) as refused:
        replace_file(result, _write_new)
    assert refused.value.owner == "山田"
    assert str(refused.value) == (
        "結果.xlsx: 山田さんが開いているため、書き込めません。"
        "閉じてもらってから、もう一度実行してください。"
    )


def test_the_only_copy_is_kept_when_the_old_file_is_lost_halfway(
    result: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lose(_fresh: Path, target: Path) -> None:
        target.unlink()  # as ReplaceFileW may, before its second half is refused
        raise _failing(errno.EACCES)

    monkeypatch.setattr(replacing, "put_in_place", lose)
    with pytest.raises(PermissionRefused):
        replace_file(result, _write_new)
    assert _names(result) == ["結果（書込中）.xlsx"]
    assert result.with_name("結果（書込中）.xlsx").read_bytes() == b"new"


@pytest.mark.parametrize("number", [errno.EBUSY, errno.ETXTBSY])
def test_what_a_share_calls_busy_is_open_even_if_nobody_noted_it(
    result: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def busy(*_: object) -> None:
        raise _failing(number)

    monkeypatch.setattr(Path, "replace", busy)
    with pytest.raises(HeldOpen) as refused:
        replace_file(result, _write_new)
    assert str(refused.value) == (
        "結果.xlsx: だれかが開いているため、書き込めません。"
        "閉じてもらってから、もう一度実行してください。"
    )


def test_a_folder_that_takes_no_new_file_is_named_whoever_has_the_file_open(
    result: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    result.with_name("~$結果.xlsx").write_bytes(b"\x05suzuk")

    def refuse(*_: object) -> int:
        raise _failing(errno.EACCES)

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(PermissionRefused):
        replace_file(result, _write_new)


def test_who_only_looks_at_a_file_may_forbid_replacing_it(
    result: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replacing, "hold_on", lambda *_: Hold.HELD)
    with pytest.raises(HeldOpen) as refused:
        refuse_unreplaceable(result)
    assert refused.value.owner == "だれか"


def test_a_link_that_leads_to_itself_is_refused(tmp_path: Path) -> None:
    link = tmp_path / "近道.xlsx"
    link.symlink_to(link)
    with pytest.raises(OutputNotWritten) as refused:
        replace_file(link, _write_new)
    assert str(refused.value).startswith("近道.xlsx: 書き込めませんでした（")
