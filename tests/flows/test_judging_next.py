"""What the menu says comes next, from the list of judges to the announcement, step by step."""

from dataclasses import replace
from datetime import datetime, time
from pathlib import Path

import pytest

from automations.flows.announcing import announce
from automations.flows.event_folder import open_event
from automations.flows.folder_state import read_state
from automations.flows.open_questions import open_questions
from automations.flows.progress import progress_of
from automations.flows.running import perform
from automations.flows.scope import FINALISTS, JUDGING
from automations.flows.situation import FolderState
from tests.flows.answering import answer
from tests.flows.judged_event import DAY, SHEET, confirm, judge_small_event
from tests.small_event import AFTER, change_text

SCORES = "採点.csv"
ITEMS = {70, 71, 72, 73, 76}


@pytest.fixture
def judged(small: Path) -> Path:
    return judge_small_event(small)


def state(folder: Path) -> FolderState:
    return read_state(open_event(folder), {})


def next_items(folder: Path) -> list[int]:
    """Return the judging's own items that come next on the day, and the book of answers."""
    event = open_event(folder).event
    now = datetime.combine(event.basics.day, time(16), AFTER.tzinfo)
    progress = progress_of(event, now, state(folder))
    return [each.item for each in progress.steps if each.item in {*ITEMS, 53}]


def blank(folder: Path) -> None:
    rows = (folder / SCORES).read_text(encoding="utf-8").splitlines()
    empty = [",".join((*row.split(",")[:2], "", "")) for row in rows[1:]]
    (folder / SCORES).write_text("\n".join((rows[0], *empty)), encoding="utf-8")


def tie(folder: Path) -> None:
    change_text(folder / SCORES, {f"{judge},2,4,4": f"{judge},2,5,5" for judge in (1, 2, 3)})


def test_an_event_without_judging_is_told_nothing_of_it(small: Path) -> None:
    assert not ITEMS & {*next_items(small)}
    assert (state(small).prepared, state(small).judging) == (False, "")


def test_first_the_judges_are_listed_and_the_sheets_made(judged: Path) -> None:
    (judged / "審査員.csv").write_text("番号,氏名", encoding="utf-8")
    (judged / SCORES).unlink()
    assert next_items(judged) == [71, 70]


def test_sheets_without_a_mark_are_to_be_filled_in(judged: Path) -> None:
    blank(judged)
    assert state(judged).marks is False
    assert next_items(judged) == [73]


def test_what_is_written_is_counted(judged: Path) -> None:
    assert state(judged).marks is True
    assert next_items(judged) == [72]


def test_what_lacks_is_written_then_counted_again(judged: Path) -> None:
    change_text(judged / SCORES, {"2,4,4,3": "2,4,,3"})
    perform(judged, JUDGING, AFTER)
    assert state(judged).judging == "記入待ち"
    assert next_items(judged) == [73]
    change_text(judged / SCORES, {"2,4,,3": "2,4,4,3"})
    assert next_items(judged) == [72]


def test_a_tie_for_a_prize_is_answered_then_counted_again(judged: Path) -> None:
    tie(judged)
    perform(judged, JUDGING, AFTER)
    assert [each.partition("-")[0] for each in open_questions(open_event(judged))] == ["賞"]
    assert state(judged).judging == "判定待ち"
    assert next_items(judged) == [53]
    answer(
        judged, "判定_賞", {"判定": "02 窓口DXプラス", "理由": "決選投票: 2対1", "判定者": "委員長"}
    )
    assert next_items(judged) == [72]


def test_a_tie_for_a_prize_stays_open_when_the_vote_is_counted_again(judged: Path) -> None:
    tie(judged)
    perform(judged, JUDGING, AFTER)
    change_text(judged / "エントリー.csv", {"飯田 次郎": "飯田 二郎"})
    perform(judged, FINALISTS, AFTER)
    assert [each.partition("-")[0] for each in open_questions(open_event(judged))] == ["賞"]


def test_a_provisional_result_waits_for_the_chair_and_keeps_nobody_waiting(judged: Path) -> None:
    perform(judged, JUDGING, AFTER)
    assert state(judged).judging == "速報"
    assert state(judged).questions == 0
    assert next_items(judged) == [53]


def test_what_the_chair_confirmed_is_recorded_by_counting_then_announced(judged: Path) -> None:
    perform(judged, JUDGING, AFTER)
    said = {"判定": "確定する", "理由": "", "判定者": "区長 山田", "判定日": DAY}
    answer(judged, SHEET, said)
    assert next_items(judged) == [72]
    perform(judged, JUDGING, AFTER)
    assert state(judged).judging == "確定"
    assert next_items(judged) == [76]
    announce(judged, AFTER)
    assert next_items(judged) == []


def test_a_confirmation_without_its_day_is_none(judged: Path) -> None:
    perform(judged, JUDGING, AFTER)
    answer(judged, SHEET, {"判定": "確定する", "判定者": "区長 山田"})
    assert (state(judged).judging, next_items(judged)) == ("確定日なし", [53])


def test_a_late_correction_is_counted_confirmed_and_announced_anew(judged: Path) -> None:
    confirm(judged)
    announce(judged, AFTER)
    change_text(judged / SCORES, {"3,6,1,2": "3,6,2,2"})
    assert next_items(judged) == [72]
    perform(judged, JUDGING, AFTER)
    assert next_items(judged) == [53]
    confirm(judged, "転記の誤りを直した")
    assert state(judged).announced is False
    assert next_items(judged) == [76]


def test_a_name_corrected_after_the_announcement_is_announced_anew(judged: Path) -> None:
    confirm(judged)
    announce(judged, AFTER)
    change_text(judged / "エントリー.csv", {"タカサキ": "タカザキ"})
    perform(judged, JUDGING, AFTER)
    assert (state(judged).judging, state(judged).announced) == ("確定", False)
    assert next_items(judged) == [76]
    announce(judged, AFTER)
    assert next_items(judged) == []


@pytest.mark.parametrize("change", ["another", "changed", "gone"])
def test_a_change_in_the_folder_of_score_sheets_calls_for_another_count(
    change: str, judged: Path
) -> None:
    own = '[award.judging.scores]\nbook = "採点.csv"\n'
    change_text(judged / "event.toml", {own: '[award.judging]\nscore_sheets = "採点票"\n'})
    (judged / "採点票").mkdir()
    sheet = (judged / SCORES).rename(judged / "採点票" / SCORES)
    (judged / "採点票" / "控え.csv").write_text("審査員,番号,効果,工夫\n1,1,5,5", encoding="utf-8")
    perform(judged, JUDGING, AFTER)
    assert state(judged).counted == {"審査集計": AFTER}
    if change == "another":
        (judged / "採点票" / "追加.csv").write_text("審査員,番号,効果,工夫", encoding="utf-8")
    elif change == "changed":
        change_text(sheet, {"3,6,1,2": "3,6,2,2"})
    else:
        (judged / "採点票" / "控え.csv").unlink()
    assert (state(judged).counted, next_items(judged)) == ({}, [72])


def test_a_run_of_before_the_sheets_were_made_did_not_judge(judged: Path) -> None:
    kept = (judged / SCORES).rename(judged / "よけておく.csv")
    perform(judged, FINALISTS, AFTER)
    kept.rename(judged / SCORES)
    assert state(judged).counted == {"投票集計": AFTER}
    assert state(judged).judging == ""


def test_the_phase_is_the_judgings_on_its_own_day_and_hour(judged: Path) -> None:
    event, here = open_event(judged).event, state(judged)

    def phase(planned: datetime | None, now: datetime, known: FolderState = here) -> int:
        sitting = replace(event, schedule=replace(event.schedule, judging=planned))
        return progress_of(sitting, now, known).phase

    noon = datetime.combine(event.basics.day, time(12), AFTER.tzinfo)
    three, four = noon.replace(hour=15), noon.replace(hour=16)
    assert [phase(three, noon), phase(three, four)] == [6, 7]
    assert [phase(None, noon, replace(here, marks=False)), phase(None, noon)] == [6, 7]
    later = three.replace(year=three.year + 1)
    assert [phase(later, noon), phase(later, noon.replace(year=later.year))] == [6, 7]
