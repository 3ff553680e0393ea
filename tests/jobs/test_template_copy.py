"""ひな形取出 on the command line: what is said, and the exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from automations.cli import run
from tests.small_event import write_small_event


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_small_event(tmp_path / "小さな催し")


@pytest.mark.parametrize("name", ["template-copy", "ひな形取出"])
def test_it_says_what_was_copied_and_what_was_there(
    name: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = folder / "ひな形"
    assert run([name, str(folder), "名札"]) == 0
    assert capsys.readouterr().out == (
        f"ひな形の置き場所: {own}\n取り出しました（1件）:\n  名札.docx\n"
        f"使える項目の一覧: {own / '項目一覧.xlsx'}\n"
    )
    assert run([name, str(folder), "名札"]) == 0
    assert capsys.readouterr().out == (
        f"ひな形の置き場所: {own}\n前からあるので、そのままにしました（1件）:\n  名札.docx\n"
        f"使える項目の一覧: {own / '項目一覧.xlsx'}\n"
    )


def test_a_name_that_is_none_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["ひな形取出", str(folder), "名ふだ"]) == 78
    assert capsys.readouterr().err.startswith("「名ふだ」という名前のひな形はありません")
