"""Canonical text: what does not identify a person must not reach a key; what does, must."""

import unicodedata
from collections.abc import Callable

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from automations.people.canonical import (
    body_key,
    kana_key,
    keyed,
    keyed_staff_numbers,
    mail_key,
    name_key,
    name_parts,
    phone_key,
    section_key,
    staff_number_key,
)

MAKERS = [name_key, kana_key, mail_key, phone_key, staff_number_key, body_key, section_key]

# What people and spreadsheets put into such cells, and every character there is.
typed = st.one_of(
    st.text(),
    st.text(
        "髙高﨑様氏殿さん 　・ー-－かカｶﾞ゛ﾞ㈱株式会社(有)区役所場都庁＠@.0１+81内線ヶ\u3099\ufe00"
    ),
)

with_every_maker = pytest.mark.parametrize("maker", MAKERS, ids=lambda maker: maker.__name__)


@with_every_maker
@given(text=typed)
def test_making_a_key_of_a_key_changes_nothing(maker: Callable[[str], str], text: str) -> None:
    assert maker(maker(text)) == maker(text)


@with_every_maker
@given(text=typed)
def test_width_and_outer_spaces_never_reach_a_key(maker: Callable[[str], str], text: str) -> None:
    assert maker(f"　{unicodedata.normalize('NFKC', text)} ") == maker(text)


@with_every_maker
@given(text=typed)
def test_blanks_anywhere_never_reach_a_key(maker: Callable[[str], str], text: str) -> None:
    assert maker("　".join(text)) == maker(" ".join(text)) == maker("\t".join(text))


@with_every_maker
@given(text=typed)
def test_case_never_reaches_a_key(maker: Callable[[str], str], text: str) -> None:
    assert maker(text.casefold()) == maker(text)


@with_every_maker
def test_blank_has_no_key(maker: Callable[[str], str]) -> None:
    assert maker(" 　") == ""


@pytest.mark.parametrize(
    ("typed_name", "same_name"),
    [
        ("髙橋 太郎", "高橋太郎"),
        ("山﨑　花子", "山崎 花子"),
        ("渡邊 一", "渡辺　一"),
        ("渡邉 一", "渡辺 一"),
        ("齋藤 実", "斉藤 實"),
        ("𠮷田 薫", "吉田 薫"),
        ("濵田 桜", "浜田 櫻"),
        ("神\ufe00谷 葉子", "神谷 葉子"),
        ("葛\U000e0100西 進", "葛西 進"),
        ("佐藤 次郎 様", "佐藤次郎"),
        ("佐藤 次郎さん", "佐藤次郎"),
        ("ﾒｱﾘｰ・ｽﾐｽ", "メアリー スミス"),
        ("JOHN　SMITH", "john smith"),
    ],
)
def test_one_name_written_two_ways(typed_name: str, same_name: str) -> None:
    assert name_key(typed_name) == name_key(same_name)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("埼玉 太郎", "崎玉 太郎"),
        ("土田 進", "士田 進"),
        ("未来", "末来"),
        ("英 太郎", "関 太郎"),
        ("菅野 一", "管野 一"),
        ("鈴木 一郎", "鈴木 二郎"),
        ("柏木 進", "栢木 進"),
    ],
)
def test_names_that_only_look_alike(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize(
    "typed_name",
    [
        "山田花子（旧姓 佐藤）",
        "山田 花子 (旧姓:髙橋)",
        "山田花子（代理）",
        "山田花子（総務課）",
        "山田花子〔やまだ はなこ〕",
        "山田花子 様（ヤマダハナコ）",
        "山田花子（旧姓 佐藤",
        "山田花子様（代理出席）様",
    ],
)
def test_a_note_in_brackets_is_no_part_of_a_name(typed_name: str) -> None:
    assert name_key(typed_name) == "山田花子"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("山田（花子）", "山田（太郎）"),
        ("山田（はなこ）", "山田（たろう）"),
        ("鈴木一郎（一）", "鈴木一郎（二）"),
    ],
)
def test_a_given_name_in_brackets_is_a_name(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


def test_a_repeated_character_may_be_written_out() -> None:
    assert name_key("佐々木奈々") == name_key("佐佐木奈奈") == "佐佐木奈奈"


@pytest.mark.parametrize(
    "nothing", ["なし", "無し", "同上", "〃", "-", "－", "ー", "不明", "該当なし"]
)
@with_every_maker
def test_what_says_nothing_has_no_key(maker: Callable[[str], str], nothing: str) -> None:
    assert maker(nothing) == ""


@pytest.mark.parametrize(
    ("typed_name", "parts"),
    [
        ("髙橋　太郎", ("高橋", "太郎")),
        ("高橋 太郎 様", ("高橋", "太郎")),
        ("高橋 太郎（旧姓 佐藤）", ("高橋", "太郎")),
        ("高橋太郎", ("", "")),
        ("高橋 様", ("", "")),
        ("Mary Ann Smith", ("", "")),
        ("", ("", "")),
    ],
)
def test_a_blank_tells_surname_and_given_name(typed_name: str, parts: tuple[str, str]) -> None:
    assert name_parts(typed_name) == parts


def test_a_name_that_is_nothing_but_an_honorific_stays() -> None:
    assert name_key("様") == "様"


@pytest.mark.parametrize(
    "typed_kana", ["たかはし　たろう", "ﾀｶﾊｼ ﾀﾛｳ", "タカハシ・タロウ", "タカハシタロウ"]
)
def test_one_reading_written_in_many_ways(typed_kana: str) -> None:
    assert kana_key(typed_kana) == "タカハシタロウ"


def test_a_voicing_mark_typed_apart_belongs_to_its_letter() -> None:
    assert kana_key("ハ゛ハ゜") == kana_key("ﾊﾞﾊﾟ") == "バパ"


@pytest.mark.parametrize(
    ("typed_body", "key"),
    [
        ("株式会社あおば商事", "あおば商事"),
        ("あおば商事（株）", "あおば商事"),
        ("㈱　あおば商事", "あおば商事"),
        ("一般社団法人 あおば協会", "あおば協会"),
        ("みどり野区役所", "みどり野区"),
        ("みどり野區", "みどり野区"),
        ("あおば町役場", "あおば町"),
        ("東京都庁", "東京都"),
        ("中央官庁", "中央官庁"),
        ("株式会社", "株式会社"),
        ("ABC-Systems 合同会社", "abcーsystems"),
        ("あおば商事株式会社 東京支店", "あおば商事"),
        ("あおば商事(株)営業部", "あおば商事"),
        ("㈱あおば商事 御中", "あおば商事"),
        ("（一社）あおば協会", "あおば協会"),
        ("あおば財団（公財）", "あおば財団"),
        ("特定非営利活動法人あおば", "あおば"),
        ("国税庁 7000012050002", "7000012050002"),
        ("なし", ""),
        ("個人", ""),
        ("－", ""),
    ],
)
def test_a_body_is_known_without_legal_form_and_building(typed_body: str, key: str) -> None:
    assert body_key(typed_body) == key


def test_levels_of_a_section_may_be_typed_apart() -> None:
    ways = [
        "総務部 情報システム課",
        "総務部・情報システム課",
        "総務部/情報システム課",
        "総務部情報システム課",
    ]
    assert len(set(map(section_key, ways))) == 1


def test_a_column_of_keys_is_its_texts_keys() -> None:
    raw = pl.Series("name", ["髙橋 太郎", "", "高橋太郎", "髙橋 太郎"])
    assert keyed(raw, name_key).to_list() == ["高橋太郎", "", "高橋太郎", "高橋太郎"]


@given(st.lists(st.text() | st.from_regex(r"[0-9０-９]{0,6}(\.0*)?\n?", fullmatch=True)))
def test_staff_numbers_read_all_at_once_are_those_read_one_by_one(texts: list[str]) -> None:
    raw = pl.Series(texts, dtype=pl.String)
    assert keyed_staff_numbers(raw).to_list() == [staff_number_key(text) for text in texts]
