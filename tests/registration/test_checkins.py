"""Who is there by the entries of several PCs: in any order, said twice, whatever their clocks."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from automations.registration.checkins import (
    Act,
    CheckIn,
    Fate,
    Standing,
    Tickets,
    Typed,
    joined_by,
    standing,
)
from tests.registration.desks import OPENED, entry, ticket

HANA, TARO = ticket(1, "高橋 花子"), ticket(2, "佐藤 太郎")
TICKETS = Tickets([HANA, TARO])
MORI = Typed(name="森 進", body="星見市")


def fates(*entries: CheckIn) -> list[Fate]:
    found = standing(entries, TICKETS)
    return [found.fates[each] for each in entries]


def test_who_was_received_has_arrived() -> None:
    came = entry("A", 1, of=HANA)
    assert standing([came], TICKETS).received == {HANA: came}


def test_a_number_received_on_two_pcs_is_one_person() -> None:
    one, other = entry("A", 1, of=HANA, minute=5), entry("B", 1, of=HANA, minute=4)
    assert fates(one, other) == [Fate.AGAIN, Fate.ARRIVED]


def test_the_earliest_corrected_clock_says_when_somebody_came() -> None:
    slow = entry("A", 1, of=HANA, minute=-187, correction=187 * 60 + 30)
    right = entry("B", 1, of=HANA, minute=0)
    assert standing([slow, right], TICKETS).received[HANA] is right
    assert slow.at == OPENED + timedelta(seconds=30)


def test_an_undo_takes_back_the_entry_that_it_names_and_no_other() -> None:
    first, second = entry("A", 1, of=HANA), entry("B", 1, of=HANA)
    undo = entry("A", 2, Act.UNDONE, about=first)
    assert fates(first, second, undo) == [Fate.UNDONE, Fate.ARRIVED, Fate.UNDO]


def test_who_is_received_again_after_an_undo_is_there_though_the_clock_went_back() -> None:
    first = entry("A", 1, of=HANA, minute=60)
    undo = entry("A", 2, Act.UNDONE, about=first, minute=61)
    again = entry("A", 3, of=HANA, minute=0)
    assert fates(first, undo, again) == [Fate.UNDONE, Fate.UNDO, Fate.ARRIVED]


def test_a_number_nobody_was_given_is_nobody() -> None:
    assert fates(entry("A", 1, of=ticket(9))) == [Fate.UNKNOWN]
    assert fates(replace(entry("A", 1, of=HANA), code="")) == [Fate.ARRIVED]
    assert fates(replace(entry("A", 1, of=HANA), code=TARO.code)) == [Fate.UNKNOWN]


def test_two_numbers_of_one_person_are_one_person() -> None:
    second = ticket(3, "高橋 花子", same_as=1, known_by=(HANA.signature,))
    found = standing([entry("A", 1, of=second), entry("B", 1, of=HANA, minute=1)],
                     Tickets([HANA, second]))  # fmt: skip
    assert list(found.received) == [HANA]
    assert sorted(each.name for each in found.fates.values()) == ["AGAIN", "ARRIVED"]


def test_one_number_given_twice_is_told_apart_by_its_code() -> None:
    other = replace(ticket(1, "鈴木 一郎"), signature="OTHER", code="CDFG")
    both = Tickets([HANA, other])
    found = standing([entry("A", 1, of=other), entry("A", 2, of=HANA)], both)
    assert set(found.received) == {HANA, other}


def test_a_correction_says_what_holds_of_a_walk_in() -> None:
    came = entry("A", 1, Act.WALK_IN, typed=Typed(name="守 進"))
    mended = entry("A", 2, Act.CORRECTED, about=came, typed=MORI)
    assert standing([mended, came], TICKETS).walk_ins == {came: MORI}
    undo = entry("A", 3, Act.UNDONE, about=mended)
    assert standing([undo, mended, came], TICKETS).walk_ins == {came: Typed(name="守 進")}


@st.composite
def histories(draw: st.DrawFn) -> list[CheckIn]:
    """What two or three PCs did: receptions, walk-ins, undos of anything that was done before."""
    done: list[CheckIn] = []
    for session in draw(st.lists(st.sampled_from("ABC"), min_size=1, max_size=14)):
        sequence = sum(each.session == session for each in done) + 1
        act = draw(st.sampled_from([Act.RECEIVED, Act.RECEIVED, Act.WALK_IN, Act.UNDONE]))
        minute, correction = draw(st.integers(-300, 300)), draw(st.integers(-20000, 20000))
        about = draw(st.sampled_from(done)) if act is Act.UNDONE and done else None
        of = draw(st.sampled_from([HANA, TARO])) if act is Act.RECEIVED else None
        done.append(entry(session, sequence, act, minute=minute, correction=correction, of=of,
                          about=about))  # fmt: skip
    return done


def there(found: Standing) -> set[str]:
    return {each.name for each in found.received} | {each.name for each in found.walk_ins}


@given(histories(), st.randoms(use_true_random=False), st.integers(0, 14))
def test_the_order_of_merging_and_merging_twice_change_nothing(
    history: list[CheckIn], chance: Random, twice: int
) -> None:
    mixed = [*history, *history[:twice]]
    chance.shuffle(mixed)
    assert standing(mixed, TICKETS) == standing(history, TICKETS)


@given(histories())
def test_one_more_entry_gives_what_all_of_them_give(history: list[CheckIn]) -> None:
    *before, last = history
    found = joined_by(standing(before, TICKETS), last, TICKETS)
    assert found is None or found == standing(history, TICKETS)


@given(histories(), st.integers(-40000, 40000), st.integers(-40000, 40000))
def test_who_is_there_does_not_depend_on_clocks(
    history: list[CheckIn], shift: int, correction: int
) -> None:
    moved = [replace(each, clock=each.clock + timedelta(seconds=shift * ord(each.session) % 9973),
                     correction=correction if each.session == "A" else 0)
             for each in history]  # fmt: skip
    assert there(standing(moved, TICKETS)) == there(standing(history, TICKETS))


@given(histories())
def test_every_entry_has_one_fate_and_each_arrival_one_entry(history: list[CheckIn]) -> None:
    found = standing(history, TICKETS)
    assert set(found.fates) == set(history)
    arrived = [each for each, fate in found.fates.items() if fate is Fate.ARRIVED]
    assert sorted(map(str, arrived)) == sorted(
        map(str, [*found.received.values(), *found.walk_ins])
    )
