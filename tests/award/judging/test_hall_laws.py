"""Laws of the vote in the hall: rows in any order say the same, and none of them disappears."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from automations.award.judging.hall_revotes import Answer, not_standing
from automations.award.judging.result import HallVote
from automations.award.judging.token_words import token_key
from automations.award.vote_rules import Revote
from tests.award.judging.hall_sheets import hall_rules, slips, states, voted

TOKENS = ["QJ4K-TW9A", "0O12", "MZ7H-PX3E"]
few = settings(max_examples=30)
NOBODYS = ("2024/12/10 15:00:02", "", "2")  # a vote with no answer at all is none
HEADINGS = ["タイムスタンプ", "投票番号", "投票先"]
ANSWERS = st.lists(
    st.tuples(
        st.sampled_from(["", "2024/12/10 15:00:00", "2024/12/10 15:00:01"]),
        st.sampled_from([*TOKENS, "qj4ktw9a", "XXXX-9999", ""]),
        st.sampled_from(["", "1", "窓口DX", "2", "1、3", "謎", "1、2、3"]),
    ),
    max_size=8,
)


def counted(rows: list[tuple[str, str, str]], revote: Revote) -> HallVote:
    rules = hall_rules(tokens=True, choices=2, revote=revote)
    return voted([HEADINGS, *rows, NOBODYS], rules, slips(*TOKENS))


@few
@given(ANSWERS, st.sampled_from(Revote), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_nothing(
    rows: list[tuple[str, str, str]], revote: Revote, chance: object
) -> None:
    shuffled = list(rows)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # a random.Random
    one, other = counted(rows, revote), counted(shuffled, revote)
    assert one == replace(other, problems=one.problems)
    assert sorted(each.code for each in one.problems) == sorted(e.code for e in other.problems)


@few
@given(ANSWERS, st.sampled_from(Revote))
def test_every_row_is_accounted_for_and_every_vote_comes_from_a_ballot(
    rows: list[tuple[str, str, str]], revote: Revote
) -> None:
    found = counted(rows, revote)
    assert sum(states(found).values()) == 1 + sum(any(row) for row in rows)
    assert states(found).get("hall_counted", 0) == found.ballots <= len(TOKENS)
    assert max(found.votes.values()) <= found.ballots
    assert sum(found.votes.values()) <= 2 * found.ballots


@few
@given(ANSWERS, st.sampled_from(Revote))
def test_no_output_names_a_number(rows: list[tuple[str, str, str]], revote: Revote) -> None:
    said = str(counted(rows, revote)) + "".join(map(str, counted(rows, revote).problems))
    written = [*TOKENS, "qj4ktw9a", "XXXX-9999"]
    assert [each for each in (*written, *map(token_key, written)) if each in said] == []


@given(
    st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), max_size=6),
    st.sampled_from(Revote),
)
def test_of_one_number_at_most_one_answer_stands(
    contents: list[tuple[int, int]], revote: Revote
) -> None:
    own = [
        Answer(row, None, token_key(str(token)), ((entry, False),))
        for row, (token, entry) in enumerate(contents, 2)
    ]
    dropped = not_standing(own, revote)
    standing = [each.token for each in own if each.row not in dropped]
    assert len(standing) == len(set(standing))
