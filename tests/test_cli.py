"""The command line: both names of every command, help in Japanese, and the one failure boundary."""

import errno
import importlib
import re
import sys
import tempfile
from pathlib import Path
from types import ModuleType

import click
import pytest
from rich.cells import cell_len

from automations import cli
from automations.errors import InputUnfit
from automations.jobs import ALIASES, mishap
from tests.small_event import write_small_event

TYPED = "青木 一 00001"


@pytest.mark.parametrize("name", ALIASES)
def test_every_command_has_a_japanese_name_and_japanese_help(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run([name, "--help"]) == 0
    said = capsys.readouterr().out
    assert cli.run([ALIASES[name], "--help"]) == 0
    assert capsys.readouterr().out == said.replace(f"dxten {name}", f"dxten {ALIASES[name]}")
    assert re.search("[ぁ-ん]", said)


def test_the_list_of_commands_names_each_twice(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["--help"]) == 0
    said = capsys.readouterr().out
    assert [name for name in ALIASES if f"{ALIASES[name]} ({name})" not in said] == []


def test_what_each_command_does_stands_in_one_column(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["--help"]) == 0
    lines = [
        line for line in capsys.readouterr().out.splitlines() if re.search(r"\([a-z-]+\)", line)
    ]
    starts = {cell_len(re.split(r"\)\s+", line)[0]) + len(re.findall(r"\)\s+", line)[0])
              for line in lines}  # fmt: skip
    assert len(lines) == len(ALIASES)
    assert len(starts) == 1


def test_without_a_command_the_menu_serves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", None)  # nobody types: it ends at once
    assert cli.run([]) == 0
    said = capsys.readouterr().out
    assert "新しい催しを始める" in said
    assert said.endswith("終わります。\n")


@pytest.mark.parametrize("name", ["run", "一括"])
def test_both_names_do_the_same(name: str, tmp_path: Path) -> None:
    folder = write_small_event(tmp_path / "催し")
    assert cli.run([name, str(folder), "--as-of", "2024-12-25T09:00"]) == 0
    assert sorted(path.name for path in (folder / "事務局限り").iterdir()) == [
        "判定.xlsx",
        "報告資料.docx",
        "票の原本",
        "結果.xlsx",
        "記録",
        "資料",
    ]


@pytest.mark.parametrize(
    "arguments", [["集計"], ["一括", "--asof"], ["一括", ".", ".."], ["一括", "--as-of", "昨日"]]
)
def test_misuse_is_told_in_japanese(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert re.search("[ぁ-ん]", said.err)
    assert "Traceback" not in said.err


def failing(monkeypatch: pytest.MonkeyPatch, failure: BaseException) -> None:
    """Put a job in the place of 点検 that fails, as a fault of ours would."""

    @click.command("check")
    def command() -> int:
        raise failure

    fake = ModuleType("automations.jobs.check")
    fake.command = command  # type: ignore[attr-defined]  # a module takes any name
    monkeypatch.setitem(sys.modules, fake.__name__, fake)
    assert importlib.import_module(fake.__name__) is fake


@pytest.fixture
def reports(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The folder that reports of our faults go to."""
    folder = tmp_path / "logs"
    folder.mkdir()
    monkeypatch.setattr(mishap, "user_log_path", lambda *_name, **_how: folder)
    return folder


def test_a_fault_of_ours_is_reported_without_what_people_typed(
    reports: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    failing(monkeypatch, KeyError(TYPED))
    assert cli.run(["check"]) == 70
    said = capsys.readouterr()
    (report,) = reports.iterdir()
    assert said.out == ""
    assert said.err == (
        "この道具の中で思わぬことが起きました。結果は公表していません。"
        f"次のファイルを、この道具の担当者に送ってください: {report}\n"
    )
    text = report.read_text(encoding="utf-8")
    assert "builtins.KeyError" in text
    assert "test_cli.py:" in text
    assert [part for part in TYPED.split() if part in text] == []
    assert str(report.parent) not in text


def test_a_report_that_cannot_be_written_there_is_written_elsewhere(
    reports: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    reports.rmdir()
    reports.write_bytes(b"")
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(reports.parent))
    failing(monkeypatch, ValueError(TYPED))
    assert cli.run(["check"]) == 70
    (report,) = reports.parent.glob("dxten-*.txt")
    assert str(report) in capsys.readouterr().err


def test_an_expected_failure_is_its_sentence_and_its_code(
    reports: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    failing(monkeypatch, InputUnfit("投票.xlsx: ファイルがありません。"))
    assert cli.run(["check"]) == 65
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "投票.xlsx: ファイルがありません。\n")
    assert list(reports.iterdir()) == []


def test_somebody_who_stops_it_is_told_that_nothing_is_half_written(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    failing(monkeypatch, KeyboardInterrupt())
    assert cli.run(["check"]) == 130
    assert re.search("[ぁ-ん]", capsys.readouterr().err)


def test_a_door_that_is_shut_is_no_fault_of_ours(
    reports: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    failing(monkeypatch, PermissionError(13, "denied", "/share/事務局限り/結果.xlsx"))
    assert cli.run(["check"]) == 77
    assert capsys.readouterr().err == (
        "結果.xlsx: ファイルを開く権限がありません。"
        "フォルダーの管理者に読み取りの権限を付けてもらってください。\n"
    )
    assert list(reports.iterdir()) == []


def test_a_share_that_is_gone_is_no_fault_of_ours(
    reports: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    failing(monkeypatch, OSError(errno.EHOSTDOWN, "Host is down", "/share/共有/受付簿.xlsx"))
    assert cli.run(["check"]) == 75
    assert capsys.readouterr().err == (
        "受付簿.xlsx: ファイルを開けませんでした（ネットワークのつながりが切れました）。"
        "ネットワークのつながりを確かめて、もう一度実行してください。\n"
    )
    assert list(reports.iterdir()) == []


def test_a_refusal_of_the_system_that_nobody_could_mend_is_our_fault(
    reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, OSError(errno.EBADF, "Bad file descriptor"))
    assert cli.run(["check"]) == 70
    assert len(list(reports.iterdir())) == 1
