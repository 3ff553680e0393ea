"""受付番号: given once in 五十音 order, and the person's from then on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from automations.registration.tickets import (
    ALPHABET,
    Ticket,
    code_of,
    numbered,
    reading,
    typed,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

KEPT = ("kana", "body", "section", "kind", "staff_number", "mail", "phone")


@dataclass(frozen=True)
class Someone:
    """A person of a register: a name, a reading, and the signatures of the records."""

    name: str
    kana: str = ""
    signatures: tuple[str, ...] = ()
    registered: bool = True


SATO = Someone("佐藤 花子", "サトウ ハナコ", ("sato",))
AOKI = Someone("青木 一", "アオキ ハジメ", ("aoki",))
NO_READING = Someone("安藤 次郎", "", ("ando",))


def issued(people: Sequence[Someone], earlier: Sequence[Ticket] = ()) -> tuple[Ticket, ...]:
    told = [{"person": number, "name": each.name, **dict.fromkeys(KEPT, ""), "kana": each.kana}
            for number, each in enumerate(people) if each.registered]  # fmt: skip
    spoken = [(number, each) for number, one in enumerate(people) for each in one.signatures]
    rows = [{"record": n, "person": person, "signature": each}
            for n, (person, each) in enumerate(spoken)]  # fmt: skip
    types = {"record": pl.UInt32, "person": pl.UInt32, "signature": pl.String}
    columns = {"person": pl.UInt32, "name": pl.String, **dict.fromkeys(KEPT, pl.String)}
    return numbered(pl.DataFrame(told, columns), pl.DataFrame(rows, types), earlier)


def whose(tickets: Sequence[Ticket]) -> list[tuple[int, str]]:
    return [(each.number, each.name) for each in tickets]


def test_numbers_are_given_in_the_order_of_readings_who_has_none_last() -> None:
    tickets = issued([SATO, NO_READING, AOKI])
    assert whose(tickets) == [(1, "青木 一"), (2, "佐藤 花子"), (3, "安藤 次郎")]
    assert [each.text for each in tickets] == [f"000{n}-{code_of(mark)}" for n, mark in
                                               enumerate(("aoki", "sato", "ando"), 1)]  # fmt: skip


def test_a_number_once_given_stays_and_new_people_get_the_next_ones() -> None:
    first = issued([SATO])
    assert whose(issued([AOKI, SATO], first)) == [(1, "佐藤 花子"), (2, "青木 一")]


def test_issuing_again_changes_nothing() -> None:
    first = issued([SATO, AOKI])
    assert issued([AOKI, SATO], first) == first


def test_a_ticket_tells_what_the_register_says_now() -> None:
    first = issued([SATO])
    married = replace(SATO, name="鈴木 花子", signatures=("sato", "suzuki"))
    (ticket,) = issued([married], first)
    assert (ticket.number, ticket.name, ticket.code) == (1, "鈴木 花子", first[0].code)
    assert (ticket.signature, ticket.known_by) == ("sato", ("sato", "suzuki"))


def test_a_person_is_found_by_any_record_also_when_the_first_is_gone() -> None:
    both = issued([replace(SATO, signatures=("sato", "later"))])
    (ticket,) = issued([replace(SATO, signatures=("later",))], both)
    assert (ticket.number, ticket.valid, ticket.signature) == (1, True, "sato")


def test_who_cancels_keeps_the_number_which_is_not_valid_until_they_come_back() -> None:
    first = issued([SATO, AOKI])
    cancelled = issued([replace(SATO, registered=False), AOKI], first)
    assert [(each.number, each.name, each.valid) for each in cancelled] == [
        (1, "青木 一", True),
        (2, "佐藤 花子", False),
    ]
    assert issued([SATO, AOKI], cancelled) == first


def test_who_cancelled_before_numbers_were_given_has_none() -> None:
    assert whose(issued([replace(SATO, registered=False), AOKI])) == [(1, "青木 一")]


def test_a_number_whose_record_is_gone_is_not_valid_and_is_never_given_anew() -> None:
    tickets = issued([SATO], issued([AOKI]))
    assert [(each.number, each.name, each.valid) for each in tickets] == [
        (1, "青木 一", False),
        (2, "佐藤 花子", True),
    ]


def test_two_numbers_of_people_since_known_to_be_one_both_lead_to_the_person() -> None:
    first = issued([SATO, replace(SATO, name="佐藤 はな子", signatures=("twin",))])
    one = issued([replace(SATO, signatures=("sato", "twin"))], first)
    assert [(each.number, each.name, each.valid, each.same_as) for each in one] == [
        (1, "佐藤 花子", True, 0),
        (2, "佐藤 花子", True, 1),
    ]
    assert [each.code for each in one] == [each.code for each in first]


def test_one_since_known_to_be_two_keeps_the_number_where_it_was_given() -> None:
    first = issued([replace(SATO, signatures=("sato", "other"))])
    other = Someone("佐藤 葉奈子", "サトウ ハナコ", ("other",))
    tickets = issued([other, SATO], first)
    assert whose(tickets) == [(1, "佐藤 花子"), (2, "佐藤 葉奈子")]
    assert [each.known_by for each in tickets] == [("sato",), ("other",)]


def test_people_alike_to_the_letter_have_a_number_each() -> None:
    first = issued([SATO, SATO])
    assert whose(first) == [(1, "佐藤 花子"), (2, "佐藤 花子")]
    assert issued([SATO, SATO], first) == first


def test_one_number_given_to_two_people_in_two_copies_stays_with_both() -> None:
    (here,), (there,) = issued([SATO]), issued([AOKI])
    tickets = issued([SATO, AOKI], [here, there])
    assert sorted(whose(tickets)) == [(1, "佐藤 花子"), (1, "青木 一")]
    assert len({each.text for each in tickets}) == 2


def test_a_list_by_reading_ends_with_those_who_gave_none() -> None:
    tickets = sorted(issued([NO_READING], issued([SATO, NO_READING], issued([AOKI]))), key=reading)
    assert [each.name for each in tickets] == ["青木 一", "佐藤 花子", "安藤 次郎"]


PEOPLE = st.lists(
    st.tuples(st.sampled_from("あいか"), st.sampled_from(["", "ア", "カ"]), st.booleans()),
    max_size=6,
)


@given(PEOPLE, PEOPLE)
def test_no_number_is_lost_or_changes_hands(
    before: list[tuple[str, str, bool]], after: list[tuple[str, str, bool]]
) -> None:
    def people(drawn: list[tuple[str, str, bool]]) -> list[Someone]:
        return [Someone(name, kana, (f"{name}{kana}",), there) for name, kana, there in drawn]

    first = issued(people(before))
    second = issued(people(after), first)
    holders = {each.number: each.signature for each in second}
    assert {each.number: each.signature for each in first}.items() <= holders.items()
    assert sorted(holders) == list(range(1, len(second) + 1))
    valid = [each for each in second if each.valid and not each.same_as]
    assert len(valid) == sum(there for _, _, there in after)
    assert issued(people(after), second) == second


@given(st.text())
def test_a_code_is_made_of_letters_that_nobody_confuses(text: str) -> None:
    code = code_of(text)
    assert len(code) == 4
    assert set(code) <= set(ALPHABET)
    assert typed(f"0012-{code}") == (12, code)


def test_what_is_neither_number_nor_code_is_a_name() -> None:
    assert [typed(each) for each in ("", "佐藤", "12-", "0OIL", "-K7QF", "1 2")] == [None] * 6
