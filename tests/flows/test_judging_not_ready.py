"""審査準備 before anything can be prepared: it says what is missing, and makes nothing."""

from pathlib import Path

import pytest

from automations.errors import InputUnfit, SettingsWrong
from automations.flows.judging_papers import MadePapers, prepare_judging
from tests.flows.answering import rows_of
from tests.judged_event import SCORES, write_judged_event
from tests.small_event import AFTER, change_text, write_small_event


@pytest.fixture
def judged(tmp_path: Path) -> Path:
    return write_judged_event(tmp_path / "審査のある催し")


def prepare(folder: Path) -> MadePapers:
    return prepare_judging(folder, AFTER)


def test_before_the_vote_is_closed_there_is_nobody_to_judge(tmp_path: Path) -> None:
    folder = write_judged_event(tmp_path / "催し")
    with pytest.raises(InputUnfit) as refused:
        prepare_judging(folder, AFTER.replace(day=5))
    assert str(refused.value) == (
        "小さな催し: 審査する取組がまだ決まっていないため、審査の準備ができません。"
        "ファイナリストを審査するときは、投票の締切の後に投票集計を実行し、"
        "判定.xlsxに残っている質問に答えてから、もう一度実行してください。"
    )
    assert not (folder / SCORES).exists()


def test_finalists_who_are_not_approved_yet_are_said_to_be_so(tmp_path: Path) -> None:
    folder = write_judged_event(tmp_path / "催し")
    assert [each.code for each in prepare(folder).problems] == ["judging_before_approval"]


def test_where_all_entries_are_judged_nobody_waits_for_the_vote(tmp_path: Path) -> None:
    everybody = '[award.judging.panel]\npresented = "審査対象のすべての取組"\n\n'
    order = "[award.judging.order]"
    folder = write_judged_event(tmp_path / "催し", {order: everybody + order})
    made = prepare_judging(folder, AFTER.replace(day=3))
    assert (made.judges, made.entries) == (3, 6)
    assert made.problems == ()


def test_an_event_without_a_judging_is_told_what_to_set(tmp_path: Path) -> None:
    with pytest.raises(SettingsWrong) as refused:
        prepare(write_small_event(tmp_path / "催し"))
    assert str(refused.value) == (
        "小さな催し: 審査の設定がありません。設定のシート「審査ルール」「賞」と、"
        "シート「ブック」の「審査員名簿」「採点」を書いてください。"
    )


def test_an_entry_nobody_knows_in_the_list_of_judges_refuses(judged: Path) -> None:
    change_text(judged / "審査員名簿.csv", {",1,": ",99,"})
    with pytest.raises(InputUnfit) as refused:
        prepare(judged)
    assert "除斥する取組「99」が、どの取組か分かりません" in str(refused.value)
    assert not (judged / SCORES).exists()


def test_a_list_of_judges_that_is_not_there_refuses(judged: Path) -> None:
    (judged / "審査員名簿.csv").unlink()
    with pytest.raises(InputUnfit) as refused:
        prepare(judged)
    assert "審査員名簿.csv" in str(refused.value)


def test_headings_of_the_list_of_judges_that_nobody_knows_are_asked_about(judged: Path) -> None:
    change_text(judged / "審査員名簿.csv", {"氏名": "しめい欄"})
    with pytest.raises(InputUnfit):
        prepare(judged)
    assert rows_of(judged, "判定_見出し")
