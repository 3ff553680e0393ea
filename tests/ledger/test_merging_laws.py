"""Whatever the two sides hold: nothing is lost, nothing changes, and nothing comes twice."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from automations.ledger.decisions import Decision
from automations.ledger.merging import answers_to_take, runs_to_take
from automations.tables.places import Place

AT = datetime(2026, 12, 4, 8, 30, tzinfo=UTC)
TIE = Decision("同点:a/b", "a", "", "委員長", None, AT, Place("判定.xlsx", "判定_同点", 5, 4))
# Names of runs: an instant's own name, perhaps with a number behind it; what stands there.
OWN = [f"20261204-08300{n}-AAAAAAAA" for n in range(2)]
NAMES = st.sampled_from([*OWN, *(f"{name}-{n}" for name in OWN for n in (2, 3))])
RUNS = st.dictionaries(NAMES, st.sampled_from("xyz"))


def united(ours: Mapping[str, str], theirs: Mapping[str, str]) -> dict[str, str]:
    taken = runs_to_take(ours, theirs)
    return {**ours, **{own: theirs[name] for name, own in taken.items()}}


def said(found: Mapping[str, str]) -> set[tuple[str, str]]:
    """Return which runs there are; the number behind a name tells alike ones apart, no more."""
    return {(name[:24], body) for name, body in found.items()}


@given(RUNS, RUNS)
def test_nothing_is_lost_and_nothing_of_ours_changes(
    ours: dict[str, str], theirs: dict[str, str]
) -> None:
    both = united(ours, theirs)
    assert said(both) == said(ours) | said(theirs)
    assert ours.items() <= both.items()
    assert set(runs_to_take(ours, theirs).values()).isdisjoint(ours)


@given(RUNS, RUNS)
def test_which_side_is_asked_first_does_not_matter(
    ours: dict[str, str], theirs: dict[str, str]
) -> None:
    assert said(united(ours, theirs)) == said(united(theirs, ours))


@given(RUNS, RUNS)
def test_a_second_time_nothing_is_left_to_take(
    ours: dict[str, str], theirs: dict[str, str]
) -> None:
    assert runs_to_take(united(ours, theirs), theirs) == {}


def history(choices: list[str], side: int) -> list[Decision]:
    """Return answers as they are recorded: none twice in a row."""
    kept = [each for n, each in enumerate(choices) if n == 0 or each != choices[n - 1]]
    return [
        replace(TIE, choice=each, recorded_at=AT.replace(minute=n, second=side))
        for n, each in enumerate(kept)
    ]


CHOICES = st.lists(st.sampled_from("abc"), max_size=5)
HISTORIES = st.tuples(CHOICES, CHOICES, CHOICES).map(
    lambda each: (history(each[0] + each[1], 1), history(each[0] + each[2], 2))
)


def appended(ours: list[Decision], new: tuple[Decision, ...]) -> list[Decision]:
    """Append as `decisions.record` does: the same answer again is no new one."""
    told = list(ours)
    for each in new:
        if not told or told[-1].answer != each.answer:
            told.append(each)
    return told


@given(HISTORIES)
def test_both_sides_come_to_the_same_answer_or_to_the_same_conflict(
    sides: tuple[list[Decision], list[Decision]],
) -> None:
    ours, theirs = sides
    one, other = answers_to_take(ours, theirs), answers_to_take(theirs, ours)
    assert (one is None) == (other is None)
    if one is not None and other is not None and (ours or theirs):
        assert appended(ours, one)[-1].answer == appended(theirs, other)[-1].answer


@given(HISTORIES)
def test_answers_are_taken_once(sides: tuple[list[Decision], list[Decision]]) -> None:
    ours, theirs = sides
    new = answers_to_take(ours, theirs)
    if new is not None:
        whole = appended(ours, new)
        assert whole[: len(ours)] == ours
        assert answers_to_take(whole, theirs) == ()


@given(HISTORIES, st.integers(0, 5))
def test_whoever_was_killed_while_appending_goes_on(
    sides: tuple[list[Decision], list[Decision]], came: int
) -> None:
    ours, theirs = sides
    new = answers_to_take(ours, theirs)
    if new is not None:
        partly = appended(ours, new[:came])
        rest = answers_to_take(partly, theirs)
        assert rest is not None
        assert appended(partly, rest)[-1:] == appended(ours, new)[-1:]
