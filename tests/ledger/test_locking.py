"""One run at a time: whoever comes second is told who is at it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from automations.errors import OutputNotWritten, PermissionRefused, RunInProgress
from automations.ledger.locking import event_lock

AT = datetime(2024, 12, 24, 18, 0, tzinfo=ZoneInfo("Asia/Tokyo"))
HELD = (
    "事務局限り: PC「MADOGUCHI-01」で2024-12-24 17:15から集計が実行されています。"
    "その実行が終わってから、もう一度実行してください。"
)
HELD_BY_SOMEBODY = (
    "事務局限り: ほかの集計が実行されています。その実行が終わってから、もう一度実行してください。"
)


@contextmanager
def held_elsewhere(root: Path) -> Iterator[subprocess.Popen[str]]:
    """Let another process hold the lock."""
    program = Path(__file__).with_name("lock_holder.py")
    pipe = subprocess.PIPE
    with subprocess.Popen(
        [sys.executable, program, root], stdin=pipe, stdout=pipe, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        try:
            yield other
        finally:
            other.kill()


def turned_away(root: Path) -> str:
    with pytest.raises(RunInProgress) as refused, event_lock(root, AT):
        pytest.fail("two runs at once")
    return str(refused.value)


def test_who_comes_second_is_told_who_holds_the_lock_and_a_killed_holder_frees_it(
    root: Path,
) -> None:
    with held_elsewhere(root) as other:
        assert turned_away(root) == HELD
        other.kill()
        other.wait()
        assert (root / "記録" / "実行中.json").exists()
        with event_lock(root, AT, "SHOMU-02"):
            assert "SHOMU-02" in (root / "記録" / "実行中.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("told", [None, b"", b"{}", b"[]", b'{"pc": "x", "since": "?"}', b"\xff"])
def test_a_holder_that_has_not_said_who_it_is_holds_the_lock_all_the_same(
    root: Path, told: bytes | None
) -> None:
    with event_lock(root, AT):
        holder = root / "記録" / "実行中.json"
        holder.unlink()
        if told is not None:
            holder.write_bytes(told)
        assert turned_away(root) == HELD_BY_SOMEBODY


def test_the_lock_is_free_after_its_block_and_after_a_failure_in_it(root: Path) -> None:
    with event_lock(root, AT):
        pass
    with pytest.raises(ZeroDivisionError), event_lock(root, AT):
        raise ZeroDivisionError
    with event_lock(root, AT):
        pass
    assert not (root / "記録" / "実行中.json").exists()


def test_a_failure_of_the_system_within_the_block_is_not_taken_for_one_of_the_lock(
    root: Path,
) -> None:
    with pytest.raises(FileNotFoundError), event_lock(root, AT):
        (root / "ない.xlsx").read_bytes()


def test_a_restricted_folder_that_is_not_there_yet_is_made(tmp_path: Path) -> None:
    with event_lock(tmp_path / "催し" / "事務局限り", AT):
        assert (tmp_path / "催し" / "事務局限り" / "記録").is_dir()


def test_two_folders_have_two_locks(tmp_path: Path) -> None:
    with event_lock(tmp_path / "一", AT), event_lock(tmp_path / "二", AT):
        assert turned_away(tmp_path / "一")


def test_a_folder_that_may_not_be_written_to_is_named(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "denied")

    monkeypatch.setattr(os, "mkdir", refuse)
    with pytest.raises(PermissionRefused) as refused, event_lock(root, AT):
        pytest.fail("nothing may be written")
    assert str(refused.value).startswith("事務局限り/記録: 書き込みが許されていません。")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may do anything")
def test_a_read_only_folder_is_named(root: Path) -> None:
    root.chmod(0o500)
    with pytest.raises(PermissionRefused), event_lock(root, AT):
        pytest.fail("nothing may be written")


def test_a_file_in_the_place_of_the_folder_is_named(root: Path) -> None:
    (root / "記録").write_bytes(b"memo")
    with pytest.raises(OutputNotWritten) as refused, event_lock(root, AT):
        pytest.fail("nothing may be written")
    assert str(refused.value).startswith(
        "事務局限り/記録: 記録を書けません（同じ名前のものが、もうあります）。"
    )
