"""準備 on the command line: what is said, and the exit codes."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from automations.cli import run
from automations.event.loading import load_event

BOOKS = [
    "設定.xlsx",
    "日程表.xlsx",
    "共有/申込.xlsx",
    "共有/受付簿.xlsx",
    "共有/エントリー.xlsx",
    "事務局限り/投票対象者名簿.xlsx",
    "事務局限り/投票.xlsx",
    "事務局限り/審査員.xlsx",
    "共有/エントリーシート.xlsx",
]
NEXT = """
次にすること:
  1. 設定のファイル「設定.xlsx」を開き、名称・日付・部門・評価基準などを書き入れます。
  2. 結果と投票を置くフォルダー「事務局限り」を、事務局だけが開けるようにします。
  3. ブックを配ります。書き方は、各ブックの先頭のシート「記入のしかた」にあります。
  4. 「診断」で、準備がそろったかを確かめます。
"""


def listed(names: list[str]) -> str:
    return "".join(f"  {name}\n" for name in names)


@pytest.mark.parametrize("name", ["init", "準備"])
def test_it_says_what_was_made_and_what_comes_next(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "催し"
    assert run([name, str(folder), "--name", "みなと市DX展", "--day", "2027-12-24"]) == 0
    assert capsys.readouterr().out == f"「{folder}」に作ったもの:\n{listed(BOOKS)}{NEXT}"
    assert load_event(folder).basics.name == "みなと市DX展"


def test_an_it_section_gets_a_text_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["準備", str(tmp_path), "--toml"]) == 0
    said = capsys.readouterr().out
    assert said.splitlines()[1] == "  event.toml"
    assert "  1. 設定のファイル「event.toml」を開き、" in said
    assert not (tmp_path / "設定.xlsx").exists()


def test_without_a_day_it_proposes_one(tmp_path: Path) -> None:
    assert run(["準備", str(tmp_path)]) == 0
    award = load_event(tmp_path).award
    assert award is not None
    assert award.vote.opens < award.vote.closes


def test_a_second_time_it_refuses_and_names_what_is_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["準備", str(tmp_path)])
    capsys.readouterr()
    assert run(["準備", str(tmp_path)]) == 73
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"{tmp_path}: すでに「設定.xlsx」「日程表.xlsx」「共有/申込.xlsx」")
    assert said.err.count("\n") == 1


def test_what_is_missing_is_made_and_the_rest_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["準備", str(tmp_path)])
    (tmp_path / BOOKS[2]).unlink()
    capsys.readouterr()
    assert run(["準備", str(tmp_path), "--missing"]) == 0
    assert capsys.readouterr().out == (
        f"「{tmp_path}」に作ったもの:\n{listed(BOOKS[2:3])}"
        f"もとのまま残したもの:\n{listed(BOOKS[:2] + BOOKS[3:])}"
    )


def test_when_nothing_is_missing_it_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["準備", str(tmp_path)])
    capsys.readouterr()
    assert run(["準備", str(tmp_path), "--missing"]) == 0
    assert "  （ありません）\n" in capsys.readouterr().out


def test_what_nobody_has_written_in_follows_the_settings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["準備", str(tmp_path)])
    settings = load_workbook(tmp_path / "設定.xlsx")
    settings["部門"]["A7"] = "窓口"
    settings.save(tmp_path / "設定.xlsx")
    capsys.readouterr()
    assert run(["準備", str(tmp_path), "--missing"]) == 0
    renewed = ["共有/エントリー.xlsx", "共有/エントリーシート.xlsx"]
    assert capsys.readouterr().out == (
        f"「{tmp_path}」に作ったもの:\n  （ありません）\n"
        f"だれも書き込んでいないので、設定に合わせて作り直したもの:\n{listed(renewed)}"
        f"もとのまま残したもの:\n{listed([each for each in BOOKS if each not in renewed])}"
    )
