"""The tables of the result have the columns, words and notes of what the event counts."""

from dataclasses import replace
from fractions import Fraction

from automations.award.entries import EntryList
from automations.award.rules import AwardRules, Counting, Method, VoterClass
from automations.award.selection import select
from automations.award.standing_tables import standing_tables
from automations.award.tally import Standing
from automations.tables.report import Form, Table
from tests.award.staging import RULES, standing, with_vote


def tables(rules: AwardRules, standings: list[Standing] | None = None) -> dict[str, Table]:
    ranked = standings or [
        replace(standing(number, score, supporters=score), rank=place, rank_in_category=place)
        for place, (number, score) in enumerate([(1, 9), (2, 7), (3, 5), (4, 2)], 1)
    ]
    entries = EntryList(tuple(each.entry for each in ranked), (), ())
    found = standing_tables(entries, select(ranked, rules, {}), rules)
    return {each.key: each for each in found}


def headings(each: Table) -> list[str]:
    return [column.heading for column in each.columns]


CHOICES = with_vote(replace(RULES, criteria=()), method=Method.CHOICES)
RANKS = with_vote(replace(RULES, criteria=()), method=Method.RANKS, counting=Counting.BORDA)


def test_votes_are_called_votes_and_have_no_criteria() -> None:
    found = tables(CHOICES)
    assert headings(found["standings"]) == [
        "順位", "部門内順位", "部門", "番号", "取組名", "所属", "得票数", "結果", "理由",
    ]  # fmt: skip
    assert found["standings"].rows[0][:7] == (1, 1, "窓口", "01", "取組1", "", 9)
    assert headings(found["finalists"]) == [
        "順", "部門", "番号", "取組名", "所属", "得票数", "選出の理由",
    ]  # fmt: skip
    assert found["finalists"].note == "順は全体の得票数順。得票数が同じ取組は同じ順とする。"
    assert found["runners_up"].note == (
        "ファイナリストに次ぐ取組を、得票数と同点の決め方の順に並べる。"
    )
    (score,) = (each for each in found["finalists"].columns if each.heading == "得票数")
    assert (score.form, score.in_templates) == (Form.COUNT, "得点")


def test_votes_of_unequal_weight_show_how_many_people_there_were() -> None:
    rules = replace(CHOICES, voter_classes=(VoterClass("審査員", Fraction(3, 2)),))
    assert headings(tables(rules)["finalists"])[5:7] == ["得票数", "選んだ人数"]
    half = [replace(standing(1, Fraction(3, 2)), rank=1, rank_in_category=1)]
    (score,) = (
        each for each in tables(rules, half)["finalists"].columns if each.heading == "得票数"
    )
    assert score.form is Form.SCORE


def test_ranked_ballots_show_how_many_put_an_entry_first() -> None:
    assert headings(tables(RANKS)["standings"])[6:9] == ["得点", "選んだ人数", "1位の数"]
    firsts = with_vote(RANKS, counting=Counting.FIRSTS)
    assert headings(tables(firsts)["standings"])[6:9] == ["1位の数", "選んだ人数", "結果"]


def test_where_less_is_better_a_note_says_so() -> None:
    rules = with_vote(RANKS, counting=Counting.RANK_POINTS)
    low = [
        replace(standing(number, score), lower_wins=True, rank=number, rank_in_category=number)
        for number, score in enumerate((3, 5), 1)
    ]
    found = tables(rules, low)
    assert found["finalists"].note == (
        "順は全体の順位点順。順位点が同じ取組は同じ順とする。順位点は、小さいほうが上位。"
    )
    assert found["standings"].note == "順位点は、小さいほうが上位。"


def test_marks_say_whether_their_columns_are_totals_or_means() -> None:
    assert tables(RULES)["standings"].note == "評価基準の列は、数えた選択の評点の合計。"
    mean = with_vote(counting=Counting.MEAN)
    assert tables(mean)["standings"].note == "評価基準の列は、数えた選択の評点の平均。"
    deviation = tables(with_vote(counting=Counting.Z_SCORE))["standings"]
    assert headings(deviation)[6] == "偏差値"
    assert deviation.note == (
        "評価基準の列は、数えた選択の評点の平均。偏差値は50桁で計算し、表示のときに丸める。"
    )


def test_means_of_criteria_are_rounded_as_scores_are_and_totals_stay_whole() -> None:
    first = replace(standing(1, 7), rank=1, rank_in_category=1)
    totals = replace(first, criteria=(Fraction(4), Fraction(3)))
    means = replace(first, criteria=(Fraction(23, 3), Fraction(3)))
    forms = [
        [column.form for column in tables(RULES, [each])["standings"].columns[7:9]]
        for each in (totals, means)
    ]
    assert forms == [[Form.TEXT, Form.TEXT], [Form.SCORE, Form.SCORE]]
