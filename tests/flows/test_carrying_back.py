"""A copy comes back with what was written there: all of it, or nothing and every reason."""

import os
import shutil
import subprocess
import sys
import tomllib
from hashlib import sha256
from pathlib import Path

import pytest
from openpyxl import load_workbook

from automations import resources
from automations.books.draft import Draft
from automations.books.own_book import book_of
from automations.errors import OutputNotWritten
from automations.ledger import runs
from automations.ledger.carried import Stage, passages
from automations.ledger.write_backs import WriteBack, record_write_back
from tests.flows.carried_event import (
    RECEPTION,
    RUN,
    add_line,
    back,
    contents,
    left,
    people,
    ran,
    refusal,
)
from tests.small_event import AFTER, RESTRICTED

CHECKOUT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def copy(small: Path, tmp_path: Path) -> Path:
    """A copy of the small event that left."""
    return left(small, tmp_path / "会場用").destination


def test_what_was_written_there_comes_and_what_was_written_here_stays(
    small: Path, copy: Path
) -> None:
    add_line(copy / RECEPTION)
    (copy / "写真").mkdir()
    (copy / "写真" / "メモ.txt").write_bytes(b"there")
    add_line(small / "エントリー.csv")
    (small / "控え.txt").write_bytes(b"here")
    expected = people(small) | {path: people(copy)[path] for path in (RECEPTION, "写真/メモ.txt")}
    ran(copy)
    found = back(small, copy)
    assert (found.files, found.records, found.notes) == (("写真/メモ.txt", RECEPTION), 1, ())
    assert people(small) == expected
    assert runs.runs(small / RESTRICTED) == (RUN,)
    assert [each.stage for each in passages(small / RESTRICTED)] == [Stage.OUT, Stage.BACK]


def test_bringing_back_twice_changes_nothing(small: Path, copy: Path) -> None:
    add_line(copy / RECEPTION)
    ran(copy)
    back(small, copy)
    before = contents(small)
    again = back(small, copy)
    assert (again.files, again.records) == ((), 0)
    assert contents(small) == before


def test_who_goes_on_writing_there_brings_it_back_again(small: Path, copy: Path) -> None:
    for line in ("1\n", "2\n"):
        add_line(copy / RECEPTION, line)
        assert back(small, copy).files == (RECEPTION,)
    assert people(small) == people(copy)


def test_what_changed_on_both_sides_is_named_and_nothing_comes(small: Path, copy: Path) -> None:
    for event in (small, copy):
        add_line(event / RECEPTION, event.name)
        os.utime(event / RECEPTION, ns=(int(AFTER.timestamp()) * 10**9,) * 2)
    ran(copy)
    assert refusal(small, copy) == (
        f"{RECEPTION}: 持ち出したあと、こちら（令和6年12月25日（水）9:00に保存）と"
        "写し（令和6年12月25日（水）9:00に保存）の両方で変わっています。"
        "二つを見比べて、一方に書き写し、そのファイルをもう一方のフォルダーにも置いてから、"
        "もう一度持ち帰ってください。"
    )


def test_the_same_change_on_both_sides_is_none(small: Path, copy: Path) -> None:
    for event in (small, copy):
        add_line(event / RECEPTION)
    assert back(small, copy).files == ()


def test_what_was_taken_away_is_said_and_nothing_is_taken_away(small: Path, copy: Path) -> None:
    (copy / RECEPTION).unlink()
    (small / "名簿.csv").unlink()
    (small / "申込.csv").unlink()
    add_line(copy / "申込.csv")
    found = back(small, copy)
    assert found.files == ("申込.csv",)
    assert {each.place.book: each.code for each in found.notes} == {
        RECEPTION: "carry_gone_there",
        "名簿.csv": "carry_gone_here",
        "申込.csv": "carry_gone_here_changed",
    }
    assert (small / RECEPTION).exists()


def test_our_results_are_made_anew(small: Path, copy: Path) -> None:
    for name in ("結果.xlsx", "報告資料.docx", "要確認.xlsx", "結果（書込待ち）.xlsx"):
        (copy / RESTRICTED / name).write_bytes(b"there")
        (small / RESTRICTED / name).write_bytes(b"here")
    (copy / RESTRICTED / "結果_来場.xlsx").write_bytes(b"there")
    before = people(small)
    found = back(small, copy)
    assert found.files == ()
    assert len(found.results) == 5
    assert people(small) == before


def test_results_of_the_judging_are_made_anew_but_papers_that_somebody_saved_are_people_s(
    small: Path, copy: Path
) -> None:
    names = ("結果_審査.xlsx", "審査結果.xlsx", "委員長用.xlsx", "発表.xlsx", "賞状.csv")
    for name in names:
        (copy / RESTRICTED / name).write_bytes(b"there")
        (small / RESTRICTED / name).write_bytes(b"here")
    (copy / RESTRICTED / "採点票.docx").write_bytes(b"saved by somebody")
    found = back(small, copy)
    assert found.results == tuple(sorted(f"{RESTRICTED}/{name}" for name in names))
    assert found.files == (f"{RESTRICTED}/採点票.docx",)


def test_what_waits_beside_a_book_is_ours_too_until_somebody_writes_into_it(
    small: Path, copy: Path
) -> None:
    names = tomllib.loads(resources.config_file("status.toml").read_text(encoding="utf-8"))
    waiting, dated = (
        names["sibling"][key].format(stem="受付簿", day="2026-12-04")
        for key in ("waiting", "dated")
    )
    for name in (waiting, dated):
        (copy / name).write_bytes(book_of([Draft("集計_要確認", (10,))]))
    load_workbook(copy / dated).save(copy / dated)
    (copy / "会場（書込待ち）.docx").write_bytes(b"of their own")
    found = back(small, copy)
    assert (found.files, found.results) == (("会場（書込待ち）.docx", dated), (waiting,))


def test_the_book_of_decisions_is_peoples(small: Path, copy: Path) -> None:
    (copy / RESTRICTED / "判定.xlsx").write_bytes(b"there")
    assert back(small, copy).files == (f"{RESTRICTED}/判定.xlsx",)


def test_a_column_that_we_wrote_here_is_no_change_of_people(small: Path, copy: Path) -> None:
    before = (small / RECEPTION).read_bytes()
    add_line(small / RECEPTION, "確認結果")
    one, other = (sha256(each).hexdigest() for each in (before, (small / RECEPTION).read_bytes()))
    written = WriteBack(RECEPTION, one, other, AFTER, AFTER)
    record_write_back(small / RESTRICTED, written, before)
    add_line(copy / RECEPTION, "会場で来た人")
    assert back(small, copy).files == (RECEPTION,)


def test_a_run_that_was_taken_away_here_stays_away(small: Path, tmp_path: Path) -> None:
    ran(small)
    copy = left(small, tmp_path / "会場用").destination
    shutil.rmtree(small / RESTRICTED / "記録/集計回")
    assert [each.code for each in back(small, copy).notes] == ["carry_records_left"]
    assert runs.runs(small / RESTRICTED) == ()


def test_every_reason_is_told_at_once(small: Path, copy: Path) -> None:
    for event in (small, copy):
        add_line(event / RECEPTION, event.name)
        add_line(event / "名簿.csv", event.name)
    ran(copy)
    manifest = next((copy / RESTRICTED).rglob("集計回/*/記録.json"))
    manifest.write_bytes(b"{}")
    told = refusal(small, copy).splitlines()
    assert [line.partition(": ")[0].rpartition("/")[2] for line in told] == [
        "記録.json",
        RECEPTION,
        "名簿.csv",
    ]
    assert told[0].startswith(f"会場用/{RESTRICTED}/記録/集計回/"), "which side it is"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such mode")
def test_a_file_that_cannot_be_replaced_is_found_before_anything_changes(
    small: Path, copy: Path
) -> None:
    add_line(copy / RECEPTION)
    add_line(copy / "名簿.csv")
    (small / "名簿.csv").chmod(0o444)
    before = contents(small)
    with pytest.raises(OutputNotWritten, match=r"名簿\.csv"):
        back(small, copy)
    assert contents(small) == before


@pytest.mark.skipif(os.name == "nt", reason="the killed process is a fork, which Windows lacks")
def test_whoever_was_killed_while_carrying_does_it_again(
    small: Path, copy: Path, tmp_path: Path
) -> None:
    add_line(copy / RECEPTION)
    add_line(copy / "名簿.csv")
    ran(copy)
    attempts = tmp_path / "試み"
    attempts.mkdir()
    before, arguments = people(small), map(str, (small, copy, attempts))
    driver = [sys.executable, "-m", "tests.flows.dying_carrier", *arguments]
    subprocess.run(driver, check=True, cwd=CHECKOUT)
    back(small, copy)
    tried = sorted(attempts.iterdir())
    assert len(tried) > len(people(small).items() - before.items())
    for folder in tried:
        event = folder / "催し"
        assert people(event) == people(small), folder.name
        assert runs.runs(event / RESTRICTED) == (RUN,)
        assert [each.stage for each in passages(event / RESTRICTED)] == [Stage.OUT, Stage.BACK]
        assert people(folder / "新しい写し") == people(folder / "出る催し") == before, folder.name
        left = {each.name for each in folder.iterdir()}
        assert left == {"催し", "写し", "出る催し", "新しい写し"}, "nothing half-written"
