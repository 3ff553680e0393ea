"""Finalists are a draft until somebody approves exactly this result; any change asks anew."""

import re
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest
from openpyxl import load_workbook

from automations.award.approval import State
from automations.errors import InputUnfit
from automations.flows.running import Outcome, perform
from automations.flows.scope import EVERYTHING, FINALISTS
from automations.tables.report import Report
from tests.flows.answering import APPROVAL, DAY, answer, approve, rows_of
from tests.flows.published import texts
from tests.small_event import AFTER, RESTRICTED, change_text

WORDS = "部長 山田、令和6年12月10日（火）"
CASES = Path(__file__).parents[1] / "golden/finalists"


def run(folder: Path) -> Outcome:
    return perform(folder, EVERYTHING, AFTER)


def told(outcome: Outcome) -> Report:
    return outcome.findings.report


def state(outcome: Outcome) -> State:
    assert outcome.findings.approval
    return outcome.findings.approval.state


def brief(folder: Path) -> str:
    return "\n".join(texts(folder / RESTRICTED / "報告資料.docx"))


def test_a_result_without_open_questions_is_a_draft_and_asks_once(small: Path) -> None:
    outcome = run(small)
    (question,) = rows_of(small, APPROVAL)
    assert outcome.code == 0  # nothing waits for the answer: the result stands as a draft
    assert state(outcome) is State.DRAFT
    assert re.fullmatch("承認-01・02・04-[0-9A-F]{8}", str(question["番号"]))
    assert str(question["質問"]) == (
        "ファイナリスト（案）3件（01 窓口DX、02 窓口DXプラス、04 庶務の自動化）を承認しますか。"
        "判定者（承認者）と判定日（承認日）も書いてください。"
    )
    assert question["選択肢"] == "承認する／差し戻す"
    assert run(small).unchanged
    assert len(rows_of(small, APPROVAL)) == 1


def test_the_draft_is_called_one_everywhere(small: Path) -> None:
    report = told(run(small))
    assert report.tables["finalists"].title == "ファイナリスト（案）"
    assert "approved" not in report.figures
    assert report.steps[-1].text == (
        "ファイナリスト3件はまだ案です。承認を得て、判定のブックの「判定_承認」に書いてください。"
    )
    assert "ファイナリスト3件（案）を承認すること。" in brief(small)


def test_once_approved_nothing_is_called_a_draft(small: Path) -> None:
    run(small)
    approve(small)
    outcome = run(small)
    report = told(outcome)
    assert (outcome.code, state(outcome)) == (0, State.APPROVED)
    assert report.figures["approved"].value == WORDS
    assert report.tables["finalists"].title == "ファイナリスト"
    assert report.tables["finalists"].note.endswith(f"承認済み（{WORDS}）。")
    assert report.steps[-1].text == (
        f"ファイナリスト3件は承認済みです（{WORDS}）。選出・非選出の通知を作れます。"
    )
    assert "（案）" not in brief(small)
    assert f"ファイナリスト3件を選出し、承認済み（{WORDS}）。" in brief(small)
    book = load_workbook(small / RESTRICTED / "結果.xlsx")
    assert "集計_ファイナリスト" in book.sheetnames
    assert run(small).unchanged


def test_the_record_of_approvals_says_who_and_when(small: Path) -> None:
    run(small)
    approve(small)
    (row,) = told(run(small)).tables["approvals"].rows
    assert row[0] == "この結果"
    assert row[2:] == ("承認する", "", "部長 山田", DAY)
    assert "decisions" not in told(run(small)).tables


def test_without_a_day_it_stays_a_draft(small: Path) -> None:
    run(small)
    approve(small, day=None)
    outcome = run(small)
    assert (outcome.code, state(outcome)) == (10, State.UNDATED)
    assert told(outcome).tables["finalists"].title == "ファイナリスト（案）"
    (found,) = told(outcome).problems
    assert str(found) == (
        "判定.xlsx「判定_承認」: 承認の判定に、判定日（承認日）が書かれていないため、案のままです。"
        "このシートで判定日を書いて保存し、もう一度実行してください。"
    )


def test_without_an_approver_the_answer_is_refused(small: Path) -> None:
    run(small)
    answer(small, APPROVAL, {"判定": "承認する"})
    with pytest.raises(InputUnfit):
        run(small)


def test_sent_back_it_stays_a_draft_and_says_why(small: Path) -> None:
    run(small)
    texts_ = {"判定": "差し戻す", "判定者": "部長 山田", "理由": "次点との差を確かめること"}
    answer(small, APPROVAL, texts_)
    outcome = run(small)
    assert (outcome.code, state(outcome)) == (0, State.RETURNED)
    words = "差し戻し（部長 山田）。理由: 次点との差を確かめること"
    assert told(outcome).figures["returned"].value == words
    assert told(outcome).tables["finalists"].title == "ファイナリスト（案）"
    assert words in brief(small)


def test_a_changed_vote_makes_it_a_draft_again(small: Path) -> None:
    run(small)
    approve(small)
    assert state(run(small)) is State.APPROVED
    # Another mark of a ballot: the same entries are chosen, by other scores.
    change_text(small / "投票.csv", {"0005,,,3,2,,,,,3,2,,": "0005,,,4,2,,,,,3,2,,"})
    outcome = run(small)
    assert state(outcome) is State.DRAFT
    first, second = rows_of(small, APPROVAL)
    assert first["番号"] != second["番号"]
    assert [row[0] for row in told(outcome).tables["approvals"].rows] == ["前の案"]
    approve(small, "部長 鈴木", date(2024, 12, 12))
    assert told(run(small)).figures["approved"].value == "部長 鈴木、令和6年12月12日（木）"


def test_a_change_that_is_undone_finds_its_approval_again(small: Path) -> None:
    run(small)
    approve(small)
    before = (small / "投票.csv").read_bytes()
    change_text(small / "投票.csv", {"0005,,,3,2,,,,,3,2,,": "0005,,,4,2,,,,,3,2,,"})
    run(small)
    (small / "投票.csv").write_bytes(before)
    assert state(run(small)) is State.APPROVED
    assert len(rows_of(small, APPROVAL)) == 2


def test_a_finalist_that_withdraws_is_replaced_and_the_approval_is_asked_anew(small: Path) -> None:
    run(small)
    approve(small)
    run(small)
    left = {"番号,取組名,部門,所属": "番号,取組名,部門,所属,取下げ日時",
            "1,窓口DX,窓口,市民課": "1,窓口DX,窓口,市民課,2024/12/11 9:00"}  # fmt: skip
    change_text(small / "エントリー.csv", left)
    outcome = run(small)
    assert outcome.findings.award
    numbers = [each.standing.entry.number for each in outcome.findings.award.finalists]
    assert (len(numbers), 1 in numbers, state(outcome)) == (3, False, State.DRAFT)
    assert len(rows_of(small, APPROVAL)) == 2
    approve(small, day=date(2024, 12, 12))
    assert state(run(small)) is State.APPROVED


def test_every_job_of_the_award_knows_the_approval(small: Path) -> None:
    perform(small, FINALISTS, AFTER)
    approve(small)
    assert told(run(small)).figures["approved"].value == WORDS


def test_before_the_close_nothing_is_asked(small: Path) -> None:
    before = AFTER.replace(month=12, day=5)
    outcome = perform(small, FINALISTS, before)
    assert outcome.findings.approval is None
    assert rows_of(small, APPROVAL) == []


def test_the_question_shows_votes_as_votes(tmp_path: Path) -> None:
    copytree(CASES / "hand_counts_added/inputs", tmp_path, dirs_exist_ok=True)
    copytree(CASES / "hand_counts_added/settings", tmp_path, dirs_exist_ok=True)
    outcome = perform(tmp_path, FINALISTS, AFTER)
    (question,) = outcome.findings.offered
    assert question.evidence == (("得票数", "02 証明書の郵送申請 16票"),)
