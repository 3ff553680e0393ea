"""What people said of two records stands above every rung; nobody is asked twice."""

from itertools import combinations
from random import Random

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from automations.people.matching import RECORD, Contradiction, match
from automations.people.verdicts import Verdict, signatures_in
from tests.people.matching_rows import (
    ICHIRO,
    MAIL,
    PHONE,
    PLACE,
    Row,
    frame,
    key,
    matched,
)

FEW = settings(max_examples=15, deadline=None)  # each example matches several times
ALIKE = (
    {"name_key": "鈴木一郎"} | MAIL,
    {"name_key": "鈴木一朗"} | MAIL,
)  # a question, not certain
SAME, DIFFERENT, HELD = Verdict.SAME, Verdict.DIFFERENT, Verdict.HELD


def test_one_person_it_is_if_a_person_said_so() -> None:
    found = matched(*ALIKE, said={key(*ALIKE): SAME})
    assert found.persons.rows() == [(0, 0, "", None), (1, 0, "said_same", 0)]
    assert found.doubts == ()


def test_an_answer_joins_in_spite_of_two_staff_numbers_and_the_numbers_are_one_from_then_on() -> (
    None
):
    one, other = ICHIRO | MAIL | {"staff_number_key": "1"}, ICHIRO | {"staff_number_key": "22"}
    more = {"name_key": "鈴木一郎", "staff_number_key": "22"} | PHONE
    found = matched(one, other, more, said={key(one, other): SAME})
    assert found.persons["person"].to_list() == [0, 0, 0]
    assert found.number_shared == ()


def test_two_people_they_are_if_a_person_said_so_whatever_a_rung_says() -> None:
    one, other = ICHIRO | MAIL, ICHIRO | MAIL | PLACE
    assert matched(one, other).persons["person"].to_list() == [0, 0]
    found = matched(one, other, said={key(one, other): DIFFERENT})
    assert found.persons["person"].to_list() == [0, 1]
    assert found.doubts == ()


def test_who_fits_both_of_two_people_is_neither_and_is_asked_about() -> None:
    one, other, either = ICHIRO | MAIL, ICHIRO | MAIL | PLACE, ICHIRO | MAIL | PHONE
    found = matched(one, other, either, said={key(one, other): DIFFERENT})
    assert found.persons["person"].to_list() == [0, 1, 2]
    assert found.held_apart == (2,)
    assert {(each.one, each.other) for each in found.doubts} == {(0, 2), (1, 2)}
    told = {key(one, other): DIFFERENT, key(one, either): SAME}
    assert matched(one, other, either, said=told).persons["person"].to_list() == [0, 1, 0]


def test_what_is_put_off_stays_two_and_waits() -> None:
    found = matched(*ALIKE, said={key(*ALIKE): HELD})
    assert found.persons["person"].to_list() == [0, 1]
    assert found.doubts == ()
    assert [(each.key, each.one, each.other) for each in found.waiting] == [(key(*ALIKE), 0, 1)]


def test_an_answer_speaks_of_every_record_of_its_signature() -> None:
    one, other = ALIKE
    found = matched(one, other, other, said={key(one, other): SAME})
    assert found.persons["person"].to_list() == [0, 0, 0]


def test_an_answer_about_two_records_answers_for_the_persons_they_belong_to() -> None:
    one, other = ICHIRO | MAIL, {"name_key": "鈴木一朗"} | MAIL
    twin = one | PHONE
    assert matched(one, twin, other, said={key(twin, other): DIFFERENT}).doubts == ()


def test_an_answer_about_records_that_are_gone_says_nothing() -> None:
    gone = ICHIRO | {"staff_number_key": "99"}
    found = matched(*ALIKE, said={key(ALIKE[0], gone): SAME})
    assert found.persons["person"].to_list() == [0, 1]
    assert found.contradictions == ()


def test_two_people_wins_over_one_person_and_the_contradiction_names_its_questions() -> None:
    a, b, c = ({"name_key": name} for name in ("鈴木一郎", "鈴木二郎", "鈴木三郎"))
    same = sorted([key(a, b), key(b, c)])
    found = matched(a, b, c, said=dict.fromkeys(same, SAME) | {key(a, c): DIFFERENT})
    assert found.contradictions == (Contradiction(same[1], tuple(sorted([same[0], key(a, c)]))),)
    person = found.persons["person"].to_list()
    assert person[0] != person[2]
    assert person[1] in {person[0], person[2]}


def test_what_the_caller_knows_joins_first_save_against_an_answer() -> None:
    strangers = ICHIRO, {"name_key": "山田桃子"}
    assert matched(*strangers, known=[(0, 1)]).persons["person"].to_list() == [0, 0]
    against = {key(*strangers): DIFFERENT}
    found = matched(*strangers, known=[(0, 1)], said=against)
    assert found.persons["person"].to_list() == [0, 1]


name = st.sampled_from([
    {"name_key": "鈴木一郎", "kana_key": "スズキイチロウ"},
    {"name_key": "鈴木一朗", "kana_key": "スズキイチロウ"},
    {"name_key": "鈴木一郎"},
    {"name_key": "鈴木二郎"},
    {"name_key": "山本一郎", "kana_key": "ヤマモトイチロウ"},
    {"name_key": "すずきいちろう"},
])  # fmt: skip
mail = st.sampled_from([{}, MAIL, {"mail_key": "suzuki-ichro@midorino.example"}])
number = st.sampled_from([{}, {}, {"staff_number_key": "1234"}, {"staff_number_key": "1235"}])
place = st.sampled_from([{}, PLACE, PLACE | PHONE])
record = st.builds(lambda *parts: {k: v for part in parts for k, v in part.items()},
                   name, mail, number, place)  # fmt: skip
records = st.lists(record, min_size=2, max_size=7)
verdict = st.sampled_from([SAME, DIFFERENT, HELD])


def told(rows: list[Row], chosen: list[Verdict]) -> dict[str, Verdict]:
    """Answer the first pairs of the rows, one after the other."""
    pairs = (key(one, other) for one, other in combinations(rows, 2))
    return dict(zip(pairs, chosen, strict=False))


@FEW
@given(records, st.lists(verdict, max_size=4))
def test_two_people_are_never_one_and_one_person_always_is_unless_contradicted(
    rows: list[Row], chosen: list[Verdict]
) -> None:
    said = told(rows, chosen)
    found = matched(*rows, said=said)
    person = found.persons["person"].to_list()
    refused = {each.key for each in found.contradictions}
    for one, other in combinations(range(len(rows)), 2):
        answer = said.get(key(rows[one], rows[other]))
        if answer is DIFFERENT:
            assert person[one] != person[other]
        if answer is SAME and key(rows[one], rows[other]) not in refused:
            assert person[one] == person[other]


@FEW
@given(records, st.lists(verdict, min_size=30, max_size=30))
def test_answering_every_question_leaves_none_and_no_question_comes_twice(
    rows: list[Row], chosen: list[Verdict]
) -> None:
    said: dict[str, Verdict] = {}
    answers = iter(chosen)
    while doubts := matched(*rows, said=said).doubts:
        assert not {each.key for each in doubts} & set(said)
        said |= {each.key: next(answers) for each in doubts}


@FEW
@given(records, st.randoms(use_true_random=False))
def test_the_numbering_of_records_changes_nothing(rows: list[Row], chance: Random) -> None:
    order = chance.sample(range(len(rows)), len(rows))
    straight, mixed = matched(*rows), matched(*(rows[at] for at in order))

    def together(found: list[int], numbers: list[int]) -> set[frozenset[int]]:
        return {
            frozenset(numbers[at] for at, person in enumerate(found) if person == one)
            for one in found
        }

    assert together(mixed.persons["person"].to_list(), order) == together(
        straight.persons["person"].to_list(), list(range(len(rows)))
    )
    assert [each.points for each in mixed.doubts] == [each.points for each in straight.doubts]


@FEW
@given(records)
def test_somebody_else_changes_nobody(rows: list[Row]) -> None:
    stranger = {"name_key": "千葉舞", "kana_key": "チバマイ", "mail_key": "chiba@x.example"}
    before = matched(*rows).persons
    assert matched(*rows, stranger).persons.filter(pl.col(RECORD) < len(rows)).equals(before)


@FEW
@given(records)
def test_every_question_is_about_two_persons_and_its_own_records(rows: list[Row]) -> None:
    signed = frame(*rows)
    found = match(signed)
    person = dict(found.persons.select(RECORD, "person").iter_rows())
    signature = dict(signed.select(RECORD, "signature").iter_rows())
    pairs = [frozenset({person[each.one], person[each.other]}) for each in found.doubts]
    assert len(set(pairs)) == len(pairs)
    for each in found.doubts:
        assert person[each.one] != person[each.other]
        assert signatures_in(each.key) == tuple(
            sorted((signature[each.one], signature[each.other]))
        )
