"""What people read of the vote; and what nobody can read out of it."""

from fractions import Fraction

import pytest

from automations.award.ballots import PENDING
from automations.award.decision import AwardResult
from automations.award.hand_counts import HandCount, HandCounts
from automations.award.reporting import hand_report
from automations.award.rules import Counting, TieRule
from automations.award.tie_ways import way_key
from automations.award.wording import said
from automations.tables.dispositions import DispositionCount
from automations.tables.places import Place
from automations.tables.report import Cell, Form, Table, report_of
from tests.award.staging import ENTRIES, Ballot, decided, with_selection, with_vote

VOTE = [
    Ballot("0002", {1: (5, 4), 3: (4, 4)}, 20),
    Ballot("0001", {1: (3, 3), 4: (2, 2)}, 10),
    Ballot("0003", {2: (3, 5), 3: (1, 1)}, 30),
    Ballot("0004", {}, 40),
    Ballot("0005", {1: (9, 9)}, 50),
    Ballot("9999", {2: (5, 5)}, 60),
    Ballot("0002", {1: (5, 5)}, 15),
    Ballot("記入例"),
]
FIRSTS = with_vote(with_selection(seats=2), counting=Counting.FIRSTS)
WITHDRAWN = ("5", "取り下げた取組", "内部", "総務課", "", "2024/12/04")


def table(key: str, found: AwardResult | None = None) -> Table:
    return (found or decided(VOTE, entries=(*ENTRIES, WITHDRAWN))).report.tables[key]


def headings(key: str) -> list[str]:
    return [each.heading for each in table(key).columns]


def test_the_finalists() -> None:
    assert headings("finalists") == [
        "順", "部門", "番号", "取組名", "所属", "得点", "選んだ人数", "選出の理由",
    ]  # fmt: skip
    assert table("finalists").rows == (
        (
            1, "窓口", "01", "窓口DX", "市民課", Fraction(23, 3), 2,
            "部門の上位1件（最低選出数）",
        ),
        (
            2, "内部", "03", "庶務の自動化", "総務課", Fraction(5), 2,
            "部門の上位1件（最低選出数）",
        ),
        (
            3, "窓口", "02", "窓口DXプラス", "税務課", Fraction(11, 3), 1,
            "部門の枠を除く残りの枠の得点順",
        ),
    )  # fmt: skip


def test_the_runners_up() -> None:
    assert headings("runners_up")[-1] == "理由"
    assert table("runners_up").rows == (
        (
            4, "内部", "04", "会議の短縮", "企画課、財政課", Fraction(2), 1,
            "得点が当落線に届かない",
        ),
    )  # fmt: skip


def test_the_standings_hold_every_entry_with_its_reason() -> None:
    assert headings("standings") == [
        "順位", "部門内順位", "部門", "番号", "取組名", "所属", "得点", "効果", "工夫",
        "選んだ人数", "最高点の数", "結果", "理由",
    ]  # fmt: skip
    rows = table("standings").rows
    assert rows[0] == (
        1, 1, "窓口", "01", "窓口DX", "市民課", Fraction(23, 3), 8, 7, 2, 1, "選出",
        "部門の上位1件（最低選出数）",
    )  # fmt: skip
    assert rows[-1] == (
        None, None, "内部", "05", "取り下げた取組", "総務課", None, None, None, None, None,
        "対象外", "順位の対象外（取下げ）",
    )  # fmt: skip
    assert table("standings").emphasis == {0, 1, 2}


def test_the_counts_of_ballots_add_up_to_those_received() -> None:
    assert table("ballot_dispositions").rows == (
        ("記入例", 1, "数えない"),
        ("テスト投票", 0, "数えない"),
        ("日時・職員番号の不備", 0, "保留"),
        ("投票開始前", 0, "数えない"),
        ("締切後", 0, "数えない"),
        ("名簿にない職員番号", 1, "保留"),
        ("再投票により置き換え", 1, "数えない"),
        ("同じ票の二重送信", 0, "数えない"),
        ("同じ時刻で内容の違う票", 0, "保留"),
        ("白票", 1, "数えない"),
        ("すべての選択が無効", 1, "数えない"),
        ("有効", 3, "数える"),
    )


def test_ballots_that_wait_are_listed_with_what_to_do() -> None:
    found = decided(VOTE)
    assert table("pending_ballots", found).rows == (
        ("名簿にない職員番号", 1, "職員番号か、投票対象者名簿を直す。"),
    )
    assert found.report.figures["ballots_pending"].value == 1
    none = decided(VOTE[:1])
    assert "pending_ballots" not in none.report.tables
    assert "ballots_pending" not in none.report.figures


@pytest.mark.parametrize("code", sorted(PENDING))
def test_every_reason_to_wait_has_something_to_do(code: str) -> None:
    assert said("pending", code).endswith("。")


def test_votes_counted_by_hand_stand_with_their_rows() -> None:
    (first, *_) = decided(VOTE).entries
    place = Place("手集計.xlsx", "手集計", 3, 2)
    hand = HandCounts(
        (HandCount(1, Fraction(12), 12, "", place),),
        dispositions=(DispositionCount("hand_counted", "手集計（数える）", 1, counted=True),),
    )
    found = hand_report(hand, [first])
    assert found.tables["hand_counts"].rows == ((place, "01", "窓口DX", "", 12, 12),)
    assert found.tables["hand_dispositions"].rows == (("手集計（数える）", 1, "数える"),)
    assert found.figures["hand_votes"].value == 12
    assert hand_report(HandCounts(), []) == report_of()


def test_the_counts_of_choices_and_entries() -> None:
    assert [row for row in table("choice_dispositions").rows if row[1]] == [
        ("数えない票の選択", 2, "数えない"),
        ("範囲外の評点", 1, "数えない"),
        ("有効", 6, "数える"),
    ]
    assert table("entry_dispositions").rows == (
        ("取下げ", 1, "数えない"),
        ("審査を希望しない", 0, "数えない"),
        ("審査対象", 4, "数える"),
    )


def test_the_criteria_with_their_weights() -> None:
    assert table("criteria").rows == (("効果", 2), ("工夫", 1))


def test_the_register_says_who_and_when_but_nothing_that_only_marks_tell() -> None:
    rows = table("ballot_register").rows
    assert [(number, became) for _, number, became in rows] == [
        ("0001", "受理"),
        ("0002", "再投票により置き換え"),
        ("0002", "受理"),
        ("0003", "受理"),
        ("0004", "受理"),
        ("0005", "受理"),
        ("9999", "名簿にない職員番号"),
    ]
    assert table("ballot_register").columns[0].form is Form.TIME


def test_no_table_has_a_voter_beside_an_entry() -> None:
    tables = decided(VOTE).report.tables
    voters = {each.voter for each in VOTE} - {"記入例"}
    entries = {"窓口DX", "窓口DXプラス", "庶務の自動化", "会議の短縮"}
    with_voters = {key for key, each in tables.items() if voters & texts(each)}
    with_entries = {key for key, each in tables.items() if entries & texts(each)}
    assert with_voters == {"ballot_register"}
    assert with_entries == {"finalists", "runners_up", "standings", "opened_ballots"}


def texts(shown: Table) -> set[Cell]:
    return {cell for row in shown.rows for cell in row}


def test_two_votes_that_differ_in_marks_only_have_one_register() -> None:
    other = [Ballot(each.voter, {4: (1, 2)}, each.second) for each in VOTE]
    assert table("ballot_register", decided(VOTE)) == table("ballot_register", decided(other))


TIE = [
    Ballot("0001", {1: (5, 5), 2: (3, 3)}, 10),
    Ballot("0002", {3: (5, 5), 4: (3, 3)}, 10),
]


def test_a_tie_prints_each_step_with_its_values_and_asks() -> None:
    found = decided(TIE)
    assert table("ties", found).rows == (
        ("残りの枠: 効果", "02 窓口DXプラス", 3, "同点のまま"),
        ("残りの枠: 効果", "04 会議の短縮", 3, "同点のまま"),
        ("残りの枠: 工夫", "02 窓口DXプラス", 3, "同点のまま"),
        ("残りの枠: 工夫", "04 会議の短縮", 3, "同点のまま"),
        ("残りの枠: 選んだ人数が多い", "02 窓口DXプラス", 1, "同点のまま"),
        ("残りの枠: 選んだ人数が多い", "04 会議の短縮", 1, "同点のまま"),
        ("残りの枠: 人が決める", "02 窓口DXプラス", None, "同点のまま"),
        ("残りの枠: 人が決める", "04 会議の短縮", None, "同点のまま"),
    )
    figures = found.report.figures
    assert figures["tie_open"].value == "残りの枠の同点（02 窓口DXプラス、04 会議の短縮）から1件"
    assert figures["finalists"].value == 2
    assert "tie" not in figures
    assert "cut_margin" not in figures
    assert [each.text for each in found.report.steps] == [
        (
            "残りの枠の同点（02 窓口DXプラス、04 会議の短縮）から1件を選び、"
            "「判定_同点」に書いてください。"
        )
    ]
    assert table("runners_up", found).note.endswith("同点の判定が済むと決まります。")


def test_an_answered_tie_prints_the_answer() -> None:
    (asked,) = decided(TIE).open_ties
    found = decided(TIE, decisions={asked.key: "04 会議の短縮"})
    assert table("ties", found).rows[-2:] == (
        ("残りの枠: 人が決める", "02 窓口DXプラス", None, "選外"),
        ("残りの枠: 人が決める", "04 会議の短縮", None, "選出"),
    )
    figures = found.report.figures
    assert figures["tie"].value == (
        "残りの枠の同点（02 窓口DXプラス、04 会議の短縮）を「人が決める」で決定"
    )
    assert figures["tie_decided"].value == "人の判定"
    assert (figures["finalists"].value, figures["cut_margin"].value) == (3, 0)
    assert "tie_open" not in figures


def test_a_tie_that_people_settled_tells_how_and_who_answers_for_it() -> None:
    (asked,) = decided(TIE).open_ties
    told = "決選投票: 5対3。選考委員長、令和6年12月10日（火）"
    answers = {asked.key: "04 会議の短縮", way_key(asked.key): told}
    figures = decided(TIE, decisions=answers).report.figures
    assert figures["tie"].value == (
        "残りの枠の同点（02 窓口DXプラス、04 会議の短縮）を決選投票で決定"
        "（5対3。選考委員長、令和6年12月10日（火））"
    )
    assert figures["tie_decided"].value == "決選投票"


def test_a_tie_that_the_rules_settled_was_decided_by_nobody() -> None:
    settled = decided(TIE, with_selection(ties=(TieRule.LOTS,), seed="DX"))
    figures = settled.report.figures
    assert ("tie" in figures, "tie_decided" in figures) == (True, False)


def test_a_gap_of_first_places_is_a_whole_number_of_votes() -> None:
    figure = decided(VOTE, FIRSTS).report.figures["cut_margin"]
    assert (figure.value, figure.unit, figure.form) == (1, "票", Form.COUNT)
    points = decided(VOTE).report.figures["cut_margin"]
    assert (points.unit, points.form) == ("点", Form.SCORE)
