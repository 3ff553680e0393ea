"""Ballots of one voter and second that differ: a person says which row counts."""

from collections.abc import Sequence

import pytest

from automations.award.decision import AwardResult
from automations.award.rules import Revote
from automations.award.same_second import Rival, SameSecond, Settled, settle
from automations.tables.places import Place
from tests.award.staging import OPENS, Ballot, ballot_counts, decided, scores, with_vote

FIVE, FOUR = Ballot("0001", {1: (5, 5)}), Ballot("0001", {1: (4, 4)})
OTHER = Ballot("0002", {3: (1, 1)}, second=7200)
VOTE = [FIVE, FOUR, OTHER]  # rows 2 to 4


def asked(result: AwardResult) -> SameSecond:
    (question,) = result.ballot_questions
    return question


def answered(answer: str, then: Sequence[Ballot] = VOTE) -> AwardResult:
    return decided(then, decisions={asked(decided(VOTE)).key: answer})


def test_the_question_names_rows_and_nothing_of_what_they_say() -> None:
    question = asked(decided(VOTE))
    assert question.asked == (
        "同じ職員番号・同じ時刻で、内容の違う票が2票あります。"
        "どの票を数えるか、本人に確かめて選んでください。"
    )
    assert question.options == ("2行目の票を数える", "3行目の票を数える", "どちらも数えない")
    assert question.evidence == (
        ("票の行", "事務局限り/投票.xlsx「フォームの回答 1」 2行目・3行目"),
        ("受付日時", "令和6年12月2日（月）10:00"),
    )
    assert next(each.text for each in decided(VOTE).report.steps) == (
        "同じ時刻の票（2行目・3行目）のどれを数えるかを、「判定_票」に書いてください。"
    )


@pytest.mark.parametrize(
    ("answer", "score"),
    [("2行目の票を数える", 5), ("３行目の票を数える", 4), ("3", 4), ("どちらも数えない", 0)],
)
def test_the_answer_says_which_row_counts(answer: str, score: int) -> None:
    found = answered(answer)
    assert scores(found)[1] == score
    assert found.ballot_questions == ()
    not_chosen = 1 if score else 2
    assert ballot_counts(found) == {"ballot_not_chosen": not_chosen,
                                    "ballot_counted": 3 - not_chosen}  # fmt: skip


def test_an_answer_that_names_no_row_is_not_used_and_says_so() -> None:
    found = answered("12行目の票を数える")
    assert ballot_counts(found) == {"ballot_conflict": 2, "ballot_counted": 1}
    assert [str(each) for each in found.report.problems if "answer" in each.code] == [
        (
            "判定_票: 同じ時刻の票（2行目・3行目）への答え「12行目の票を数える」は使えません。"
            "次のどれかを書いてください: 2行目の票を数える、3行目の票を数える、どちらも数えない。"
        )
    ]


def test_an_answer_follows_its_row_when_the_sheet_is_sorted() -> None:
    moved = [OTHER, Ballot("0003", second=1), FIVE, FOUR]  # now rows 4 and 5
    early = [FIVE, FOUR, OTHER, Ballot("0003", second=1)]
    key = asked(decided(early)).key
    assert scores(decided(moved, decisions={key: "3行目の票を数える"}))[1] == 4
    assert scores(decided(moved, decisions={key: "2行目の票を数える"}))[1] == 5


def test_where_both_rows_changed_places_the_answer_is_refused_and_asked_anew() -> None:
    found = answered("2行目の票を数える", then=[FOUR, FIVE, OTHER])
    assert ballot_counts(found) == {"ballot_conflict": 2, "ballot_counted": 1}
    assert asked(found).key != asked(decided(VOTE)).key
    assert [str(each) for each in found.report.problems if each.code == "same_second_moved"] == [
        (
            "事務局限り/投票.xlsx「フォームの回答 1」: "
            "同じ時刻の票への前の答えは、答えたあとで行が入れ替わったため使いません。"
            "「判定_票」に改めて出した質問に答えてください。"
        )
    ]


def test_it_is_asked_anew_when_a_ballot_says_something_else() -> None:
    found = answered("2行目の票を数える", then=[FIVE, Ballot("0001", {1: (3, 3)}), OTHER])
    assert ballot_counts(found) == {"ballot_conflict": 2, "ballot_counted": 1}


def test_a_late_ballot_and_a_new_name_on_the_roll_do_not_ask_anew() -> None:
    late = Ballot("0003", {1: (1, 1)}, submitted="2024/12/07 00:00:00")
    assert scores(answered("3行目の票を数える", then=[*VOTE, late]))[1] == 4


def test_the_same_ballot_twice_beside_another_one_counts_once() -> None:
    vote = [FIVE, FOUR, FIVE]
    key = asked(decided(vote)).key
    found = decided(vote, decisions={key: "4行目の票を数える"})
    assert ballot_counts(found) == {
        "ballot_duplicate": 1, "ballot_not_chosen": 1, "ballot_counted": 1,
    }  # fmt: skip
    assert asked(decided(vote)).options[-1] == "どれも数えない"


@pytest.mark.parametrize("policy", list(Revote))
def test_nothing_is_asked_where_the_rules_have_decided(policy: Revote) -> None:
    later = Ballot("0001", {1: (1, 1)}, second=7200)
    earlier = Ballot("0001", {1: (1, 1)}, second=60)
    vote = [FIVE, FOUR, earlier if policy is Revote.FIRST else later]
    assert decided(vote, with_vote(revote=policy)).ballot_questions == ()


def test_before_the_close_nobody_is_asked() -> None:
    found = decided(VOTE, as_of=OPENS)
    assert found.ballot_questions == ()
    assert [each.code for each in found.report.problems] == []


RIVALS = [Rival(12, "1", OPENS, "1,5"), Rival(15, "1", OPENS, "1,4")]


def settled(*rows: int, **answers: str) -> Settled:
    rivals = [Rival(row, each.voter, each.at, each.content)
              for row, each in zip(rows, RIVALS, strict=True)]  # fmt: skip
    return settle(rivals, "salt", Place("投票.xlsx"), answers)


def test_two_answers_that_contradict_each_other_are_refused() -> None:
    here, swapped = settled(12, 15).open[0].key, settled(15, 12).open[0].key
    answers = {here: "12行目の票を数える", swapped: "12行目の票を数える"}
    found = settled(3, 4, **answers)
    assert (found.settled, len(found.open)) == (frozenset(), 1)
    agreed = {here: "12行目の票を数える", swapped: "15行目の票を数える"}
    assert settled(3, 4, **agreed).dropped == {4}


def test_the_key_tells_nothing_that_few_guesses_would_find() -> None:
    (one,) = settle(RIVALS, "salt", Place("投票.xlsx"), {}).open
    (other,) = settle(RIVALS, "other salt", Place("投票.xlsx"), {}).open
    assert one.key.rpartition("-")[2] == other.key.rpartition("-")[2]
    assert one.key != other.key


def test_the_order_of_rows_does_not_matter_to_the_question() -> None:
    assert settle(RIVALS[::-1], "s", Place("b"), {}) == settle(RIVALS, "s", Place("b"), {})
