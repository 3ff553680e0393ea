"""所属別の投票率: before and after the close, and nobody to be found out in it."""

from collections.abc import Sequence
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from automations.award.section_turnout import TURNOUT_BY_SECTION
from automations.tables.report import Form, Table
from tests.award.staging import AFTER, CLOSES, Ballot, decided

Person = tuple[str, str, str]


def people(section: str, size: int, start: int) -> list[Person]:
    return [(f"{number:04}", section, "") for number in range(start, start + size)]


def of(roll: Sequence[Person], voters: Sequence[str], *, closed: bool = True) -> Table:
    ballots = [Ballot(each, {1: (5, 5)}, second) for second, each in enumerate(voters)]
    as_of = AFTER if closed else CLOSES
    return decided(ballots, roll=roll, as_of=as_of).report.tables[TURNOUT_BY_SECTION]


CITIZENS, TAX, WELFARE = (
    people("市民課", 8, 1),
    people("税務課", 10, 101),
    people("福祉課", 20, 201),
)
ROLL = [*CITIZENS, *TAX, *WELFARE]
VOTERS = [each[0] for each in (*CITIZENS[:6], *TAX[:5], *WELFARE[:10])]


def test_every_section_with_its_rate_and_what_that_is_of() -> None:
    found = of(ROLL, VOTERS)
    assert [(each.heading, each.form) for each in found.columns] == [
        ("所属", Form.TEXT),
        ("投票対象者", Form.COUNT),
        ("投票者", Form.COUNT),
        ("投票率", Form.RATIO),
    ]
    assert found.rows == (
        ("市民課", 8, 6, Fraction(3, 4)),
        ("福祉課", 20, 10, Fraction(1, 2)),
        ("税務課", 10, 5, Fraction(1, 2)),
        ("計", 38, 21, Fraction(21, 38)),
    )
    assert found.emphasis == {3}


def test_it_is_the_same_before_the_close() -> None:
    assert of(ROLL, VOTERS, closed=False) == of(ROLL, VOTERS)


def test_less_than_five_votes_are_hidden_and_cannot_be_worked_out() -> None:
    assert of(ROLL, VOTERS[:9]).rows == (
        ("市民課", 8, "非表示", ""),
        ("福祉課", 20, 0, 0),
        ("税務課", 10, "5人未満", ""),
        ("計", 38, 9, Fraction(9, 38)),
    )


def test_small_sections_are_one_line_so_that_nobody_is_known_not_to_have_voted() -> None:
    roll = [*WELFARE, *people("監査課", 3, 301), *people("秘書課", 2, 311)]
    assert of(roll, [each[0] for each in WELFARE[:7]]).rows == (
        ("福祉課", 20, 7, Fraction(7, 20)),
        ("投票対象者が5人に満たない所属など（2所属）", 5, 0, 0),
        ("計", 25, 7, Fraction(7, 25)),
    )


def test_too_few_people_of_small_sections_take_the_next_larger_section_with_them() -> None:
    roll = [*ROLL, *people("監査課", 3, 301)]
    assert [row[:2] for row in of(roll, VOTERS).rows] == [
        ("福祉課", 20),
        ("税務課", 10),
        ("投票対象者が5人に満たない所属など（2所属）", 11),
        ("計", 41),
    ]


def test_where_every_line_would_tell_only_the_sum_is_shown() -> None:
    found = of(CITIZENS, ["0001", "0002"])
    assert found.rows == (("計", 8, 2, Fraction(1, 4)),)
    assert found.note.endswith(
        "所属ごとの投票者は、どれを示しても少ない所属の人数が分かるため、計だけを示す。"
    )


def test_who_has_two_sections_counts_in_the_first() -> None:
    joint = [("0901", "市民課（兼 税務課）", ""), ("0902", "市民課", "税務課")]
    assert [row[:2] for row in of([*ROLL, *joint], VOTERS).rows] == [
        ("市民課", 10),
        ("福祉課", 20),
        ("税務課", 10),
        ("計", 40),
    ]


def test_a_section_is_called_as_most_of_its_people_write_it() -> None:
    other = [(number, "税務課 ", "") for number, _, _ in TAX[:2]]
    assert of([*CITIZENS, *WELFARE, *TAX[2:], *other], VOTERS) == of(ROLL, VOTERS)


@settings(max_examples=10)  # each is a whole award
@given(st.permutations(ROLL), st.permutations(VOTERS))
def test_the_order_of_rows_changes_nothing(roll: list[Person], voters: list[str]) -> None:
    assert of(roll, voters) == of(ROLL, VOTERS)
