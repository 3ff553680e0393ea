"""Ballots as they were read lie apart from the records, which do without them."""

import json
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from automations.errors import OutputNotWritten
from automations.ledger import originals
from automations.ledger.records import digest
from automations.ledger.runs import Input, Run, destroy_originals, originals_kept, record_run, runs
from automations.ledger.write_backs import (
    WriteBack,
    kept_bytes,
    read_write_backs,
    record_write_back,
)

BALLOTS = b"0001,5"
NAME = f"{digest(BALLOTS)}.csv"
AT = datetime(2024, 12, 25, 9, tzinfo=ZoneInfo("Asia/Tokyo"))
RUN = Run(
    job="ファイナリスト",
    at=AT,
    version="1",
    settings_seal="s",
    inputs=(Input("票/投票.csv「」", 1, "seal", digest(BALLOTS)),),
    decisions_seal="",
    seed="",
    result_seal="r",
    outcome="完了",
    exit_code=0,
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "事務局限り").mkdir()
    return tmp_path / "事務局限り"


def names(root: Path) -> list[str]:
    return sorted(path.name for path in (root / "票の原本").iterdir())


def test_a_run_names_the_digest_and_keeps_the_bytes_apart(root: Path) -> None:
    folder = record_run(root, RUN, {"申込.csv": b"1"}, apart={"票/投票.csv": BALLOTS})
    manifest = json.loads((folder / "記録.json").read_text(encoding="utf-8"))
    assert manifest["apart"] == {"票/投票.csv": digest(BALLOTS)}
    assert names(root) == [NAME]
    assert originals.read_original(root, digest(BALLOTS)) == BALLOTS
    assert [path.name for path in (folder / "読取控え").iterdir()] == ["01_申込.csv"]


def test_the_same_ballots_are_kept_once(root: Path) -> None:
    for hours in (0, 1):
        later = replace(RUN, at=AT + timedelta(hours=hours))
        record_run(root, later, {}, apart={"票/投票.csv": BALLOTS})
    assert names(root) == [NAME]
    assert len(runs(root)) == 2


def test_what_is_no_longer_what_it_was_is_not_read_and_is_written_again(root: Path) -> None:
    originals.keep(root, {"投票.csv": BALLOTS})
    (root / "票の原本" / NAME).write_bytes(b"x")
    assert originals.read_original(root, digest(BALLOTS)) is None
    originals.keep(root, {"投票.csv": BALLOTS})
    assert originals.read_original(root, digest(BALLOTS)) == BALLOTS


def test_what_was_half_written_is_cleared_away(root: Path) -> None:
    (root / "票の原本").mkdir()
    (root / "票の原本" / f"書込中-{NAME}").write_bytes(b"0001")
    originals.keep(root, {"投票.csv": BALLOTS})
    assert names(root) == [NAME]


def test_after_the_destruction_every_record_stands_and_nothing_is_kept_again(root: Path) -> None:
    record_run(root, RUN, {"申込.csv": b"1"}, apart={"票/投票.csv": BALLOTS})
    before = runs(root)
    assert originals_kept(root)
    assert destroy_originals(root) == 1
    assert not originals_kept(root)
    assert names(root) == ["破棄済み.json"]
    assert runs(root) == before
    record_run(root, replace(RUN, at=AT + timedelta(1)), {}, apart={"票/投票.csv": BALLOTS})
    assert names(root) == ["破棄済み.json"]
    assert destroy_originals(root) == 0


def test_what_an_earlier_version_kept_of_ballots_goes_too_and_nothing_else(root: Path) -> None:
    old = record_run(root, RUN, {"票/投票.csv": BALLOTS, "申込.csv": b"1"})
    assert originals_kept(root, ["票/投票.csv"])
    assert destroy_originals(root, ["票/投票.csv"]) == 1
    assert not originals_kept(root, ["票/投票.csv"])
    assert [path.name for path in (old / "読取控え").iterdir()] == ["01_申込.csv"]
    assert runs(root) == (RUN,)


def test_which_books_held_ballots_is_known_from_later_runs(root: Path) -> None:
    old = record_run(root, RUN, {"票/投票.csv": BALLOTS})
    record_run(root, replace(RUN, version="2"), {}, apart={"票/投票.csv": BALLOTS})
    assert destroy_originals(root) == 2
    assert list((old / "読取控え").iterdir()) == []


def test_what_stood_in_the_book_of_ballots_before_a_write_back_goes_too(root: Path) -> None:
    written = WriteBack("投票.xlsx", digest(BALLOTS), "after", AT, AT)
    other = WriteBack("申込.xlsx", digest(b"1"), "after", AT, AT)
    record_write_back(root, written, BALLOTS)
    record_write_back(root, other, b"1")
    assert destroy_originals(root, ["投票.xlsx"]) == 1
    assert (kept_bytes(root, written), kept_bytes(root, other)) == (None, b"1")


def test_a_write_back_of_ballots_keeps_what_stood_there_apart_and_can_be_undone(root: Path) -> None:
    written = WriteBack("投票.xlsx", digest(BALLOTS), "after", AT, AT)
    for _ in range(2):  # the same again within one second
        record_write_back(root, written, BALLOTS, apart=True)
    assert kept_bytes(root, written) == BALLOTS
    files = [path.name for path in (root / "記録").rglob("*") if path.is_file()]
    assert files == ["記録.json"]
    assert destroy_originals(root) == 1
    assert kept_bytes(root, written) is None
    assert read_write_backs(root) == ((written,), ())


def test_what_a_copy_brings_back_after_the_destruction_goes_with_the_next_run(root: Path) -> None:
    destroy_originals(root)
    (root / "票の原本" / NAME).write_bytes(BALLOTS)
    record_run(root, RUN, {}, apart={"票/投票.csv": BALLOTS})
    assert names(root) == ["破棄済み.json"]


def test_who_is_stopped_halfway_leaves_the_mark_and_can_go_on(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    originals.keep(root, {"投票.csv": BALLOTS, "票.csv": b"2"})

    def refused(path: Path, *, missing_ok: bool = False) -> None:
        raise OSError(path, missing_ok)

    with monkeypatch.context() as held:
        held.setattr(Path, "unlink", refused)
        with pytest.raises(OutputNotWritten):
            destroy_originals(root)
    assert originals.is_destroyed(root)
    assert destroy_originals(root) == 2


def test_a_file_of_somebody_elses_in_the_folder_stays(root: Path) -> None:
    originals.keep(root, {"投票.csv": BALLOTS})
    (root / "票の原本" / "メモ.txt").write_bytes(b"")
    assert destroy_originals(root) == 1
    assert names(root) == ["メモ.txt", "破棄済み.json"]
