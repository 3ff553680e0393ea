"""What a mail domain tells of a municipality."""

import pytest

from automations.people.mail_domains import Domain, latin_key, read_domain


@pytest.mark.parametrize(
    ("domain", "told"),
    [
        ("city.fuchu.tokyo.jp", Domain("市区", "fuchu", "tokyo")),
        ("CITY.Fuchu.Hiroshima.JP", Domain("市区", "fuchu", "hiroshima")),
        ("taro@city.fuchu.lg.jp", Domain("市区", "fuchu", "")),
        ("mail.city.sapporo.jp", Domain("市区", "sapporo", "")),
        ("town.ikeda.hokkaido.jp", Domain("町", "ikeda", "hokkaido")),
        ("vill.takayama.gunma.jp", Domain("村", "takayama", "gunma")),
        ("pref.oita.lg.jp", Domain("県府道", "oita", "")),
        ("section.metro.tokyo.lg.jp", Domain("都", "tokyo", "")),
        ("city.example.com", None),
        ("a.co.jp", None),
        ("city.jp", None),
        ("", None),
    ],
)
def test_a_domain_tells_the_kind_the_name_and_the_prefecture(
    domain: str, told: Domain | None
) -> None:
    assert read_domain(domain) == told


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("osaka", "ohsaka"),
        ("kobe", "koube"),
        ("fuchu", "huchuu"),
        ("chiba", "tiba"),
        ("shimane", "simane"),
        ("gunma", "gumma"),
        ("shin-onsen", "shinonsen"),
        ("joetsu", "jyoetsu"),
    ],
)
def test_spellings_in_latin_letters_have_one_key(one: str, other: str) -> None:
    assert latin_key(one) == latin_key(other)


def test_other_names_have_other_keys() -> None:
    assert len({latin_key(name) for name in ("oita", "ota", "otsu", "oi", "ohi")}) == 5
