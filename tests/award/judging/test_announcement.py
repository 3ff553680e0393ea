"""The script: last prize first, entries that share one by number, no score, no guessed reading."""

from automations.award.judging.announcement import Team, announcement, without_kana
from automations.award.judging.result import Awarded, Prizes
from automations.award.prize_rules import PrizeRule
from automations.tables.places import Place
from tests.award.judging.results import decided, rules_of, texts
from tests.award.judging.staging import PRESENTED

BLANK = "＿＿＿＿＿＿＿＿"
HERE, THERE = Place("エントリー.csv", "", 2, 3), Place("エントリー.csv", "", 2, 7)
TEAMS = {
    1: Team("まどぐちでぃーえっくす", "青木 花子", "あおき はなこ", "記入 太郎"),
    2: Team(leader="飯田 次郎", title_at=HERE, leader_at=THERE),
}


def shared(*prizes: tuple[str, str, tuple[int, ...]]) -> Prizes:
    """Return prizes of a name and a giver, shared by the entries of these numbers."""
    entries = {each.number: each for each in PRESENTED}
    return Prizes(
        tuple(
            Awarded(name, PrizeRule(name, giver=giver), tuple(entries[each] for each in who), "")
            for name, giver, who in prizes
        )
    )


def spoken(prizes: Prizes) -> list[str]:
    return [row[-1] for row in texts(announcement(prizes, TEAMS))]


def test_the_last_prize_comes_first_and_the_grand_prize_last() -> None:
    prizes = decided(rules_of()).prizes
    assert prizes
    assert [row[:5] for row in texts(announcement(prizes, TEAMS))] == [
        ["1", "最高賞", "", "", ""],
        ["2", "優秀賞（内部）", "", "内部", "03"],
        ["3", "優秀賞（窓口）", "", "窓口", "02"],
        ["4", "大賞", "区長", "窓口", "01"],
    ]


def test_each_sentence_can_be_read_as_it_stands() -> None:
    prizes = decided(rules_of()).prizes
    assert prizes
    nobody, inside, desk, grand = spoken(prizes)
    assert nobody == (
        "はじめに、最高賞の発表です。この賞は、今回、該当する取組がありませんでした。"
    )
    assert inside == (
        "続いて、優秀賞（内部）の発表です。取組番号3番、「庶務の自動化」。総務課の取組です。"
        "おめでとうございます。"
    )
    assert desk == (
        "続いて、優秀賞（窓口）の発表です。取組番号2番、「窓口DXプラス」。税務課の取組です。"
        "代表は、飯田 次郎さんです。おめでとうございます。"
    )
    assert grand == (
        "最後に、大賞の発表です。取組番号1番、「窓口DX」。市民課の取組です。"
        "代表は、青木 花子さんです。おめでとうございます。賞状は、区長からお渡しします。"
    )


def test_a_shared_prize_is_read_by_number_so_that_nobody_hears_who_stood_better() -> None:
    prizes = shared(("大賞", "", (3, 1)), ("特別賞", "", (2,)))
    assert [row[4] for row in texts(announcement(prizes, TEAMS))] == ["02", "01", "03"]
    assert [each.split("。")[:3] for each in spoken(prizes)[1:]] == [
        ["最後に、大賞の発表です", "2件の取組が受賞します", "1件目は、取組番号1番、「窓口DX」"],
        ["2件目は、取組番号3番、「庶務の自動化」", "総務課の取組です", "おめでとうございます"],
    ]


def test_the_only_prize_is_neither_first_nor_last() -> None:
    assert spoken(shared(("大賞", "", (3,))))[0].startswith("大賞の発表です。")


def test_no_score_no_reason_and_no_judge_is_read() -> None:
    result = decided(rules_of())
    assert result.prizes
    told = str(texts(announcement(result.prizes, TEAMS)))
    secret = [each.name for each in result.panel.judges] + ["得点", "41/9", "4.56", "位"]
    assert [each for each in secret if each in told] == []


def test_what_nobody_wrote_down_is_a_blank_and_never_guessed() -> None:
    row = texts(announcement(shared(("大賞", "", (2,))), TEAMS))[0]
    assert row[5:10] == ["窓口DXプラス", BLANK, "税務課", "飯田 次郎", BLANK]
    nobody = texts(announcement(shared(("大賞", "", (3,))), TEAMS))[0]
    assert nobody[8:10] == ["", ""]


def test_a_reading_that_is_missing_is_named_at_its_cell_once() -> None:
    prizes = shared(("大賞", "", (2,)), ("特別賞", "", (2, 1)))
    assert [str(each) for each in without_kana(prizes, TEAMS)] == [
        f"エントリー.csv{cell}: 受賞した「02 窓口DXプラス」の{what}のふりがながありません。"
        "取組の一覧にふりがなを書いてもう一度実行するか、発表原稿の下線に手で書き入れてください。"
        for cell, what in (("C2", "取組名"), ("G2", "代表者の氏名"))
    ]
