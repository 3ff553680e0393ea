"""A run is recorded whole or not at all, and never changes afterwards."""

import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automations.errors import InputUnfit, OutputNotWritten
from automations.ledger.records import encoded
from automations.ledger.runs import (
    Input,
    Output,
    Run,
    check_number,
    read_runs,
    record_run,
    runs,
    same_findings,
)

TOKYO = ZoneInfo("Asia/Tokyo")
KEPT = {"申込.xlsx": b"PK\x03\x04", "受付.csv": b"\x8e\x81\x96\xbc"}
RUN = Run(
    job="一括",
    at=datetime(2024, 12, 24, 17, 15, 30, 123456, TOKYO),
    version="0.1.0",
    settings_seal="5e",
    inputs=(Input("申込.xlsx「回答」", 760, "aa", "11"), Input("受付.csv", 751, "bb", "22")),
    decisions_seal="dd",
    seed="2024",
    result_seal="cc",
    outcome="完了",
    exit_code=0,
    outputs=(Output("結果.xlsx", "33"),),
    questions=("同点-1",),
)
SEALS = st.text("0123456789abcdef")
RUN_FOLDER = "20241224-171530-NVEMD86Y"


def names_under(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_a_run_is_a_folder_named_by_its_time_and_check_number(root: Path) -> None:
    folder = record_run(root, RUN, KEPT, {"結果.xlsx": b"PK"})
    assert folder == root / "記録" / "集計回" / RUN_FOLDER
    assert names_under(folder) == [
        "結果控え",
        "結果控え/01_結果.xlsx",
        "記録.json",
        "読取控え",
        "読取控え/01_受付.csv",
        "読取控え/02_申込.xlsx",
    ]
    assert (folder / "読取控え" / "02_申込.xlsx").read_bytes() == b"PK\x03\x04"


def test_the_manifest_is_sorted_text_with_every_part_of_the_run(root: Path) -> None:
    text = (record_run(root, RUN, KEPT) / "記録.json").read_text(encoding="utf-8")
    content = json.loads(text)
    assert text.endswith("}\n")
    assert list(content) == sorted(content)
    assert content.pop("seal") != ""
    assert content == {
        "at": "2024-12-24T17:15:30.123456+09:00",
        "check_number": "NVEMD86Y",
        "decisions_seal": "dd",
        "exit_code": 0,
        "format": 1,
        "id": RUN_FOLDER,
        "job": "一括",
        "outputs": [{"digest": "33", "name": "結果.xlsx"}],
        "inputs": [
            {"digest": "11", "name": "申込.xlsx「回答」", "rows": 760, "seal": "aa", "tab": ""},
            {"digest": "22", "name": "受付.csv", "rows": 751, "seal": "bb", "tab": ""},
        ],
        "kept": {
            "01_受付.csv": hashlib.sha256(KEPT["受付.csv"]).hexdigest(),
            "02_申込.xlsx": hashlib.sha256(KEPT["申込.xlsx"]).hexdigest(),
        },
        "outcome": "完了",
        "questions": ["同点-1"],
        "approval": "",
        "confirmation": "",
        "result_seal": "cc",
        "seed": "2024",
        "settings_seal": "5e",
        "version": "0.1.0",
    }


def test_what_is_read_back_is_what_was_recorded(root: Path) -> None:
    record_run(root, RUN, KEPT)
    assert runs(root) == (RUN,)


def test_a_record_from_before_questions_were_kept_holds_none(root: Path) -> None:
    path = record_run(root, RUN, KEPT) / "記録.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    later = {"questions", "approval", "confirmation", "seal"}
    older = {name: part for name, part in content.items() if name not in later}
    path.write_bytes(encoded(older))
    assert runs(root) == (replace(RUN, questions=()),)


def test_before_the_first_run_there_is_none(root: Path) -> None:
    assert runs(root) == ()
    assert same_findings(root, RUN) == ()


def test_runs_stand_in_the_order_of_their_instants(root: Path) -> None:
    later = replace(RUN, at=datetime(2024, 12, 24, 8, 30, tzinfo=UTC))  # 17:30 in Tokyo
    for run in (later, RUN):
        record_run(root, run, {})
    assert later.id < RUN.id
    assert runs(root) == (RUN, later)


def test_recording_the_same_run_again_changes_nothing(root: Path) -> None:
    record_run(root, RUN, KEPT)
    before = names_under(root)
    assert record_run(root, RUN, dict(reversed(KEPT.items()))).name == RUN_FOLDER
    assert names_under(root) == before


def test_what_could_not_be_published_is_not_recorded(root: Path) -> None:
    def refused() -> None:
        raise OutputNotWritten

    with pytest.raises(OutputNotWritten):
        record_run(root, RUN, KEPT, publish=refused)
    assert names_under(root / "記録/集計回") == []


def test_what_could_not_be_recorded_is_not_published(root: Path) -> None:
    published: list[Run] = []
    (root / "記録").mkdir()
    (root / "記録/集計回").write_bytes(b"")  # as impossible to write into as a full disk
    with pytest.raises(OutputNotWritten):
        record_run(root, RUN, KEPT, publish=lambda: published.append(RUN))
    assert published == []


def test_a_run_that_is_recorded_already_is_published_again(root: Path) -> None:
    published: list[Run] = []
    record_run(root, RUN, KEPT)
    record_run(root, RUN, KEPT, publish=lambda: published.append(RUN))
    assert published == [RUN]


def test_other_runs_of_the_same_instant_and_check_number_stand_beside_it(root: Path) -> None:
    newer = [replace(RUN, version=f"0.{number}.0") for number in range(2, 12)]
    names = [record_run(root, each, KEPT).name for each in (RUN, *newer)]
    assert names == [RUN_FOLDER, *(f"{RUN_FOLDER}-{number}" for number in range(2, 12))]
    assert runs(root) == (RUN, *newer)
    before = names_under(root)
    assert record_run(root, newer[0], KEPT).name == f"{RUN_FOLDER}-2"
    assert names_under(root) == before


@pytest.mark.parametrize(
    ("name", "stored"),
    [
        ("../../申込.xlsx", "01__.._申込.xlsx"),
        ('投票: "A"?.csv', "01_投票_ _A__.csv"),
        ("CON", "01_CON"),
        ("名簿\u202exslx.exe", "01_名簿_xslx.exe"),
        (" 回答 . ", "01_回答"),
        ("墨" * 90 + ".xlsx", "01_" + "墨" * 40 + ".xlsx"),
        ("", "01_"),
    ],
)
def test_a_kept_copy_has_a_harmless_name(root: Path, name: str, stored: str) -> None:
    folder = record_run(root, RUN, {name: b"1"})
    assert [path.name for path in (folder / "読取控え").iterdir()] == [stored]


def test_a_run_without_a_time_zone_is_our_bug() -> None:
    with pytest.raises(ValueError, match="zone-aware"):
        replace(RUN, at=datetime(2024, 12, 24, 17, 15))  # noqa: DTZ001 - the fault is the test


@given(SEALS, SEALS)
def test_a_check_number_has_8_letters_that_nobody_mistakes(result: str, inputs: str) -> None:
    assert re.fullmatch("[2-9A-HJ-NP-Z]{8}", check_number(result, inputs))


def test_the_check_number_stands_for_result_and_inputs_alone() -> None:
    def changed_input(name: str, seal: str) -> Run:
        return replace(RUN, inputs=(Input(name, 760, seal, "11"), RUN.inputs[1]))

    same = (replace(RUN, version="9", outcome="x"), replace(RUN, inputs=RUN.inputs[::-1]))
    other = (
        replace(RUN, result_seal="ce"),
        changed_input("申込.xlsx「回答」", "ab"),
        changed_input("申込.xlsx", "aa"),
    )
    assert {run.check_number for run in same} == {RUN.check_number}
    assert len({run.check_number for run in (RUN, *other)}) == 4


def test_the_same_finding_again_needs_no_writing(root: Path) -> None:
    record_run(root, RUN, KEPT)
    resaved = tuple(replace(each, digest="33") for each in reversed(RUN.inputs))
    now = replace(RUN, at=RUN.at + timedelta(days=1), inputs=resaved, outputs=())
    assert same_findings(root, now) == (RUN,)


@pytest.mark.parametrize(
    "now",
    [
        replace(RUN, version="0.1.1"),
        replace(RUN, settings_seal="5f"),
        replace(RUN, inputs=RUN.inputs[:1]),
        replace(RUN, inputs=(replace(RUN.inputs[0], seal="ab"), RUN.inputs[1])),
        replace(RUN, decisions_seal="de"),
        replace(RUN, seed="2025"),
        replace(RUN, result_seal="ce"),
        replace(RUN, exit_code=20),
    ],
)
def test_whatever_changed_is_something_to_write(root: Path, now: Run) -> None:
    record_run(root, RUN, KEPT)
    assert same_findings(root, now) == ()


def test_the_latest_of_several_same_findings_comes_first(root: Path) -> None:
    later = replace(RUN, at=RUN.at + timedelta(days=1))
    other = replace(RUN, at=RUN.at + timedelta(days=2), result_seal="ce")
    for run in (later, RUN, other):
        record_run(root, run, KEPT)
    assert same_findings(root, RUN) == (later, RUN)


def rewritten(folder: Path) -> Path:
    manifest = folder / "記録.json"
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(text.replace("完了", "中止"), encoding="utf-8")
    return folder


def renamed(folder: Path) -> Path:
    return folder.rename(folder.with_name("20241225-171530-NVEMD86Y"))


def numbered(folder: Path) -> Path:
    return folder.rename(folder.with_name(f"{folder.name}-2"))


def emptied(folder: Path) -> Path:
    (folder / "記録.json").write_bytes(b"")
    return folder


@pytest.mark.parametrize("damage", [rewritten, renamed, numbered, emptied])
def test_a_damaged_run_is_named(root: Path, damage: Callable[[Path], Path]) -> None:
    intact = replace(RUN, at=RUN.at - timedelta(days=1))
    record_run(root, intact, {})
    folder = damage(record_run(root, RUN, KEPT))
    with pytest.raises(InputUnfit) as refused:
        same_findings(root, RUN)
    assert str(refused.value) == (
        f"事務局限り/記録/集計回/{folder.name}/記録.json: "
        "集計回の記録が壊れているか、後から書き換えられています。"
        "控えから元のファイルを戻してください。"
        "戻せないときは、この集計回のフォルダーごと「記録」の外へ移してください。"
    )
    good, problems = read_runs(root)
    assert good == (intact,)
    assert [each.code for each in problems] == ["run_damaged"]


def test_a_run_whose_manifest_is_gone_is_named(root: Path) -> None:
    (record_run(root, RUN, KEPT) / "記録.json").unlink()
    assert [each.code for each in read_runs(root)[1]] == ["record_unreadable"]


def test_what_else_people_put_there_is_left_alone(root: Path) -> None:
    folder = record_run(root, RUN, KEPT)
    (folder.parent / f"{RUN_FOLDER} - コピー").mkdir()
    (folder.parent / "メモ.txt").write_bytes(b"")
    assert runs(root) == (RUN,)


def test_each_job_is_compared_with_its_own_runs(root: Path) -> None:
    record_run(root, RUN, {})
    record_run(root, replace(RUN, job="名簿", at=RUN.at + timedelta(hours=1)), {})
    assert same_findings(root, RUN) == (RUN,)
    assert same_findings(root, replace(RUN, job="資料")) == ()
