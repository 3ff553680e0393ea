"""Every municipality of the country, as the law counts them."""

from collections import Counter

import pytest

from automations.people.bodies import Ambiguous, Body, body_code, body_key, resolve_body
from automations.people.municipalities import WARD_OF_CITY, Municipality, gazetteer

EVERY = sorted(
    {each for several in gazetteer().named.values() for each in several}
    | set(gazetteer().prefectures.values())
)
SHARED = Counter(
    each.name for each in EVERY if each.kind != WARD_OF_CITY and each.name != each.prefecture
)


def test_none_is_missing() -> None:
    assert Counter(each.kind for each in EVERY) == {
        "都": 1,
        "道": 1,
        "府": 2,
        "県": 43,
        "市": 792,
        "特別区": 23,
        "町": 743,
        "村": 183,
        "行政区": 171,
    }
    assert len(EVERY) == 47 + 1_741 + 171


def test_the_designated_cities_are_twenty() -> None:
    assert len({each.within for each in EVERY if each.kind == WARD_OF_CITY}) == 20


def test_25_names_are_those_of_several_municipalities() -> None:
    assert sum(count > 1 for count in SHARED.values()) == 25


def test_every_code_ends_in_its_check_digit() -> None:
    for each in EVERY:
        total = sum(int(digit) * (6 - place) for place, digit in enumerate(each.code[:5]))
        assert int(each.code[5]) == (11 - total % 11) % 10, each


@pytest.mark.parametrize(
    ("name", "code"),
    [("北海道", "010006"), ("札幌市", "011002"), ("墨田区", "131075"), ("横浜市", "141003")],
)
def test_codes_that_everybody_can_look_up(name: str, code: str) -> None:
    assert body_code(body_key(name)) == code


def test_every_key_is_one_body_s() -> None:
    keys = [gazetteer().keys[each.code] for each in EVERY]
    assert len(set(keys)) == len(EVERY)
    assert [body_code(key) for key in keys] == [each.code for each in EVERY]
    assert [body_key(key) for key in keys] == keys


@pytest.mark.parametrize("before", ["", "　", " "])
def test_every_full_name_is_resolved(before: str) -> None:
    for each in EVERY:
        found = resolve_body(before.join([*written_in_full(each)]))
        assert isinstance(found, Body), each
        assert found.code == each.code


def written_in_full(each: Municipality) -> tuple[str, ...]:
    if each.name == each.prefecture:
        return (each.name,)
    return (each.prefecture, each.within, each.name)


def test_every_bare_name_is_resolved_or_known_to_be_several() -> None:
    for each in EVERY:
        found = resolve_body(each.name)
        several = gazetteer().named.get(body_key(each.name), ())
        assert isinstance(found, Ambiguous if len(several) > 1 else Body), each


def test_every_office_is_its_body() -> None:
    for each in EVERY:
        building = {"町": "役場", "村": "役場", "市": "役所", "区": "役所"}.get(each.name[-1], "庁")
        found = resolve_body("".join(written_in_full(each)).removesuffix("庁") + building)
        assert isinstance(found, Body), each
        assert found.code == each.code


def test_every_shared_name_is_told_apart_by_the_domain() -> None:
    labels = {"市": "city", "区": "city", "町": "town", "村": "vill"}
    for each in (each for each in EVERY if SHARED[each.name] > 1 and each.kind != WARD_OF_CITY):
        where = gazetteer().prefectures[each.prefecture].latin
        found = resolve_body(each.name, f"{labels[each.name[-1]]}.{each.latin}.{where}.jp")
        assert isinstance(found, Body), each
        assert found.code == each.code
