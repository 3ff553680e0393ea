"""Every other way of writing a name folds back to the name."""

from __future__ import annotations

from random import Random

from automations.rehearsal.spelling import (
    folded,
    folded_kana,
    full_width,
    half_width,
    has_alike,
    hiragana,
    latin,
    plain_enough,
    typed_alike,
)
from automations.rehearsal.words import bodies, host_sections, words

SURNAMES = [each.split() for each in words("names")["surnames"]]
KANA = sorted({each.split()[1] for key in ("surnames", "given") for each in words("names")[key]})


def test_a_name_typed_alike_is_another_text_of_the_same_name() -> None:
    surnames = [name for name, _ in SURNAMES if has_alike(name)]
    typed = [typed_alike(Random(1), each) for each in surnames]  # noqa: S311 - play, not secrets
    assert all(one != other for one, other in zip(typed, surnames, strict=True))
    assert [folded(each) for each in typed] == [folded(each) for each in surnames]


def test_a_name_without_variants_stays() -> None:
    assert typed_alike(Random(1), "田中") == "田中"  # noqa: S311 - play, not secrets


def test_variants_fit_the_sheet_they_are_typed_into() -> None:
    assert typed_alike(Random(1), "吉田", "cp932") == "吉田"  # noqa: S311 - play, not secrets
    assert plain_enough("𠮷田", "cp932") == "吉田"
    assert plain_enough("髙﨑", "cp932") == "髙﨑"


def test_readings_fold_back() -> None:
    assert [folded_kana(half_width(each)) for each in KANA] == KANA
    assert [folded_kana(hiragana(each)) for each in KANA] == KANA


def test_readings_become_latin_letters() -> None:
    assert all(latin(each).isascii() and latin(each).isalpha() for each in KANA)


def test_full_width_folds_back() -> None:
    assert folded(full_width("03-0000-1234")) == "03-0000-1234"


def test_bodies_and_sections_are_told_apart() -> None:
    visiting = bodies("visiting")
    assert len({body.name for body in visiting}) == len(visiting) >= 49
    assert len(bodies("exhibiting")) == 24
    assert len({section.name for section in host_sections()}) == len(host_sections()) == 40
    assert len({section.mailbox for section in host_sections()}) == 40
