"""Figures are declared once, and two reports never define the same thing."""

from collections import Counter
from fractions import Fraction

import pytest

from automations.tables.places import Place
from automations.tables.problems import problem
from automations.tables.report import (
    Column,
    Figure,
    Form,
    Report,
    Step,
    Table,
    figure_kinds,
    report_of,
)

NUMBERS = {Form.COUNT, Form.SCORE, Form.RATIO, Form.CHANGE, Form.CHANGE_RATIO, Form.POINTS}
VISITORS = Figure("visitors", 751)
RATE = Figure("turnout", Fraction(642, 1924), denominator=1924)
PEOPLE = Table("people", "来場者", (Column("氏名"),), (("山田",),))


@pytest.mark.parametrize("key", sorted(figure_kinds()))
def test_every_figure_says_what_it_is_called_and_what_it_counts(key: str) -> None:
    kind = figure_kinds()[key]
    assert kind.key == key
    assert kind.label
    assert kind.basis.endswith("。")
    assert bool(kind.unit) == (kind.form in NUMBERS)


def test_no_two_figures_share_a_name() -> None:
    names = Counter(
        name for kind in figure_kinds().values() for name in (kind.key, kind.label, *kind.aliases)
    )
    assert [name for name, times in names.items() if times > 1] == []


def test_a_figure_knows_its_declaration() -> None:
    assert (VISITORS.kind.label, VISITORS.kind.unit) == ("来場者数", "人")
    with pytest.raises(KeyError):
        _ = Figure("nobody_declared_this", 1).kind


def test_a_report_is_keyed_by_its_parts() -> None:
    report = report_of([VISITORS, RATE], [PEOPLE], notes=["案"])
    assert report == Report(
        {"visitors": VISITORS, "turnout": RATE}, {"people": PEOPLE}, notes=("案",)
    )


def test_a_part_twice_is_our_bug() -> None:
    with pytest.raises(ValueError, match="visitors is defined twice"):
        report_of([VISITORS, Figure("visitors", 752)])
    with pytest.raises(ValueError, match="people is defined twice"):
        report_of(tables=[PEOPLE, PEOPLE])


def test_joining_keeps_everything_in_order() -> None:
    blank = problem("cell_blank_refused", Place("a.xlsx", "s", 2), heading="氏名")
    one = report_of([VISITORS], problems=[blank], steps=[Step("確かめる")], notes=["一"])
    two = report_of([RATE], [PEOPLE], notes=["二"])
    assert one.joined(two) == Report(
        {"visitors": VISITORS, "turnout": RATE},
        {"people": PEOPLE},
        (blank,),
        (Step("確かめる"),),
        ("一", "二"),
    )
    assert one.joined(Report()) == Report().joined(one) == one


def test_joining_what_both_define_is_our_bug() -> None:
    with pytest.raises(ValueError, match="visitors"):
        report_of([VISITORS]).joined(report_of([VISITORS]))
    with pytest.raises(ValueError, match="people"):
        report_of(tables=[PEOPLE]).joined(report_of(tables=[PEOPLE]))
