"""A folder is a rehearsal for just the ballots that were invented in it."""

from pathlib import Path

from automations.ledger.rehearsals import is_invented, mark


def test_only_the_marked_ballots_are_invented(tmp_path: Path) -> None:
    assert not is_invented(tmp_path, "a")
    mark(tmp_path, "a")
    assert is_invented(tmp_path, "a")
    assert not is_invented(tmp_path, "b")


def test_what_was_marked_once_stays(tmp_path: Path) -> None:
    mark(tmp_path, "a")
    mark(tmp_path, "b")
    assert is_invented(tmp_path, "a")
    assert not is_invented(tmp_path, "b")


def test_a_record_that_somebody_wrote_is_none(tmp_path: Path) -> None:
    (tmp_path / "記録").mkdir()
    (tmp_path / "記録/体験.json").write_text('{"ballots": "a"}', encoding="utf-8")
    assert not is_invented(tmp_path, "a")
