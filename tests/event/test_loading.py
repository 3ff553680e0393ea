from collections.abc import Callable
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from automations.award.rules import Category, OwnSection, Revote
from automations.errors import SettingsWrong
from automations.event.loading import load_event

Settings = Callable[..., Path]


def refusal(folder: Path) -> list[str]:
    with pytest.raises(SettingsWrong) as refused:
        load_event(folder)
    return str(refused.value).splitlines()


def test_settings_become_one_frozen_event(settings: Settings) -> None:
    event = load_event(settings())
    assert event.basics.day == date(2024, 12, 24)
    assert event.award is not None
    assert event.award.categories == (Category("区民サービス向上", 3), Category("業務改善", 0))
    assert [each.weight for each in event.award.criteria] == [Fraction(60), Fraction(40)]
    assert event.award.vote.revote is Revote.LAST
    assert event.award.vote.own_section is OwnSection.IGNORED


def test_a_time_without_zone_is_on_the_clock_of_the_event(settings: Settings) -> None:
    event = load_event(settings())
    assert event.award is not None
    expected = datetime(2024, 12, 13, 17, tzinfo=ZoneInfo("Asia/Tokyo"))
    assert event.award.vote.closes == expected
    assert str(event.award.vote.closes.tzinfo) == "Asia/Tokyo"


def test_a_decimal_weight_is_exact(settings: Settings) -> None:
    event = load_event(settings(("weight = 60", "weight = 0.1")))
    assert event.award is not None
    assert event.award.criteria[0].weight == Fraction(1, 10)


def test_the_byte_order_mark_of_notepad_says_nothing(settings: Settings) -> None:
    folder = settings()
    path = folder / "event.toml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert load_event(folder).basics.host == "みどり野区"


def test_settings_that_are_not_there(tmp_path: Path) -> None:
    assert refusal(tmp_path) == [
        (
            f"{tmp_path.name}: 設定のブック「設定.xlsx」がありません。"
            "催しのフォルダーを確かめてください。"
            "新しく始めるときは「準備」で作れます。"
        )
    ]


def test_settings_saved_in_the_code_page_of_japanese_windows(settings: Settings) -> None:
    folder = settings()
    path = folder / "event.toml"
    path.write_bytes(path.read_text(encoding="utf-8").encode("cp932"))
    assert refusal(folder) == [
        (
            "event.toml: 文字コードがUTF-8ではありません。メモ帳で開き、"
            "「名前を付けて保存」の文字コードを「UTF-8」にして保存し直してください。"
        )
    ]


def test_a_windows_path_names_its_line(settings: Settings) -> None:
    folder = settings(('{ book = "共有/申込.xlsx" }', '{ book = "\\\\srv\\u共有" }'))
    assert refusal(folder) == [
        (
            "event.toml15行目: この行の「\\」（円記号）は使えません: "
            'sources = [{ book = "\\\\srv\\u共有" }]。'
            "フォルダーの区切りを「/」に直してください。例: 共有/受付簿.xlsx。"
        )
    ]


def test_a_line_that_is_not_a_setting_is_named(settings: Settings) -> None:
    folder = settings(('host = "みどり野区"', "host = みどり野区"))
    assert refusal(folder) == [
        (
            "event.toml3行目: この行の書き方が設定ファイルの形になっていません: host = みどり野区。"
            '文字は " " で囲み、「項目 = 値」の形に直してください。'
        )
    ]


def test_a_last_line_that_breaks_off_is_named(settings: Settings) -> None:
    folder = settings()
    with (folder / "event.toml").open("a", encoding="utf-8") as file:
        file.write("[award")
    assert [each.split("。")[0].split(": ", 1)[1] for each in refusal(folder)] == [
        "この行の書き方が設定ファイルの形になっていません: [award"
    ]


@pytest.mark.parametrize("written", ["inf", "-nan", "1e999999999", "1e-100", f"{10**50}.5"])
def test_what_only_toml_calls_a_number_is_none(settings: Settings, written: str) -> None:
    folder = settings(("weight = 40", f"weight = {written}"))
    assert refusal(folder) == [
        (
            "event.toml「award.criteria[2].weight」: 「award.criteria[2].weight」に"
            f"「{written}」は使えません。数で書いてください。"
        )
    ]


@pytest.mark.parametrize("endless", ["9" * 5000, "[" * 5000])
def test_a_line_without_an_end_is_named(settings: Settings, endless: str) -> None:
    folder = settings(('host = "みどり野区"', f"host = {endless}"))
    assert refusal(folder) == [
        (
            "event.toml3行目: この行の書き方が設定ファイルの形になっていません: "
            f'host = {endless[:73]}…。文字は " " で囲み、「項目 = 値」の形に直してください。'
        )
    ]


def test_a_text_that_no_document_could_show_is_refused(settings: Settings) -> None:
    folder = settings(('host = "みどり野区"', f'host = "{"あ" * 501}"'))
    assert refusal(folder) == [
        ("event.toml「basics.host」: 「basics.host」が501字あります。500字までに縮めてください。")
    ]


def test_a_moment_is_no_finer_than_a_second(settings: Settings) -> None:
    folder = settings(("closes = 2024-12-13T17:00:00", "closes = 2024-12-13T17:00:00.5"))
    assert refusal(folder) == [
        (
            "event.toml「award.vote.closes」: 「award.vote.closes」に"
            "「2024-12-13T17:00:00.500000」は使えません。"
            "日時（例: 2024-12-06T17:15:00）で書いてください。"
        )
    ]


def test_every_fault_is_named_at_once(settings: Settings) -> None:
    folder = settings(
        ("choices_per_category = 3", "choice_per_category = 3"),
        ('revote = "最後を採用"', 'revote = "最後を採る"'),
        ("visitors = 580", 'visitors = "580"'),
    )
    assert refusal(folder) == [
        (
            "event.toml「award.vote.choice_per_category」: "
            "「award.vote.choice_per_category」という設定項目はありません"
            "（もしかして「choices_per_category」）。項目名を直すか、その行を消してください。"
        ),
        (
            "event.toml「award.vote.choices_per_category」: "
            "設定項目「award.vote.choices_per_category」（選べる件数）がありません。"
            "「award.vote.choices_per_category = 」の行を書き加えてください。"
        ),
        (
            "event.toml「award.vote.revote」: 「award.vote.revote」に「最後を採る」は使えません"
            "（もしかして「最後を採用」）。"
            "次のどれかにしてください: 最後を採用、最初を採用、すべて無効。"
        ),
        (
            "event.toml「last_time.visitors」: 「last_time.visitors」に「580」は使えません。"
            "整数で書いてください。"
        ),
    ]


def test_an_unknown_time_zone(settings: Settings) -> None:
    folder = settings(("day = 2024-12-24", 'day = 2024-12-24\ntime_zone = "Tokyo"'))
    assert refusal(folder) == [
        (
            "event.toml「basics.time_zone」: 時間帯「Tokyo」を知りません。"
            "日本で使うときは Asia/Tokyo と書いてください。"
        )
    ]
