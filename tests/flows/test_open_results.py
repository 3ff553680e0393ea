"""A result that somebody has open: it is waited for, and then its content waits beside it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest

from automations.cli import run as command
from automations.errors import InputUnfit, OutputNotWritten
from automations.flows.documents import DOCUMENTS_FOLDER
from automations.flows.event_folder import open_event
from automations.flows.folder_state import read_state
from automations.flows.running import Outcome, inspect, perform
from automations.flows.scope import EVERYTHING
from automations.flows.waiting_outputs import Patience, Waiting, newest, target_of
from automations.ledger.records import digest
from automations.ledger.runs import runs
from tests.office_share import OfficeShare, office_share
from tests.passing_time import PassingTime
from tests.small_event import AFTER, RESTRICTED, change_text

LATER = AFTER.replace(day=26)
SCALE = {"2024/12/06 10:00:00,0008,3": "2024/12/06 10:00:00,0008,4"}
"""One mark of one ballot, changed by a point."""
RESULT, BRIEF, QUESTIONS = "結果.xlsx", "報告資料.docx", "判定.xlsx"
WAITING_RESULT, WAITING_BRIEF = "結果（書込待ち）.xlsx", "報告資料（書込待ち）.docx"
WAITS = (
    "結果.xlsx: 山田さんが開いているため、「結果（書込待ち）.xlsx」に書きました。"
    "閉じてもらってから、もう一度実行すると、もとの名前のファイルに書き込みます。"
)


@pytest.fixture
def share(monkeypatch: pytest.MonkeyPatch) -> OfficeShare:
    return office_share(monkeypatch)


@pytest.fixture
def restricted(small: Path) -> Path:
    """The results of a first run, and a ballot that has changed since."""
    perform(small, EVERYTHING, AFTER)
    change_text(small / "投票.csv", SCALE)
    return small / RESTRICTED


def again(restricted: Path, clock: PassingTime | None = None) -> Outcome:
    patience = Patience(clock=clock or PassingTime())
    return perform(restricted.parent, EVERYTHING, LATER, patience)


def results(restricted: Path) -> dict[str, bytes]:
    """Return the files of the result; 判定.xlsx asks beside them for the approval."""
    found = (each for each in restricted.iterdir() if each.suffix in {".xlsx", ".docx"})
    found = (each for each in found if each.name != QUESTIONS)
    return {each.name: each.read_bytes() for each in found if not each.name.startswith("~$")}


def test_the_file_that_is_closed_in_time_is_replaced(restricted: Path, share: OfficeShare) -> None:
    share.opens(restricted / RESULT, "山田")
    outcome = again(restricted, PassingTime({7.0: partial(share.closes, restricted / RESULT)}))
    assert (outcome.code, outcome.waiting) == (0, ())
    assert sorted(results(restricted)) == [BRIEF, RESULT]


def test_whom_we_wait_for_and_how_long_is_told_before_we_wait(
    restricted: Path, share: OfficeShare
) -> None:
    share.opens(restricted / RESULT, "山田")
    clock, told = PassingTime(), []

    def tell(held: Sequence[Waiting], seconds: float) -> None:
        told.append(([(each.target.name, each.owner) for each in held], seconds, clock.time))

    perform(restricted.parent, EVERYTHING, LATER, Patience(clock=clock, tell=tell))
    assert told == [([(RESULT, "山田")], 20.0, 0.0)]
    assert clock.time == pytest.approx(20.0)


def test_what_stays_open_waits_beside_and_the_rest_is_replaced(
    restricted: Path, share: OfficeShare
) -> None:
    before = results(restricted)
    share.opens(restricted / RESULT, "山田")
    outcome = again(restricted)
    now = results(restricted)
    assert sorted(now) == [BRIEF, RESULT, WAITING_RESULT]
    assert now[RESULT] == before[RESULT]
    assert now[BRIEF] != before[BRIEF]
    assert outcome.code == 75
    assert [str(each.remark) for each in outcome.waiting] == [WAITS]
    beside = [each.name for each in outcome.files if each.parent == restricted]
    assert beside == [WAITING_RESULT, BRIEF]


def test_all_files_of_a_run_bear_its_number_wherever_they_stand(
    restricted: Path, share: OfficeShare
) -> None:
    share.opens(restricted / BRIEF, "山田")
    outcome = again(restricted)
    recorded = runs(restricted)[-1]
    assert recorded == outcome.run
    assert (recorded.exit_code, recorded.outcome) == (75, "完了・書込待ち")
    now = results(restricted)
    listed = {each.name: each.digest for each in recorded.outputs}
    papers = (restricted / DOCUMENTS_FOLDER).iterdir()
    assert listed == {
        **{name: digest(now[name]) for name in (RESULT, WAITING_BRIEF)},
        **{each.name: digest(each.read_bytes()) for each in papers},
    }


def test_the_next_success_takes_away_what_waited(restricted: Path, share: OfficeShare) -> None:
    share.opens(restricted / RESULT, "山田")
    waited = again(restricted)
    share.closes(restricted / RESULT)
    outcome = again(restricted)
    assert (outcome.code, outcome.unchanged, outcome.waiting) == (0, False, ())
    assert sorted(results(restricted)) == [BRIEF, RESULT]
    assert outcome.run.check_number == waited.run.check_number


def test_the_same_again_while_it_is_open_writes_nothing(
    restricted: Path, share: OfficeShare
) -> None:
    share.opens(restricted / RESULT, "山田")
    first, before = again(restricted), results(restricted)
    second = again(restricted)
    assert (second.code, second.unchanged, second.run) == (75, True, first.run)
    assert results(restricted) == before
    assert len(runs(restricted)) == 2


def test_there_is_one_waiting_file_a_result_and_it_says_the_latest(
    restricted: Path, share: OfficeShare
) -> None:
    share.opens(restricted / RESULT, "山田")
    again(restricted)
    first = (restricted / WAITING_RESULT).read_bytes()
    change_text(restricted.parent / "投票.csv", {"10:00:00,0008,4": "10:00:00,0008,2"})
    outcome = again(restricted)
    assert sorted(results(restricted)) == [BRIEF, RESULT, WAITING_RESULT]
    assert (restricted / WAITING_RESULT).read_bytes() != first
    assert outcome.code == 75


def test_nobody_is_waited_for_when_there_is_nothing_to_write(
    small: Path, share: OfficeShare
) -> None:
    perform(small, EVERYTHING, AFTER)
    share.opens(small / RESTRICTED / RESULT, "山田")
    clock = PassingTime()
    outcome = perform(small, EVERYTHING, LATER, Patience(clock=clock))
    assert (outcome.code, outcome.unchanged, clock.time) == (0, True, 0.0)


def test_what_waits_and_is_open_as_well_refuses_the_run_before_anything_is_written(
    restricted: Path, share: OfficeShare
) -> None:
    share.opens(restricted / RESULT, "山田")
    again(restricted)
    share.opens(restricted / WAITING_RESULT, "佐藤")
    change_text(restricted.parent / "投票.csv", {new: old for old, new in SCALE.items()})
    before = results(restricted)
    with pytest.raises(OutputNotWritten) as refused:
        again(restricted)
    assert str(refused.value) == (
        "結果（書込待ち）.xlsx: 佐藤さんが開いているため、書き込めません。"
        "閉じてもらってから、もう一度実行してください。"
    )
    assert results(restricted) == before


def test_what_could_not_be_taken_away_goes_next_time(restricted: Path, share: OfficeShare) -> None:
    share.opens(restricted / RESULT, "山田")
    again(restricted)
    share.closes(restricted / RESULT)
    share.opens(restricted / WAITING_RESULT, "佐藤")
    assert again(restricted).code == 0
    share.closes(restricted / WAITING_RESULT)
    assert again(restricted).unchanged
    assert sorted(results(restricted)) == [BRIEF, RESULT]


def test_who_opens_a_result_while_the_other_is_written_is_no_trouble(
    restricted: Path, share: OfficeShare, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = Path.replace

    def opened_meanwhile(path: Path, target: Path) -> Path:
        if target.name == RESULT and target not in share.held:
            share.opens(restricted / BRIEF, "佐藤")
        return really(path, target)

    monkeypatch.setattr(Path, "replace", opened_meanwhile)
    outcome = again(restricted)
    assert [each.owner for each in outcome.waiting] == ["佐藤"]
    assert sorted(results(restricted)) == [BRIEF, WAITING_BRIEF, RESULT]
    assert len(runs(restricted)) == 2


def test_the_list_of_what_to_mend_waits_as_well(small: Path, share: OfficeShare) -> None:
    inspect(small, AFTER)
    (small / "投票.csv").unlink()
    share.opens(small / RESTRICTED / "要確認.xlsx", "山田")
    with pytest.raises(InputUnfit) as refused:
        perform(small, EVERYTHING, AFTER, Patience(clock=PassingTime()))
    assert str(refused.value).splitlines()[-1] == (
        "要確認.xlsx: 山田さんが開いているため、「要確認（書込待ち）.xlsx」に書きました。"
        "閉じてもらってから、もう一度実行すると、もとの名前のファイルに書き込みます。"
    )
    looked = inspect(small, AFTER, Patience(clock=PassingTime()))
    assert looked.path.name == "要確認（書込待ち）.xlsx"
    share.closes(small / RESTRICTED / "要確認.xlsx")
    assert inspect(small, AFTER).path.name == "要確認.xlsx"
    assert not (small / RESTRICTED / "要確認（書込待ち）.xlsx").exists()


def test_the_terminal_says_whom_we_wait_for_and_what_was_written_where(
    restricted: Path, share: OfficeShare, capsys: pytest.CaptureFixture[str]
) -> None:
    share.opens(restricted / RESULT, "山田")
    assert command(["一括", str(restricted.parent), "--as-of", f"{LATER:%Y-%m-%dT%H:%M}"]) == 75
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "結果.xlsxは、山田さんが開いています。閉じられるのを20秒まで待ちます。"
    written = said.index("作ったファイル:")
    papers = f"  {restricted / DOCUMENTS_FOLDER}"
    assert [line for line in said[written + 1 :] if not line.startswith(papers)] == [
        f"  {restricted / WAITING_RESULT}",
        f"  {restricted / BRIEF}",
        "",
        "■ ほかの人が開いているファイル",
        f"  {WAITS}",
    ]


def test_the_newest_of_a_result_and_what_waits_beside_it_is_known(
    restricted: Path, share: OfficeShare
) -> None:
    target = restricted / RESULT
    assert newest(target) == target
    share.opens(target, "山田")
    again(restricted)
    assert newest(target) == restricted / WAITING_RESULT
    assert target_of(restricted / WAITING_RESULT) == target
    assert target_of(target) is None


def test_a_result_that_waits_is_not_counted_as_published(
    restricted: Path, share: OfficeShare
) -> None:
    folder = open_event(restricted.parent)
    assert EVERYTHING.words not in read_state(folder, {}).counted  # a ballot has changed since
    share.opens(restricted / RESULT, "山田")
    again(restricted)
    assert EVERYTHING.words not in read_state(folder, {}).counted
    share.closes(restricted / RESULT)
    again(restricted)
    assert read_state(folder, {}).counted == {EVERYTHING.words: LATER}
