"""診断, 選考: rules that changed, an approval that is overdue, notices that no longer hold."""

from dataclasses import replace
from pathlib import Path

from automations.flows.diagnosis import Mark
from automations.flows.diagnosis.award_checks import look_at_award
from automations.flows.diagnosis.checks import Check
from automations.flows.event_folder import open_event
from automations.flows.notices import make_notices
from automations.flows.running import perform
from automations.flows.scope import FINALISTS
from tests.flows.answering import approve
from tests.flows.diagnosis.some_pc import PC
from tests.small_event import AFTER, change_text

DECIDE_BY = "\n[approval]\ndecide_by = 2024-12-20\n"


def looked(folder: Path) -> dict[str, Check]:
    found = look_at_award(open_event(folder), replace(PC, now=AFTER))
    return {each.label: each for each in found}


def faults(check: Check) -> list[str]:
    return [str(each) for each in check.faults]


def test_before_anything_was_counted_nothing_is_said(small: Path) -> None:
    assert looked(small) == {}


def test_rules_that_changed_after_the_opening_are_wrong(small: Path) -> None:
    perform(small, FINALISTS, AFTER)
    assert "決めたルール" not in looked(small)
    change_text(small / "event.toml", {"seats = 3": "seats = 2"})
    check = looked(small)["決めたルール"]
    assert check.mark is Mark.WRONG
    (fault,) = faults(check)
    assert fault.startswith(
        "判定.xlsx「判定_ルール変更」: 投票開始の後にルールが変わっています"
        "（ファイナリスト数: 3 → 2）。"
    )


def test_an_approval_that_is_overdue_is_worth_a_look(small: Path) -> None:
    path = small / "event.toml"
    path.write_text(path.read_text(encoding="utf-8") + DECIDE_BY, encoding="utf-8")
    perform(small, FINALISTS, AFTER)
    check = looked(small)["ファイナリストの承認"]
    assert check.mark is Mark.DOUBTFUL
    assert faults(check) == [
        (
            "判定.xlsx「判定_承認」: 承認の期限（令和6年12月20日（金））を過ぎましたが、"
            "ファイナリストは「案」です。承認を受けて、このシートに書いてください。"
            "期限が延びたときは、設定の「承認の期限」を直してください。"
        )
    ]
    approve(small)
    assert looked(small)["ファイナリストの承認"].mark is Mark.FINE


def test_notices_of_an_earlier_approval_are_worth_a_look(small: Path) -> None:
    perform(small, FINALISTS, AFTER)
    approve(small)
    make_notices(small, AFTER)
    assert looked(small)["通知"].mark is Mark.FINE
    change_text(small / "投票.csv", {"0005,,,3,2,,,,,3,2,,": "0005,,,4,2,,,,,3,2,,"})
    perform(small, FINALISTS, AFTER)
    check = looked(small)["通知"]
    (fault,) = faults(check)
    assert check.mark is Mark.DOUBTFUL
    assert fault == (
        "通知.xlsx: 通知のデータは、いま承認されている結果から作られたものではありません。"
        "使わないでください。承認を受けてから、通知を作り直してください。"
    )
