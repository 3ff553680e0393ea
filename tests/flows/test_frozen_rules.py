"""Rules are frozen at 起案; a change after the opening needs a reason, which prints everywhere."""

import json
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from automations.errors import DecisionNeeded, InputUnfit
from automations.flows.event_folder import open_event
from automations.flows.frozen_rules import changed_rules
from automations.flows.running import Outcome, inspect, perform, see_turnout
from automations.flows.scope import EVERYTHING, FINALISTS, ROSTER
from automations.ledger.frozen_rules import frozen
from tests.flows.answering import DAY, RULES, answer, rows_of
from tests.flows.published import texts
from tests.small_event import AFTER, RESTRICTED, change_text

TOKYO = ZoneInfo("Asia/Tokyo")
DURING = datetime(2024, 12, 5, 9, tzinfo=TOKYO)
BEFORE = datetime(2024, 11, 1, 9, tzinfo=TOKYO)
DECIDED = '[approval]\ndecided = 2024-10-20T10:00:00\nnumber = "8企情第100号"\n'
SEATS = {"seats = 3": "seats = 2"}
CHANGED = "ファイナリスト数: 3 → 2"
SENTENCE = (
    f"投票開始の後に、ルールを変更した（{CHANGED}）。"
    "理由: 要綱の改正による（課長 佐藤、令和6年12月10日（火））。"
)
ANSWER = {
    "判定": "変更後のルールで集計する",
    "理由": "要綱の改正による",
    "判定者": "課長 佐藤",
    "判定日": DAY,
}


def settings(folder: Path) -> Path:
    return folder / "event.toml"


def add(folder: Path, text: str) -> None:
    settings(folder).write_text(
        settings(folder).read_text(encoding="utf-8") + "\n" + text, encoding="utf-8"
    )


def run(folder: Path, at: datetime = AFTER) -> Outcome:
    return perform(folder, EVERYTHING, at)


def refusal(folder: Path) -> str:
    with pytest.raises(DecisionNeeded) as refused:
        run(folder)
    return str(refused.value)


def kept(folder: Path) -> list[Path]:
    return sorted((folder / RESTRICTED / "記録" / "ルール").glob("*.json"))


def codes(outcome: Outcome) -> list[str]:
    return [each.code for each in outcome.findings.report.problems]


def test_the_first_run_after_the_opening_keeps_the_rules(small: Path) -> None:
    run(small, DURING)
    (path,) = kept(small)
    content = json.loads(path.read_text(encoding="utf-8"))
    assert content["rules"]["ファイナリスト数"] == "3"
    assert content["decided"] is None
    before = path.read_bytes()
    run(small)
    assert kept(small) == [path]
    assert path.read_bytes() == before


def test_before_the_decision_and_the_opening_nothing_is_kept(small: Path) -> None:
    perform(small, ROSTER, BEFORE)
    assert kept(small) == []


def test_any_job_at_or_after_the_decision_keeps_the_rules(small: Path) -> None:
    add(small, DECIDED)
    perform(small, ROSTER, BEFORE)
    (held,) = frozen(small / RESTRICTED)
    assert (held.number, held.decided) == (
        "8企情第100号",
        datetime(2024, 10, 20, 10, tzinfo=TOKYO),
    )


@pytest.mark.parametrize("job", [inspect, see_turnout])
def test_a_look_keeps_them_too(small: Path, job: object) -> None:
    assert callable(job)
    job(small, DURING)
    assert len(kept(small)) == 1


def test_a_change_after_the_opening_is_refused_and_asked_about(small: Path) -> None:
    run(small)
    before = (small / RESTRICTED / "結果.xlsx").read_bytes()
    change_text(settings(small), SEATS)
    assert refusal(small) == (
        f"判定.xlsx「判定_ルール変更」: 投票開始の後にルールが変わっています（{CHANGED}）。"
        "変えるつもりがなければ設定を元に戻してください。変えるときは、このシートで判定・理由・判定者・判定日を"
        "書いて保存し、もう一度実行してください。"
    )
    (asked,) = rows_of(small, RULES)
    assert asked["変わったルール"] == CHANGED
    assert asked["選択肢"] == "変更後のルールで集計する"
    assert (small / RESTRICTED / "結果.xlsx").read_bytes() == before
    assert perform(small, ROSTER, AFTER).code == 0  # nothing of the award is in it


def test_with_a_reason_it_counts_and_prints_it_everywhere(small: Path) -> None:
    run(small)
    change_text(settings(small), SEATS)
    refusal(small)
    answer(small, RULES, ANSWER)
    outcome = run(small)
    report = outcome.findings.report
    assert outcome.code == 0
    assert len(report.tables["finalists"].rows) == 2
    assert report.figures["rules_changed"].value == SENTENCE
    assert report.notes == (SENTENCE,)
    assert report.tables["rule_changes"].rows == (
        ("ファイナリスト数", "3", "2", "要綱の改正による", "課長 佐藤", DAY),
    )
    noted = [key for key, each in report.tables.items() if each.note.endswith(SENTENCE)]
    assert sorted(noted) == ["criteria", "finalists", "standings"]
    document = texts(small / RESTRICTED / "報告資料.docx")
    assert sum(SENTENCE in each for each in document) >= 2  # the rules, and the main points
    assert run(small).unchanged


@pytest.mark.parametrize("lacking", ["理由", "判定日"])
def test_without_reason_or_day_it_stays_refused(small: Path, lacking: str) -> None:
    run(small)
    change_text(settings(small), SEATS)
    refusal(small)
    answer(small, RULES, {**ANSWER, lacking: None})
    assert refusal(small) == (
        f"判定.xlsx「判定_ルール変更」: 投票開始の後のルールの変更（{CHANGED}）に、"
        "理由か判定日が書かれていません。"
        "このシートの黄色い欄に、理由・判定者・判定日を書いて保存し、もう一度実行してください。"
    )


def test_an_answer_taken_back_refuses_again(small: Path) -> None:
    run(small)
    change_text(settings(small), SEATS)
    refusal(small)
    answer(small, RULES, ANSWER)
    run(small)
    answer(small, RULES, {"判定": None})
    assert "投票開始の後にルールが変わっています" in refusal(small)


def test_what_is_put_back_asks_nothing(small: Path) -> None:
    run(small)
    change_text(settings(small), SEATS)
    refusal(small)
    change_text(settings(small), {"seats = 2": "seats = 3"})
    outcome = run(small)
    assert (outcome.code, "rules_changed" in outcome.findings.report.figures) == (0, False)


def test_another_change_asks_about_all_of_them(small: Path) -> None:
    run(small)
    change_text(settings(small), SEATS)
    refusal(small)
    answer(small, RULES, ANSWER)
    run(small)
    change_text(settings(small), {"2024-12-06T17:15:00": "2024-12-07T17:15:00"})
    assert (
        "投票締切: 令和6年12月6日（金）17:15 → 令和6年12月7日（土）17:15、ファイナリスト数: 3 → 2"
        in refusal(small)
    )
    assert len(rows_of(small, RULES)) == 2


def test_a_later_opening_does_not_make_a_change_earlier(small: Path) -> None:
    run(small, DURING)
    add(small, DECIDED)
    change_text(settings(small), {"2024-12-02T09:00:00": "2024-12-06T09:00:00"} | SEATS)
    with pytest.raises(DecisionNeeded):
        run(small, DURING)


def test_a_job_as_of_an_earlier_day_does_not_either(small: Path) -> None:
    run(small)
    add(small, DECIDED)
    change_text(settings(small), SEATS)
    with pytest.raises(DecisionNeeded):
        run(small, BEFORE)


def test_a_new_decision_before_the_opening_freezes_anew(small: Path) -> None:
    add(small, DECIDED)
    run(small, BEFORE)
    change_text(settings(small), {**SEATS, "2024-10-20": "2024-10-28", "第100号": "第120号"})
    assert codes(run(small, BEFORE)) == []
    assert [each.number for each in frozen(small / RESTRICTED)] == ["8企情第100号", "8企情第120号"]
    assert codes(run(small)) == []


def test_a_change_before_the_opening_without_a_new_decision_is_noted_then_asked(
    small: Path,
) -> None:
    add(small, DECIDED)
    run(small, BEFORE)
    change_text(settings(small), SEATS)
    outcome = run(small, BEFORE)
    assert (outcome.code, codes(outcome)) == (10, ["rules_changed_before_opening"])
    assert len(kept(small)) == 1
    assert CHANGED in refusal(small)


def test_wording_is_no_rule(small: Path) -> None:
    run(small)
    change_text(settings(small), {'name = "窓口"': 'name = "窓口"\naliases = ["窓口の部"]'})
    assert codes(run(small)) == []


def test_a_check_lists_the_change_and_asks(small: Path) -> None:
    run(small)
    change_text(settings(small), SEATS)
    found = inspect(small, AFTER)
    assert [each.code for each in found.problems] == ["rules_changed"]
    assert len(rows_of(small, RULES)) == 1


def test_a_folder_of_before_has_nothing_to_compare_with(small: Path) -> None:
    assert changed_rules(open_event(small), AFTER) is None
    perform(small, FINALISTS, AFTER)
    assert changed_rules(open_event(small), AFTER) is None


def test_a_rule_that_came_with_a_later_version_is_no_change(small: Path) -> None:
    from automations.ledger import frozen_rules as ledger  # noqa: PLC0415 - only to write one

    run(small)
    (held,) = frozen(small / RESTRICTED)
    fewer = {label: text for label, text in held.rules.items() if label != "選ぶ範囲"}
    ledger.freeze(small / RESTRICTED, ledger.FrozenRules(held.at, held.opens, None, "", fewer))
    assert codes(run(small)) == []


def test_a_damaged_record_is_named(small: Path) -> None:
    run(small)
    (path,) = kept(small)
    change_text(path, {'"ファイナリスト数": "3"': '"ファイナリスト数": "2"'})
    with pytest.raises(InputUnfit) as refused:
        run(small)
    assert str(refused.value).endswith(
        "決めたルールの控えが壊れているか、書き換えられています。"
        "バックアップから、このファイルを元に戻してください。"
    )
