from collections.abc import Callable
from pathlib import Path

import pytest

from automations.errors import SettingsWrong
from automations.event.loading import load_event

Settings = Callable[..., Path]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "closes = 2024-12-13T17:00:00",
            "closes = 2024-12-01T17:00:00",
            (
                "event.toml「award.vote.closes」: 投票締切が投票開始より前になっています。"
                "どちらかの日時を直してください。"
            ),
        ),
        (
            "seats = 7",
            "seats = 2",
            (
                "event.toml「award.selection.seats」: ファイナリスト数2件が、"
                "部門ごとの最低選出数の合計3件に足りません。"
                "ファイナリスト数を増やすか、最低選出数を減らしてください。"
            ),
        ),
        (
            '{ name = "業務改善" }',
            '{ name = "区民サービス向上" }',
            (
                "event.toml「award.categories」: 「区民サービス向上」が二つあります。"
                "名前を変えるか、片方を消してください。"
            ),
        ),
        (
            "weight = 40",
            "weight = 0",
            (
                "event.toml「award.criteria[2].weight」: 評価基準「工夫」の配点が0以下です。"
                "1以上の配点にしてください。"
            ),
        ),
        (
            "choices_per_category = 3",
            "choices_per_category = 0",
            (
                "event.toml「award.vote.choices_per_category」: "
                "「award.vote.choices_per_category」が少なすぎます。1以上にしてください。"
            ),
        ),
        (
            'criteria = [{ name = "効果", weight = 60 }, { name = "工夫", weight = 40 }]',
            "criteria = []",
            "event.toml「award.criteria」: 「award.criteria」が少なすぎます。1以上にしてください。",
        ),
        (
            "day = 2024-02-09",
            "day = 2025-02-09",
            (
                "event.toml「last_time.day」: 前回の開催日が今回の開催日より後になっています。"
                "どちらかの日付を直してください。"
            ),
        ),
        (
            'revote = "最後を採用"',
            "highest_mark = 1",
            (
                "event.toml「award.vote.highest_mark」: 評点の最高点が最低点以下になっています。"
                "最高点を最低点より大きくしてください。"
            ),
        ),
    ],
)
def test_settings_that_contradict_each_other_are_refused(
    settings: Settings, old: str, new: str, sentence: str
) -> None:
    with pytest.raises(SettingsWrong) as refused:
        load_event(settings((old, new)))
    assert str(refused.value) == sentence


def test_an_event_without_registration_and_award_has_nothing_to_do(tmp_path: Path) -> None:
    text = '[basics]\nname = "展"\nhost = "区"\nday = 2024-12-24\n'
    (tmp_path / "event.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsWrong) as refused:
        load_event(tmp_path)
    assert str(refused.value) == (
        "event.toml: 申込（registration）も賞（award）も設定されていません。"
        "少なくともどちらか一つを書いてください。"
    )
