"""Running a job again, and again after something changed: what is written, and what is left."""

import shutil
from datetime import datetime
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from automations.errors import OutputNotWritten, RunInProgress, SettingsWrong
from automations.flows.running import Outcome, perform
from automations.flows.scope import EVERYTHING
from tests.flows.published import texts
from tests.ledger.test_locking import held_elsewhere
from tests.small_event import AFTER, RESTRICTED, change_text

RESULT, BRIEF = f"{RESTRICTED}/結果.xlsx", f"{RESTRICTED}/報告資料.docx"
LATER = AFTER.replace(day=26)
BEFORE_THE_CLOSE = AFTER.replace(day=5)
SCALE = {"2024/12/06 10:00:00,0008,3": "2024/12/06 10:00:00,0008,4"}
"""One mark of one ballot, changed by a point."""


def run(folder: Path, at: datetime = AFTER) -> Outcome:
    return perform(folder, EVERYTHING, at)


def standing(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Return every file with its bytes and its time, but those of the lock."""
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file() and path.stem != "実行中"
    }


def run_folders(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / RESTRICTED / "記録/集計回").iterdir())


def test_a_second_run_writes_nothing(small: Path) -> None:
    first = run(small)
    before = standing(small)
    second = run(small, LATER)
    assert standing(small) == before
    assert (first.unchanged, second.unchanged) == (False, True)
    assert (first.code, second.code) == (0, 0)
    assert second.run == first.run


def test_a_comment_in_the_settings_changes_nothing(small: Path) -> None:
    run(small)
    change_text(small / "event.toml", {"[basics]": "# 二度目の確認をした\n\n[basics]"})
    before = standing(small)
    assert run(small, LATER).unchanged
    assert standing(small) == before


def test_rows_in_another_order_change_nothing(small: Path) -> None:
    run(small)
    heading, *rows = (small / "投票.csv").read_text(encoding="utf-8").splitlines()
    (small / "投票.csv").write_text("\n".join([heading, *reversed(rows)]), encoding="utf-8")
    before = standing(small)
    assert run(small, LATER).unchanged
    assert standing(small) == before


def test_a_changed_row_is_a_new_run_and_both_records_stay(small: Path) -> None:
    first = run(small)
    before = standing(small)
    change_text(small / "投票.csv", SCALE)
    second = run(small, LATER)
    assert not second.unchanged
    assert run_folders(small) == sorted([first.run.id, second.run.id])
    recorded = {name: kept for name, kept in standing(small).items() if first.run.id in name}
    assert recorded == {name: kept for name, kept in before.items() if first.run.id in name}
    assert recorded


def test_what_is_kept_of_a_run_is_what_was_read_and_published(small: Path) -> None:
    folder = small / RESTRICTED / "記録/集計回" / run(small).run.id
    read = {path.name[3:]: path.read_bytes() for path in (folder / "読取控え").iterdir()}
    published = {path.name[3:]: path.read_bytes() for path in (folder / "結果控え").iterdir()}
    books = {path.name: path.read_bytes() for path in small.glob("*.csv")}
    assert read == {name: data for name, data in books.items() if name != "投票.csv"}
    assert published == {Path(each).name: (small / each).read_bytes() for each in (RESULT, BRIEF)}


def test_a_result_that_somebody_changed_is_put_right(small: Path) -> None:
    run(small)
    before = (small / RESULT).read_bytes()
    (small / RESULT).write_bytes(b"mine")
    assert not run(small).unchanged
    assert (small / RESULT).read_bytes() == before


def test_the_same_event_makes_the_same_bytes(small: Path, tmp_path: Path) -> None:
    twin = shutil.copytree(small, tmp_path / "別の場所")
    for each in (small, twin):
        run(each)
    made = [[(each / name).read_bytes() for name in (RESULT, BRIEF)] for each in (small, twin)]
    assert made[0] == made[1]


def test_workbook_and_brief_appear_together(small: Path) -> None:
    run(small)
    before = standing(small)
    change_text(small / "投票.csv", SCALE)
    (small / "templates").mkdir()
    template = Document()
    template.add_paragraph("{{知らない項目}}")
    template.save(str(small / "templates/報告資料.docx"))
    with pytest.raises(SettingsWrong) as wrong:
        run(small, LATER)
    assert "「知らない項目」という項目はありません" in str(wrong.value)
    after = standing(small)
    assert [name for name in before if name != "投票.csv" and before[name] != after[name]] == []


@pytest.mark.parametrize("held", [RESULT, BRIEF])
def test_neither_changes_while_one_of_them_cannot_be_replaced(held: str, small: Path) -> None:
    run(small)
    other = RESULT if held == BRIEF else BRIEF
    before = (small / other).read_bytes()
    change_text(small / "投票.csv", SCALE)
    (small / held).unlink()
    (small / held).mkdir()  # as impossible to replace as a file that somebody has open
    with pytest.raises(OutputNotWritten) as refused:
        run(small, LATER)
    assert str(refused.value).startswith(f"{Path(held).name}: 書き込めませんでした（")
    assert (small / other).read_bytes() == before
    assert len(run_folders(small)) == 1


def test_before_the_close_only_the_turnout_is_told(small: Path) -> None:
    outcome = run(small, BEFORE_THE_CLOSE)
    told = "\n".join([*texts(small / RESULT), *texts(small / BRIEF)])
    assert outcome.findings.award
    titles = [each.title for each in outcome.findings.award.entries]
    assert len(titles) == 6
    assert [title for title in titles if title in told] == []
    of_the_result = (
        "有効投票数",
        "数えない票数",
        "ファイナリスト数",
        "当落線の差",
        "順位",
        "集計_次点",
    )
    assert [word for word in of_the_result if word in told] == []
    names = load_workbook(small / RESULT).sheetnames
    assert [name for name in names if "ファイナリスト" in name or "票" in name] == [
        "集計_所属別の投票率"
    ]
    assert "投票率" in told


def test_a_run_waits_for_nobody(small: Path) -> None:
    run(small)
    before = standing(small)
    with held_elsewhere(small / RESTRICTED), pytest.raises(RunInProgress) as busy:
        run(small)
    assert busy.value.exit_code == 11
    assert "集計が実行されています" in str(busy.value)
    assert standing(small) == before
