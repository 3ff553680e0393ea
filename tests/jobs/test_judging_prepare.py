"""審査準備 on the command line, by either of its names."""

from pathlib import Path

import pytest

from automations.cli import run
from automations.errors import DONE_WITH_WARNINGS, InputUnfit, SettingsWrong
from tests.judged_event import write_judged_event
from tests.small_event import RESTRICTED, write_small_event

FILES = ("発表順.xlsx", "採点入力.xlsx", "採点票.docx", "集計表.xlsx", "資料/審査会資料.docx")


@pytest.mark.parametrize("name", ["judging-prepare", "審査準備"])
def test_it_names_what_it_made_and_the_second_time_says_that_nothing_changed(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_judged_event(tmp_path / "小さな催し")
    files = "".join(f"  {folder / RESTRICTED / each}\n" for each in FILES)
    assert run([name, str(folder)]) == DONE_WITH_WARNINGS  # nobody has approved the finalists
    said = capsys.readouterr().out
    head = "審査員3人、審査する取組2件\n作ったファイル:\n"
    assert said.startswith(f"{head}{files}\n■ 要確認: 1件\n")
    assert run([name, str(folder)]) == DONE_WITH_WARNINGS
    assert f"前と同じため、そのままのもの:\n{files}" in capsys.readouterr().out


def test_what_somebody_saved_is_said_to_be_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_judged_event(tmp_path / "小さな催し")
    scores = folder / RESTRICTED / "採点入力.xlsx"
    scores.parent.mkdir()
    scores.write_bytes(b"somebody's")
    assert run(["judging-prepare", str(folder)]) == InputUnfit.exit_code  # nobody can read it
    assert f"だれかが保存したため、手を付けていないもの:\n  {scores}\n" in capsys.readouterr().out
    assert scores.read_bytes() == b"somebody's"


def test_an_event_without_a_judging_is_told_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_small_event(tmp_path / "小さな催し")
    assert run(["judging-prepare", str(folder)]) == SettingsWrong.exit_code
    assert "審査の設定がありません" in capsys.readouterr().err
