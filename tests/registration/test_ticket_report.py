"""The table of numbers: everybody expected once, in 五十音 order, with the gate they go to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from automations.registration.rules import Gate, Kind, Syllables
from automations.registration.ticket_report import KEY, ONE_GATE, gate_names, ticket_report
from automations.registration.tickets import Ticket

SATO = Ticket(2, "K7QF", "sato", "佐藤 花子", "さとう", "みどり野区", "窓口課", "庁内", "", "", "")
AOKI = replace(SATO, number=10, signature="aoki", name="青木 一", kana="アオキ", kind="庁外")
NO_READING = replace(SATO, number=1, signature="ando", name="安藤 次郎", kana="")
BY_KIND = (Gate("北口", (Kind.HOST,)), Gate("南口", (Kind.EXTERNAL, Kind.SPEAKER)))
BY_ROW = (Gate("甲", rows=(Syllables.A,)), Gate("乙", rows=(Syllables.SA,)), Gate("丙"))


def rows(*tickets: Ticket, gates: tuple[Gate, ...] = ()) -> list[tuple[object, ...]]:
    return list(ticket_report(tickets, gates).tables[KEY].rows)


def test_a_row_says_what_is_printed_and_scanned() -> None:
    assert [each.heading for each in ticket_report([], ()).tables[KEY].columns] == [
        *("受付番号", "QR", "氏名", "フリガナ", "団体", "所属", "区分", "受付口"),
    ]
    assert rows(SATO) == [
        ("0002", "0002-K7QF", "佐藤 花子", "さとう", "みどり野区", "窓口課", "庁内", ONE_GATE)
    ]


def test_people_stand_in_the_order_of_their_readings_not_of_their_numbers() -> None:
    names = [row[2] for row in rows(SATO, NO_READING, AOKI)]
    assert names == ["青木 一", "佐藤 花子", "安藤 次郎"]


def test_who_cancelled_and_a_second_number_of_one_person_are_not_printed() -> None:
    assert rows(replace(SATO, valid=False), replace(AOKI, same_as=2)) == []


@pytest.mark.parametrize(
    ("gates", "expected"),
    [
        (BY_KIND, ["南口", "北口", "北口"]),
        (BY_ROW, ["甲", "乙", "丙"]),
        ((Gate("北口", (Kind.EXHIBITOR,)), Gate("南口", (Kind.SPEAKER,))), ["南口"] * 3),
        ((Gate("東口", (Kind.EXTERNAL,), (Syllables.SA,)), Gate("西口")), ["西口"] * 3),
    ],
)
def test_the_first_gate_that_fits_receives_a_person_else_the_last(
    gates: tuple[Gate, ...], expected: list[str]
) -> None:
    assert [row[-1] for row in rows(AOKI, SATO, NO_READING, gates=gates)] == expected


def test_without_gates_in_the_settings_there_is_one() -> None:
    assert gate_names(()) == (ONE_GATE,)
    assert gate_names(BY_KIND) == ("北口", "南口")


def test_a_number_that_two_copies_gave_is_named_with_both_people() -> None:
    other = replace(AOKI, number=SATO.number, code="CDFG")
    (found,) = ticket_report([SATO, other], ()).problems
    assert str(found) == (
        "受付番号: 受付番号0002が、青木 一（0002-CDFG）、佐藤 花子（0002-K7QF）に付いています。"
        "フォルダーの写しともとの両方で番号を付けたためです。"
        "当日は、番号の後ろの文字か氏名で見分けてください。"
    )
    assert ticket_report([SATO, AOKI], ()).problems == ()
