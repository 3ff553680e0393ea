"""Every way in which inputs are wrong: where, what, what to do, and no result is touched.

Through the command line, as a person meets it. What was published before stands as it was.
"""

import csv
import os
import shutil
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from automations.cli import run
from tests.small_event import RESTRICTED, change_text, write_small_event

AS_OF = ["--as-of", "2024-12-25T09:00"]
RESULT, REMARKS = f"{RESTRICTED}/結果.xlsx", f"{RESTRICTED}/要確認.xlsx"
RECEPTION, SHEET = "受付簿.xlsx", "受付簿"
LOCKED = Path(__file__).parent / "books/files/calamine/password.xls"

REFUSED = "結果は作っていません（前の結果はそのままです）。次のところを直してください:\n"
TOLD = tomllib.loads(Path(__file__).with_name("wrong_inputs.toml").read_text("utf-8"))

Fault = Callable[[Path], object]


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small event whose reception sheet is a workbook, and which has a result."""
    folder = write_small_event(tmp_path_factory.mktemp("ran") / "催し")
    lines = (folder / "受付簿.csv").read_text(encoding="utf-8").splitlines()
    book = Workbook()
    book.worksheets[0].title = SHEET
    for row in csv.reader(lines):
        book.worksheets[0].append(row)
    book.save(folder / RECEPTION)
    (folder / "受付簿.csv").unlink()
    change_text(folder / "event.toml", {'"受付簿.csv"': f'"{RECEPTION}"\nsheet = "{SHEET}"'})
    assert run(["run", str(folder), *AS_OF]) == 0
    return folder


@pytest.fixture
def folder(ran: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    capsys.readouterr()
    return shutil.copytree(ran, tmp_path / "催し")


def without_reception(folder: Path) -> None:
    (folder / RECEPTION).unlink()


def without_its_folder(folder: Path) -> None:
    change_text(folder / "event.toml", {f'"{RECEPTION}"': f'"共有/{RECEPTION}"'})


def without_sheet(folder: Path) -> None:
    book = load_workbook(folder / RECEPTION)
    book.worksheets[0].title = "受付名簿"
    book.create_sheet("メモ")
    book.save(folder / RECEPTION)


def heading_renamed(folder: Path) -> None:
    change_text(folder / "名簿.csv", {"職員番号,": "職員No,"})


def heading_deleted(folder: Path) -> None:
    change_text(folder / "名簿.csv", {"職員番号,氏名,所属,兼務所属\n": ""})


def empty(folder: Path) -> None:
    (folder / "投票.csv").write_bytes(b"")


def locked_by_a_password(folder: Path) -> None:
    (folder / RECEPTION).write_bytes(LOCKED.read_bytes())


def truncated(folder: Path) -> None:
    content = (folder / RECEPTION).read_bytes()
    (folder / RECEPTION).write_bytes(content[: len(content) // 2])


def category_misspelt(folder: Path) -> None:
    change_text(folder / "エントリー.csv", {"証明書の郵送申請,窓口": "証明書の郵送申請,窓ロ"})


def ballots_of_another_form(folder: Path) -> None:
    change_text(folder / "投票.csv", {"効果 [06 書庫の電子化]": "効果 [06 書庫]"})


def two_faults(folder: Path) -> None:
    without_reception(folder)
    empty(folder)


INPUTS = [
    without_reception,
    without_its_folder,
    without_sheet,
    heading_renamed,
    heading_deleted,
    empty,
    locked_by_a_password,
    truncated,
    category_misspelt,
    ballots_of_another_form,
    two_faults,
]


@pytest.mark.parametrize("spoil", INPUTS, ids=lambda each: each.__name__)
def test_an_input_that_cannot_be_used(
    spoil: Fault, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = published(folder)
    spoil(folder)
    assert run(["run", str(folder), *AS_OF]) == 65
    said = capsys.readouterr()
    assert said.err == TOLD[spoil.__name__]
    assert (said.out, published(folder)) == (REFUSED, before)
    # The same stands in 要確認.xlsx, line by line: place, what was found, what to do.
    rows = load_workbook(folder / REMARKS)["集計_要確認"].iter_rows(min_col=2, values_only=True)
    listed = [f"{place}: {found}{remedy}" for place, found, remedy in rows]
    assert [line for line in said.err.splitlines() if line not in listed] == []


def published(folder: Path) -> list[tuple[str, bytes, int]]:
    paths = sorted((folder / RESTRICTED).glob("*.*"))
    kept = [path for path in paths if path.name not in {"要確認.xlsx", "判定.xlsx"}]
    return [(path.name, path.read_bytes(), path.stat().st_mtime_ns) for path in kept]


def test_the_list_of_faults_goes_when_they_are_mended(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = (folder / "投票.csv").read_bytes()
    empty(folder)
    run(["run", str(folder), *AS_OF])
    assert (folder / REMARKS).exists()
    (folder / "投票.csv").write_bytes(content)
    assert run(["run", str(folder), *AS_OF]) == 0
    assert not (folder / REMARKS).exists()
    assert capsys.readouterr().out


def unknown_setting(folder: Path) -> None:
    change_text(folder / "event.toml", {"seats = 3": "seat = 3"})


def unknown_value(folder: Path) -> None:
    change_text(
        folder / "event.toml", {"[award.selection]": 'revote = "最後"\n\n[award.selection]'}
    )


def without_settings(folder: Path) -> None:
    (folder / "event.toml").unlink()


def broken_settings(folder: Path) -> None:
    change_text(folder / "event.toml", {'book = "投票.csv"': "book = 投票.csv"})


SETTINGS = [unknown_setting, unknown_value, without_settings, broken_settings]


@pytest.mark.parametrize("spoil", SETTINGS, ids=lambda each: each.__name__)
def test_settings_that_cannot_be_used(
    spoil: Fault, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = published(folder)
    spoil(folder)
    assert run(["run", str(folder), *AS_OF]) == 78
    said = capsys.readouterr()
    assert said.err.replace(str(folder), "催し") == TOLD[spoil.__name__]
    assert (said.out, published(folder)) == ("", before)


def test_a_folder_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["run", str(tmp_path / "ない")]) == 78
    assert capsys.readouterr().err == (
        "ない: 設定のブック「設定.xlsx」がありません。催しのフォルダーを確かめてください。"
        "新しく始めるときは「準備」で作れます。\n"
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(
    os.name == "nt" or os.geteuid() == 0, reason="an administrator may write everywhere"
)
def test_a_folder_that_may_not_be_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change_text(folder / "投票.csv", {"0008,3": "0008,4"})
    before = published(folder)
    (folder / RESTRICTED).chmod(0o500)
    try:
        assert run(["run", str(folder), *AS_OF]) == 77
    finally:
        (folder / RESTRICTED).chmod(0o700)
    assert "権限" in capsys.readouterr().err
    assert published(folder) == before
