"""The reference of the settings is drawn from their declarations."""

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from automations.tables.describing import Described, describe
from automations.tables.settings import setting


class Revote(Enum):
    LAST = "最後"
    FIRST = "最初"


@dataclass(frozen=True, slots=True)
class Category:
    name: str = setting("部門名", "例: 窓口")
    weight: Fraction = setting("配点", "重み。", default=Fraction(1, 2))


@dataclass(frozen=True, slots=True)
class Rules:
    categories: tuple[Category, ...] = setting("部門", "一覧。")
    main: Category | None = setting("主な部門", "一つ。", default=None)
    revotes: tuple[Revote, ...] = setting("再投票", "順に。", default=(Revote.LAST,))
    number: int | None = setting("番号", "整数。", default=None)


def test_every_key_is_described_below_its_section() -> None:
    weight = ("配点", "重み。", "数", "1/2")
    name = ("部門名", "例: 窓口", "文字列", "")
    assert list(describe(Rules)) == [
        Described(
            "categories[]",
            "部門",
            "一覧。",
            "項目の組の一覧",
            "",
            section=True,
            holds=Category,
            many=True,
        ),
        Described("categories[].name", *name),
        Described("categories[].weight", *weight, holds=Fraction),
        Described(
            "main", "主な部門", "一つ。", "項目の組", "省略できます", section=True, holds=Category
        ),
        Described("main.name", *name),
        Described("main.weight", *weight, holds=Fraction),
        Described(
            "revotes",
            "再投票",
            "順に。",
            "選択の一覧",
            '["最後"]',
            ("最後", "最初"),
            holds=Revote,
            many=True,
        ),
        Described("number", "番号", "整数。", "整数", "なし", holds=int),
    ]
