"""Equal seals mean that there is nothing new to publish: whatever people read is under the seal."""

from dataclasses import replace
from fractions import Fraction

import pytest

from automations.flows.sealing import result_seal
from automations.tables.dispositions import DispositionCount, Identity
from automations.tables.places import Place
from automations.tables.problems import Severity, problem
from automations.tables.report import Audience, Column, Figure, Report, Step, Table, report_of

FIGURE = Figure("turnout", Fraction(1, 2), n=1, denominator=2)
TABLE = Table("ties", "同点", (Column("対象"),), (("02",), ("03",)), "注", emphasis=frozenset({1}))
PROBLEM = problem("table_empty", Place("投票.xlsx"), table="投票")
IDENTITY = Identity("ballot", "投票", "票", 2, (DispositionCount("a", "有効", 2, counted=True),))
REPORT = report_of([FIGURE], [TABLE], [PROBLEM], [Step("承認", "報告資料.docx")], ["注記"])
WHOLE = REPORT.accounting_for(IDENTITY)


def with_table(**changes: object) -> Report:
    return replace(WHOLE, tables={"ties": replace(TABLE, **changes)})  # type: ignore[arg-type]  # named below


@pytest.mark.parametrize(
    "other",
    [
        REPORT,
        replace(WHOLE, figures={"turnout": replace(FIGURE, value=Fraction(2, 4) + 1)}),
        replace(WHOLE, figures={"turnout": replace(FIGURE, n=2)}),
        replace(WHOLE, figures={"turnout": replace(FIGURE, denominator=4)}),
        with_table(title="同点の決着"),
        with_table(note=""),
        with_table(audience=Audience.EXECUTIVES),
        with_table(emphasis=frozenset({0})),
        with_table(rows=(("03",), ("02",))),
        with_table(columns=(Column("取組"),)),
        replace(WHOLE, problems=(replace(PROBLEM, severity=Severity.REFUSE),)),
        replace(WHOLE, problems=(replace(PROBLEM, place=Place("投票.xlsx", row=2)),)),
        replace(WHOLE, steps=(Step("承認"),)),
        replace(WHOLE, notes=()),
        replace(WHOLE, identities=(replace(IDENTITY, words="票"),)),
    ],
)
def test_whatever_is_published_is_under_the_seal(other: Report) -> None:
    assert result_seal(other) != result_seal(WHOLE)


def test_the_same_report_has_the_same_seal() -> None:
    many = [with_table(emphasis=frozenset(order)) for order in ((8, 1, 16), (16, 8, 1))]
    assert result_seal(many[0]) == result_seal(many[1])
