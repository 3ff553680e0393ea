"""審査集計 from sheets to prizes: each stage is told, nothing is given away before its time."""

from pathlib import Path

import pytest

from automations.award.judging.result import Stage
from automations.errors import DONE, DONE_WITH_WARNINGS, DecisionNeeded, InputUnfit
from automations.flows.event_folder import open_event
from automations.flows.running import Outcome, inspect, perform
from automations.flows.scope import EVERYTHING, JUDGING
from automations.ledger.confirmed_results import confirmed
from tests.flows.answering import answer
from tests.flows.judged_event import confirm, judge_small_event
from tests.small_event import AFTER, RESTRICTED

SCORES = "採点.csv"
CHAIRS = "委員長用.xlsx"


@pytest.fixture
def judged(small: Path) -> Path:
    return judge_small_event(small)


def _judge(folder: Path) -> Outcome:
    return perform(folder, JUDGING, AFTER)


def _prizes(outcome: Outcome) -> list[tuple[str, tuple[str, ...]]]:
    judging = outcome.findings.judging
    assert judging
    assert judging.prizes
    return [
        (each.name, tuple(entry.label for entry in each.entries)) for each in judging.prizes.awarded
    ]


def _mark(folder: Path, old: str, new: str) -> None:
    path = folder / SCORES
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def _said(outcome: Outcome, key: str) -> object:
    return outcome.findings.report.figures[key].value


def test_score_sheets_become_prizes(judged: Path) -> None:
    outcome = _judge(judged)
    assert _prizes(outcome) == [
        ("大賞", ("01 窓口DX",)),
        ("優秀賞（窓口）", ("02 窓口DXプラス",)),
        ("優秀賞（内部）", ("04 庶務の自動化",)),
    ]
    own = {"結果_審査.xlsx", "審査結果.xlsx", "審査結果.docx", CHAIRS}
    assert {path.name for path in outcome.files} == own


def test_no_prize_is_decided_while_it_is_unclear_who_presents(judged: Path) -> None:
    settings = judged / "event.toml"
    added = '\n[award.judging.order]\nbook = "発表順.csv"\n'
    settings.write_text(settings.read_text(encoding="utf-8") + added, encoding="utf-8")
    rows = ["順,番号,発表", "1,1,体調不良", *(f"{each},{each}," for each in range(2, 7))]
    (judged / "発表順.csv").write_text("\n".join(rows), encoding="utf-8")
    judging = _judge(judged).findings.judging
    assert judging
    assert (judging.stage, judging.prizes) == (Stage.WAITING, None)
    assert [str(each) for each in _judge(judged).findings.report.problems
            if each.place.book == "発表順.csv"] == [
        (
            "発表順.csv「発表順」C2: 取組「01 窓口DX」が発表するかどうか分かりません"
            "（「体調不良」）。"
            "欄「発表」を、発表するときは空に、しないときは欠場にしてください。それまで賞を決めません。"
        )
    ]  # fmt: skip


def test_a_copy_beside_the_book_of_scores_is_told(judged: Path) -> None:
    (judged / "採点 - コピー.csv").write_bytes((judged / SCORES).read_bytes())
    outcome = _judge(judged)
    assert [str(each) for each in outcome.findings.report.problems] == [
        (
            "採点 - コピー.csv: 採点の写しのようです。評点が書かれていますが、数えていません"
            "（数えたのは採点.csv「採点」）。"
            "こちらが正しい採点なら、数えるシートに写してください。要らなければ、消してください。"
        )
    ]


def test_the_vote_is_told_in_its_own_result_only(judged: Path) -> None:
    report = _judge(judged).findings.report
    assert not {"finalists", "standings"} & report.tables.keys()
    assert [each.words for each in report.identities] == ["審査員名簿", "採点"]


def test_what_the_chair_alone_sees_is_in_the_chairs_book_alone(judged: Path) -> None:
    report = _judge(judged).findings.report
    chairs = [each.title for each in report.tables.values() if each.audience.value == "委員長限り"]
    assert chairs
    everything = perform(judged, EVERYTHING, AFTER).findings.report
    assert not set(chairs) & {each.title for each in everything.tables.values()}


def test_nothing_written_is_no_fault(judged: Path) -> None:
    path = judged / SCORES
    rows = path.read_text(encoding="utf-8").splitlines()
    blank = [",".join((*row.split(",")[:2], "", "")) for row in rows[1:]]
    path.write_text("\n".join((rows[0], *blank)), encoding="utf-8")
    outcome = _judge(judged)
    assert _said(outcome, "judging_stage") == "採点前"
    assert outcome.findings.report.problems == ()


def test_a_missing_mark_is_named_by_its_cell_and_nothing_is_decided(judged: Path) -> None:
    _mark(judged, "2,4,4,3", "2,4,,3")
    outcome = _judge(judged)
    assert _said(outcome, "judging_stage") == "記入待ち"
    assert outcome.findings.judging
    assert outcome.findings.judging.standings == ()
    (missing,) = outcome.findings.report.problems
    assert str(missing) == (
        "採点.csv「採点」C11: 「効果」が未記入です。"
        "審査員「2 採点 花子」の、取組「04 庶務の自動化」の採点票を確かめて、書いてください。"
    )
    assert outcome.code == DONE_WITH_WARNINGS


def test_without_sheets_the_whole_run_goes_on_and_the_judging_is_refused(judged: Path) -> None:
    (judged / SCORES).unlink()
    assert perform(judged, EVERYTHING, AFTER).findings.judging is None
    with pytest.raises(InputUnfit) as refused:
        _judge(judged)
    assert str(refused.value) == (
        "小さな催し: 採点のブックがまだありません。"
        "先に「審査準備」で採点入力のブックを作り、審査員の採点を入れてください。"
    )


def test_an_event_without_judging_says_what_to_set(small: Path) -> None:
    with pytest.raises(InputUnfit, match="審査の設定がありません"):
        _judge(small)


def test_a_tie_for_a_prize_waits_for_a_person_and_is_settled_by_the_answer(judged: Path) -> None:
    for judge in (1, 2, 3):
        _mark(judged, f"{judge},2,4,4", f"{judge},2,5,5")
    waiting = _judge(judged)
    assert waiting.code == DecisionNeeded.exit_code
    assert _said(waiting, "judging_stage") == "判定待ち"
    said = {"判定": "02 窓口DXプラス", "理由": "決選投票: 2対1", "判定者": "委員長"}
    answer(judged, "判定_賞", said)
    settled = _judge(judged)
    assert _prizes(settled)[:2] == [
        ("大賞", ("02 窓口DXプラス",)),
        ("優秀賞（窓口）", ("01 窓口DX",)),
    ]
    (first, *_) = settled.findings.report.tables["prizes"].rows
    assert any("決選投票" in str(cell) and "委員長" in str(cell) for cell in first)


def test_it_is_provisional_until_the_chair_confirms_just_this(judged: Path) -> None:
    first = _judge(judged)
    assert _said(first, "judging_state") == "速報（確定していません）"
    assert first.findings.report.tables["prizes"].title == "賞（速報）"
    confirm(judged)
    done = _judge(judged)
    assert _said(done, "judging_state") == "確定（第1版、区長 山田、令和6年12月24日（火））"
    assert done.findings.report.tables["prizes"].title == "賞（確定 第1版）"
    assert (done.unchanged, done.code) == (True, DONE)


def test_a_late_correction_makes_a_second_version_with_what_changed(judged: Path) -> None:
    confirm(judged)
    for judge in (1, 2, 3):
        _mark(judged, f"{judge},5,2,2", f"{judge},5,5,4")
    changed = _judge(judged)
    assert _said(changed, "judging_state") == (
        "速報（第1版の確定のあとで変わりました。確定していません）"
    )
    rows = changed.findings.report.tables["judging_changes"].rows
    assert rows[0] == ("賞「優秀賞（内部）」", "04 庶務の自動化", "05 会議の短縮")
    confirm(judged)
    codes = [each.code for each in _judge(judged).findings.report.problems]
    assert codes == ["judging_changed", "judging_confirmed_unexplained"]
    assert len(confirmed(judged / RESTRICTED)) == 1


def test_what_was_confirmed_and_waits_again_is_told(judged: Path) -> None:
    confirm(judged)
    _mark(judged, "2,4,4,3", "2,4,,3")
    outcome = _judge(judged)
    assert _said(outcome, "judging_state") == (
        "速報（第1版の確定のあとで変わりました。確定していません）"
    )
    assert [each.code for each in outcome.findings.report.problems] == [
        "judging_reopened",
        "score_blank",
    ]


def test_a_second_version_is_recorded_with_its_reason(judged: Path) -> None:
    confirm(judged)
    _mark(judged, "3,6,1,2", "3,6,2,2")
    confirm(judged, "転記の誤りを直した")
    assert [(each.number, each.reason) for each in confirmed(judged / RESTRICTED)] == [
        (1, ""),
        (2, "転記の誤りを直した"),
    ]


def test_a_fault_in_the_score_sheets_keeps_nothing_else_from_being_counted(judged: Path) -> None:
    _mark(judged, "2,4,4,3", "9,4,4,3")
    outcome = perform(judged, EVERYTHING, AFTER)
    assert outcome.findings.judging is None
    assert "finalists" in outcome.findings.report.tables
    assert [each.code for each in outcome.findings.report.problems] == [
        "judging_set_apart",
        "score_judge_unknown",
    ]
    with pytest.raises(InputUnfit, match="審査員名簿にない審査員です"):
        _judge(judged)


def test_who_deletes_the_scores_after_the_confirmation_is_told(judged: Path) -> None:
    confirm(judged)
    (judged / SCORES).unlink()
    report = perform(judged, EVERYTHING, AFTER).findings.report
    assert "judging_reopened" in [each.code for each in report.problems]


def test_named_votes_of_the_hall_that_are_not_there_are_waited_for(judged: Path) -> None:
    settings = judged / "event.toml"
    hall = """
[award.judging.hall_counts]
book = "会場.csv"

[[award.judging.shares]]
part = "審査員"
share = 50

[[award.judging.shares]]
part = "会場投票"
share = 50
"""
    settings.write_text(settings.read_text(encoding="utf-8") + hall, encoding="utf-8")
    outcome = _judge(judged)
    assert _said(outcome, "judging_stage") == "記入待ち"
    codes = [each.code for each in outcome.findings.report.problems]
    assert "judging_hall_missing" in codes


def test_a_staff_vote_that_is_open_yet_is_waited_for_where_it_has_a_share(judged: Path) -> None:
    shares = """
[[award.judging.shares]]
part = "審査員"
share = 50

[[award.judging.shares]]
part = "職員投票"
share = 50
"""
    settings = judged / "event.toml"
    text = settings.read_text(encoding="utf-8") + shares
    panel = "[award.judging.panel]\n"
    assert panel in text
    conversion = 'conversion = "最も高い得点に対する割合"\n'
    settings.write_text(text.replace(panel, panel + conversion), encoding="utf-8")
    award = open_event(judged).event.award
    assert award
    judging = perform(judged, JUDGING, award.vote.closes).findings.judging
    assert judging
    assert (judging.stage, judging.prizes) == (Stage.WAITING, None)
    assert "judging_staff_open" in [each.code for each in judging.report.problems]
    closed = _judge(judged).findings.judging
    assert closed
    assert closed.stage is not Stage.WAITING


def test_who_only_checks_records_no_confirmation(judged: Path) -> None:
    _judge(judged)
    said = {"判定": "確定する", "理由": "", "判定者": "区長 山田", "判定日": AFTER.date()}
    answer(judged, "判定_審査", said)
    inspect(judged, AFTER)
    assert confirmed(judged / RESTRICTED) == ()
    _judge(judged)
    assert len(confirmed(judged / RESTRICTED)) == 1
