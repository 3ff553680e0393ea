"""What holds for every panel, and for every way of counting for which it is true."""

import random
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from automations.award.judging.counting import count_panel
from automations.award.judging.order import Presentation
from automations.award.judging.panel_rules import panel_rules
from automations.award.judging.result import PanelCount
from automations.award.judging.scores import ScoreSheets
from automations.award.judging_rules import PANEL_COUNTINGS, BlankMark, Recusal
from automations.award.rules import AwardRules, Counting, Method
from automations.award.tally import tally
from tests.award.counting.casting import Said as Ballot
from tests.award.counting.casting import entries, judged
from tests.award.judging.scoring import (
    OUT,
    VOID,
    Said,
    counted,
    judging,
    of_entry,
    order,
    panel_of,
    sheets,
)

ENTRIES = 4
Pair = tuple[int, int]
Papers = list[dict[int, Pair]]
few = settings(max_examples=10, deadline=None)
mark = st.tuples(st.integers(1, 5), st.integers(1, 5))
papers = st.lists(
    st.fixed_dictionaries(dict.fromkeys(range(1, ENTRIES + 1), mark)),
    min_size=1,
    max_size=5,
)
ways = [(method, way) for method, own in PANEL_COUNTINGS.items() for way in own]
of_marks = PANEL_COUNTINGS[Method.MARKS]
means = [Counting.MEAN, Counting.CRITERION_MEANS, Counting.Z_SCORE]
NOBODY: dict[int, Said] = dict.fromkeys(range(1, ENTRIES + 1), OUT)
FILL = ({"recusal": Recusal.MEAN_OF_OTHERS}, {"recusal": Recusal.LEFT_OUT})


def rules_of(method: Method, way: Counting, **changes: object) -> AwardRules:
    return judging(method, way, 2, 1, points=10, **changes)


def said(given_: Papers, method: Method) -> list[dict[int, Said]]:
    """Read marks as what the judges are asked: a choice of the 4 and 5, points, a place."""
    return [{entry: _read(own, method) for entry, own in each.items()} for each in given_]


def _read(own: Pair, method: Method) -> Said:
    match method:
        case Method.MARKS:
            return own
        case Method.CHOICES:
            return int(own[0] > 3)
        case Method.POINTS:
            return own[0] - 1
        case _:
            return own[0]


def ballots(judges: list[dict[int, Said]], method: Method) -> list[Ballot]:
    """Return the same as ballots: who does not choose an entry says nothing of it."""
    return [
        {
            entry: own
            for entry, own in each.items()
            if isinstance(own, (int, tuple)) and not (method is Method.CHOICES and own == 0)
        }
        for each in judges
    ]


def as_vote(judges: list[dict[int, Said]], rules: AwardRules) -> tuple[object, ...]:
    ours = panel_rules(rules)
    return tally(judged(ballots(judges, ours.vote.method), ours), entries(ENTRIES), ours).standings


@pytest.mark.parametrize(("method", "way"), ways)
@few
@given(papers)
def test_a_full_panel_counts_as_a_vote_of_the_same_ballots(
    method: Method, way: Counting, given_: Papers
) -> None:
    """Every field of every standing: scores, criteria, levels, distributions, ranks."""
    rules, judges = rules_of(method, way), said(given_, method)
    assert counted(judges, rules, ENTRIES).standings == as_vote(judges, rules)


@pytest.mark.parametrize("way", [each for each in of_marks if each is not Counting.RANK_POINTS])
@pytest.mark.parametrize("blank", [BlankMark.RENORMALISED, BlankMark.ZERO])
@few
@given(papers, st.sets(st.tuples(st.integers(0, 4), st.integers(1, ENTRIES))), st.data())
def test_blanks_and_void_scores_count_as_in_a_vote(
    way: Counting,
    blank: BlankMark,
    given_: Papers,
    void: set[tuple[int, int]],
    data: st.DataObject,
) -> None:
    """Sums of places apart: there the vote gives the last place to what a ballot leaves out."""
    rules = rules_of(Method.MARKS, way, blank=blank)
    judges: list[dict[int, Said]] = [
        {
            entry: VOID if (judge, entry) in void else data.draw(
                st.sampled_from([own, (own[0], None), (None, own[1])])
            )
            for entry, own in each.items()
        }
        for judge, each in enumerate(given_)
    ]  # fmt: skip
    assert counted(judges, rules, ENTRIES).standings == as_vote(judges, rules)


def with_recusals(
    given_: Papers, data: st.DataObject, method: Method = Method.MARKS
) -> list[dict[int, Said]]:
    """Keep judges from some entries, and leave every entry a judge."""
    pairs = st.tuples(st.integers(1, len(given_)), st.integers(1, ENTRIES))
    out = data.draw(st.sets(pairs, max_size=4))
    return [
        {entry: OUT if (judge, entry) in out and judge > 1 else own for entry, own in each.items()}
        for judge, each in enumerate(said(given_, method), 1)
    ]


@pytest.mark.parametrize("way", of_marks)
@few
@given(papers, st.data(), st.randoms(use_true_random=False))
def test_the_order_of_judges_scores_and_entries_never_matters(
    way: Counting, given_: Papers, data: st.DataObject, chance: random.Random
) -> None:
    rules, judges = rules_of(Method.MARKS, way), with_recusals(given_, data)
    scores, shown = list(sheets(judges).scores), entries(ENTRIES)
    chance.shuffle(scores)
    chance.shuffle(shown)
    panel = panel_of(len(judges))
    shuffled = count_panel(ScoreSheets(tuple(scores)), panel, Presentation(tuple(shown)), rules)
    assert shuffled == counted(judges, rules, ENTRIES)


@pytest.mark.parametrize("way", of_marks)
@few
@given(papers, st.data(), st.randoms(use_true_random=False))
def test_which_judge_gave_what_never_matters(
    way: Counting, given_: Papers, data: st.DataObject, chance: random.Random
) -> None:
    rules, judges = rules_of(Method.MARKS, way), with_recusals(given_, data)
    swapped = list(judges)
    chance.shuffle(swapped)
    assert counted(swapped, rules, ENTRIES).standings == counted(judges, rules, ENTRIES).standings


@pytest.mark.parametrize("way", of_marks)
@few
@given(papers, st.data(), st.permutations(range(1, ENTRIES + 1)))
def test_numbers_and_titles_of_entries_decide_nothing(
    way: Counting, given_: Papers, data: st.DataObject, new: list[int]
) -> None:
    rules, judges = rules_of(Method.MARKS, way), with_recusals(given_, data)
    renamed = [{new[entry - 1]: own for entry, own in each.items()} for each in judges]
    before, after = (counted(each, rules, ENTRIES) for each in (judges, renamed))
    for number in range(1, ENTRIES + 1):
        was, now = of_entry(before, number), of_entry(after, new[number - 1])
        assert replace(now, entry=was.entry) == was


@pytest.mark.parametrize("way", means)
@few
@given(papers, st.data())
def test_filling_with_the_mean_leaves_a_mean_as_it_is(
    way: Counting, given_: Papers, data: st.DataObject
) -> None:
    judges = with_recusals(given_, data)
    filled, plain = (counted(judges, rules_of(Method.MARKS, way, **each), ENTRIES) for each in FILL)
    assert not plain.filled
    assert [(each.entry, each.score, each.criteria) for each in filled.standings] == [
        (each.entry, each.score, each.criteria) for each in plain.standings
    ]


@few
@given(papers, st.data())
def test_a_filled_sum_is_the_mean_times_the_judges(given_: Papers, data: st.DataObject) -> None:
    judges = with_recusals(given_, data)
    summed, mean = (
        counted(judges, rules_of(Method.MARKS, way), ENTRIES)
        for way in (Counting.SUM, Counting.MEAN)
    )
    for number in range(1, ENTRIES + 1):
        assert of_entry(summed, number).score == of_entry(mean, number).score * len(judges)
    assert summed.full == 5 * len(judges)


@pytest.mark.parametrize("way", means)
@few
@given(papers, st.data())
def test_who_is_recused_from_everything_changes_no_mean(
    way: Counting, given_: Papers, data: st.DataObject
) -> None:
    rules, judges = rules_of(Method.MARKS, way), with_recusals(given_, data)
    found, without = (counted(each, rules, ENTRIES) for each in ([*judges, NOBODY], judges))
    assert standing(found) == standing(without)


@pytest.mark.parametrize("way", [*means, Counting.SUM, Counting.RANK_POINTS, Counting.FIRSTS])
@few
@given(papers)
def test_who_is_recused_from_everything_changes_no_order(way: Counting, given_: Papers) -> None:
    """But of medians and trimmed means, in which a filled value is one like another."""
    rules, judges = rules_of(Method.MARKS, way), said(given_, Method.MARKS)
    found, without = (counted(each, rules, ENTRIES) for each in ([*judges, NOBODY], judges))
    assert order(found) == order(without)


def standing(count: PanelCount) -> list[tuple[int, Fraction, int]]:
    return [(each.entry.number, each.score, each.rank) for each in count.standings]


@pytest.mark.parametrize("way", [Counting.SUM, Counting.MEAN])
@few
@given(papers, st.data())
def test_raising_a_mark_never_lowers_the_entry(
    way: Counting, given_: Papers, data: st.DataObject
) -> None:
    rules, judges = rules_of(Method.MARKS, way), with_recusals(given_, data)
    entry = data.draw(st.integers(1, ENTRIES))
    first, second = given_[0][entry]
    higher = (data.draw(st.integers(first, 5)), data.draw(st.integers(second, 5)))
    raised = [{**judges[0], entry: higher}, *judges[1:]]
    before, after = (of_entry(counted(each, rules, ENTRIES), entry) for each in (judges, raised))
    assert after.score >= before.score
    assert after.rank <= before.rank


@few
@given(papers, st.data())
def test_borda_and_sums_of_places_count_the_same_thing(given_: Papers, data: st.DataObject) -> None:
    ranks = with_recusals(given_, data, Method.RANKS)
    borda, places = (
        counted(ranks, rules_of(Method.RANKS, way), ENTRIES)
        for way in (Counting.BORDA, Counting.RANK_POINTS)
    )
    assert order(borda) == order(places)
    for number in range(1, ENTRIES + 1):
        everything = ENTRIES * len(ranks)
        assert of_entry(borda, number).score + of_entry(places, number).score == everything
