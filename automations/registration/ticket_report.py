"""The numbers of the reception as one table: what papers and mail merge are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from automations.people.gojuon import row_of
from automations.registration.tickets import reading
from automations.tables.places import Place
from automations.tables.problems import problem
from automations.tables.report import Column, Table, report_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from automations.registration.rules import Gate
    from automations.registration.tickets import Ticket
    from automations.tables.problems import Problem
    from automations.tables.report import Report

KEY = "tickets"
ONE_GATE = "全員"
"""What the only gate is called where the settings name none."""

_COLUMNS = ("受付番号", "QR", "氏名", "フリガナ", "団体", "所属", "区分", "受付口")


def ticket_report(tickets: Iterable[Ticket], gates: Sequence[Gate]) -> Report:
    """Return the table of everybody who is expected, each once, in 五十音 order.

    A number that two copies of the event's folder gave to two people is a problem to look at.
    """
    expected = sorted((each for each in tickets if each.valid and not each.same_as), key=reading)
    rows = tuple(_row(each, gates) for each in expected)
    table = Table(KEY, "受付番号", tuple(map(Column, _COLUMNS)), rows)
    return report_of(tables=[table], problems=_given_twice(expected))


def gate_names(gates: Sequence[Gate]) -> tuple[str, ...]:
    """Return what the gates are called, in their order; there is at least one."""
    return tuple(each.name for each in gates) or (ONE_GATE,)


def gate_of(gates: Sequence[Gate], ticket: Ticket) -> str:
    """Return the gate that a person goes to: the first that fits, else the last."""
    row = row_of(ticket.kana)
    for gate in gates:
        kinds, rows = ([each.value for each in many] for many in (gate.kinds, gate.rows))
        if (not kinds or ticket.kind in kinds) and (not rows or row in rows):
            return gate.name
    return gate_names(gates)[-1]


def _given_twice(tickets: Iterable[Ticket]) -> Iterator[Problem]:
    holders: dict[int, list[str]] = {}
    for each in tickets:
        holders.setdefault(each.number, []).append(f"{each.name}（{each.text}）")
    for number, names in sorted(holders.items()):
        if len(names) > 1:
            words = {"number": f"{number:04}", "names": "、".join(names)}
            yield problem("ticket_given_twice", Place("受付番号"), **words)


def _row(ticket: Ticket, gates: Sequence[Gate]) -> tuple[str, ...]:
    told = (ticket.name, ticket.kana, ticket.body, ticket.section, ticket.kind)
    return (f"{ticket.number:04}", ticket.text, *told, gate_of(gates, ticket))
