"""The judging of the rehearsal: 315 marks, five traps, and nobody unmeant in the way."""

from __future__ import annotations

from fractions import Fraction

import pytest

from automations.rehearsal import Truth, rehearse
from automations.rehearsal.event import Rehearsal
from automations.rehearsal.judging import BEST, GIVEN, GRAND, STAFF, Judging
from automations.rehearsal.score_papers import Papers
from automations.rehearsal.writing_judging import judges_sheet, order_sheet

SEEDS = (20241224, 1, 2, 3)


@pytest.fixture(scope="module", params=SEEDS)
def made(request: pytest.FixtureRequest) -> Rehearsal:
    return rehearse(request.param)


@pytest.fixture(scope="module")
def judging(made: Rehearsal) -> Judging:
    return made.truth().judging


def weighed(judging: Judging, judge: int, entry: int) -> int:
    marks = judging.papers[judge, entry]
    return sum(w * m for w, m in zip(judging.standards.weights, marks, strict=True))


def totals(papers: Papers, entry: int) -> list[int]:
    return [sum(column) for column in zip(*(m for (_, e), m in papers.items() if e == entry),
                                          strict=True)]  # fmt: skip


def test_the_default_judging_is_that_of_the_issue(truth: Truth) -> None:
    found = truth.judging
    assert (len(found.judges), len(found.order), len(found.standards.criteria)) == (9, 7, 5)
    assert (found.marks, sum(found.standards.weights)) == (315, 100)
    assert {*found.order} == {*truth.award.finalists}
    assert (found.recused, found.tied, found.chosen, found.given) == ((6, 14), (16, 17), 17, 14)
    assert found.at_first.prizes == {
        (GRAND, ""): 17,
        (BEST, "区民サービス向上"): 1,
        (BEST, "業務改善"): 16,
        (GIVEN, ""): 14,
        (STAFF, ""): 1,
    }


def test_one_judge_keeps_out_of_the_entry_of_the_own_section(made: Rehearsal) -> None:
    judging = made.truth().judging
    (judge,) = (each for each in judging.judges if each.recused)
    (entry,) = (each for each in made.entries if each.number == judge.recused)
    assert (judge.number, judge.recused) == judging.recused
    assert judge.post == f"{entry.section}長"
    assert judging.recused not in judging.papers
    assert len(judging.papers) == 9 * 7 - 1


def test_marks_on_paper_are_in_the_scale(judging: Judging) -> None:
    marks = [mark for marks in judging.papers.values() for mark in marks]
    assert len(marks) == 315 - 5
    assert {*marks} <= {*judging.standards.marks} == {1, 2, 3, 4, 5}


def test_each_slip_is_what_it_is_called(judging: Judging) -> None:
    slips = (judging.missing, judging.too_high, judging.late)
    for each in slips:
        assert judging.papers[each.judge, each.entry][each.criterion] == each.meant
    assert (judging.missing.typed, judging.too_high.typed) == ("", "6")
    assert int(judging.late.typed) in judging.standards.marks
    assert int(judging.late.typed) != judging.late.meant
    assert len({(each.judge, each.entry) for each in slips}) == 3


def test_nothing_declared_parts_the_two_at_the_top(judging: Judging) -> None:
    one, other = judging.tied
    assert totals(judging.papers, one) == totals(judging.papers, other)
    above = [weighed(judging, j.number, one) - weighed(judging, j.number, other)
             for j in judging.judges]  # fmt: skip
    assert sum(each > 0 for each in above) == sum(each < 0 for each in above)
    for found in (judging.at_first, judging.corrected):
        best = max(found.scores.values())
        assert {number for number, score in found.scores.items() if score == best} == {one, other}


def test_the_late_slip_swaps_one_prize_of_a_category(judging: Judging) -> None:
    before, after = judging.at_first.prizes, judging.corrected.prizes
    (prize,) = (each for each in before if before[each] != after[each])
    assert prize[0] == BEST
    assert after[prize] == judging.late.entry
    scores = judging.at_first.scores, judging.corrected.scores
    moved = {number for number in scores[0] if scores[0][number] != scores[1][number]}
    assert moved == {judging.late.entry}
    gained = scores[1][judging.late.entry] - scores[0][judging.late.entry]
    assert gained == Fraction(30 * 2, 100 * 9)


def test_a_score_is_the_mean_of_those_who_judged(judging: Judging) -> None:
    _, entry = judging.recused
    own = [weighed(judging, judge, each) for judge, each in judging.papers if each == entry]
    assert len(own) == 8
    assert judging.corrected.scores[entry] == Fraction(sum(own), 8 * 100)


def test_every_prize_of_its_own_goes_to_another_entry(judging: Judging) -> None:
    for found in (judging.at_first, judging.corrected):
        own = [number for (prize, _), number in found.prizes.items() if prize != STAFF]
        assert len({*own}) == len(own) == 4


def test_the_staff_prize_goes_by_the_vote(made: Rehearsal) -> None:
    truth = made.truth()
    best = max(truth.award.finalists, key=lambda each: truth.award.scores[each])
    assert truth.judging.corrected.prizes[STAFF, ""] == best


def test_the_list_of_judges_names_who_keeps_out(judging: Judging) -> None:
    rows = [(row[0], row[6]) for row in judges_sheet(judging.judges).rows]
    number, entry = judging.recused
    assert rows == [(each, entry if each == number else "") for each in range(1, 10)]


def test_the_order_is_written_as_it_was_drawn(made: Rehearsal, judging: Judging) -> None:
    known = {each.number: each.title for each in made.entries}
    rows = order_sheet(judging.order.items()).rows
    assert [row[:3] for row in rows] == [
        (place, number, known[number]) for place, number in enumerate(judging.order, 1)
    ]
