"""Tables that documents show besides the Report: what people wrote, the days, what was read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields
from datetime import date, datetime

from automations.event.model import Event
from automations.ledger.runs import Input
from automations.tables.rendering import shown
from automations.tables.report import Cell, Column, Form, Table

_DIGEST_LETTERS = 32  # of a digest that stand together, so that two can be compared by eye


def cover_tables(event: Event, inputs: Sequence[Input]) -> dict[str, Table]:
    """Return the tables by key; none that has no row."""
    tables = (_other_figures(event), _days(event), _copies(inputs))
    return {each.key: each for each in tables if each.rows}


def _other_figures(event: Event) -> Table:
    """Return the numbers that people typed, as they wrote them."""
    rows = tuple(
        (each.group, each.label, each.value, each.last, each.source)
        for each in event.documents.figures
    )
    headings = ("区分", "項目", "今回", "前回", "出どころ")
    return Table("other_figures", "ほかの数値", tuple(map(Column, headings)), rows)


def _days(event: Event) -> Table:
    """Return the days of the settings in their order, and how far each is from the event's."""
    dated = ((_day(moment), words) for words, moment in _moments(event) if moment)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (words, day, days_from((day - event.basics.day).days)) for day, words in sorted(dated)
    )
    columns = (Column("内容"), Column("日", Form.DAY), Column("開催日から"))
    return Table("days", "日程", columns, rows)


def _moments(event: Event) -> Iterator[tuple[str, date | None]]:
    """Yield each day that the settings name, with what they call it."""
    for each in fields(event.schedule):
        yield each.metadata["label"], getattr(event.schedule, each.name)
    yield "開催", event.basics.day
    if event.award:
        yield "ルールの決定", event.approval.decided
        yield "投票開始", event.award.vote.opens
        yield "投票締切", event.award.vote.closes
        yield "ファイナリストの承認の期限", event.approval.decide_by


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def days_from(days: int) -> str:
    """Return how people say that something was so many days after the event's day.

    >>> days_from(-90), days_from(0), days_from(17)
    ('開催の90日前', '開催の当日', '開催の17日後')
    """
    if not days:
        return "開催の当日"
    return f"開催の{shown(abs(days), Form.COUNT)}日{'前' if days < 0 else '後'}"


def _copies(inputs: Sequence[Input]) -> Table:
    """Return the digest of each book that was read, once a book: its copy bears the same."""
    digests = {each.name.partition("「")[0]: each.digest for each in inputs}
    rows = tuple((book, _in_groups(digest)) for book, digest in digests.items())
    return Table("copies", "読取控えの番号", (Column("ブック"), Column("番号")), rows)


def _in_groups(digest: str) -> str:
    starts = range(0, len(digest), _DIGEST_LETTERS)
    return " ".join(digest[at : at + _DIGEST_LETTERS] for at in starts)
