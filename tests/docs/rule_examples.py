"""The worked examples of docs/rules.md, read and computed with the real code.

An example is a fenced block of lines ``word: text``. It says what differs from the entries and the
rules that the page names at its top, then the ballots, then what comes of them.
"""

import dataclasses
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

from automations.award.decision import AwardResult, decide
from automations.award.rules import (
    Arrangement,
    AwardRules,
    Category,
    Counting,
    KnockOut,
    KnockOutRule,
    Method,
    Own,
    ScaleWord,
    SelectionRules,
    TieRule,
    VoterClass,
    VoteRules,
)
from automations.award.schemas import ballot_schema, entry_schema, roll_schema
from automations.award.seating import Verdict
from automations.tables.sheet import sheet_of_rows
from automations.tables.typed import read_table
from tests.award.staging import AFTER, RULES, TOKYO

_Rules = TypeVar("_Rules", VoteRules, SelectionRules)
PAGE = Path(__file__).resolve().parent.parent.parent / "docs/rules.md"
_BLOCK = r"^```{kind}\n(.*?)^```$"
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
VOTERS = "甲乙丙丁戊"
ENTRIES = (
    ("1", "窓口DX", "窓口", "市民課", "青木 一", "40万円", "2024/10/04"),
    ("2", "届出の電子化", "窓口", "税務課", "井上 二", "30万円", "2024/10/03"),
    ("3", "庶務の自動化", "内部", "総務課", "上田 三", "20万円", "2024/10/02"),
    ("4", "会議の短縮", "内部", "企画課", "江口 四", "10万円", "2024/10/01"),
)
_BASE = replace(
    RULES,
    categories=(Category("窓口"), Category("内部")),
    vote=replace(RULES.vote, own_section=Own.ALLOWED, choices_per_category=0),
    selection=SelectionRules(seats=2, ties=(TieRule.DECISION,), runners_up=1),
)


@dataclass(frozen=True)
class Example:
    """One block: under which heading it stands (with its number there), and its lines."""

    heading: str
    number: int
    lines: tuple[tuple[str, str, str], ...]

    def __str__(self) -> str:
        return f"{self.heading}-{self.number}"

    def texts(self, word: str) -> list[tuple[str, str]]:
        """Return what stands behind a word, with what it is about."""
        return [(about, text) for own, about, text in self.lines if own == word]

    def text(self, word: str) -> str:
        """Return what stands behind a word that occurs once; "" if it does not."""
        return next((text for _, text in self.texts(word)), "")


def examples() -> list[Example]:
    """Return every example of a vote on the page."""
    return examples_in("例")


def examples_in(kind: str) -> list[Example]:
    """Return every example of the page in blocks of this kind."""
    page = PAGE.read_text(encoding="utf-8")
    found: list[Example] = []
    for block in re.finditer(_BLOCK.format(kind=kind), page, re.MULTILINE | re.DOTALL):
        heading = _HEADING.findall(page[: block.start()])[-1]
        number = sum(each.heading == heading for each in found) + 1
        found.append(Example(heading, number, tuple(map(_line, block[1].splitlines()))))
    return found


def _line(text: str) -> tuple[str, str, str]:
    head, _, told = text.partition(": ")
    word, _, about = head.partition(" ")
    return word, about, told


def rules_of(example: Example) -> AwardRules:
    """Return the rules of the page with what the example changes."""
    said = dict(each.split("=") for each in _parts(example.text("設定")))
    changed = dict(said)
    vote = _changed(_BASE.vote, changed)
    selection = _changed(_BASE.selection, changed)
    assert not changed, f"no such settings: {changed}"
    if not example.texts("見出し"):
        vote = replace(vote, arrangement=Arrangement.LONG)
    marks = vote.method is Method.MARKS
    return replace(
        _BASE,
        vote=vote,
        selection=selection,
        criteria=_BASE.criteria if marks else (),
        categories=tuple(_categories(example)),
        scale=tuple(_words(example)),
        voter_classes=tuple(_classes(example)),
        knock_outs=tuple(_knock_outs(example)),
    )


def _changed(rules: _Rules, said: dict[str, str]) -> _Rules:
    kinds = get_type_hints(type(rules))
    for field in dataclasses.fields(rules):
        text = said.pop(field.metadata["label"], None)
        if text is not None:
            value: Any = _value(kinds[field.name], text)
            rules = replace(rules, **{field.name: value})
    return rules


def _value(kind: Any, text: str) -> object:  # noqa: ANN401 - a type as it was declared
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(text)
    if kind is int:
        return int(text)
    return text if kind is str else tuple(map(TieRule, text.split("・")))


def _parts(text: str) -> list[str]:
    return [each for each in text.split("、") if each]


def _categories(example: Example) -> Iterator[Category]:
    bounds = {name: _pairs(rest) for name, rest in _named(example.text("部門"))}
    for each in _BASE.categories:
        own = bounds.get(each.name, {})
        least, most = int(own.get("最低", 0)), int(own.get("最多", 0))
        yield replace(each, minimum_seats=least, maximum_seats=most)


def _words(example: Example) -> Iterator[ScaleWord]:
    for name, points in _named(example.text("評語")):
        yield ScaleWord(name, Fraction(points))


def _classes(example: Example) -> Iterator[VoterClass]:
    for name, rest in _named(example.text("区分")):
        own = _pairs(rest)
        yield VoterClass(name, Fraction(own.get("重み", "1")), Fraction(own.get("配分", "0")))


def _knock_outs(example: Example) -> Iterator[KnockOut]:
    for _, text in example.texts("足切り"):
        rule, line, *criterion = text.split(" ")
        yield KnockOut(KnockOutRule(rule), Fraction(line), *criterion)


def _named(text: str) -> list[tuple[str, str]]:
    """Return each name with what stands behind it."""
    return [(name, rest) for name, _, rest in (each.partition(" ") for each in _parts(text))]


def _pairs(text: str) -> dict[str, str]:
    return dict(re.findall(r"(\S+?)=(.+?)(?= \S+=|$)", text))


def decided(example: Example) -> AwardResult:
    """Decide an example as the product does, from sheets."""
    rules = rules_of(example)
    headings = ["番号", "取組名", "部門", "所属", "代表者", "費用", "応募日時"]
    entries = read_table(
        sheet_of_rows("取組.xlsx", "取組", [headings, *map(list, ENTRIES)]),
        entry_schema(rules),
        TOKYO,
    )
    roll = read_table(sheet_of_rows("名簿.xlsx", "名簿", _roll(example)), roll_schema(), TOKYO)
    rows = _ballots(example, rules)
    schema = ballot_schema(rules, entries, rows[:1])
    ballots = read_table(sheet_of_rows("投票.xlsx", "投票", rows), schema, TOKYO)
    return decide(entries, roll, ballots, rules, AFTER, {})


def _roll(example: Example) -> list[list[str]]:
    own = {name: _pairs(rest) for name, rest in _named(example.text("名簿"))}
    columns = ("氏名", "所属", "区分")
    usual = {"所属": "福祉課"}
    people = [
        [f"{number:04}", *((usual | own.get(voter, {})).get(each, "") for each in columns)]
        for number, voter in enumerate(VOTERS, 1)
    ]
    return [["職員番号", *columns], *people]


def _ballots(example: Example, rules: AwardRules) -> list[list[str]]:
    drawn = example.text("見出し").split("｜") if example.texts("見出し") else []
    first = ["タイムスタンプ", "職員番号", *(drawn or _long_headings(rules))]
    rows = [first]
    for about, text in example.texts("行"):
        rows.append([*_sender(about), *text.split("｜")])
    for about, text in example.texts("票"):
        if about:
            rows += [[*_sender(about), *cells] for cells in _long_rows(text, rules)]
    return rows


def _long_headings(rules: AwardRules) -> list[str]:
    own = {Method.MARKS: [each.name for each in rules.criteria], Method.POINTS: ["点"],
           Method.RANKS: ["順位"]}  # fmt: skip
    return ["取組", *own.get(rules.vote.method, [])]


def _sender(about: str) -> list[str]:
    """Return when and who: 甲, 甲 10:00, 甲 12/6 17:15:00."""
    voter, _, when = about.partition(" ")
    day, _, clock = when.rpartition(" ")
    return [f"2024/{day or '12/3'} {clock or '10:00'}", f"{VOTERS.index(voter) + 1:04}"]


def _long_rows(text: str, rules: AwardRules) -> Iterator[list[str]]:
    for number, said in _named(text):
        yield [number, *(said.split("・") if rules.vote.method is Method.MARKS else [said])][
            : len(_long_headings(rules))
        ]


def expected(example: Example) -> Mapping[str, object]:
    """Return what the page says of the outcome."""
    told = {"得点", "選択", "選出", "次点", "判定待ち"} & {each[0] for each in example.lines}
    ours: dict[str, object] = {word: _read(word, example.text(word)) for word in told}
    for about, text in example.texts("票"):
        if not about:
            ours["票"] = _counts(text)
    for _, text in example.texts("理由"):
        number, _, reason = text.partition(" ")
        ours["理由"] = (int(number), reason)
    return ours


def _read(word: str, text: str) -> object:
    if word == "得点":
        return {int(number): Fraction(score) for number, score in _named(text)}
    return _counts(text) if word == "選択" else sorted(map(int, _parts(text)))


def _counts(text: str) -> dict[str, int]:
    return {words: int(count) for words, _, count in (e.rpartition(" ") for e in _parts(text))}


def found(example: Example) -> Mapping[str, object]:
    """Return the same of what the product says."""
    result, told = decided(example), expected(example)
    pair: Any = told.get("理由", (0, ""))  # a pair, by `expected`
    number: int = pair[0]
    reasons = {each.standing.entry.number: each.seat.reason for each in result.outcomes}
    ours: dict[str, object] = {
        "得点": {each.entry.number: each.score for each in result.standings},
        "選択": {each.words: each.rows for each in result.choice_counts if each.rows},
        "票": {each.words: each.rows for each in result.ballot_counts if each.rows},
        "選出": _with(Verdict.FINALIST, result),
        "判定待ち": _with(Verdict.PENDING, result),
        "次点": sorted(each.standing.entry.number for each in result.runners_up),
        "理由": (number, reasons.get(number, "")),
    }
    return {word: ours[word] for word in told}


def _with(verdict: Verdict, result: AwardResult) -> list[int]:
    own = (each for each in result.outcomes if each.seat.verdict is verdict)
    return sorted(each.standing.entry.number for each in own)


def every_policy() -> Sequence[Enum]:
    """Return every member of every policy that the settings can name."""
    vote, selection = (get_type_hints(each) for each in (VoteRules, SelectionRules))
    kinds = {each for each in (*vote.values(), *selection.values()) if _is_policy(each)}
    kinds |= {TieRule, KnockOutRule, Counting}
    return [each for kind in sorted(kinds, key=lambda one: one.__name__) for each in kind]


def _is_policy(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, Enum)
