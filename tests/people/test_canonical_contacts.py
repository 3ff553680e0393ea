"""How people are reached and numbered: telephone, mail address, staff number."""

import pytest

from automations.people.canonical import mail_key, phone_key, staff_number_key


@pytest.mark.parametrize(
    ("typed_phone", "key"),
    [
        ("03-5608-1111", "0356081111"),
        ("０３（５６０８）１１１１", "0356081111"),
        ("03－5608ー1111 内線2345", "0356081111"),
        ("03.5608.1111 ext. 12", "0356081111"),
        ("+81 3-5608-1111", "0356081111"),
        ("+81(0)3-5608-1111", "0356081111"),
        ("0081-3-5608-1111", "0356081111"),
        ("81-90-1234-5678", "09012345678"),
        ("9012345678", "09012345678"),
        ("9012345678.0", "09012345678"),
        ("356081111", "0356081111"),
        ("03-5608-1111（代表）", "0356081111"),
        ("代表 03-5608-1111(内)12", "0356081111"),
        ("03-5608-1111 / 090-1234-5678", "0356081111"),
        ("03-5608-1111、090-1234-5678", "0356081111"),
        ("000-0000-0000", ""),
        ("内線 2345", ""),
        ("なし", ""),
    ],
)
def test_a_telephone_number_is_its_digits_without_the_extension(typed_phone: str, key: str) -> None:
    assert phone_key(typed_phone) == key


@pytest.mark.parametrize(
    "typed_number",
    ["00123", "123", "１２３", "123.0", " 0123 ", "00123.00",
     "職員番号 00123", "No.123", "№１２３", "社員番号：0123", "０００１２３．０"],
)  # fmt: skip
def test_a_staff_number_survives_the_spreadsheet(typed_number: str) -> None:
    assert staff_number_key(typed_number) == "123"


@pytest.mark.parametrize("typed_number", ["なし", "-", "0", "000", "?"])
def test_what_names_no_one_is_no_staff_number(typed_number: str) -> None:
    assert staff_number_key(typed_number) == ""


def test_a_spreadsheet_groups_the_digits_of_a_number() -> None:
    assert staff_number_key("12,345") == staff_number_key("１２，３４５") == "12345"


def test_letters_of_a_staff_number_count_but_not_their_case() -> None:
    assert staff_number_key("Ａ0123") == staff_number_key("a0123") != staff_number_key("0123")


def test_a_placeholder_is_no_mail_address() -> None:
    assert [mail_key(text) for text in ("anonymous", "なし", "a@b.example")] == [
        "",
        "",
        "a@b.example",
    ]


@pytest.mark.parametrize(
    ("typed_mail", "key"),
    [
        ("mailto:Taro@City.example", "taro@city.example"),
        ("taro＠city．example", "taro@city.example"),
        ("山田 太郎 <taro@city.example>", "taro@city.example"),
        ("メール：taro@city.example", "taro@city.example"),
        ("taro@city.example.", "taro@city.example"),
        ("taro@city.example、hanako@city.example", "taro@city.example"),
        ("taro@city.example / hanako@city.example", "taro@city.example"),
        ("taro[at]city.example", "taro@city.example"),
        ("taro‐y@city.example", "taro-y@city.example"),
        ("taroーy＠city。example", "taro-y@city.example"),
        ("taro..y.@docomo.ne.jp", "taro..y.@docomo.ne.jp"),
        ('"taro..y."@docomo.ne.jp', "taro..y.@docomo.ne.jp"),
        ("taro+dx@city.example", "taro+dx@city.example"),
        ("@city.example", ""),
        ("taro@", ""),
    ],
)
def test_an_address_is_found_in_what_stands_around_it(typed_mail: str, key: str) -> None:
    assert mail_key(typed_mail) == key


def test_near_addresses_are_two() -> None:
    assert mail_key("suzuki-toshi@a.example") != mail_key("suzuki-toshie@a.example")
