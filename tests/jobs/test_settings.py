"""設定 on the command line: what is said when the settings are written in their other form."""

from pathlib import Path

import pytest

from automations.cli import run
from tests.small_event import change_text, write_small_event

HOLDS = (
    "いま使われている設定は、「event.toml」のままです。\n"
    "催しのフォルダーに置けるのは、どちらか一つだけです。書き出したほうを使うときは、"
    "「event.toml」を別の場所に移してから、「設定.xlsx」を催しのフォルダーに移してください。\n"
)


@pytest.mark.parametrize("names", [("設定", "書き出し"), ("settings", "export")])
def test_it_says_where_it_is_and_which_of_the_two_holds(
    names: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_small_event(tmp_path / "催し")
    path = folder / "書き出し/設定.xlsx"
    assert run([*names, str(folder)]) == 0
    assert capsys.readouterr().out == f"作りました: {path}\n{HOLDS}"
    assert run([*names, str(folder)]) == 0
    assert capsys.readouterr().out == f"前と同じ内容です: {path}\n{HOLDS}"
    change_text(folder / "event.toml", {"[basics]": '[basics]\noffice = "情報政策課"'})
    assert run([*names, str(folder)]) == 0
    (beside,) = (folder / "書き出し").glob("設定_*.xlsx")
    assert capsys.readouterr().out == (
        f"前に書き出したものは残し、別の名前で作りました: {beside}\n"
        f"{HOLDS.replace('「設定.xlsx」', f'「{beside.name}」')}"
        "移したあと、名前を「設定.xlsx」に変えてください。\n"
    )


def test_without_a_folder_it_is_the_one_we_stand_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_small_event(tmp_path / "催し")
    monkeypatch.chdir(folder)
    assert run(["設定", "書き出し"]) == 0
    assert (folder / "書き出し/設定.xlsx").is_file()


def test_a_command_that_there_is_not_is_misuse(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["設定", "消す"]) == 2
    assert "「消す」という命令はありません。" in capsys.readouterr().err
