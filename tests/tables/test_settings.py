"""Settings become frozen dataclasses; every slip is named with its key and a suggestion."""

import tomllib
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest

from automations.tables.places import Place
from automations.tables.settings import Decoder, decode_section, setting

TOKYO = ZoneInfo("Asia/Tokyo")


class Revote(Enum):
    LAST = "最後を採用"
    FIRST = "最初を採用"


@dataclass(frozen=True, slots=True)
class Criterion:
    name: str = setting("評価基準", "名前。")
    weight: Fraction = setting("配点", "重み。")


@dataclass(frozen=True, slots=True)
class Award:
    name: str = setting("賞の名称", "例: 大賞")
    criteria: tuple[Criterion, ...] = setting("評価基準", "一覧。", default=())
    revotes: tuple[Revote, ...] = setting("再投票", "順に。", default=(Revote.LAST,))


@dataclass(frozen=True, slots=True)
class Event:
    title: str = setting("催しの名称", "例: DX展")
    day: date = setting("開催日", "例: 2024-12-24", default=date(2024, 12, 24))
    closes: datetime | None = setting("締切", "日時。", default=None)
    seats: int = setting("件数", "件。", default=7)
    public: bool = setting("公開", "公開するか。", default=False)
    revote: Revote = setting("再投票", "同じ人の票。", default=Revote.LAST)
    aliases: tuple[str, ...] = setting("別名", "略称。", default=())
    award: Award | None = setting("賞", "なくてもよい。", default=None)


def decode(text: str) -> tuple[Event | None, list[str]]:
    decoder = Decoder(lambda path: Place("event.toml", path), TOKYO)
    event = decode_section(decoder, Event, tomllib.loads(text))
    return event, [str(each) for each in decoder.problems]


def event(text: str) -> Event:
    found, problems = decode(text)
    assert problems == []
    assert found is not None
    return found


def fault(text: str) -> str:
    _, problems = decode('title = "展"\n' + text)
    (only,) = problems
    return only.removeprefix("event.toml")


def test_what_is_left_out_has_its_default() -> None:
    assert event('title = "展"') == Event("展")


def test_every_kind_of_value() -> None:
    assert event(
        """
        title = "展"
        day = 2025-02-03
        closes = 2024-12-06T17:15:00
        seats = 3
        public = true
        revote = "最初を採用"
        aliases = ["一", "二"]
        [award]
        name = "大賞"
        criteria = [{ name = "効果", weight = 40 }, { name = "工夫", weight = 60 }]
        revotes = ["最初を採用", "最後を採用"]
        """
    ) == Event(
        "展",
        date(2025, 2, 3),
        datetime(2024, 12, 6, 17, 15, tzinfo=TOKYO),
        3,
        True,  # noqa: FBT003 - as the settings say it
        Revote.FIRST,
        ("一", "二"),
        Award(
            "大賞",
            (Criterion("効果", Fraction(40)), Criterion("工夫", Fraction(60))),
            (Revote.FIRST, Revote.LAST),
        ),
    )


def test_a_time_with_its_own_zone_keeps_it() -> None:
    found = event('title = "展"\ncloses = 2024-12-06T08:15:00Z').closes
    assert found == datetime(2024, 12, 6, 8, 15, tzinfo=UTC)


def test_exact_decimals_where_the_file_was_read_exactly() -> None:
    raw = tomllib.loads('name = "効果"\nweight = 12.5', parse_float=Fraction)
    decoder = Decoder(Place, TOKYO)
    assert decode_section(decoder, Criterion, raw) == Criterion("効果", Fraction(25, 2))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "seat = 3",
            (
                "「seat」: 「seat」という設定項目はありません（もしかして「seats」）。"
                "項目名を直すか、その行を消してください。"
            ),
        ),
        (
            '"開催日" = 2024-12-24',
            (
                "「開催日」: 「開催日」という設定項目はありません（もしかして「day」）。"
                "項目名を直すか、その行を消してください。"
            ),
        ),
        (
            "xyzzy = 3",
            (
                "「xyzzy」: 「xyzzy」という設定項目はありません。"
                "項目名を直すか、その行を消してください。"
            ),
        ),
        ('seats = "7"', "「seats」: 「seats」に「7」は使えません。整数で書いてください。"),
        ("seats = true", "「seats」: 「seats」に「true」は使えません。整数で書いてください。"),
        ("seats = 7.0", "「seats」: 「seats」に「7.0」は使えません。整数で書いてください。"),
        (
            "public = 1",
            "「public」: 「public」に「1」は使えません。true か false のどちらかで書いてください。",
        ),
        (
            'day = "2024-12-24"',
            (
                "「day」: 「day」に「2024-12-24」は使えません。"
                "日付（例: 2024-12-24）で書いてください。"
            ),
        ),
        (
            "day = 2024-12-24T10:00:00",
            (
                "「day」: 「day」に「2024-12-24T10:00:00」は使えません。"
                "日付（例: 2024-12-24）で書いてください。"
            ),
        ),
        (
            "closes = 2024-12-06",
            (
                "「closes」: 「closes」に「2024-12-06」は使えません。"
                "日時（例: 2024-12-06T17:15:00）で書いてください。"
            ),
        ),
        (
            'revote = "最後に採用"',
            (
                "「revote」: 「revote」に「最後に採用」は使えません（もしかして「最後を採用」）。"
                "次のどれかにしてください: 最後を採用、最初を採用。"
            ),
        ),
        (
            'aliases = "一"',
            (
                "「aliases」: 「aliases」には一覧が必要ですが、「一」とあります。"
                "値を [ ] で囲んで並べてください。"
            ),
        ),
        (
            'aliases = ["一", "二", "一"]',
            (
                "「aliases[3]」: 「aliases[3]」の「一」は、同じ一覧の前のほうにもあります。"
                "どちらかを消してください。"
            ),
        ),
        (
            'award = "大賞"',
            (
                "「award」: 「award」には項目の組が必要ですが、「大賞」とあります。"
                "設定の説明にある形に直してください。"
            ),
        ),
        (
            "[award]",
            (
                "「award.name」: 設定項目「award.name」（賞の名称）がありません。"
                "「award.name = 」の行を書き加えてください。"
            ),
        ),
        (
            (
                'award = { name = "大賞", criteria = ['
                '{ name = "効果", weight = 1 }, { name = "工夫", weight = 0.5 }] }'
            ),
            (
                "「award.criteria[2].weight」: 「award.criteria[2].weight」に「0.5」は使えません。"
                "数で書いてください。"
            ),
        ),
        (
            'award = { name = "大賞", revotes = ["最後を採用", "最新を採用"] }',
            (
                "「award.revotes[2]」: 「award.revotes[2]」に「最新を採用」は使えません"
                "（もしかして「最初を採用」）。次のどれかにしてください: 最後を採用、最初を採用。"
            ),
        ),
    ],
)
def test_a_slip_is_named_with_its_key(text: str, sentence: str) -> None:
    assert fault(text) == sentence


def test_a_value_that_is_unfit_makes_the_whole_unfit() -> None:
    assert decode('title = "展"\n[award]')[0] is None


def test_all_slips_are_named_at_once() -> None:
    found, problems = decode("seats = true\nzzz = 1\naaa = 2")
    assert found is None
    assert [each.partition(": ")[0] for each in problems] == [
        "event.toml「aaa」",
        "event.toml「zzz」",
        "event.toml「title」",
        "event.toml「seats」",
    ]


@pytest.mark.parametrize("unseen", ["\\u0000", "\\u0007", "\\u202E", "\\uFFFE"])
def test_a_text_holds_nothing_that_no_path_and_no_document_can_hold(unseen: str) -> None:
    found, (said,) = decode(f'title = "DX{unseen}展"')
    assert found is None
    assert said == (
        "event.toml「title」: 「title」に、目に見えない制御文字が入っています。"
        "その文字を消してください。"
    )
