"""Why an entry is in or out, step by step; and nothing before the close."""

from dataclasses import replace
from fractions import Fraction

from automations.award.decision import AwardResult
from automations.award.explaining import told_entry
from automations.award.rules import AwardRules
from automations.award.told import Told
from automations.tables.dispositions import Identity
from tests.award.staging import CLOSES, ENTRIES, RULES, Ballot, decided
from tests.award.test_reporting import TIE, VOTE, WITHDRAWN

SEATS = (
    "ファイナリストは3件。窓口から得点の高い順に1件、内部から得点の高い順に1件を選び、"
    "残りは部門を問わず得点の高い順に選ぶ。"
)


def vote() -> AwardResult:
    return decided(VOTE, entries=(*ENTRIES, WITHDRAWN))


def told(number: int, found: AwardResult, rules: AwardRules = RULES) -> Told:
    (entry,) = (each for each in found.entries if each.number == number)
    return told_entry(entry, found, rules)


def lines(each: Told, title: str) -> tuple[str, ...]:
    (own,) = (step.lines for step in each.steps if step.title == title)
    return own


def test_an_entry_that_is_out_from_the_ballots_to_the_cut() -> None:
    found = told(4, vote())
    assert (found.label, found.summary) == (
        "取組04 会議の短縮",
        "選外: 得点が当落線に届かない",
    )
    assert lines(found, "読み取った票") == (
        (
            "投票8票 ＝ 有効3 ＋ 記入例1 ＋ 名簿にない職員番号1 ＋ 再投票により置き換え1 ＋ "
            "白票1 ＋ すべての選択が無効1"
        ),
    )
    assert lines(found, "この取組の選択") == ("この取組の選択1件 ＝ 有効1",)
    assert lines(found, "得点の計算") == (
        "（効果 2×2 ＋ 工夫 2×1）÷ 3 ＝ 2点",
        "得点: 2点",
        "選んだ人数: 1人",
    )
    assert lines(found, "順位") == ("全体で4位（4件中）、内部で2位（2件中）",)
    assert lines(found, "枠") == (SEATS,)
    assert lines(found, "結果") == ("選外: 得点が当落線に届かない", "次点1番目です。")
    assert lines(found, "当落線との差") == (
        "選ばれた最下位（02 窓口DXプラス、3.67点）より 1.67点 下です。",
        "並ぶには、あと 1.67点（満点の選択で 1件分）が要ります。",
    )


def test_a_finalist_with_choices_that_do_not_count_and_a_score_that_is_rounded() -> None:
    found = told(1, vote())
    assert lines(found, "この取組の選択") == (
        "この取組の選択4件 ＝ 有効2 ＋ 数えない票の選択1 ＋ 範囲外の評点1",
    )
    assert lines(found, "得点の計算") == (
        "（効果 8×2 ＋ 工夫 7×1）÷ 3 ＝ 23/3点",
        "得点: 23/3点（四捨五入すると 7.67点）",
        "選んだ人数: 2人",
    )
    assert found.summary == "選出: 部門の上位1件（最低選出数）"


def test_how_far_a_finalist_of_the_remaining_seats_is_above_the_cut() -> None:
    assert lines(told(2, vote()), "当落線との差") == (
        "選外の最上位（04 会議の短縮、2点）より 1.67点 上です。",
    )


def test_seats_of_a_category_are_lost_to_its_own_entries_only() -> None:
    titles = [each.title for each in told(1, vote()).steps]
    assert "当落線との差" not in titles  # every other entry of its category is in
    assert lines(told(3, vote()), "当落線との差") == (
        "選外の最上位（04 会議の短縮、2点）より 3点 上です。",
    )


def test_an_entry_that_does_not_compete() -> None:
    found = told(5, vote())
    assert found.summary == "対象外: 順位の対象外（取下げ）"
    assert lines(found, "この取組の選択") == ("この取組を選んだ票はありません。",)
    assert [each.title for each in found.steps] == ["読み取った票", "この取組の選択"]


def test_each_step_of_a_tie_with_the_values_of_all() -> None:
    found = told(2, decided(TIE))
    assert found.summary == "判定待ち: 残りの枠の同点のため、人の判定待ち"
    assert lines(found, "順位")[1:] == ("同じ得点の取組: 04 会議の短縮",)
    assert lines(found, "同点の決着") == (
        "残りの枠: 「効果」で比べる。この取組 3、04 会議の短縮 3 → 同点のまま",
        "残りの枠: 「工夫」で比べる。この取組 3、04 会議の短縮 3 → 同点のまま",
        "残りの枠: 「選んだ人数が多い」で比べる。この取組 1、04 会議の短縮 1 → 同点のまま",
        "残りの枠: 「人が決める」→ 同点のまま",
    )
    assert "当落線との差" not in [each.title for each in found.steps]


def test_who_lost_by_a_decision_stands_at_the_cut() -> None:
    (asked,) = decided(TIE).open_ties
    found = told(2, decided(TIE, decisions={asked.key: "04 会議の短縮"}))
    assert found.summary == "選外: 残りの枠の同点を人の判定で決定（選外）"
    assert lines(found, "当落線との差") == ("選ばれた最下位（04 会議の短縮）と同じ得点です。",)


def test_before_the_close_only_that_the_vote_is_still_on() -> None:
    found = told(1, decided(VOTE, as_of=CLOSES))
    assert found == Told(
        "取組01 窓口DX",
        (
            "投票期間中のため、票の内容はまだ集計していません。"
            "締切は、令和6年12月6日（金）17:15です。"
        ),
    )


def test_the_choices_of_all_entries_add_up_to_those_that_name_an_entry() -> None:
    found = vote()
    rows = [sum(each.rows for each in counts) for counts in found.entry_choices.values()]
    assert sum(rows) == sum(each.rows for each in found.choice_counts)
    (choices,) = (each for each in found.report.identities if each.key == "choice")
    assert isinstance(choices, Identity)
    assert choices.read == sum(rows)


def test_the_weighted_sum_is_only_shown_where_it_is_the_score() -> None:
    found = decided([Ballot("0001", {1: (4, 2)})])
    outcome = found.outcomes[0]
    shared_out = replace(outcome, standing=replace(outcome.standing, score=Fraction(4)))
    other = replace(found, outcomes=(shared_out, *found.outcomes[1:]))
    assert lines(told(1, other), "得点の計算") == ("得点: 4点", "選んだ人数: 1人")
    assert lines(told(1, found), "得点の計算")[0] == "（効果 4×2 ＋ 工夫 2×1）÷ 3 ＝ 10/3点"
