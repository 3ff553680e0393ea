"""What a voter is told of a ballot: accepted or why not, and never what was chosen."""

from dataclasses import replace

import pytest

from automations.award.ballots import ACCEPTED, SECRET
from automations.award.explaining_ballots import (
    ballot_reason,
    ballot_state,
    told_ballot,
    told_voter,
)
from automations.award.told import Told, ToldStep
from automations.tables.dispositions import every_words
from tests.award.staging import (
    AFTER,
    CLOSES,
    RULES,
    ballots_table,
    decided,
    entries_table,
    roll_table,
)
from tests.award.test_reporting import VOTE

ACCEPTED_WORDS = (
    "受け付けた票です。投票の秘密を守るため、何に投票したか、どの選択を数えたかは、"
    "だれにも示しません。"
)
STILL_ON = (
    "投票期間中のため、票の内容はまだ集計していません。締切は、令和6年12月6日（金）17:15です。"
)
PLACE = "事務局限り/投票.xlsx「フォームの回答 1」"


def told(row: int, *, closed: bool = True) -> Told | None:
    table = ballots_table(VOTE, entries_table())
    found = decided(VOTE, as_of=AFTER if closed else CLOSES)
    return told_ballot(row, table, found, RULES)


def test_an_accepted_ballot() -> None:
    assert told(2) == Told(
        f"{PLACE}2行目",
        "受理",
        (ToldStep("職員番号 0002  受付 令和6年12月2日（月）9:00:20", (ACCEPTED_WORDS,)),),
    )


def test_what_only_marks_tell_is_not_said() -> None:
    rows = {2: "有効", 5: "白票", 6: "すべての選択が無効"}
    seen = {(each.summary, each.steps[0].lines) for row in rows if (each := told(row))}
    assert seen == {("受理", (ACCEPTED_WORDS,))}


def test_a_ballot_that_another_one_replaced() -> None:
    found = told(8)
    assert found is not None
    assert found.summary == "再投票により置き換え"
    assert found.steps[0].lines == (
        "同じ人の別の票を受け付けたので、この票は数えません（再投票の扱い: 最後を採用）。",
    )


def test_a_number_that_is_not_on_the_roll() -> None:
    found = told(7)
    assert found is not None
    assert found.steps[0].lines == (
        (
            "職員番号が投票対象者名簿にないため、保留です。"
            "番号か名簿を直すと、次の集計で決め直します。"
        ),
    )


def test_before_the_close_only_that_the_vote_is_still_on() -> None:
    assert {told(row, closed=False) for row in (2, 5)} == {
        Told(f"{PLACE}2行目", STILL_ON),
        Told(f"{PLACE}5行目", STILL_ON),
    }


def test_a_row_that_is_not_there() -> None:
    assert told(99) is None


def test_every_disposition_that_may_be_said_has_a_sentence() -> None:
    codes = {each for each in every_words() if each.startswith("ballot_")} - SECRET
    sentences = {ballot_reason(code, RULES) for code in codes - {"ballot_repeated"}}
    assert len(sentences) == len(codes - {"ballot_repeated"})
    assert ballot_reason(ACCEPTED, RULES) == ACCEPTED_WORDS
    assert ballot_state(ACCEPTED) == "受理"


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("ballot_early", "投票の開始（令和6年12月2日（月）9:00）より前に届いたので、数えません。"),
        ("ballot_late", "投票の締切（令和6年12月6日（金）17:15）の後に届いたので、数えません。"),
        ("layout_example", "記入例の行です。票ではありません。"),
    ],
)
def test_sentences_of_what_does_not_count(code: str, sentence: str) -> None:
    assert ballot_reason(code, RULES) == sentence


def test_a_voter_with_all_ballots_sent_under_the_number() -> None:
    table, found = ballots_table(VOTE, entries_table()), decided(VOTE)
    assert told_voter(3, roll_table(), table, found, RULES) == Told(
        "事務局限り/投票対象者名簿.xlsx「名簿」3行目",
        "投票対象者 職員番号 0002 福祉課",
        (
            ToldStep(
                "この人の票",
                (f"{PLACE}2行目: 受理", f"{PLACE}8行目: 再投票により置き換え"),
            ),
        ),
    )


def test_a_voter_who_sent_none_and_one_before_the_close() -> None:
    table, found = ballots_table(VOTE, entries_table()), decided(VOTE)
    silent = told_voter(10, roll_table(), table, found, RULES)
    assert silent is not None
    assert silent.steps[0].lines == ("受け付けた票はありません。",)
    on = told_voter(3, roll_table(), table, decided(VOTE, as_of=CLOSES), RULES)
    assert on is not None
    assert on.steps[0].lines == (STILL_ON,)
    assert told_voter(99, roll_table(), table, found, RULES) is None


def test_two_votes_that_differ_in_marks_only_are_told_alike() -> None:
    other = [replace(each, marks={4: (1, 2)}) for each in VOTE]
    one, two = (decided(each) for each in (VOTE, other))
    tables = [ballots_table(each, entries_table()) for each in (VOTE, other)]
    rows = range(2, 2 + len(VOTE))
    assert [told_ballot(row, tables[0], one, RULES) for row in rows] == [
        told_ballot(row, tables[1], two, RULES) for row in rows
    ]
