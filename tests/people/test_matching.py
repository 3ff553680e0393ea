"""Which records are one person: each rung, what never merges, and the laws of merging."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from automations.people.matching import KEYS, RECORD, Matching, match

FEW = settings(max_examples=25)  # each example climbs the whole ladder
NAMED = {"name_key": "鈴木一郎"}
READ = NAMED | {"kana_key": "スズキイチロウ", "body_key": "みどり野区"}


def matched(*records: dict[str, str]) -> Matching:
    columns = {key: [each.get(key, "") for each in records] for key in KEYS}
    return match(pl.DataFrame(columns, dict.fromkeys(KEYS, pl.String)).with_row_index(RECORD))


def persons(*records: dict[str, str]) -> list[int]:
    return matched(*records).persons["person"].to_list()


@pytest.mark.parametrize(
    ("evidence", "rung"),
    [
        (NAMED | {"staff_number_key": "123"}, "staff_number_and_name"),
        (
            {"kana_key": "スズキイチロウ", "staff_number_key": "123"},
            "staff_number_and_kana",
        ),
        (NAMED | {"mail_key": "suzuki@a.example"}, "mail_and_name"),
        (READ | {"section_key": "総務課"}, "name_kana_body_section"),
        (READ | {"phone_key": "0356081111"}, "name_kana_body_phone"),
    ],
)
def test_each_rung_is_evidence_enough(evidence: dict[str, str], rung: str) -> None:
    assert matched(evidence, evidence).persons.rows() == [(0, 0, "", None), (1, 0, rung, 0)]


@pytest.mark.parametrize(
    "evidence",
    [
        NAMED,
        READ,
        {"mail_key": "dx@a.example"},
        {"phone_key": "0356081111", "section_key": "総務課", "body_key": "みどり野区"},
        {"staff_number_key": "123"},
        NAMED | {"section_key": "総務課", "body_key": "みどり野区"},
        NAMED | {"phone_key": "0356081111"},
    ],
)
def test_less_evidence_than_a_rung_asks_for_merges_nobody(evidence: dict[str, str]) -> None:
    assert persons(evidence, evidence) == [0, 1]


def test_a_shared_mailbox_merges_nobody() -> None:
    box = {"mail_key": "dx@city.example", "body_key": "みどり野区", "section_key": "総務課"}
    assert persons(*(box | {"name_key": name} for name in ("鈴木一郎", "佐藤花子"))) == [0, 1]


def test_namesakes_with_their_own_staff_numbers_stay_two() -> None:
    shared = READ | {"section_key": "総務課", "mail_key": "soumu@city.example"}
    assert persons(shared | {"staff_number_key": "1"}, shared | {"staff_number_key": "2"}) == [0, 1]


def test_who_may_be_either_of_two_namesakes_is_neither() -> None:
    shared = READ | {"mail_key": "soumu@city.example"}
    found = matched(shared | {"staff_number_key": "1"}, shared, shared | {"staff_number_key": "2"})
    assert found.persons["person"].to_list() == [0, 1, 2]
    assert found.held_apart == (1,)


def test_who_is_settled_by_another_rung_is_not_in_doubt() -> None:
    box = NAMED | {"mail_key": "soumu@city.example"}
    section = READ | {"section_key": "総務課"}
    found = matched(
        box | section | {"staff_number_key": "1"}, box | section, box | {"staff_number_key": "2"}
    )
    assert found.persons["person"].to_list() == [0, 0, 2]
    assert found.held_apart == ()


def test_one_staff_number_under_two_names_is_a_question_not_a_merge() -> None:
    found = matched(
        {"staff_number_key": "7", "name_key": "鈴木一郎", "kana_key": "スズキイチロウ"},
        {"staff_number_key": "7", "name_key": "佐藤花子", "kana_key": "サトウハナコ"},
        {"staff_number_key": "8", "name_key": "佐藤花子", "kana_key": "サトウハナコ"},
    )
    assert found.persons["person"].to_list() == [0, 1, 2]
    assert found.number_shared == (0, 1)


def test_evidence_reaches_over_a_third_record() -> None:
    found = matched(
        NAMED | {"mail_key": "a@x.example"},
        READ | {"mail_key": "a@x.example", "section_key": "総務課"},
        READ | {"section_key": "総務課"},
    )
    assert found.persons.rows() == [
        (0, 0, "", None),
        (1, 0, "mail_and_name", 0),
        (2, 0, "name_kana_body_section", 1),
    ]


record = st.fixed_dictionaries(
    {key: st.sampled_from(["", "1", "2"]) for key in KEYS if key != "name_key"}
    | {"name_key": st.sampled_from(["甲", "乙"])}
)
some_records = st.lists(record, max_size=12)


def groups(records: list[dict[str, str]], numbers: list[int]) -> set[frozenset[int]]:
    """Who is together, when the records are numbered as ``numbers`` says."""
    order = sorted(range(len(records)), key=lambda position: numbers[position])
    found = persons(*(records[position] for position in order))
    return {
        frozenset(order[at] for at, person in enumerate(found) if person == one) for one in found
    }


@FEW
@given(st.data())
def test_who_is_together_does_not_depend_on_the_numbering(data: st.DataObject) -> None:
    records = data.draw(some_records)
    numbers = data.draw(st.permutations(range(len(records))))
    assert groups(records, numbers) == groups(records, list(range(len(records))))


@FEW
@given(some_records)
def test_a_person_has_one_staff_number_at_most(records: list[dict[str, str]]) -> None:
    numbers: dict[int, set[str]] = {}
    for each, person in zip(records, persons(*records), strict=True):
        numbers.setdefault(person, set()).update({each["staff_number_key"]} - {""})
    assert all(len(each) <= 1 for each in numbers.values())


EXACT = {
    "staff_number_and_name": ("staff_number_key", "name_key"),
    "staff_number_and_kana": ("staff_number_key", "kana_key"),
    "mail_and_name": ("mail_key", "name_key"),
    "name_kana_body_section": ("name_key", "kana_key", "body_key", "section_key"),
    "name_kana_body_phone": ("name_key", "kana_key", "body_key", "phone_key"),
    "name_kana_phone": ("name_key", "kana_key", "phone_key"),
}  # the rungs that ask for nothing but equal keys


@FEW
@given(some_records)
def test_every_merge_names_a_reason_that_holds_and_a_record_of_the_same_person(
    records: list[dict[str, str]],
) -> None:
    found = matched(*records).persons
    person_of = dict(found.select(RECORD, "person").rows())
    for number, person, rung, other in found.rows():
        if number == person:
            assert (rung, other) == ("", None)
            continue
        assert person_of[other] == person
        assert rung
        for key in EXACT.get(rung, ()):
            assert records[number][key] == records[other][key] != ""


@FEW
@given(some_records)
def test_a_copy_of_a_record_that_a_rung_can_read_adds_nobody_unless_it_may_be_either_of_two(
    records: list[dict[str, str]],
) -> None:
    known = [{**each, "mail_key": each["mail_key"] or f"{n}@x"} for n, each in enumerate(records)]
    found = matched(*known, *known[:1])
    if 0 not in found.held_apart:
        assert len(set(found.persons["person"])) <= len(set(persons(*known)))


def test_nothing_in_nothing_out() -> None:
    assert persons() == []
