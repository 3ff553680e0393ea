"""The copies that join a voter to a choice go once just this result is approved, and not before."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from automations.errors import DecisionNeeded, InputUnfit
from automations.flows.destroying import DestroyedBallots, destroy_ballots
from automations.flows.running import perform
from automations.flows.scope import FINALISTS
from automations.ledger.originals import FOLDER, Destruction, destruction
from automations.ledger.runs import runs
from tests.flows.answering import approve
from tests.small_event import AFTER, RESTRICTED, change_text

BY = "選考委員長 山田"


@pytest.fixture
def approved(small: Path) -> Path:
    """The small event with its finalists approved."""
    perform(small, FINALISTS, AFTER)
    approve(small)
    return small


def kept(folder: Path) -> list[str]:
    """Return the kinds of files that lie among the originals."""
    files = (folder / RESTRICTED / FOLDER).glob("*")
    return sorted(each.name if each.suffix == ".json" else each.suffix for each in files)


def test_before_the_approval_nothing_is_destroyed_and_the_remedy_is_named(small: Path) -> None:
    perform(small, FINALISTS, AFTER)
    with pytest.raises(DecisionNeeded) as refused:
        destroy_ballots(small, BY, AFTER)
    assert str(refused.value) == (
        "判定.xlsx「判定_承認」: "
        "ファイナリストがまだ承認されていないため、票の原本を破棄できません。"
        "投票集計を実行し、判定.xlsxの「判定_承認」で承認・判定者・判定日を書いて保存してから、"
        "もう一度実行してください。"
    )
    assert kept(small) == [".csv"]


def test_before_the_close_there_is_no_result_to_be_approved(small: Path) -> None:
    with pytest.raises(InputUnfit) as refused:
        destroy_ballots(small, BY, AFTER.replace(day=5))
    assert str(refused.value) == (
        "小さな催し: ファイナリスト案がまだ決まっていません。投票の締切の後に投票集計を実行し、"
        "判定.xlsxに残っている質問に答えてから、もう一度実行してください。"
    )
    assert destruction(small / RESTRICTED) is None


def test_an_approval_of_another_result_does_not_do(approved: Path) -> None:
    change_text(approved / "投票.csv", {"0005,,,3,2,,,,,3,2,,": "0005,,,4,2,,,,,3,2,,"})
    with pytest.raises(DecisionNeeded):
        destroy_ballots(approved, BY, AFTER)
    assert kept(approved) == [".csv"]


@pytest.mark.parametrize("by", ["", "　"])
def test_somebody_answers_for_it(approved: Path, by: str) -> None:
    with pytest.raises(InputUnfit) as refused:
        destroy_ballots(approved, by, AFTER)
    assert str(refused.value) == (
        "小さな催し: 票の原本を破棄する人の氏名がありません。"
        "命令に「--by 氏名」を付けて、もう一度実行してください。氏名と日時は記録に残ります。"
    )
    assert kept(approved) == [".csv"]


def test_the_copies_go_and_the_records_and_the_book_of_ballots_stay(approved: Path) -> None:
    book, records = (approved / "投票.csv").read_bytes(), runs(approved / RESTRICTED)
    assert destroy_ballots(approved, BY, AFTER) == DestroyedBallots(1, "投票.csv")
    assert kept(approved) == ["破棄済み.json"]
    assert (approved / "投票.csv").read_bytes() == book
    assert runs(approved / RESTRICTED) == records


def test_who_destroyed_them_and_when_is_recorded(approved: Path) -> None:
    destroy_ballots(approved, f" {BY} ", AFTER)
    mark = approved / RESTRICTED / FOLDER / "破棄済み.json"
    told = json.loads(mark.read_text(encoding="utf-8"))
    assert (told["by"], told["at"]) == (BY, AFTER.isoformat())
    assert destruction(approved / RESTRICTED) == Destruction(BY, AFTER)


def test_the_second_time_nothing_is_done_and_the_first_name_stays(approved: Path) -> None:
    destroy_ballots(approved, BY, AFTER)
    again = destroy_ballots(approved, "鈴木", AFTER + timedelta(hours=1))
    assert again == DestroyedBallots(0, "投票.csv", Destruction(BY, AFTER))
    assert destruction(approved / RESTRICTED) == Destruction(BY, AFTER)


def test_what_a_copy_brought_back_goes_the_second_time(approved: Path) -> None:
    folder = approved / RESTRICTED / FOLDER
    (copy,) = folder.iterdir()
    data = copy.read_bytes()
    destroy_ballots(approved, BY, AFTER)
    copy.write_bytes(data)
    assert destroy_ballots(approved, BY, AFTER).copies == 1
    assert kept(approved) == ["破棄済み.json"]


def test_a_mark_that_does_not_say_who_is_a_mark(approved: Path) -> None:
    (approved / RESTRICTED / FOLDER / "破棄済み.json").write_text("{}", encoding="utf-8")
    assert destruction(approved / RESTRICTED) == Destruction()


def test_the_result_can_be_counted_as_before(approved: Path) -> None:
    before = perform(approved, FINALISTS, AFTER)
    destroy_ballots(approved, BY, AFTER)
    after = perform(approved, FINALISTS, AFTER)
    assert after.findings.award == before.findings.award
    assert kept(approved) == ["破棄済み.json"]
