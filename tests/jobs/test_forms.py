"""フォーム on the command line: what is said, and the exit codes."""

from pathlib import Path

import pytest

from automations.cli import run
from tests.small_event import write_small_event


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_small_event(tmp_path / "小さな催し")


@pytest.mark.parametrize("name", ["forms", "フォーム"])
def test_it_says_what_was_made(name: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = folder / "フォームの作り方.xlsx"
    assert run([name, str(folder)]) == 0
    assert capsys.readouterr().out == (
        f"作りました: {path}\n投票の設問に、6件の取組が入っています。\n"
    )
    assert run([name, str(folder)]) == 0
    assert capsys.readouterr().out.startswith(f"前と同じ内容です: {path}\n")


def test_without_entries_it_is_done_all_the_same(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "エントリー.csv").unlink()
    assert run(["フォーム", str(folder)]) == 0
    said = capsys.readouterr().out
    assert said.endswith("投票の設問は、まだありません。取組の一覧から作ります。\n")


def test_what_is_worth_a_look_ends_with_a_warning(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(folder, "庶務の自動化", "庶務;自動化")
    assert run(["フォーム", str(folder)]) == 10
    assert (
        "確認  エントリー.csv「エントリー」B5: 取組名「庶務;自動化」に" in capsys.readouterr().out
    )


def test_faulty_entries_end_as_unfit_but_the_book_is_made(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(folder, "4,庶務", "3,庶務")
    assert run(["フォーム", str(folder)]) == 65
    assert "番号3の取組が二つ以上あります" in capsys.readouterr().out
    assert (folder / "フォームの作り方.xlsx").is_file()


def change(folder: Path, old: str, new: str) -> None:
    path = folder / "エントリー.csv"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
