"""Attendance as figures and tables."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

import polars as pl

from automations.people.bodies import body_code
from automations.people.keys import BodyKey
from automations.registration.arrival_slots import arrival_slots, expected_slots
from automations.registration.host_sections import counted_by, host_sections
from automations.registration.identity import EXTERNAL, VISITING
from automations.registration.rules import Kind
from automations.tables.report import Audience, Cell, Column, Figure, Form, Table, report_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from automations.registration.rules import LastTime, RegistrationRules
    from automations.registration.section_list import SectionList
    from automations.tables.dispositions import Identity
    from automations.tables.problems import Problem
    from automations.tables.report import Report

Rows = tuple[tuple[Cell, ...], ...]
_COMPARED = ("visitors", "host_staff", "external", "bodies")
_APART = (Kind.EXHIBITOR.value, Kind.SPEAKER.value)
_CALLED_OFF = pl.col("called_off") & ~pl.col("came")
_SLIP = r"[^\x00-\x7f][\s　]|[\s　][^\x00-\x7f]"
_NO_BODY = "（団体名なし）"


@dataclass(frozen=True, slots=True)
class _Compared:
    """One figure now and last time, in its own unit; ``before`` is None without a last time."""

    key: str
    now: int
    before: int | None

    @property
    def change(self) -> int | None:
        return None if self.before is None else self.now - self.before

    @property
    def rate(self) -> Fraction | None:
        """The change as a part of last time; none where that was nothing."""
        return Fraction(self.now - self.before, self.before) if self.before else None

    def figures(self) -> Iterator[Figure]:
        if self.before is not None:
            yield Figure(f"{self.key}_last", self.before)
            yield Figure(f"{self.key}_change", self.change)
        if self.rate is not None:
            yield Figure(f"{self.key}_rate", self.rate, n=self.change, denominator=self.before)


def attendance_report(  # noqa: PLR0913, PLR0917 - all that the figures of a day hang on
    read: Sequence[Identity],
    arrived: pl.DataFrame,
    expected: pl.DataFrame,
    last: LastTime | None,
    problems: Sequence[Problem],
    rules: RegistrationRules,
    sections: SectionList,
) -> Report:
    """Put attendance into figures and tables.

    ``read``: what became of the rows of the reception sheet, and of the entries of the PCs;
    ``arrived``: one row a person who came; ``expected``: one row a registered person, with
    ``kind``, ``slot``, ``came`` and ``called_off``.
    """
    bodies = _bodies(arrived)
    now = _now(arrived, bodies)
    compared = tuple(
        _Compared(key, now[key], getattr(last, key) if last else None) for key in _COMPARED
    )
    figures = [Figure(key, value) for key, value in now.items()]
    figures += [figure for each in compared for figure in each.figures()]
    tables = (
        _comparison(compared, last),
        _by_kind(arrived, expected),
        _by_body(bodies, now["bodies"]),
        *host_sections(arrived, sections),
        arrival_slots(arrived, rules.slot_minutes),
        *expected_slots(expected),
        *map(_dispositions, read),
    )
    report = report_of([*figures, *_of_expected(expected)], tables, problems)
    return report.accounting_for(*read)


def _now(arrived: pl.DataFrame, bodies: pl.DataFrame) -> dict[str, int]:
    of_kind = {kind: arrived.filter(pl.col("kind") == kind.value).height for kind in Kind}
    visiting = arrived.filter(pl.col("kind").is_in(VISITING))
    return {
        "visitors": visiting.height,
        "host_staff": of_kind[Kind.HOST],
        "external": of_kind[Kind.EXTERNAL],
        "bodies": bodies.filter(pl.col("body_key") != "").height,
        "exhibitors": of_kind[Kind.EXHIBITOR],
        "speakers": of_kind[Kind.SPEAKER],
        "walk_ins": visiting.filter(~pl.col("known")).height,
    }


def _of_expected(expected: pl.DataFrame) -> Iterator[Figure]:
    visiting = expected.filter(pl.col("kind").is_in(VISITING))
    off = visiting.filter(_CALLED_OFF).height
    whole, came = visiting.height - off, visiting.filter("came").height
    yield Figure("called_off", off)
    yield Figure("no_shows", whole - came)
    if whole:
        yield Figure("attendance_rate", Fraction(came, whole), n=came, denominator=whole)


def _bodies(arrived: pl.DataFrame) -> pl.DataFrame:
    """Count the external visitors of each body, the largest first.

    A spelling with a blank in Japanese text ("みなと台 市") is a slip.
    """
    external = arrived.filter(pl.col("kind") == EXTERNAL)
    counted = counted_by(external, "body_key", "body", _NO_BODY, _SLIP)
    return counted.sort("people", "body", "body_key", descending=[True, False, False])


def _comparison(compared: Sequence[_Compared], last: LastTime | None) -> Table:
    """Put this time beside last time; alone where last time is not known."""
    if last is None:
        alone: Rows = tuple((_label(each), each.now) for each in compared)
        columns: tuple[Column, ...] = (Column("区分"), Column("今回", Form.COUNT))
        note = "前回の数字は設定にありません。"
        return Table("comparison", "来場者数", columns, alone, note, Audience.ALL_STAFF)
    columns = (
        Column("区分"),
        Column("今回", Form.COUNT),
        Column("前回", Form.COUNT),
        Column("増減", Form.CHANGE),
        Column("増減率", Form.CHANGE_RATIO),
    )
    rows: Rows = tuple(
        (_label(each), each.now, each.before, each.change, each.rate) for each in compared
    )
    note = f"{last.label}との比較。増減率は前回に対する割合。"
    return Table("comparison", "前回との比較", columns, rows, note, Audience.ALL_STAFF)


def _label(compared: _Compared) -> str:
    return Figure(compared.key, compared.now).kind.label


def _by_kind(arrived: pl.DataFrame, expected: pl.DataFrame) -> Table:
    """Break the visitors down; the third line is the sum of the two above it."""
    headings = ("申込者", "欠席連絡", "欠席", "来場", "うち当日参加")
    columns = (Column("区分"), *(Column(each, Form.COUNT) for each in headings))
    rows: Rows = (
        *(_of_kinds(kind, arrived, expected, kind) for kind in VISITING),
        _of_kinds("来場者計", arrived, expected, *VISITING),
        *(_of_kinds(kind, arrived, expected, kind) for kind in _APART),
    )
    note = (
        "来場者計に出展者・登壇者は含みません。申込者 ＝ 欠席連絡 ＋ 欠席 ＋ 来場 − 当日参加。"
        "欠席連絡は、受付簿に取消か欠席の連絡の記載がある人。"
    )
    return Table("attendance_by_kind", "区分別の来場", columns, rows, note, Audience.ALL_STAFF,
                 frozenset({len(VISITING)}))  # fmt: skip


def _of_kinds(
    label: str, arrived: pl.DataFrame, expected: pl.DataFrame, *kinds: str
) -> tuple[Cell, ...]:
    registered = expected.filter(pl.col("kind").is_in(kinds))
    came = arrived.filter(pl.col("kind").is_in(kinds))
    off, walked_in = registered.filter(_CALLED_OFF), came.filter(~pl.col("known"))
    absent = registered.filter(~pl.col("came")).height - off.height
    return (label, registered.height, off.height, absent, came.height, walked_in.height)


def _by_body(bodies: pl.DataFrame, number: int) -> Table:
    columns = (Column("団体", width=20), Column("団体コード", width=8), Column("人数", Form.COUNT))
    rows: Rows = tuple(
        (body, body_code(BodyKey(key)), people)
        for body, key, people in bodies.select("body", "body_key", "people").iter_rows()
    )
    note = (
        f"庁外来場者{bodies['people'].sum():,}人、{number:,}団体。団体名は最も多かった書き方。"
        "団体コードは全国地方公共団体コード（自治体だけ）。"
    )
    return Table("attendance_by_body", "団体別の庁外来場者", columns, rows, note,
                 Audience.EXECUTIVES)  # fmt: skip


def _dispositions(read: Identity) -> Table:
    """Count what was read by what became of it; the lines add up to all of it."""
    found = sorted(read.parts, key=lambda each: not each.counted)
    lines: Rows = (
        *((each.words, each.rows) for each in found),
        (f"読んだ{read.unit}" if read.unit == "行" else "読んだ件数", read.read),
    )
    columns = (Column("処理区分"), Column(f"{read.unit}数", Form.COUNT))
    return Table(f"{read.key}_dispositions", f"{read.words}の処理区分", columns, lines,
                 audience=Audience.ALL_STAFF, emphasis=frozenset({len(found)}))  # fmt: skip
