"""Sixty people, fifteen of whom registered twice, and two strangers, as keys of a register."""

import polars as pl

from automations.people.matching import KEYS, RECORD

FAMILIES = (
    "青木",
    "井上",
    "上田",
    "江口",
    "大野",
    "加藤",
    "木村",
    "工藤",
    "小林",
    "佐藤",
    "清水",
    "鈴木",
)
GIVEN = ("一郎", "花子", "健太", "美咲", "翔", "直子")
SCHEMA = {RECORD: pl.UInt32, "person": pl.UInt32, **dict.fromkeys(KEYS, pl.String)}
Keys = tuple[str, str, str, str, str, str, str]
NAMESAKES: tuple[Keys, ...] = (
    ("岡 実", "オカミノル", "oka@city.example", "0311", "7001", "みどり野区", "第一課"),
    ("岡 実", "オカミノル", "m-oka@aoba.example", "0922", "", "あおば市", "第二課"),
)


def person(number: int) -> Keys:
    """Return the keys of one of the sixty; no two share a name, an address, a line or a number."""
    family, given = number % len(FAMILIES), (number // len(FAMILIES) + number) % len(GIVEN)
    return (FAMILIES[family] + GIVEN[given], f"カナ{family}・{given}", f"p{number}@city.example",
            f"03{number:08}", str(1000 + number), "みどり野区", f"第{number % 7}課")  # fmt: skip


def again(number: int) -> Keys:
    """Return the same person's second registration: no telephone, and one more key left out."""
    name, kana, mail, _, staff_number, body, section = person(number)
    match number % 3:
        case 0:
            return (name, "", mail, "", staff_number, body, section)
        case 1:
            return (name, kana, "", "", staff_number, body, section)
        case _:
            return (name, kana, mail, "", "", body, section)


def everybody() -> pl.DataFrame:
    """Return their records: every fourth is followed by the same person's second registration."""
    rows: list[tuple[int, int, *Keys]] = []
    for number in range(60):
        rows.append((len(rows), len(rows), *person(number)))
        if number % 4 == 0:
            rows.append((len(rows), len(rows) - 1, *again(number)))
    for keys in NAMESAKES:
        rows.append((len(rows), len(rows), *keys))
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def pairs(records: pl.DataFrame) -> set[tuple[int, int]]:
    """Return the pairs that are one person."""
    followers = records.filter(pl.col(RECORD) != pl.col("person"))
    return set(followers.select("person", RECORD).iter_rows())
