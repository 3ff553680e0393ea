"""投票番号 on the command line, by either of its names."""

from pathlib import Path

import pytest

from automations.cli import run
from automations.errors import DONE, SettingsWrong
from tests.flows.test_hall_tokens import BOOK, TOKENS
from tests.flows.test_reading_hall import FORM, staged

LEFT = "番号の紙は投票用紙と同じです。配った数を数え、残りは保管してください。\n"


@pytest.mark.parametrize("name", ["hall-tokens", "投票番号"])
def test_it_names_what_it_made_and_never_makes_the_list_anew(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = staged(tmp_path / "催し", TOKENS + FORM).folder.root
    slips = folder / "事務局限り/投票番号.docx"
    assert run([name, str(folder), "--count", "30"]) == DONE
    assert capsys.readouterr().out == (
        f"作った投票番号: 30個\n作ったファイル:\n  {folder / BOOK}\n  {slips}\n{LEFT}"
    )
    assert run([name, str(folder)]) == DONE
    assert capsys.readouterr().out == (
        f"番号の一覧がすでにあるので、その番号のままです: 30個\n作ったファイル:\n  {slips}\n{LEFT}"
    )


def test_a_number_that_is_none_is_refused_as_misuse(tmp_path: Path) -> None:
    folder = staged(tmp_path / "催し", TOKENS + FORM).folder.root
    assert run(["hall-tokens", str(folder), "--count", "0"]) == 2
    assert not (folder / BOOK).exists()


def test_an_event_without_a_list_in_its_settings_is_told_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = staged(tmp_path / "催し", FORM).folder.root
    assert run(["hall-tokens", str(folder)]) == SettingsWrong.exit_code
    assert "設定に、会場投票の番号のブックがありません" in capsys.readouterr().err
