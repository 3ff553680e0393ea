"""診断, 審査: the day, the judges, the pairs of judge and entry, scores that lie openly."""

from dataclasses import replace
from pathlib import Path

import pytest

from automations.flows.announcing import announce
from automations.flows.diagnosis import Mark
from automations.flows.diagnosis.checks import Check
from automations.flows.diagnosis.judging_checks import look_at_judging
from automations.flows.diagnosis.secrecy import look_at_places, look_for_strays
from automations.flows.diagnosis.shelf import Shelf
from automations.flows.event_folder import open_event
from automations.flows.expected_tables import expected_tables
from tests.flows.diagnosis.some_pc import PC
from tests.flows.judged_event import confirm, judge_small_event
from tests.small_event import AFTER, RESTRICTED, change_text

SCORES = "採点.csv"
DAY = "[schedule]\njudging = 2024-12-24T15:00:00\n\n[award.judges]"


@pytest.fixture
def judged(small: Path) -> Path:
    return judge_small_event(small)


def looked(folder: Path) -> dict[str, Check]:
    found = look_at_judging(open_event(folder), replace(PC, now=AFTER))
    return {each.label: each for each in found}


def faults(check: Check) -> list[str]:
    return [str(each) for each in check.faults]


def strays(folder: Path) -> list[str]:
    event = open_event(folder)
    return faults(look_for_strays(event, expected_tables(event.event), Shelf()))


def test_an_event_without_judging_is_not_asked_about_it(small: Path) -> None:
    assert looked(small) == {}


def test_judges_and_their_rows_are_there(judged: Path) -> None:
    change_text(judged / "event.toml", {"[award.judges]": DAY})
    found = looked(judged)
    assert {label: each.mark for label, each in found.items()} == {
        "審査会": Mark.FINE,
        "審査員": Mark.FINE,
        "採点の行": Mark.FINE,
    }
    assert found["審査員"].fine == "3人です。氏名・番号・除斥は、読み取れました"
    assert found["採点の行"].fine == "審査員3人と取組6件の組が、すべてあります"


def test_a_day_that_is_not_set_is_worth_a_look(judged: Path) -> None:
    check = looked(judged)["審査会"]
    (fault,) = faults(check)
    assert check.mark is Mark.DOUBTFUL
    assert fault.endswith(
        "審査会の日時が書かれていません。設定の「審査会」に、日時を書いてください。"
    )


def test_before_the_sheets_are_made_nothing_is_said_of_them(judged: Path) -> None:
    (judged / SCORES).unlink()
    assert list(looked(judged)) == ["審査会"]


def test_rows_that_lack_or_are_there_twice_are_worth_a_look(judged: Path) -> None:
    change_text(judged / SCORES, {"\n2,4,4,3": "\n2,3,3,3"})
    check = looked(judged)["採点の行"]
    assert check.mark is Mark.DOUBTFUL
    assert faults(check) == [
        (
            "採点.csv「採点」: 審査員「2 採点 花子」の行に、取組「04 庶務の自動化」がありません。"
            "行を書き足してください。その取組を審査しないなら、"
            "審査員名簿の「除斥する取組」に番号を書いてください。"
        ),
        (
            "採点.csv「採点」11行目: 審査員「2 採点 花子」の、取組「03 証明書の郵送申請」の行が、"
            "ほかにもあります（採点.csv「採点」10行目）。"
            "どちらか一つを残して、もう一方を消してください。"
        ),
    ]


def test_who_is_recused_or_absent_needs_no_row(judged: Path) -> None:
    lines = ("番号,氏名,出欠,除斥する取組", "1,審査 太郎,,", "2,採点 花子,,4", "3,評価 次郎,欠席,")
    (judged / "審査員.csv").write_text("\n".join(lines), encoding="utf-8")
    rows = (judged / SCORES).read_text(encoding="utf-8").splitlines()
    kept = [row for row in rows if not row.startswith(("2,4,", "3,"))]
    (judged / SCORES).write_text("\n".join(kept), encoding="utf-8")
    check = looked(judged)["採点の行"]
    assert (check.mark, check.fine) == (
        Mark.FINE,
        "審査員2人と取組6件の組が、すべてあります",
    )


def test_a_list_of_judges_with_a_fault_is_told(judged: Path) -> None:
    (judged / "審査員.csv").write_text("番号,氏名\n1,審査 太郎\n1,採点 花子", encoding="utf-8")
    assert looked(judged)["審査員"].mark is Mark.WRONG


def test_books_that_cannot_be_read_leave_only_the_pairs_out(judged: Path) -> None:
    change_text(judged / SCORES, {"番号,効果": "番号,＊＊＊"})
    assert faults(looked(judged)["審査員"]) == [
        (
            "小さな催し: 審査員名簿と採点を合わせて調べられません。"
            "ほかの×を直してから、もう一度診断してください。"
        )
    ]


def test_an_announcement_of_an_earlier_version_is_worth_a_look(judged: Path) -> None:
    confirm(judged)
    announce(judged, AFTER)
    assert looked(judged)["発表のデータ"].mark is Mark.FINE
    change_text(judged / SCORES, {"3,6,1,2": "3,6,2,2"})
    check = looked(judged)["発表のデータ"]
    assert check.mark is Mark.DOUBTFUL
    assert faults(check) == [
        (
            "発表.xlsx: 発表のデータは、いま確定している審査結果から作られたものではありません。"
            "使わないでください。委員長の確定を受けてから、発表のデータを作り直してください。"
        )
    ]


def test_scores_and_their_folder_belong_where_the_secretariat_alone_can_look(judged: Path) -> None:
    own = "[award.judging.scores]"
    change_text(judged / "event.toml", {own: f'[award.judging]\nscore_sheets = "採点票"\n\n{own}'})
    (judged / "採点票").mkdir()
    event = open_event(judged)
    found = faults(look_at_places(event, expected_tables(event.event)))
    open_ = "、".join(each.partition(":")[0] for each in found)
    assert open_ == "名簿.csv、投票.csv、審査員.csv、採点.csv、採点票"


def test_a_copy_of_the_scores_is_wrong_wherever_all_staff_can_open_it(judged: Path) -> None:
    assert strays(judged) == []
    copy = judged / "会議用.csv"
    copy.write_bytes((judged / SCORES).read_bytes())
    assert strays(judged) == [
        (
            "会議用.csv「会議用」: 審査員の採点の表のようです。「事務局限り」の外にあり、"
            "事務局でない人も見られます。"
            "このファイルを「事務局限り」に移すか、要らなければ消してください。"
        )
    ]
    copy.write_text("審査員,番号,効果,工夫\n1,1,,\n", encoding="utf-8")
    assert strays(judged) == []  # an empty sheet betrays nobody
    (judged / RESTRICTED).mkdir(exist_ok=True)
    (judged / SCORES).rename(judged / RESTRICTED / "採点の控え.csv")
    assert strays(judged) == []
