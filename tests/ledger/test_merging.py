"""Two sides' records become one: only what is missing is added, and nothing that stands changes."""

import shutil
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from automations.errors import TryAgain
from automations.ledger import decisions, runs
from automations.ledger.carried import leaving, mark_copy, record_passage
from automations.ledger.decisions import Decision
from automations.ledger.merging import (
    Merge,
    is_record,
    plan,
)
from automations.ledger.merging_files import apply, read_records
from automations.ledger.runs import Input, Output, Run, record_run
from automations.ledger.write_backs import WriteBack, read_write_backs, record_write_back
from automations.tables.places import Place

AT = datetime(2026, 12, 4, 8, 30, tzinfo=UTC)
CONTENT, PUBLISHED = b"1,2\n", b"result"
RUN = Run(
    job="一括",
    at=AT,
    version="0.1.0",
    settings_seal="5e",
    inputs=(Input("受付簿.csv", 1, "aa", "11"),),
    decisions_seal="dd",
    seed="",
    result_seal="cc",
    outcome="完了",
    exit_code=0,
    outputs=(Output("結果.xlsx", sha256(PUBLISHED).hexdigest()),),
)
SAME_NAME = replace(RUN, job="来場集計")
LATER = replace(RUN, at=AT.replace(hour=9))
TIE = Decision("同点:a/b", "a", "", "委員長", None, AT, Place("判定.xlsx", "判定_同点", 5, 4))
PAIR = replace(TIE, key="名寄せ:1/2")
BYTES = WriteBack("受付簿.xlsx", sha256(b"x").hexdigest(), "after", AT, AT)
COPY = leaving(AT, "PC-01", "会場用", {})


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    return made(tmp_path / "もと" / "事務局限り")


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    return made(tmp_path / "写し" / "事務局限り")


def made(root: Path) -> Path:
    root.mkdir(parents=True)
    return root


def ran(root: Path, run: Run) -> Path:
    return record_run(root, run, {"受付簿.csv": CONTENT}, {"結果.xlsx": PUBLISHED})


def decided(root: Path, *choices: str, key: str = TIE.key) -> None:
    for number, choice in enumerate(choices):
        at = AT.replace(minute=number, second=len(root.parent.name))
        decisions.record(root, replace(TIE, key=key, choice=choice, recorded_at=at))


def files(root: Path) -> dict[str, str]:
    below = root / "記録"
    found = (path for path in below.rglob("*") if path.is_file())
    return {p.relative_to(below).as_posix(): sha256(p.read_bytes()).hexdigest() for p in found}


def planned(ours: Path, theirs: Path) -> Merge:
    return plan(read_records(ours, files(ours)), read_records(theirs, files(theirs)))


def merge(ours: Path, theirs: Path) -> Merge:
    found = planned(ours, theirs)
    assert found.problems == ()
    apply(found, ours, theirs, files(theirs))
    return found


def test_each_kind_of_record_comes_as_it_was(ours: Path, theirs: Path) -> None:
    ran(theirs, RUN)
    decided(theirs, "a", "b")
    record_write_back(theirs, BYTES, b"x")
    record_passage(theirs, COPY)
    mark_copy(theirs, COPY.copy)
    assert merge(ours, theirs).added == 5
    mark = "持ち出し/この写し.json"
    assert files(ours) == {path: digest for path, digest in files(theirs).items() if path != mark}


def test_merging_twice_changes_nothing(ours: Path, theirs: Path) -> None:
    for root in (ours, theirs):
        ran(root, RUN)
    ran(theirs, LATER)
    decided(theirs, "a")
    merge(ours, theirs)
    before = files(ours)
    assert merge(ours, theirs).added == 0
    assert files(ours) == before


def test_another_run_of_the_same_name_gets_the_next_number(ours: Path, theirs: Path) -> None:
    first, second = ran(ours, RUN), ran(theirs, SAME_NAME)
    assert first.name == second.name
    assert merge(ours, theirs).runs == {second.name: f"{first.name}-2"}
    assert runs.runs(ours) == (RUN, SAME_NAME)
    assert runs.runs(theirs) == (SAME_NAME,), "the copy is left as it was"
    assert merge(ours, theirs).added == 0


def test_a_number_behind_the_name_that_is_taken_is_passed_over(ours: Path, theirs: Path) -> None:
    third = replace(RUN, job="名簿")
    for root, order in ((ours, (RUN, third)), (theirs, (SAME_NAME, third))):
        for run in order:
            ran(root, run)
    merge(ours, theirs)
    assert [each.job for each in runs.runs(ours)] == ["一括", "名簿", "来場集計"]


def test_a_run_that_was_taken_away_on_purpose_stays_away(ours: Path, theirs: Path) -> None:
    name = ran(theirs, RUN).name
    here, there = (read_records(root, files(root)) for root in (ours, theirs))
    assert plan(here, there, gone={name}).added == 0


def test_a_copy_that_is_not_what_its_run_read_is_named(theirs: Path) -> None:
    name = ran(theirs, RUN).name
    (theirs / f"記録/集計回/{name}/読取控え/01_受付簿.csv").write_bytes(b"9,9\n")
    (theirs / f"記録/集計回/{name}/結果控え/01_結果.xlsx").write_bytes(b"other")
    assert [str(each.place) for each in read_records(theirs, files(theirs)).damaged] == [
        f"事務局限り/記録/集計回/{name}/結果控え/01_結果.xlsx",
        f"事務局限り/記録/集計回/{name}/読取控え/01_受付簿.csv",
    ]


def test_every_damaged_record_is_named_at_once(theirs: Path) -> None:
    ran(theirs, RUN)
    decided(theirs, "a")
    record_write_back(theirs, BYTES, b"x")
    record_passage(theirs, COPY)
    for path in (theirs / "記録").rglob("*.json"):
        path.write_bytes(path.read_bytes().replace(b"2026", b"2027"))
    found = read_records(theirs, files(theirs))
    assert [each.code for each in found.damaged] == [
        "decision_damaged",
        "carry_record_damaged",
        "write_back_damaged",
        "run_damaged",
    ]


def test_one_name_with_two_contents_is_refused(ours: Path, theirs: Path) -> None:
    record_passage(ours, COPY)
    record_passage(theirs, replace(COPY, pc="PC-02"))
    assert "".join(map(str, planned(ours, theirs).problems)) == (
        f"持ち出し/{COPY.name}: 同じ名前の記録の中身が、こちらと写しで違います。"
        "どちらかが壊れているか、後から書き換えられています。控えから正しい記録を戻してください。"
        "戻せないときは、この記録を写しの「記録」の外へ移し、もう一度持ち帰ってください。"
    )


def test_the_bytes_beside_a_write_back_may_be_gone(ours: Path, theirs: Path) -> None:
    for root in (ours, theirs):
        record_write_back(root, BYTES, b"x")
    next((ours / "記録").rglob("書込前*")).unlink()
    assert merge(ours, theirs).added == 0
    assert read_write_backs(ours) == ((BYTES,), ())


def test_two_answers_to_one_question_are_for_people_to_settle(ours: Path, theirs: Path) -> None:
    decided(ours, "a")
    decided(theirs, "b")
    assert "".join(map(str, planned(ours, theirs).problems)) == (
        "判定.xlsx「判定_同点」D5: 同じ質問への答えが、こちらは「a」（委員長）、"
        "写しは「b」（委員長）です。どちらにするかを決め、その判定のブックを"
        "もう一方のフォルダーにも置いて、そちらで点検してから、もう一度持ち帰ってください。"
    )


@pytest.mark.parametrize("settled", ["もと", "写し"])
def test_once_settled_on_either_side_both_histories_are_kept(
    ours: Path, theirs: Path, settled: str
) -> None:
    decided(ours, "a")
    decided(theirs, "b")
    decided(ours if settled == "もと" else theirs, "b" if settled == "もと" else "a")
    last = "b" if settled == "もと" else "a"
    merge(ours, theirs)
    assert {each.choice for each in decisions.history(ours)} == {"a", "b"}
    assert decisions.current(ours)[TIE.key].choice == last
    assert merge(ours, theirs).added == 0


def test_what_changes_while_it_is_read_is_not_taken(ours: Path, theirs: Path) -> None:
    name = ran(theirs, RUN).name
    found = planned(ours, theirs)
    kept = files(theirs)
    (theirs / f"記録/集計回/{name}/読取控え/01_受付簿.csv").write_bytes(b"9,9\n")
    with pytest.raises(TryAgain, match="写している間に、ファイルが変わりました"):
        apply(found, ours, theirs, kept)
    assert runs.runs(ours) == ()


def test_what_people_put_among_the_records_is_no_record() -> None:
    assert is_record(f"集計回/{RUN.id}/記録.json")
    assert is_record(f"判定/{'a' * 32}-1.json")
    assert [is_record(each) for each in ("集計回/メモ.txt", "判定/メモ.json", "メモ/a.json")] == [
        False,
        False,
        False,
    ]


@pytest.mark.parametrize("first", ["もと", "写し"])
def test_on_the_disk_too_the_order_of_the_sides_does_not_matter(
    ours: Path, theirs: Path, first: str, tmp_path: Path
) -> None:
    ran(ours, RUN)
    ran(theirs, SAME_NAME)
    decided(theirs, "a")
    decided(ours, "b", key=PAIR.key)
    one, other = (ours, theirs) if first == "もと" else (theirs, ours)
    target = shutil.copytree(one, tmp_path / "先" / "事務局限り")
    merge(target, other)
    assert set(runs.runs(target)) == {RUN, SAME_NAME}
    assert {each.choice for each in decisions.current(target).values()} == {"a", "b"}
