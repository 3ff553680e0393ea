"""Which section is meant, on a day, and how many a person has."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automations.people.canonical import section_key
from automations.people.sections import Section, resolve_section, section_parts

MARCH, APRIL = date(2025, 3, 31), date(2025, 4, 1)
LISTED = (
    Section("総務課", "総務部"),
    Section("総務課", "福祉部"),
    Section("財政課", "総務部", aliases=("予算課",)),
    Section("情報課", "総務部", valid_until=date(2024, 3, 31), successor="情報システム課"),
    Section("情報システム課", "総務部", valid_until=MARCH, successor="DX推進課"),
    Section("DX推進課", "企画部", aliases=("デジタル課",), valid_from=APRIL),
    Section("広報課", "企画部", valid_until=MARCH),
)


def meant(text: str, day: date = APRIL, listed: tuple[Section, ...] = LISTED) -> tuple[str, ...]:
    return resolve_section(text, listed, day)


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("総務課（兼 DX推進課）", ("総務課", "DX推進課")),
        ("総務課 兼務 DX推進課", ("総務課", "DX推進課")),
        ("総務課（兼務：DX推進課、財政課）", ("総務課", "DX推進課", "財政課")),
        ("総務課／DX推進課", ("総務課", "DX推進課")),
        ("総務課・財政課", ("総務課", "財政課")),
        ("総務課及び財政課", ("総務課", "財政課")),
        ("総務部／情報システム課", ("総務部情報システム課",)),
        ("総務部・総務課／福祉部・総務課", ("総務部総務課", "福祉部総務課")),
        ("情報システム課・開発係", ("情報システム課開発係",)),
        ("総務課（庁舎担当）", ("総務課(庁舎担当)",)),
        ("総務部 総務課", ("総務部 総務課",)),
        ("", ()),
    ],
)
def test_several_sections_in_one_cell(typed: str, parts: tuple[str, ...]) -> None:
    assert section_parts(typed) == parts


def test_the_first_section_is_the_main_one_and_none_stands_twice() -> None:
    assert meant("財政課（兼 DX推進課・予算課）") == ("財政課", "dx推進課")


@pytest.mark.parametrize(
    ("typed", "day", "key"),
    [
        ("情報課", date(2024, 3, 31), "情報課"),
        ("情報課", date(2024, 4, 1), "情報システム課"),
        ("情報課", APRIL, "dx推進課"),
        ("総務部 情報システム課", MARCH, "情報システム課"),
        ("総務部 情報システム課", APRIL, "dx推進課"),
        ("デジタル課", APRIL, "dx推進課"),
        ("DX推進課", MARCH, "dx推進課"),
        ("広報課", APRIL, "広報課"),
    ],
)
def test_an_old_name_leads_to_the_one_that_took_its_place(typed: str, day: date, key: str) -> None:
    assert meant(typed, day) == (key,)


@pytest.mark.parametrize("typed", ["財政課", "総務部 財政課", "総務部・予算課", "総務局財政課"])
def test_a_department_in_front_does_not_matter_where_one_section_has_the_name(typed: str) -> None:
    assert meant(typed) == ("財政課",)


def test_a_department_that_has_no_such_section_is_not_passed_over() -> None:
    assert meant("福祉部 財政課") == ("福祉部財政課",)


def test_a_name_that_two_sections_have_is_not_guessed() -> None:
    assert meant("総務課") == ("総務課",)
    assert meant("福祉部総務課") == ("福祉部総務課",)
    assert meant("総務部 総務課") == ("総務部総務課",)


def test_what_is_on_no_list_stays_as_typed() -> None:
    assert meant("みどり課", listed=()) == ("みどり課",)
    assert meant("総務部 みどり課") == ("総務部みどり課",)
    assert meant("なし") == meant("") == ()


def test_sections_that_took_each_other_s_place_end_somewhere() -> None:
    ring = (Section("甲課", valid_until=MARCH, successor="乙課"),
            Section("乙課", valid_until=MARCH, successor="甲課"))  # fmt: skip
    assert meant("甲課", listed=ring) == ("甲課",)


def test_a_successor_on_no_list_is_taken_at_its_word() -> None:
    assert meant("甲課", listed=(Section("甲課", valid_until=MARCH, successor="丙課"),)) == (
        "丙課",
    )


@given(st.text("総務部課係局情報 　ーン１"))
def test_without_a_list_a_section_without_separators_is_its_key(text: str) -> None:
    assert resolve_section(text, (), APRIL) == ((section_key(text),) if section_key(text) else ())


@given(st.text("総務部課係・／兼（）、財政 なし"))
def test_resolving_what_was_resolved_changes_nothing(text: str) -> None:
    for key in meant(text, listed=()):
        assert section_key(key) == key
