"""Prefectures, municipalities and wards: ``config/municipalities.csv``, read when first asked for.

Names are compared as keys have them (`automations.people.folding`). A name that several have is
never taken for one of them: whoever asks gets all that are meant.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from automations import resources
from automations.people.folding import Folding, variants
from automations.people.keys import BodyKey

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_FILE = "municipalities.csv"
WARD_OF_CITY = "行政区"
_KE = "ケ"  # written in 茅ヶ崎, spoken が, and written so too
_DOTS = "・·•‧.,、，。/"


class Municipality(NamedTuple):
    """One row: a prefecture, a municipality, or a ward of a designated city.

    ``code``: 全国地方公共団体コード, six digits with its check digit. ``within``: its county or
    island, or the city a ward belongs to; "" for others. ``latin``: its name in Latin letters, as
    `automations.people.mail_domains.latin_key` writes it, without 市, 町 ... A named tuple, for
    two thousand of them are made where one name is asked for.
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
    lines = resources.config_file(_FILE).read_text(encoding="utf-8").splitlines()
    rows = [Municipality(*line.split(",")) for line in lines if line[0] != "#"][1:]
    folded = _folded(rows)
    prefectures, named = dict[str, Municipality](), dict[str, tuple[Municipality, ...]]()
    for each in rows:
        name = folded[each.name]
        if each.name == each.prefecture:
            prefectures[name] = prefectures[name if each.kind == "道" else name[:-1]] = each
            continue
        for written in _spellings(name, folded[each.prefecture], folded[each.within]):
            named[written] = (*named.get(written, ()), each)
    keys = {each.code: _key(each, named, folded) for each in rows}
    return Gazetteer(prefectures, named, keys, {key: code for code, key in keys.items()})


def _folded(rows: list[Municipality]) -> dict[str, str]:
    """Fold every name once, all in one pass."""
    texts = list({text for each in rows for text in (each.prefecture, each.within, each.name)})
    between = "\0"
    return dict(zip(texts, body_folding().fold(between.join(texts)).split(between), strict=True))


def _spellings(name: str, prefecture: str, within: str) -> Iterator[str]:
    """Write a name alone, behind its prefecture, behind its county or city, and behind both."""
    for own in (name, name.replace(_KE, "が"), name.replace(_KE, "ガ")) if _KE in name else (name,):
        yield own
        yield prefecture + own
        if within:
            yield within + own
            yield prefecture + within + own


def _key(
    each: Municipality,
    named: Mapping[str, tuple[Municipality, ...]],
    folded: Mapping[str, str],
) -> BodyKey:
    """Return the shortest name that no other has; a ward is known by its city in any case."""
    name = folded[each.name]
    if each.kind == WARD_OF_CITY:
        return BodyKey(folded[each.within] + name)
    return BodyKey(name if len(named.get(name, "1")) == 1 else folded[each.prefecture] + name)
