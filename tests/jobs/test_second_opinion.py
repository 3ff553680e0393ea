"""第二意見 on the command line: one book of hints; nothing else is changed, asked or recorded."""

import csv
import sys
from pathlib import Path

import polars as pl
import pytest
from openpyxl import load_workbook

from automations.cli import run
from automations.flows import linkage_model
from automations.flows.running import perform
from automations.flows.scope import ROSTER
from automations.flows.second_opinion import second_opinion
from tests.flows.linked_people import everybody
from tests.small_event import AFTER, RESTRICTED, write_small_event

BOOK = "第二意見.xlsx"
HEADINGS = ("氏名", "フリガナ", "団体名", "所属", "メールアドレス", "職員番号", "区分")
AGAIN = ("青木 一", "アオキ ハジメ", "みどり野区", "広報課", "aoki@city.example", "1", "庁内")
APART, TOGETHER = "集計_第二意見では別人", "集計_第二意見では同じ人"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small event; 青木 registered twice, from two sections."""
    root = write_small_event(tmp_path / "小さな催し")
    with (root / "申込.csv").open("a", encoding="utf-8") as file:
        csv.writer(file).writerow(AGAIN)
    return root


def register_sixty(folder: Path) -> None:
    """Let sixty people register, so that there is enough to learn from."""
    keys = ("name", "kana", "body", "section", "mail", "staff_number")
    rows = everybody().select(f"{key}_key" for key in keys).rows()
    with (folder / "申込.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADINGS, *((*row, "") for row in rows)])


def by_section(rows: pl.DataFrame, _database: object) -> pl.DataFrame:
    """Play a model for which whoever is of one section is one person, and nobody else."""
    keyed = rows.select(pl.col("record").cast(pl.UInt32), "section_key")
    pairs = keyed.join(keyed, how="cross", suffix="_other")
    return pairs.filter(pl.col("record") < pl.col("record_other")).select(
        one="record",
        other="record_other",
        percent=pl.when(pl.col("section_key") == pl.col("section_key_other"))
        .then(91)
        .otherwise(8)
        .cast(pl.UInt8),
    )


def pairs(path: Path, sheet: str) -> set[tuple[object, ...]]:
    """Return number, percentage and name of each line of a list."""
    rows = list(load_workbook(path)[sheet].iter_rows(values_only=True))
    heading = next(number for number, row in enumerate(rows) if row[0] == "組")
    return {(row[0], row[1], row[4]) for row in rows[heading + 1 :]}


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file of the event but the note of who runs a job."""
    files = (path for path in folder.rglob("*") if path.is_file() and "実行中" not in path.name)
    return {path.name: path.read_bytes() for path in files}


def test_a_disagreement_each_way_is_listed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linkage_model, "scores", by_section)
    found = second_opinion(folder, AFTER)
    assert found.path == folder / RESTRICTED / BOOK
    assert pairs(found.path, APART) == {(1, 8, "青木 一")}
    assert pairs(found.path, TOGETHER) == {(1, 91, "青木 一"), (1, 91, "江口 四郎")}
    assert found.differing == 2


def test_it_says_how_many_pairs_differ_and_where_they_are_listed(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    register_sixty(folder)
    assert run(["第二意見", str(folder)]) == 0
    said = capfd.readouterr()
    assert said.out.splitlines()[1:] == [
        f"一覧: {folder / RESTRICTED / BOOK}",
        "目安の一覧です。これで変わったものはありません。",
    ]
    assert said.out.startswith("比べた組: ")
    assert said.err == ""


def test_the_same_registrations_give_the_same_book(folder: Path) -> None:
    register_sixty(folder)
    path = second_opinion(folder, AFTER).path
    first = path.read_bytes()
    second_opinion(folder, AFTER)
    assert path.read_bytes() == first


def test_nothing_else_is_written_asked_or_recorded(folder: Path) -> None:
    register_sixty(folder)
    perform(folder, ROSTER, AFTER)
    before = contents(folder)
    second_opinion(folder, AFTER)
    after = contents(folder)
    assert after.pop(BOOK)
    assert after == before


def test_of_few_registrations_there_is_no_second_opinion(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["second-opinion", str(folder)]) == 65
    assert capsys.readouterr().err == (
        "小さな催し: 申込が少ないか、重ねて申し込んだ人が少ないため、第二意見を出せません。"
        "登録台帳は、これなしで完全です。申込が増えてから、もう一度試してください。\n"
    )
    assert not (folder / RESTRICTED / BOOK).exists()


def test_of_more_than_fits_into_memory_it_says_so(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def too_much(_rows: pl.DataFrame, _database: object) -> pl.DataFrame:
        raise linkage_model.MemoryShortError

    monkeypatch.setattr(linkage_model, "scores", too_much)
    assert run(["第二意見", str(folder)]) == 75
    assert capsys.readouterr().err == (
        "小さな催し: 第二意見を出すには、このPCのメモリーが足りません。"
        "登録台帳は、これなしで完全です。"
        "ほかのソフトを閉じるか、メモリーの多いPCで、もう一度試してください。\n"
    )


@pytest.mark.parametrize("library", ["splink", "duckdb"])
def test_without_the_extra_it_says_what_is_missing_and_that_nothing_needs_it(
    library: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delitem(sys.modules, "automations.flows.linkage_model")
    monkeypatch.setitem(sys.modules, library, None)
    assert run(["第二意見", str(folder)]) == 78
    assert capsys.readouterr().err == (
        "第二意見: 同じ人かどうかを別のしかたでも見比べる追加の機能が、このPCには入っていません。"
        "登録台帳も集計も、これなしで完全です。"
        "使うときは、情報担当が追加の部品（splink）を入れてください。\n"
    )
