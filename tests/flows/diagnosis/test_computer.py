"""診断, このパソコン: what the rest stands on, said so that somebody can pass it on."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from automations.books.looks import FONT
from automations.flows.diagnosis import Machine, Mark
from automations.flows.diagnosis.checks import words
from automations.flows.diagnosis.computer import look_at_computer, runs_at_all
from automations.flows.diagnosis.libraries import Library
from tests.flows.diagnosis.some_pc import NOW, PC, of, only, said

COPY_AGAIN = "道具のフォルダーを、配られたものからもう一度コピーしてください"


def check_of(label: str, machine: Machine) -> tuple[str, list[str]]:
    check = of((look_at_computer(machine),), label)
    return check.mark.value, said(check) or [check.fine]


@pytest.mark.parametrize(
    ("label", "fine"),
    [
        ("Python", "3.11.7（64ビット版）です"),
        ("部品", "2個がそろっています"),
        ("CPU", "計算に必要な機能がそろっています"),
        ("書体", "BIZ UDPゴシックがあります"),
        ("時計", "合っています"),
    ],
)
def test_a_pc_in_order_says_so(label: str, fine: str) -> None:
    assert check_of(label, PC) == ("○", [fine])


def test_an_old_python_is_named_with_the_version_it_takes() -> None:
    assert check_of("Python", replace(PC, python=(3, 10, 12))) == (
        "×",
        [
            (
                f"Python 3.10.12では動きません（3.11以降が要ります）。{COPY_AGAIN}。"
                "同じことが出れば、情報システムの担当者に知らせてください。"
            )
        ],
    )


def test_a_narrow_python_is_named() -> None:
    assert check_of("Python", replace(PC, bits=32)) == (
        "×",
        [
            (
                f"Pythonが32ビット版です（64ビット版が要ります）。{COPY_AGAIN}。"
                "同じことが出れば、情報システムの担当者に知らせてください。"
            )
        ],
    )


@pytest.mark.parametrize(
    ("library", "sentence"),
    [
        (
            Library("lxml", ">=5.3", ""),
            f"「lxml」がありません。コピーが途中で切れたかもしれません。{COPY_AGAIN}。",
        ),
        (
            Library("lxml", ">=5.3", "5.3", loads=False),
            (
                f"「lxml」を読み込めません。{COPY_AGAIN}。"
                "同じことが出れば、情報システムの担当者に、"
                "ウイルス対策ソフトが止めていないかを確かめてもらってください。"
            ),
        ),
        (
            Library("lxml", ">=5.3", "5.2.9"),
            (
                "「lxml」の版が5.2.9です（>=5.3が要ります）。新旧のフォルダーが混ざったかもしれません。"
                "道具のフォルダーをいったん消して、配られたものからコピーし直してください。"
            ),
        ),
    ],
)
def test_a_library_that_is_missing_broken_or_old_is_named(library: Library, sentence: str) -> None:
    machine = replace(PC, libraries=(*PC.libraries, library))
    assert check_of("部品", machine) == ("×", [sentence])


def test_without_a_list_of_libraries_nothing_can_be_relied_on() -> None:
    machine = replace(PC, libraries=())
    assert check_of("部品", machine) == ("×", [f"要る部品の一覧が見つかりません。{COPY_AGAIN}。"])
    assert not runs_at_all(machine)


def test_an_old_library_is_wrong_but_the_rest_can_be_looked_at() -> None:
    assert runs_at_all(replace(PC, libraries=(Library("lxml", ">=5.3", "5.2"),)))
    assert not runs_at_all(replace(PC, libraries=(Library("lxml", ">=5.3", "5.3", loads=False),)))


def test_an_old_processor_is_no_trouble_with_the_compatible_runtime() -> None:
    sentence = (
        "新しい計算命令（AVX2）が確かめられませんが、それがなくても動く計算部品を使うので、"
        "このまま使えます"
    )
    assert check_of("CPU", replace(PC, avx2=False)) == ("○", [sentence])
    assert check_of("CPU", replace(PC, avx2=None)) == ("○", [sentence])
    assert check_of("CPU", replace(PC, compatible=False))[0] == "○"


def test_an_old_processor_without_it_is_said_in_words_to_pass_on() -> None:
    assert check_of("CPU", replace(PC, avx2=False, compatible=False)) == (
        "×",
        [
            (
                "このパソコンのCPUには新しい計算命令（AVX2）がなく、それがなくても動く計算部品が"
                "入っていません。情報システムの担当者に「AVX2のないCPUなので、"
                "polarsの互換版（polars-runtime-compat）が要る」と伝えてください。"
            )
        ],
    )
    assert check_of("CPU", replace(PC, avx2=None, compatible=False)) == (
        "△",
        [
            (
                "このパソコンのCPUに新しい計算命令（AVX2）があるか、確かめられません。"
                "集計が途中で突然終わるときは、情報システムの担当者に"
                "「polarsの互換版（polars-runtime-compat）が要る」と伝えてください。"
            )
        ],
    )


def test_a_missing_font_tells_what_it_changes() -> None:
    assert check_of("書体", replace(PC, fonts=frozenset({"meiryo"}))) == (
        "△",
        [
            (
                "「BIZ UDPゴシック」がありません。資料や表は別の書体で表示され、改行や"
                "ページの区切りが変わることがあります。情報システムの担当者に、Windowsの「オプション機能」の"
                "「日本語補助フォント」を加えてもらってください。"
            )
        ],
    )


def test_fonts_that_cannot_be_listed_are_worth_a_look() -> None:
    assert check_of("書体", replace(PC, fonts=None)) == (
        "△",
        [
            (
                "「BIZ UDPゴシック」があるか、このパソコンでは確かめられません。"
                "報告資料を開き、文字の形や改行が崩れていないか確かめてください。"
            )
        ],
    )


@pytest.mark.parametrize(
    "name", ["BIZ UDPGothic", "BIZ UDPゴシック", "BIZ-UDGothicR", "BIZUDPGothic-Regular"]
)
def test_a_font_is_known_by_its_family_and_by_its_file(name: str) -> None:
    assert check_of("書体", replace(PC, fonts=frozenset({name})))[0] == "○"


def test_the_fonts_looked_for_are_those_that_sheets_use() -> None:
    assert list(words("fonts")["wanted"]) == [FONT]


@pytest.mark.parametrize(
    ("off", "words_for_it"),
    [(timedelta(minutes=7), "7分進んで"), (-timedelta(hours=9), "540分遅れて")],
)
def test_a_clock_that_differs_from_the_share_is_worth_a_look(
    off: timedelta, words_for_it: str
) -> None:
    assert check_of("時計", replace(PC, now=NOW + off)) == (
        "△",
        [
            (
                f"このパソコンの時計が、フォルダーのあるサーバーより{words_for_it}います。"
                "Windowsの「設定」の「時刻と言語」で、時計を合わせてください。"
                "締切を過ぎたかどうかは、この時計で判断します。"
            )
        ],
    )


def test_two_minutes_are_no_difference_and_a_share_may_keep_silent() -> None:
    assert check_of("時計", replace(PC, now=NOW + timedelta(minutes=2)))[0] == "○"
    assert check_of("時計", replace(PC, share_now=None, built=None))[0] == "○"


def test_a_clock_before_the_day_we_were_made_on_is_worth_a_look() -> None:
    assert check_of("時計", replace(PC, built=date(2027, 9, 3))) == (
        "△",
        [
            (
                "このパソコンの時計（2027年9月1日）が、この道具の作られた日（2027年9月3日）より前です。"
                "Windowsの「設定」の「時刻と言語」で、時計を合わせてください。"
                "締切を過ぎたかどうかは、この時計で判断します。"
            )
        ],
    )
    assert check_of("時計", replace(PC, built=date(2027, 9, 2)))[0] == "○"  # it may be a zone


def test_without_zones_no_time_can_be_read() -> None:
    check = of((look_at_computer(replace(PC, zones=False)),), "時計")
    assert (check.mark, check.exit_code) == (Mark.WRONG, 78)
    assert only(check) == f"時間帯のデータがありません。{COPY_AGAIN}。"
