"""Which body is meant, in the spellings people use, and where nobody can tell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automations.people.bodies import (
    Ambiguous,
    Body,
    BodyAliases,
    body_code,
    body_key,
    corporate_number,
    resolve_body,
)


def named(text: str, domain: str = "") -> str | list[str] | None:
    found = resolve_body(text, domain)
    if isinstance(found, Ambiguous):
        return [each.name for each in found.candidates]
    return found.name if found else None


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("福岡市", "福岡市"),
        ("福岡県福岡市", "福岡市"),
        ("福岡県　福岡市", "福岡市"),
        ("福岡市役所", "福岡市"),
        ("福岡 市役所 御中", "福岡市"),
        ("福岡県庁", "福岡県"),
        ("東京都庁", "東京都"),
        ("都庁", "東京都"),
        ("北海道", "北海道"),
        ("北海道庁", "北海道"),
        ("札幌市中央区", "札幌市中央区"),
        ("北海道札幌市中央区役所", "札幌市中央区"),
        ("博多区", "福岡市博多区"),
        ("東京都中央区", "東京都中央区"),
        ("中央区（東京）", "東京都中央区"),
        ("中央区(札幌市)", "札幌市中央区"),
        ("墨田區", "墨田区"),
        ("奈井江町役場", "奈井江町"),
        ("北海道空知郡奈井江町", "奈井江町"),
        ("空知郡 奈井江町", "奈井江町"),
        ("東京都三宅島三宅村", "三宅村"),
        ("三宅村", "三宅村"),
        ("東京 府中市", "東京都府中市"),
        ("府中市（広島県）", "広島県府中市"),
        ("龍ヶ崎市", "龍ケ崎市"),
        ("竜ケ崎市", "龍ケ崎市"),
        ("茅が崎市", "茅ヶ崎市"),
        ("檜原村役場", "檜原村"),
        ("四日市市", "四日市市"),
        ("郡山市", "郡山市"),
        ("大和郡山市", "大和郡山市"),
        ("蒲郡市", "蒲郡市"),
        ("京都市", "京都市"),
    ],
)
def test_a_municipality_in_its_usual_spellings(written: str, name: str) -> None:
    assert named(written) == name


@pytest.mark.parametrize(
    ("written", "name", "section"),
    [
        ("福岡市 総務部情報課", "福岡市", "総務部情報課"),
        ("福岡市総務部情報課", "福岡市", "総務部情報課"),
        ("福岡市役所総務部", "福岡市", "総務部"),
        ("福岡市博多区総務課", "福岡市博多区", "総務課"),
        ("福岡市（情報システム課）", "福岡市", "情報システム課"),
        ("東京都水道局", "東京都", "水道局"),
        ("奈井江町役場　総務課", "奈井江町", "総務課"),
        ("京都市市民局", "京都市", "市民局"),
        ("北海道庁総務部DX推進室", "北海道", "総務部dx推進室"),
    ],
)
def test_a_section_behind_a_municipality_is_taken_off(
    written: str, name: str, section: str
) -> None:
    found = resolve_body(written)
    assert isinstance(found, Body)
    assert (found.name, found.section) == (name, section)


@pytest.mark.parametrize(
    "written",
    [
        "福岡市社会福祉協議会",
        "福岡市 社会福祉協議会 総務課",
        "横浜市立大学",
        "福岡県警察本部",
        "東京都民銀行 営業部",
        "みどり野区",
        "あおば商事株式会社",
        "横浜",
        "神奈川県福岡市",
        "島尻郡奈井江町",
        "",
    ],
)
def test_what_is_no_municipality_is_not_made_one(written: str) -> None:
    assert resolve_body(written) is None


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("府中市", ["東京都府中市", "広島県府中市"]),
        ("府中市役所 総務課", ["東京都府中市", "広島県府中市"]),
        ("伊達市", ["北海道伊達市", "福島県伊達市"]),
        ("大阪府北区", ["大阪市北区", "堺市北区"]),
        ("港区", ["東京都港区", "名古屋市港区", "大阪市港区"]),
    ],
)
def test_a_name_of_several_is_never_guessed(written: str, names: list[str]) -> None:
    assert named(written) == names


@pytest.mark.parametrize(
    ("written", "domain", "name"),
    [
        ("府中市", "city.fuchu.tokyo.jp", "東京都府中市"),
        ("府中市役所", "taro@city.fuchu.hiroshima.jp", "広島県府中市"),
        ("中央区", "city.chuo.lg.jp", "東京都中央区"),
        ("中央区", "city.osaka.lg.jp", "大阪市中央区"),
        ("中央区", "city.sapporo.jp", "札幌市中央区"),
        ("池田町", "town.ikeda.hokkaido.jp", "北海道池田町"),
        ("横浜", "city.yokohama.lg.jp", "横浜市"),
        ("福岡", "pref.fukuoka.lg.jp", "福岡県"),
        ("福岡", "city.fukuoka.lg.jp", "福岡市"),
    ],
)
def test_a_mail_domain_decides(written: str, domain: str, name: str) -> None:
    assert named(written, domain) == name


@pytest.mark.parametrize("domain", ["city.fuchu.lg.jp", "gmail.com", "city.osaka.lg.jp", ""])
def test_a_domain_that_does_not_tell_decides_nothing(domain: str) -> None:
    assert named("府中市", domain) == ["東京都府中市", "広島県府中市"]


def test_what_was_written_in_full_goes_before_the_domain() -> None:
    assert named("東京都府中市", "city.fuchu.hiroshima.jp") == "東京都府中市"


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("福岡県福岡市役所 総務部", "福岡市"),
        ("札幌市中央区", "札幌市中央区"),
        ("広島県府中市", "広島県府中市"),
        ("府中市役所", "府中市"),
        ("東京都中央区", "東京都中央区"),
        ("みどり野区 総務部", "みどり野区総務部"),
        ("福岡市社会福祉協議会", "福岡市社会福祉協議会"),
    ],
)
def test_the_key_has_a_prefecture_only_where_it_tells(written: str, key: str) -> None:
    assert body_key(written) == key


pieces = st.sampled_from(
    ["東京都", "広島県", "府中市", "中央区", "役所", "庁", "総務課", "(株)", "（東京）", "あおば",
     "　", "様", "空知郡", "奈井江町", "株式会社", "東京支店", "ヶ", "7000012050002"]
)  # fmt: skip


@given(st.lists(pieces, max_size=6).map("".join))
def test_a_key_of_a_key_is_that_key(text: str) -> None:
    assert body_key(body_key(text)) == body_key(text)


@given(st.lists(pieces, max_size=6).map("".join))
def test_who_is_resolved_has_the_key_of_its_text(text: str) -> None:
    found = resolve_body(text)
    if found is not None:
        assert found.key == body_key(text)


def test_a_company_s_number_goes_before_its_name() -> None:
    assert body_key("国税庁（7000012050002）") == body_key("法人番号：７００００１２０５０００２")


def test_a_number_with_a_wrong_check_digit_is_no_corporate_number() -> None:
    assert corporate_number("1000012050002") == ""
    assert resolve_body("7000012050002") is None


def test_codes_are_those_of_municipalities_only() -> None:
    texts = ["墨田区", "東京都", "福岡県福岡市", "府中市", "あおば商事", ""]
    assert [body_code(body_key(text)) for text in texts] == [
        "131075",
        "130001",
        "401307",
        "",
        "",
        "",
    ]


def test_an_alias_is_one_way_of_writing_a_body() -> None:
    aliases = BodyAliases.of([("みどり野商議所", "みどり野商工会議所"), ("港区", "東京都港区")])
    assert aliases.apply("みどり野 商議所 様") == "みどり野商工会議所"
    assert aliases.apply("港区役所") == "東京都港区"
    assert aliases.apply("みどり野商議所青年部") == "みどり野商議所青年部"
