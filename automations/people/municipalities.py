"""Prefectures, municipalities and wards: ``config/municipalities.csv``, read when first asked for.

Names are compared as keys have them (`automations.people.folding`). A name that several have is
never taken for one of them: whoever asks gets all that are meant.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from automations import resources
from automations.people.folding import Folding, variants
from automations.people.keys import BodyKey

if TYPE_CHECKING:
    from collections.abc import Mapping

_FILE = "municipalities.csv"
WARD_OF_CITY = "行政区"
_KE = "ケ"  # written in 茅ヶ崎, spoken が, and written so too
_DOTS = "・·•‧.,、，。/"


@dataclass(frozen=True, slots=True)
class Municipality:
    """One row: a prefecture, a municipality, or a ward of a designated city.

    ``code``: 全国地方公共団体コード, six digits with its check digit. ``within``: its county or
    island, or the city a ward belongs to; "" for others. ``latin``: its name in Latin letters, as
    `automations.people.mail_domains.latin_key` writes it, without 市, 町 ...
    """

    code: str
    kind: str
    prefecture: str
    within: str
    name: str
    kana: str
    latin: str

    @property
    def full_name(self) -> str:
        """The name that no other has: with its city or its prefecture."""
        if self.kind == WARD_OF_CITY:
            return self.within + self.name
        return self.name if self.name == self.prefecture else self.prefecture + self.name


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All of them, found by what is written: each name as a key has it.

    ``prefectures``: by name with and without 都道府県. ``named``: by name, alone and behind the
    prefecture, the county or the city, and both. ``keys``: the key of each code, the shortest name
    that no other has. ``codes``: the other way round.
    """

    prefectures: Mapping[str, Municipality]
    named: Mapping[str, tuple[Municipality, ...]]
    keys: Mapping[str, BodyKey]
    codes: Mapping[BodyKey, str]


@cache
def body_folding() -> Folding:
    """Return how names of bodies are folded."""
    return Folding(variants(), str.maketrans("[〔【<〈]〕】>〉", "(((((" + ")))))"), dropped=_DOTS)


@cache
def gazetteer() -> Gazetteer:
    """Read the file and arrange it."""
    lines = resources.config_file(_FILE).read_text(encoding="utf-8").split("\n")
    rows = [Municipality(*line.split(",")) for line in lines if line and not line.startswith("#")]
    folded = _folded_once(rows)
    prefectures, named = dict[str, Municipality](), defaultdict[str, list[Municipality]](list)
    for each in rows[1:]:
        where, within, name = folded[each.prefecture], folded[each.within], folded[each.name]
        if each.name == each.prefecture:
            prefectures[name] = prefectures[name if each.kind == "道" else name[:-1]] = each
        elif within:
            for written in (name, where + name, within + name, where + within + name):
                named[written].append(each)
        else:
            for written in (name, where + name):
                named[written].append(each)
    keys = {each.code: _key(each, named, folded) for each in rows[1:]}
    for name in [name for name in named if _KE in name]:
        for spoken in "がガ":
            named[name.replace(_KE, spoken)] = named[name]
    found = {name: tuple(several) for name, several in named.items()}
    return Gazetteer(prefectures, found, keys, {key: code for code, key in keys.items()})


def _folded_once(rows: list[Municipality]) -> dict[str, str]:
    texts = {text for each in rows for text in (each.prefecture, each.within, each.name)}
    fold = body_folding().fold
    return {text: fold(text) for text in texts}


def _key(
    each: Municipality, named: Mapping[str, list[Municipality]], folded: Mapping[str, str]
) -> BodyKey:
    """Return the shortest name that no other has; a ward is known by its city in any case."""
    name = folded[each.name]
    if each.kind == WARD_OF_CITY:
        return BodyKey(folded[each.within] + name)
    return BodyKey(name if len(named.get(name, "1")) == 1 else folded[each.prefecture] + name)
