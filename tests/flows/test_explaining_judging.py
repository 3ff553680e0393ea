"""説明 of the judging: an entry's way to its prizes, and what became of a row of a score sheet."""

from pathlib import Path

import pytest

from automations.errors import InputUnfit
from automations.flows.explaining import Explanation, explain
from automations.flows.running import perform
from automations.flows.scope import JUDGING
from tests.flows.answering import answer
from tests.flows.judged_event import confirm, judge_small_event
from tests.small_event import AFTER, change_text

SCORES = "採点.csv"


@pytest.fixture
def judged(small: Path) -> Path:
    return judge_small_event(small)


def told(folder: Path, text: str) -> Explanation:
    return explain(folder, text, AFTER)


def steps(folder: Path, text: str) -> dict[str, tuple[str, ...]]:
    """Return what is said last of what a text means, by the title of the step."""
    return {each.title: each.lines for each in told(folder, text).award[-1].steps}


def test_an_entry_is_told_with_its_vote_and_its_judging(judged: Path) -> None:
    vote, judging = told(judged, "取組 2").award
    assert vote.label == "取組02 窓口DXプラス"
    assert judging.label == "取組02 窓口DXプラスの審査"
    assert judging.summary == "2位（6件中）、優秀賞（窓口）"
    assert steps(judged, "取組 2") == {
        "発表順": ("2番目（6件中）",),
        "審査員ごとの採点": tuple(
            f"審査員{judge}: 効果 4、工夫 4 → （4×2＋4×1）÷3 ＝ 4" for judge in (1, 2, 3)
        ),
        "審査の得点の計算": ("（4＋4＋4）÷3 ＝ 4", "得点: 4点"),
        "順位": ("全体で2位（6件中）、窓口で2位（3件中）",),
        "賞": (
            "大賞: 4点で、受賞した取組のうち最も下の01 窓口DX（5点）に届かない（差1点）。",
            (
                "優秀賞（窓口）: 受賞。得点の上位1件（02 窓口DXプラス 4点）。"
                "次の取組との差は1点。01 窓口DXは、ほかの賞を受けたため除く"
            ),
            "優秀賞（内部）: 部門が違うため、対象にならない。",
        ),
        "確定": ("速報（確定していません）",),
    }


def test_who_has_a_prize_is_told_why_there_is_no_other(judged: Path) -> None:
    first, second, _ = steps(judged, "取組 1")["賞"]
    assert first.startswith("大賞: 受賞。")
    assert second == "優秀賞（窓口）: ほかの賞（大賞）を受けたため、授けない。"


def test_a_tie_that_was_lost_is_told_with_what_settled_it(judged: Path) -> None:
    change_text(judged / SCORES, {f"{judge},2,4,4": f"{judge},2,5,5" for judge in (1, 2, 3)})
    perform(judged, JUDGING, AFTER)
    assert steps(judged, "取組 1")["賞"][0].startswith("大賞: 未定。")
    said = {"判定": "02 窓口DXプラス", "理由": "決選投票: 2対1", "判定者": "委員長"}
    answer(judged, "判定_賞", said)
    told_now = steps(judged, "取組 1")
    assert told_now["賞"][0] == "大賞: 5点で並び、同点の決着で選ばれなかった。"
    assert told_now["順位"][1] == "同じ得点の取組: 02 窓口DXプラス"
    assert told_now["同点の決着"][-1].endswith("→ 選ばれず")


def test_the_version_of_the_confirmation_and_what_changed_since_are_told(judged: Path) -> None:
    confirm(judged)
    assert steps(judged, "取組 5")["確定"] == ("確定（第1版、区長 山田、令和6年12月24日（火））",)
    change_text(judged / SCORES, {f"{judge},5,2,2": f"{judge},5,5,4" for judge in (1, 2, 3)})
    assert steps(judged, "取組 5")["確定"][:3] == (
        "速報（第1版の確定のあとで変わりました。確定していません）",
        "前に確定した版と違うところ: 賞「優秀賞（内部）」 04 庶務の自動化 → 05 会議の短縮",
        "前に確定した版と違うところ: 得点「05 会議の短縮」 2 → 4.67（14/3）",
    )
    assert len(steps(judged, "取組 6")["確定"]) == 1


def test_while_marks_are_waited_for_they_are_named_and_there_is_no_score(judged: Path) -> None:
    change_text(judged / SCORES, {"2,4,4,3": "2,4,,3"})
    (*_, judging) = told(judged, "取組 4").award
    assert judging.summary == "記入待ちのため、得点と賞はまだ決まっていない。"
    assert steps(judged, "取組 4")["審査員ごとの採点"] == (
        "審査員1: 効果 4、工夫 3 → （4×2＋3×1）÷3 ＝ 11/3（≒3.6667）",
        "審査員2: 「効果」未記入（採点.csv「採点」C11）を待っている",
        "審査員3: 効果 4、工夫 3 → （4×2＋3×1）÷3 ＝ 11/3（≒3.6667）",
    )
    assert "賞" not in steps(judged, "取組 4")


def test_before_a_mark_is_written_only_the_stage_is_told(judged: Path) -> None:
    rows = (judged / SCORES).read_text(encoding="utf-8").splitlines()
    blank = [",".join((*row.split(",")[:2], "", "")) for row in rows[1:]]
    (judged / SCORES).write_text("\n".join((rows[0], *blank)), encoding="utf-8")
    (*_, judging) = told(judged, "取組 4").award
    assert judging.summary == "採点前のため、得点と賞はまだ決まっていない。"
    assert [each.title for each in judging.steps] == ["発表順", "確定"]


def test_without_a_judging_the_vote_is_told_alone(small: Path) -> None:
    (vote,) = told(small, "取組 2").award
    assert vote.label == "取組02 窓口DXプラス"


def test_before_the_sheets_are_made_the_vote_is_told_alone(judged: Path) -> None:
    (judged / SCORES).unlink()
    assert len(told(judged, "取組 2").award) == 1


def test_a_sheet_that_cannot_be_used_hides_nothing_of_the_vote(judged: Path) -> None:
    change_text(judged / SCORES, {"審査員,番号,効果": "審査員,番号,＊＊＊"})
    found = told(judged, "取組 2")
    assert len(found.award) == 1
    (unread,) = found.unread
    assert "「効果」の見出しがありません" in unread
    with pytest.raises(InputUnfit):
        told(judged, "審査員.csv 2行目")


def test_a_row_that_counts_is_told_with_what_it_is_worth(judged: Path) -> None:
    (row,) = told(judged, "採点.csv 12行目").award
    assert (row.label, row.summary) == ("採点.csv「採点」12行目", "採点（数える）")
    assert steps(judged, "採点.csv 12行目") == {
        "この行": ("審査員2、取組05 会議の短縮",),
        "書かれているもの": ("効果: 2", "工夫: 2"),
        "わけ": (
            "審査員の採点として数える。",
            "審査員2の評価: 効果 2、工夫 2 → （2×2＋2×1）÷3 ＝ 2",
            "得点の計算は、「取組 5」で調べられる。",
        ),
    }


def test_a_row_that_waits_is_told_with_what_it_waits_for(judged: Path) -> None:
    change_text(judged / SCORES, {"2,4,4,3": "2,4,6,3"})
    assert steps(judged, "採点.csv 11行目")["わけ"][0].startswith("記入や確認を待っている。")
    assert "C11" in steps(judged, "採点.csv 11行目")["わけ"][1]


def test_a_row_of_nobody_is_named_by_the_fault_that_keeps_the_judging_from_it(judged: Path) -> None:
    change_text(judged / SCORES, {"2,4,4,3": "9,4,4,3"})
    with pytest.raises(InputUnfit, match="審査員名簿にない審査員です"):
        told(judged, "採点.csv 11行目")
    assert len(told(judged, "取組 4").award) == 1


def test_a_row_of_nobody_without_a_mark_adds_nothing(judged: Path) -> None:
    with (judged / SCORES).open("a", encoding="utf-8") as file:
        file.write("\n9,6,,")
    (row,) = told(judged, "採点.csv 20行目").award
    assert row.summary == "何も書かれていない行"
    assert steps(judged, "採点.csv 20行目")["この行"] == (
        "審査員（分からない）、取組06 書庫の電子化",
    )


def test_a_row_that_says_the_same_again_names_the_one_that_counts(judged: Path) -> None:
    with (judged / SCORES).open("a", encoding="utf-8") as file:
        file.write("\n3,6,1,2")
    rows = (judged / SCORES).read_text(encoding="utf-8").splitlines()
    found = steps(judged, f"採点.csv {len(rows)}行目")
    assert found["わけ"][-1] == (
        f"この審査員とこの取組について使う行: 採点.csv「採点」{len(rows) - 1}行目"
    )


def test_a_judge_who_is_recused_is_told_in_the_row_and_in_the_list(judged: Path) -> None:
    (judged / "審査員.csv").write_text(
        "番号,氏名,除斥する取組\n1,審査 太郎,\n2,採点 花子,4\n3,評価 次郎,", encoding="utf-8"
    )
    why = steps(judged, "採点.csv 11行目")["わけ"]
    assert why[0] == "この審査員は、この取組の除斥のため、評点があっても数えない。"
    assert why[-2] == (
        "審査員2の評価: 除斥。ほかの審査員2人の平均で補う: （11/3＋11/3）÷2 ＝ 11/3（≒3.6667）"
    )
    assert steps(judged, "審査員.csv 3行目")["この行"] == ("審査員2、出席", "除斥する取組: 04")


def test_headings_are_no_scores(judged: Path) -> None:
    with (judged / SCORES).open("a", encoding="utf-8") as file:
        file.write("\n審査員,番号,効果,工夫\n")
    rows = (judged / SCORES).read_text(encoding="utf-8").splitlines()
    (row,) = told(judged, f"採点.csv {len(rows)}行目").award
    assert row.summary == "見出し・合計・注記などの行で、採点ではない。"
    assert told(judged, "採点.csv 99行目").award == ()
