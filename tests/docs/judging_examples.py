"""The worked examples of the chapter 審査 of docs/rules.md, computed with the real code.

They stand in blocks of their own: what judges and the hall say, and what comes of it. Entries are
those that the page names at its top.
"""

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from enum import Enum
from fractions import Fraction
from typing import Any, get_type_hints

from automations.award.entries import RANKED, Entry
from automations.award.judging.decision import JudgingTables, judge
from automations.award.judging.result import JudgingResult
from automations.award.judging_rules import (
    BlankMark,
    Conversion,
    JudgeTie,
    JudgingRules,
    Leaving,
    PanelRules,
    Part,
    PartShare,
    Presented,
    Recusal,
)
from automations.award.prize_rules import PrizeRule, PrizeWay
from automations.award.rules import AwardRules, Category
from automations.award.standing import Standing
from automations.tables.sources import Source
from tests.award.judging.hall_sheets import totals
from tests.award.judging.staging import order_table, panel_table, score_table
from tests.award.staging import RULES, TOKYO, standing
from tests.docs.rule_examples import ENTRIES, Example, examples_in

JUDGES = "甲乙丙丁"
_NOW = datetime(2024, 12, 24, 16, 0, tzinfo=TOKYO)
_OUT = "除斥"
_BASE = replace(
    RULES, categories=(Category("窓口"), Category("内部")), judges=Source("審査員.xlsx")
)
_LISTED = tuple(
    Entry(int(number), title, category, section, None, RANKED, row)
    for row, (number, title, category, section, *_) in enumerate(ENTRIES, 2)
)
POLICIES: tuple[type[Enum], ...] = (
    BlankMark, Conversion, JudgeTie, Leaving, Part, Presented, PrizeWay, Recusal,
)  # fmt: skip


def examples() -> list[Example]:
    """Return every example of the chapter."""
    return examples_in("審査例")


def rules_of(example: Example) -> AwardRules:
    """Return the rules of the page with what the example changes."""
    changed = dict(each.split("=") for each in _parts(example.text("設定")))
    panel = PanelRules(ties=(JudgeTie.DECISION,))
    kinds = get_type_hints(PanelRules)
    for field in dataclasses.fields(panel):
        text = changed.pop(field.metadata["label"], None)
        if text is not None:
            value: Any = _value(kinds[field.name], text)
            panel = replace(panel, **{field.name: value})
    assert not changed, f"no such settings: {changed}"
    shares = tuple(
        PartShare(Part(part), Fraction(share)) for part, share in _named(example, "配分")
    )
    prizes = tuple(_prize(*text.split(" ")) for _, text in example.texts("賞"))
    hall = Source("会場.xlsx") if example.texts("会場") else None
    return replace(
        _BASE, judging=JudgingRules(panel=panel, shares=shares, prizes=prizes, hall_counts=hall)
    )


def _value(kind: Any, text: str) -> object:  # noqa: ANN401 - a type as it was declared
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(text)
    if kind in {int, Fraction}:
        return kind(text)
    return text if kind is str else tuple(map(JudgeTie, text.split("・")))


def _prize(name: str, way: str, *more: str) -> PrizeRule:
    """Read a prize: 大賞 総合の上位 最低点=60 重ねる=はい 繰り下げ=いいえ ..."""
    own = dict(each.split("=") for each in more)
    return PrizeRule(
        name,
        PrizeWay(way),
        int(own.pop("件数", 1)),
        own.pop("部門", ""),
        own.pop("審査基準", ""),
        Fraction(own.pop("最低点", 0)),
        own.pop("重ねる", "いいえ") == "はい",
        own.pop("繰り下げ", "はい") == "はい",
        own.pop("授与者", ""),
    )


def _parts(text: str) -> list[str]:
    return [each for each in text.split("、") if each]


def _named(example: Example, word: str) -> list[tuple[str, str]]:
    pairs = (each.partition(" ") for each in _parts(example.text(word)))
    return [(name, rest) for name, _, rest in pairs]


def decided(example: Example) -> JudgingResult:
    """Judge an example as the product does, from sheets."""
    rules = rules_of(example)
    shown = {int(number) for each, text in example.texts("採点") for number, _ in _marks(text)}
    candidates = tuple(each for each in _LISTED if each.number in shown)
    tables = JudgingTables(
        panel_table(list(_panel(example))),
        order_table(list(_order(example))) if example.texts("発表順") else None,
        (score_table(list(_scores(example)), rules),),
        hall_counts=totals(list(_hall(example)), rules) if example.texts("会場") else None,
    )
    return judge(tables, candidates, _staff(example), rules, _NOW, {}, _LISTED)


def _panel(example: Example) -> Iterator[list[str]]:
    """Lay out the list of judges: 甲、乙 出欠=欠席、丙 除斥=01."""
    own = dict(_named(example, "審査員")) or dict.fromkeys(
        about for about, _ in example.texts("採点")
    )
    for number, name in enumerate(own, 1):
        said = dict(each.split("=") for each in (own[name] or "").split(" ") if each)
        yield [str(number), name, "", said.get("出欠", ""), said.get(_OUT, ""), "", ""]


def _order(example: Example) -> Iterator[list[str]]:
    for place, (number, rest) in enumerate(_named(example, "発表順"), 1):
        yield [str(place), number, "", rest, ""]


def _scores(example: Example) -> Iterator[list[str]]:
    for judge_name, text in example.texts("採点"):
        for number, said in _marks(text):
            cells = ["", "", "○"] if said == _OUT else [*said.split("・"), ""]
            yield [judge_name, number, "", *cells]


def _marks(text: str) -> list[tuple[str, str]]:
    pairs = (each.partition(" ") for each in _parts(text))
    return [(number, said) for number, _, said in pairs]


def _hall(example: Example) -> Iterator[list[str]]:
    votes = _named(example, "会場")
    for name, count in (*votes, ("白票", "0"), ("無効票", "0")):
        yield ["", name, count, count]
    whole = str(sum(int(count) for _, count in votes))
    yield ["", "投票総数", whole, whole]


def _staff(example: Example) -> Mapping[int, Standing]:
    categories = {each.number: each for each in _LISTED}
    return {
        int(number): replace(standing(int(number), Fraction(score)), entry=categories[int(number)])
        for number, score in _named(example, "職員")
    }


def expected(example: Example) -> Mapping[str, object]:
    """Return what the page says of the outcome."""
    words = {each[0] for each in example.lines}
    ours: dict[str, object] = {}
    if "得点" in words:
        ours["得点"] = {int(number): Fraction(score) for number, score in _named(example, "得点")}
    if "待ち" in words:
        ours["待ち"] = sorted(_parts(example.text("待ち")))
    for word in words & {"定足数", "判定待ち"}:
        ours[word] = _parts(example.text(word))
    if "授賞" in words:
        ours["授賞"] = {
            name: sorted(map(int, numbers.split("・"))) if numbers != "該当なし" else []
            for name, numbers in _named(example, "授賞")
        }
    return ours


def found(example: Example) -> Mapping[str, object]:
    """Return the same of what the product says."""
    result = decided(example)
    prizes = result.prizes
    short = result.count.short if result.count else ()
    ours: dict[str, object] = {
        "得点": {each.entry.number: each.score for each in result.standings},
        "待ち": sorted(_missing(result)),
        "定足数": [f"{number:02}" for number in short],
        "授賞": {
            each.name: sorted(entry.number for entry in each.entries)
            for each in (prizes.awarded if prizes else ())
            if not (each.open or each.waits)
        },
        "判定待ち": [each.name for each in (prizes.open if prizes else ())],
    }
    return {word: ours[word] for word in expected(example)}


def _missing(result: JudgingResult) -> Iterator[str]:
    for each in result.sheets.missing:
        yield f"{JUDGES[each.judge - 1]} {each.entry:02} {each.criterion} {each.lack.value}"


def policies() -> list[Enum]:
    """Return every member of every policy of the judging."""
    return [each for kind in POLICIES for each in kind]
