from collections.abc import Callable
from pathlib import Path

import pytest

from automations.errors import SettingsWrong
from automations.event.loading import load_event

Settings = Callable[..., Path]


def refusal(folder: Path) -> str:
    with pytest.raises(SettingsWrong) as refused:
        load_event(folder)
    return str(refused.value)


def test_what_the_award_contradicts_itself_in_is_named_at_its_setting(settings: Settings) -> None:
    folder = settings(
        ("closes = 2024-12-13T17:00:00", "closes = 2024-12-01T17:00:00"), ("seats = 7", "seats = 2")
    )
    assert refusal(folder).splitlines() == [
        (
            "event.toml「award.selection.seats」: 部門の最低選出数の合計（3件）が、"
            "ファイナリスト数（2件）を超えています。どちらかの件数を直してください。"
        ),
        (
            "event.toml「award.vote.closes」: 投票締切（令和6年12月1日（日）17:00）が"
            "投票開始（令和6年12月2日（月）9:00）より前です。どちらかの日時を直してください。"
        ),
    ]


def test_last_time_cannot_be_later_than_this_time(settings: Settings) -> None:
    assert refusal(settings(("day = 2024-02-09", "day = 2025-02-09"))) == (
        "event.toml「last_time.day」: 前回の開催日が今回の開催日より後になっています。"
        "どちらかの日付を直してください。"
    )


def test_an_event_without_registration_and_award_has_nothing_to_do(tmp_path: Path) -> None:
    text = '[basics]\nname = "展"\nhost = "区"\nday = 2024-12-24\n'
    (tmp_path / "event.toml").write_text(text, encoding="utf-8")
    assert refusal(tmp_path) == (
        "event.toml: 申込も賞も設定されていません。少なくともどちらか一つを書いてください。"
    )


def test_a_profile_that_nobody_ships_is_named_with_those_there_are(settings: Settings) -> None:
    folder = settings(('book = "共有/申込.xlsx"', 'book = "申込.xlsx", profile = "Microsoft Form"'))
    assert refusal(folder) == (
        "event.toml「registration.sources[1].profile」: 「registration.sources[1].profile」に"
        "「Microsoft Form」は使えません（もしかして「Microsoft Forms」）。"
        "次のどれかにしてください: "
        "Google フォーム、LoGoフォーム、Microsoft Forms、desknet's、kintone、手入力・その他。"
    )


def test_a_profile_of_the_scores_is_looked_at_as_any_other(settings: Settings) -> None:
    judging = (
        '[award.judges]\nbook = "審査員.xlsx"\n'
        '[award.judging.scores]\nbook = "採点.xlsx"\nprofile = "Microsoft Form"'
    )
    folder = settings(("[award.selection]", f"{judging}\n\n[award.selection]"))
    assert refusal(folder).startswith(
        "event.toml「award.judging.scores.profile」: 「award.judging.scores.profile」に"
        "「Microsoft Form」は使えません（もしかして「Microsoft Forms」）。"
    )


@pytest.mark.parametrize("known", ["自動", "logo_forms", "ＬｏＧｏフォーム", "kintone", "職員録"])
def test_a_profile_goes_by_its_label_or_its_file_and_may_be_the_events_own(
    settings: Settings, known: str
) -> None:
    folder = settings(('"事務局限り/名簿.xlsx"', f'"事務局限り/名簿.xlsx", profile = "{known}"'))
    own = folder / "config" / "profiles" / "own.toml"
    own.parent.mkdir(parents=True)
    own.write_text('label = "職員録"\n', encoding="utf-8")
    event = load_event(folder)
    assert event.award
    assert event.award.roll.profile == known


def test_a_slot_of_arrivals_is_neither_a_minute_nor_a_day(settings: Settings) -> None:
    hosts = 'host_bodies = ["みどり野区"]'
    assert refusal(settings((hosts, f"{hosts}\nslot_minutes = 1"))) == (
        "event.toml「registration.slot_minutes」: registration.slot_minutesが1になっています。"
        "5から240までの数にしてください。"
    )


def test_one_way_of_writing_is_one_body(settings: Settings) -> None:
    hosts = 'host_bodies = ["みどり野区"]'
    aliases = (
        'body_aliases = [{ written = "青年部", body = "商工会議所" },'
        ' { written = " 青年部", body = "農協" }]'
    )
    assert refusal(settings((hosts, f"{hosts}\n{aliases}"))) == (
        "event.toml「registration.body_aliases[2].body」: "
        "団体の別名「青年部」が、「商工会議所」と「農協」の両方を指しています。"
        "どちらかの行を消してください。"
    )
