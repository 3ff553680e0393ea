"""Invented registrations: the truth is consistent, and every error does what its name says."""

import re
from random import Random

import polars as pl
import pytest

from benchmarks.people_names import given_names, romanised, surnames
from benchmarks.people_raw import TEXTS, Raw, digit_changed, one_changed, widened
from benchmarks.people_registrations import ERRORS, MIX, as_it_should_be, registrations
from benchmarks.people_world import World

PERSONS = 400


@pytest.fixture(scope="module")
def rows() -> pl.DataFrame:
    return registrations(PERSONS, 3)


@pytest.fixture(scope="module")
def world() -> World:
    return World(3_000, 5)


def test_a_seed_gives_the_same_rows_each_time(rows: pl.DataFrame) -> None:
    assert registrations(PERSONS, 3).equals(rows)


def test_another_seed_gives_other_rows(rows: pl.DataFrame) -> None:
    assert registrations(PERSONS, 4)["name"].to_list() != rows["name"].to_list()


def test_every_person_registers_once_to_five_times(rows: pl.DataFrame) -> None:
    times = rows.group_by("person").len()["len"]
    assert sorted(rows["person"].unique()) == list(range(PERSONS))
    assert (times.min(), times.max()) == (1, 5)


def test_records_are_numbered_as_they_stand_and_not_by_person(rows: pl.DataFrame) -> None:
    assert rows["record"].to_list() == list(range(rows.height))
    assert not rows["person"].is_sorted()


def test_there_are_about_fourteen_rows_to_ten_persons() -> None:
    assert 1.36 < registrations(3_000, 1).height / 3_000 < 1.46


def test_no_text_is_missing_as_a_null(rows: pl.DataFrame) -> None:
    assert rows.select(pl.col(TEXTS).null_count().max()).row(0) == (0,) * len(TEXTS)


def test_without_an_error_nobody_makes_it() -> None:
    spared = registrations(PERSONS, 3, without=["no_kana", "proxy"])
    made = set(" ".join(spared["tags"]).split())
    assert made.isdisjoint({"no_kana", "proxy"})
    assert "no_mail" in made


def test_without_errors_a_person_registers_twice_the_same_but_for_the_body() -> None:
    clean = registrations(PERSONS, 3, mix={})
    assert clean.drop("record", "body").unique().height == PERSONS


def test_every_error_has_a_rate_and_every_rate_an_error() -> None:
    assert set(MIX) == set(ERRORS)
    assert len(ERRORS) >= 25


@pytest.mark.parametrize("name", sorted(ERRORS))
def test_an_error_changes_some_row_and_says_in_one_line_how(name: str, world: World) -> None:
    error = ERRORS[name]
    changed = 0
    for person in world.people:
        row = as_it_should_be(person, world)
        changed += error(row, person, world) != row
    assert changed, "at least one of 3,000"
    assert re.fullmatch(r"[A-Z].*\.", error.__doc__ or "")


# What each error may touch; all else stays as it was.
TOUCHED = {
    "proxy": {"mail", "phone", "staff_number"},
    "listed_only": {"mail", "phone", "staff_number", "family_kana", "given_kana"},
    "married": {"family", "family_kana", "mail"},
    "unseen": {"given", "mail"},
    "shared_mailbox": {"mail"},
    "number_slip": {"staff_number"},
    "phone_slip": {"phone"},
    "section_renamed": {"section"},
    "body_short": {"body"},
    "sounds_alike": {"family", "given"},
    "swapped": {"family", "given", "family_kana", "given_kana"},
}


@pytest.mark.parametrize("name", sorted(TOUCHED))
def test_an_error_touches_its_own_fields_alone(name: str, world: World) -> None:
    touched = set()
    for person in world.people[:1500]:
        row = as_it_should_be(person, world)
        after = ERRORS[name](row, person, world)
        touched |= {field for field in Raw._fields if getattr(row, field) != getattr(after, field)}
    assert touched <= TOUCHED[name]
    assert touched


def test_what_sounds_alike_has_the_same_reading(world: World) -> None:
    readings = {(name.written, name.read) for name in given_names().names}
    for person in world.people[:500]:
        row = as_it_should_be(person, world)
        after = ERRORS["sounds_alike"](row, person, world)
        if after.given != row.given:
            assert (after.given, person.given.read) in readings


def test_a_mail_address_belongs_to_one_person_unless_it_is_shared(world: World) -> None:
    own = [person.mail for person in world.people
           if person.section and person.mail and person.mail != person.section.mailbox]  # fmt: skip
    assert len(own) == len(set(own))


def test_a_staff_number_belongs_to_one_person(world: World) -> None:
    numbers = [person.staff_number for person in world.people if person.staff_number]
    assert len(numbers) == len(set(numbers))


def test_near_addresses_of_different_people_come_about(world: World) -> None:
    addresses = {person.mail for person in world.people}
    assert any(mail.replace("@", "e@") in addresses for mail in addresses)


def test_some_sit_beside_somebody_whose_name_sounds_the_same() -> None:
    seats = [(person.section.mailbox, person.family.read, person.given.read)
             for person in World(10_000, 1).people if person.section]  # fmt: skip
    assert len(set(seats)) < len(seats)


def test_there_are_hundreds_of_names_and_the_first_is_the_commonest() -> None:
    for stock, least in ((surnames(), 300), (given_names(), 400)):
        assert len({name.written for name in stock.names}) >= least
        assert stock.weights[0] > stock.weights[100] - stock.weights[99]
        assert stock.weights[-1] == pytest.approx(1)


def test_every_reading_can_be_written_in_latin_letters() -> None:
    for stock in (surnames(), given_names()):
        odd = [name for name in stock.names if not re.fullmatch("[a-z]+", romanised(name.read))]
        assert odd == []


def test_widened_text_is_the_same_text() -> None:
    assert widened("a-1@b.jp") == "ａ－１＠ｂ．ｊｐ"


def test_a_changed_digit_is_another_number_of_the_same_length() -> None:
    for seed in range(50):
        changed = digit_changed("001234", Random(seed))  # noqa: S311 - repeatable, no secret
        assert len(changed) == 6
        assert changed[0] == "0"


def test_nothing_to_change_changes_nothing() -> None:
    chance = Random(1)  # noqa: S311 - repeatable, no secret
    assert one_changed("田中", {"高": "髙"}, chance) == "田中"
    assert digit_changed("x", chance) == "x"
