"""Whatever goes wrong while writing, what is there is whole."""

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from automations.errors import ExpectedFailure, OutputNotWritten, PermissionRefused
from automations.ledger import decisions, storage
from automations.ledger.decisions import Decision
from automations.ledger.runs import Run, record_run, runs
from automations.tables.places import Place

NOW = datetime(2024, 12, 25, 8, 15, 30, tzinfo=UTC)
RUN = Run(
    job="一括",
    at=NOW,
    version="0.1.0",
    settings_seal="5e",
    inputs=(),
    decisions_seal="dd",
    seed="",
    result_seal="ee",
    outcome="完了",
    exit_code=0,
)
DECISION = Decision("同点:庁内", "庁内DX", "得票順", "委員長", None, NOW, Place("判定.xlsx"))


def write(root: Path) -> None:
    record_run(root, RUN, {"申込.xlsx": b"1"})
    decisions.record(root, DECISION)


def found(root: Path) -> tuple[tuple[Run, ...], Mapping[str, Decision]]:
    return runs(root), decisions.current(root)


def unfinished(root: Path) -> list[Path]:
    return list(root.rglob("書込中-*"))


class FailingDisk:
    """A disk whose n-th step ends in the operating system's error ``number``."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, number: int, step: int) -> None:
        self.number = number
        self.left = step
        for name in ("fsync", "mkdir", "rename"):
            monkeypatch.setattr(os, name, self.counted(getattr(os, name)))

    def counted(self, call: Callable[..., object]) -> Callable[..., object]:
        def run(*args: object, **kwargs: object) -> object:
            self.left -= 1
            if self.left == 0:
                raise OSError(self.number, os.strerror(self.number))
            return call(*args, **kwargs)

        return run


def refusals_while_writing(root: Path, number: int, step: int) -> tuple[int, int]:
    """Write on a failing disk; return how often it was said, and how many steps were too few."""
    with pytest.MonkeyPatch.context() as patch:
        disk = FailingDisk(patch, number, step)
        try:
            write(root)
        except (OutputNotWritten, PermissionRefused):
            return 1, disk.left
        return 0, disk.left


@pytest.mark.skipif(not hasattr(os, "fork"), reason="dies in forked children")
def test_a_killed_writer_leaves_all_or_nothing_and_the_next_one_tidies_up(tmp_path: Path) -> None:
    program = Path(__file__).with_name("dying_writer.py")
    subprocess.run([sys.executable, program, tmp_path], check=True)
    roots = sorted(tmp_path.iterdir())
    seen = [(len(runs(root)), len(decisions.current(root))) for root in roots]
    assert seen == sorted(seen)
    assert set(seen) == {(0, 0), (1, 0), (1, 1)}
    assert sum(bool(unfinished(root)) for root in roots) > 3
    for root in roots:
        write(root)
        assert unfinished(root) == []
        assert runs(root)[-1] == RUN


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EIO])
def test_a_failing_disk_leaves_all_or_nothing_and_no_traces(root: Path, number: int) -> None:
    said, left, step = 0, 0, 0
    while left <= 0:
        step += 1
        here = root / str(step)
        here.mkdir()
        refused, left = refusals_while_writing(here, number, step)
        said += refused
        assert unfinished(here) == []
        assert {len(each) for each in found(here)} <= {0, 1}
        write(here)
        assert found(here) == ((RUN,), {DECISION.key: DECISION})
    assert said > 10


@pytest.mark.parametrize(
    ("error", "kind", "sentence"),
    [
        (
            PermissionError(errno.EACCES, "denied"),
            PermissionRefused,
            (
                "書き込みが許されていません。フォルダーに書き込む権限と、"
                "中のファイルを開いている人がいないかを確かめ、もう一度実行してください。"
            ),
        ),
        (
            OSError(errno.ENOSPC, "full"),
            OutputNotWritten,
            (
                "空き容量が足りず、記録を書けません。"
                "不要なファイルを移して空きを作り、もう一度実行してください。"
            ),
        ),
        (
            OSError(errno.EROFS, "read-only"),
            PermissionRefused,
            (
                "書き込みが許されていません。フォルダーに書き込む権限と、"
                "中のファイルを開いている人がいないかを確かめ、もう一度実行してください。"
            ),
        ),
        (
            OSError(errno.ENETUNREACH, "gone"),
            OutputNotWritten,
            (
                "記録を書けません（ネットワークのつながりが切れました）。同じ名前のファイルがないこと、"
                "ネットワークにつながっていることを確かめ、もう一度実行してください。"
            ),
        ),
    ],
)
def test_what_the_system_refuses_has_place_and_remedy(
    root: Path, error: OSError, kind: type[ExpectedFailure], sentence: str
) -> None:
    with pytest.raises(kind) as refused, storage.writing(root, root / "記録" / "判定"):
        raise error
    assert str(refused.value) == f"事務局限り/記録/判定: {sentence}"


def test_a_file_in_the_place_of_the_folder_is_not_overwritten(root: Path) -> None:
    (root / "記録").write_bytes(b"memo")
    with pytest.raises(OutputNotWritten):
        write(root)
    assert (root / "記録").read_bytes() == b"memo"


def test_a_disk_that_cannot_flush_folders_is_good_enough(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flush = os.fsync

    def files_only(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "invalid")
        flush(handle)

    monkeypatch.setattr(os, "fsync", files_only)
    write(root)
    assert found(root) == ((RUN,), {DECISION.key: DECISION})
