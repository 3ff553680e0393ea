"""体験 on the command line: what is said of a folder that is there already."""

from pathlib import Path

import pytest

from automations.cli import run


@pytest.mark.parametrize("name", ["demo", "体験"])
def test_a_rehearsal_that_is_there_is_left_as_it_is(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "event.toml").write_text("mine", encoding="utf-8")
    assert run([name, str(tmp_path), "--books-only"]) == 0
    assert capsys.readouterr().out == (
        f"「{tmp_path}」はすでにあるので、そのまま使います。"
        "作り直すときは、別のフォルダーを指定してください。\n"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["event.toml"]
    assert (tmp_path / "event.toml").read_text(encoding="utf-8") == "mine"


def test_books_alone_are_not_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "リハーサル"
    assert run(["体験", str(folder), "--books-only"]) == 0
    assert capsys.readouterr().out == f"架空の催しを「{folder}」に作りました。\n"
    assert not (folder / "事務局限り/結果.xlsx").exists()


def test_books_in_google_sheets_would_not_stay(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["体験", str(tmp_path), "--google", "--books-only"]) == 2
    assert capsys.readouterr().err.endswith(
        "実行できません: --books-only はファイルのときだけです。--google は、終わると残りません。\n"
    )
    assert list(tmp_path.iterdir()) == []
