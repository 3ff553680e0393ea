"""An event with one registration workbook of 100,000 rows and 12 columns, as a form exports it.

The rows are invented from a fixed seed. About a tenth of the people registered twice, half of
them spelling their name otherwise the second time, and one in fifty cancelled.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import TYPE_CHECKING

from openpyxl import Workbook

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ROWS = 100_000
BOOK = "申込.xlsx"
SHEET = "Sheet1"
HEADINGS = ("ID", "開始時刻", "完了時刻", "メール", "名前", "氏名（漢字）", "氏名（カナ）",
            "職員番号", "所属（部・課）", "来場予定の時間帯", "代理で申し込む場合は申込者の氏名",
            "参加を取り消す")  # fmt: skip
_SETTINGS = f"""\
[basics]
name = "十万行の申込"
host = "みどり野区"
day = 2024-12-24

[registration]
host_bodies = ["みどり野区"]

[[registration.sources]]
book = "{BOOK}"
sheet = "{SHEET}"
kind = "庁内"

[outputs]
folder = "."
"""
_FAMILIES = (("佐藤", "サトウ"), ("鈴木", "スズキ"), ("高橋", "タカハシ"), ("渡辺", "ワタナベ"),
             ("伊藤", "イトウ"), ("山本", "ヤマモト"), ("中村", "ナカムラ"), ("小林", "コバヤシ"),
             ("斎藤", "サイトウ"), ("加藤", "カトウ"), ("吉田", "ヨシダ"), ("山田", "ヤマダ"),
             ("松本", "マツモト"), ("井上", "イノウエ"), ("木村", "キムラ"))  # fmt: skip
_GIVEN = (("太郎", "タロウ"), ("花子", "ハナコ"), ("一郎", "イチロウ"), ("桃子", "モモコ"),
          ("健", "ケン"), ("彩", "アヤ"), ("翔太", "ショウタ"), ("美咲", "ミサキ"),
          ("大輔", "ダイスケ"), ("優子", "ユウコ"), ("直樹", "ナオキ"),
          ("恵", "メグミ"))  # fmt: skip
_SECTIONS = tuple(f"第{division}部 第{section}課" for division in range(1, 13)
                  for section in range(1, 9))  # fmt: skip
_SLOTS = ("午前（10:00～12:00）", "午後1（13:00～15:00）", "午後2（15:00～17:00）")
_FIRST = datetime(2024, 11, 1, 9)  # noqa: DTZ001 - a cell has no zone
_AGAIN, _OTHERWISE, _CANCELS = 0.1, 0.5, 0.02


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who registers: name and reading with a blank between their parts."""

    number: str
    name: str
    kana: str
    section: str


def write_large_event(folder: Path) -> None:
    """Write the settings and the workbook, always the same, unless they are there."""
    book = folder / BOOK
    if book.is_file():
        return
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "event.toml").write_text(_SETTINGS, encoding="utf-8")
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet(SHEET)
    sheet.append(HEADINGS)
    for row in _rows(Random(20241224)):  # noqa: S311 - invented people, no secret
        sheet.append(row)
    # Under another name first: a book cut short by Ctrl+C must not be taken for a whole one.
    unfinished = book.with_suffix(".part")
    workbook.save(unfinished)
    unfinished.replace(book)


def _rows(chance: Random) -> Iterator[tuple[object, ...]]:
    moment = _FIRST
    people: list[Person] = []
    for number in range(1, ROWS + 1):
        moment += timedelta(seconds=chance.randint(1, 60))
        person = _person(chance, people)
        cancels = "取り消す" if chance.random() < _CANCELS else None
        yield (
            number, moment - timedelta(minutes=3), moment, f"{person.number}@midorino.example",
            person.name, _spelt(chance, person.name), person.kana, person.number, person.section,
            chance.choice(_SLOTS), None, cancels,
        )  # fmt: skip


def invented_people(chance: Random, rows: int) -> Iterator[Person]:
    """Walk as many registrations' people; about a tenth were there before."""
    people: list[Person] = []
    for _ in range(rows):
        yield _person(chance, people)


def _person(chance: Random, people: list[Person]) -> Person:
    """Return somebody new, or now and then somebody who was there before."""
    if people and chance.random() < _AGAIN:
        return chance.choice(people)
    family, given = chance.choice(_FAMILIES), chance.choice(_GIVEN)
    name, kana = (f"{one} {other}" for one, other in zip(family, given, strict=True))
    people.append(Person(f"{len(people) + 1:06}", name, kana, chance.choice(_SECTIONS)))
    return people[-1]


def _spelt(chance: Random, name: str) -> str:
    """Write the name with a full-width blank now and then."""
    return name if chance.random() < _OTHERWISE else name.replace(" ", "　")
