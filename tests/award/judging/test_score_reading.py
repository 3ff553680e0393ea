"""Score sheets as a whole: one score a judge and entry, one disposition a row, in any order."""

from collections.abc import Mapping, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from automations.award.judging.scores import Score, ScoreState
from automations.award.judging_rules import BlankMark
from automations.award.rules import Method
from tests.award.judging.score_sheets import FULL, dispositions, read, state
from tests.award.judging.staging import (
    panel,
    score_headings,
    score_rows,
    score_table,
    sheets,
    with_panel,
)


def test_every_judge_has_one_score_of_every_entry_presented() -> None:
    found = sheets(FULL)
    assert found.scores == tuple(
        Score(judge, entry, ScoreState.COUNTED, (4, 3)) for judge in (1, 2) for entry in (1, 2, 3)
    )
    assert (found.complete, found.problems) == (True, ())
    assert dispositions(found) == {"score_counted": 6}


def test_before_anything_is_written_nobody_is_told_of_each_cell() -> None:
    found = sheets(dict.fromkeys(FULL, ("", "")))
    assert (found.started, found.complete, found.problems) == (False, False, ())
    assert len(found.missing) == 12
    assert read().started is False


def test_a_book_that_was_only_prepared_is_not_begun() -> None:
    prepared: Mapping[tuple[int, int], Sequence[str]] = {
        **dict.fromkeys(FULL, ("", "")), (1, 2): ("除斥",),
    }  # fmt: skip
    found = sheets(prepared, panel([("1", "審査 太郎", "", "", "2"), ("2", "採点 花子")]))
    assert (found.started, found.problems) == (False, ())
    assert state(found, 1, 2) is ScoreState.RECUSED


def test_a_judge_whose_paper_is_not_in_is_told_once() -> None:
    silent: Mapping[tuple[int, int], Sequence[str]] = {
        pair: ("", "") if pair[0] == 2 else marks for pair, marks in FULL.items()
    }
    found = sheets(silent)
    (told,) = found.problems
    assert str(told).partition("「採点」")[2] == (
        "D5: 審査員「2 採点 花子」の採点が、3件すべて未記入です。採点票が届いているか確かめて、"
        "書いてください。欠席なら、審査員名簿の「出欠」を「欠席」にしてください。"
    )
    assert len(found.missing) == 6


def test_rows_of_an_entry_that_does_not_present_do_not_count() -> None:
    found = read(score_table(score_rows(FULL)), order=[("1", "1", "", "欠場")])
    assert {each.entry for each in found.scores} == {2, 3}
    assert dispositions(found) == {"score_left_out": 2, "score_counted": 4}
    assert found.complete


def test_comments_are_kept_once() -> None:
    rows = score_rows(FULL)
    rows[0] += ["", "よい"]
    found = read(score_table([*rows, rows[0]]))
    assert found.comments == ((1, 1, "よい"),)


cells = st.sampled_from(["", "1", "5", "6", "4.5", "×"])
whose = st.sampled_from(["1", "2", "審査 太郎", "", "9"])
which = st.sampled_from(["1", "2", "3", ""])
boxes = st.sampled_from(["", "", "", "○"])
lines = st.lists(st.tuples(whose, which, st.just(""), cells, cells, boxes), max_size=12)


@settings(max_examples=50)  # each reads two books
@given(lines, st.randoms(use_true_random=False), st.sampled_from(list(BlankMark)))
def test_the_order_of_rows_and_sheets_changes_nothing(
    rows: list[tuple[str, ...]], chance: object, blank: BlankMark
) -> None:
    rules = with_panel(blank=blank)
    # One judge in both halves keeps a half from being a sheet of one judge.
    first = [["1", "1", "", "5", "5"], ["2", "1", "", "5", "5"], *map(list, rows)]
    other = list(first)
    chance.shuffle(other)  # type: ignore[attr-defined]  # a Random of Hypothesis
    one = read(score_table(first, rules), rules=rules)
    two = read(score_table(other, rules), rules=rules)
    assert one.scores == two.scores
    assert dispositions(one) == dispositions(two)
    assert sorted(each.code for each in one.problems) == sorted(each.code for each in two.problems)
    assert [(each.judge, each.entry) for each in one.scores] == [
        (judge, entry) for judge in (1, 2) for entry in (1, 2, 3)
    ]
    assert sum(each.rows for each in one.counts) == len(first)
    counted = {(each.judge, each.entry) for each in one.scores if each.state is ScoreState.WAITING}
    assert counted == {(each.judge, each.entry) for each in one.missing}


@given(st.permutations([0, 1, 2]))
def test_the_order_of_sheets_changes_nothing(order: list[int]) -> None:
    parts = [score_table(score_rows(FULL), book="一.xlsx"),
             score_table(score_rows({(1, 1): ("1", "3")}), book="二.xlsx"),
             score_table(score_rows({(2, 2): ("4", "3")}), book="三.xlsx")]  # fmt: skip
    assert read(*(parts[each] for each in order)) == read(*parts)


def test_the_sheets_say_what_became_of_each_row() -> None:
    found = sheets({**FULL, (1, 2): ("", "")})
    assert found.states == (
        (found.states[0][0], ((2, "score_counted"), (3, "score_waiting"), (4, "score_counted"),
                              (5, "score_counted"), (6, "score_counted"), (7, "score_counted"))),
    )  # fmt: skip
    assert str(found.states[0][0]) == "採点入力.xlsx「採点」"


def test_headings_are_those_of_the_rules() -> None:
    assert score_headings()[3:5] == ["効果", "工夫"]
    assert score_headings(with_panel(method=Method.RANKS))[3] == "順位"
