"""Which body is meant by what was typed: a municipality in any usual spelling, or a company.

A name that several municipalities have is never guessed: it is ambiguous until a prefecture, a
county or a mail domain says which. Blanks and width do not count, so that a section typed behind
a municipality is found with and without a blank between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from automations.people.body_words import body_words, without_additions
from automations.people.keys import BodyKey
from automations.people.mail_domains import read_domain
from automations.people.municipalities import (
    WARD_OF_CITY,
    Municipality,
    body_folding,
    gazetteer,
)

_CORPORATE_NUMBER = re.compile("(?<![0-9])[0-9]{13}(?![0-9])")
_IN_BRACKETS = re.compile(r"\(([^()]*)\)")
_PREFECTURE_ENDS = "都道府県"
_MUNICIPALITY_ENDS = "市区町村"
_ENDS = frozenset(_PREFECTURE_ENDS + _MUNICIPALITY_ENDS)
_SHORTEST, _LONGEST = 2, 20  # characters of a municipality, with prefecture, county and building
_NUMBER_LENGTH = 13


@dataclass(frozen=True, slots=True)
class Body:
    """A municipality, a prefecture or a ward that is meant.

    ``key``: for comparing. ``name``: in full, as it is written today. ``code``: six digits, with
    the check digit. ``section``: what was typed behind it, as a key has it; "" if nothing was.
    """

    key: BodyKey
    name: str
    prefecture: str
    code: str
    section: str = ""


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A name that several bodies have: nobody said which. ``candidates``: by their codes."""

    key: BodyKey
    candidates: tuple[Body, ...]


@dataclass(frozen=True, slots=True)
class BodyAliases:
    """Which body people mean by what they write, as the organisers have said."""

    meant: Mapping[BodyKey, str]

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]]) -> BodyAliases:
        """Take (written, meant) pairs; of two that write the same, the first holds."""
        meant: dict[BodyKey, str] = {}
        for written, body in pairs:
            meant.setdefault(body_key(written), body)
        return cls(meant)

    def apply(self, text: str) -> str:
        """Return the body that is meant by a text, or the text itself.

        >>> BodyAliases.of([("中央区", "東京都中央区")]).apply("中央 区役所")
        '東京都中央区'
        """
        return self.meant.get(body_key(text), text)


def body_key(text: str) -> BodyKey:
    """Reduce a body's name: legal form, building, prefecture and section do not identify it.

    A prefecture stays where several municipalities have the name; of a body with a 法人番号, that
    number is the key. What says that there is none ("なし", "個人") is none.

    >>> body_key("㈱ あおば商事"), body_key("みどり野区役所"), body_key("福岡県福岡市 総務部")
    ('あおば商事', 'みどり野区', '福岡市')
    >>> body_key("府中市役所"), body_key("広島県府中市")
    ('府中市', '広島県府中市')
    """
    written = body_folding().fold(text)
    if len(written) >= _NUMBER_LENGTH and (number := corporate_number(written)):
        return BodyKey(number)
    name = without_additions(written)
    found, _ = _meant(name)
    return _key_of(found) if found else BodyKey("" if name in body_words().no_body else name)


def resolve_body(text: str, mail_domain: str = "") -> Body | Ambiguous | None:
    """Return the municipality that is meant, all that may be, or None: it is none we know.

    ``mail_domain``: of the person's address (the address itself will do); it decides between
    municipalities of one name, and completes a name without 市, 町 ...

    >>> resolve_body("府中市", "city.fuchu.hiroshima.jp")
    Body(key='広島県府中市', name='広島県府中市', prefecture='広島県', code='342084', section='')
    >>> [each.name for each in resolve_body("府中市", "city.fuchu.lg.jp").candidates]
    ['東京都府中市', '広島県府中市']
    """
    written = body_folding().fold(text)
    name = without_additions(written)
    found, section = _meant(name)
    decided = _of_domain(found or _without_suffix(name), mail_domain) if mail_domain else ()
    if len(decided) == 1:
        found = decided
    if len(found) == 1:
        return _body(found[0], section)
    if not found:
        return None
    return Ambiguous(_key_of(found), tuple(_body(each, section) for each in found))


def body_code(key: BodyKey) -> str:
    """Return the 全国地方公共団体コード (six digits) of a key; "" where it is no municipality's.

    >>> body_code(body_key("墨田区役所")), body_code(body_key("府中市"))
    ('131075', '')
    """
    return gazetteer().codes.get(key, "")


def corporate_number(text: str) -> str:
    """Return the 法人番号 in a text (13 digits whose first one checks the others), or "".

    >>> corporate_number("法人番号7000012050002"), corporate_number("1234567890123")
    ('7000012050002', '')
    """
    for found in _CORPORATE_NUMBER.findall(text):
        digits = [int(digit) for digit in reversed(found)]
        weighed = sum(digit * (1 + place % 2) for place, digit in enumerate(digits[:-1]))
        if digits[-1] == 9 - weighed % 9:
            return str(found)
    return ""


def _body(row: Municipality, section: str = "") -> Body:
    key = gazetteer().keys[row.code]
    name = row.name if key == body_folding().fold(row.name) else row.full_name
    return Body(key, name, row.prefecture, row.code, section)


def _key_of(found: tuple[Municipality, ...]) -> BodyKey:
    """The key of the only one, or of a name that several have: with the prefecture they share."""
    if len(found) == 1:
        return gazetteer().keys[found[0].code]
    prefectures = {each.prefecture for each in found}
    shared = prefectures.pop() if len(prefectures) == 1 else ""
    return BodyKey(body_folding().fold(shared + found[0].name))


def _meant(name: str) -> tuple[tuple[Municipality, ...], str]:
    """Return which municipalities a folded name may mean, and the section typed behind it."""
    if found := _named(name):
        return found, ""
    if "(" in name and (brackets := _IN_BRACKETS.search(name)):
        outside = without_additions(name[: brackets.start()] + name[brackets.end() :])
        inside = brackets[1]
        if _is_section(inside):
            return _named(outside), inside
        return _named(inside + outside), ""
    return _before_a_section(name) if _is_section(name) else ((), "")


def _is_section(name: str) -> bool:
    words = body_words()
    return name.endswith(words.section_ends) and not words.section_never.search(name)


def _before_a_section(name: str) -> tuple[tuple[Municipality, ...], str]:
    """Look for the longest municipality at the front of a name that ends as sections do."""
    words = body_words()
    for end in range(min(len(name) - 1, _LONGEST), _SHORTEST - 1, -1):
        head = name[:end]
        if head.endswith(words.municipality_ends) and (found := _named(without_additions(head))):
            return found, name[end:]
    return (), ""


def _named(name: str) -> tuple[Municipality, ...]:
    """Find who has just this name, with or without prefecture and county or city in front."""
    if name[-1:] not in _ENDS:
        return ()
    known = gazetteer()
    if found := known.named.get(name):
        return found
    prefecture, rest = _prefecture(name)
    if not prefecture:
        return ()
    if not rest:
        return (prefecture,) if name[-1] in _PREFECTURE_ENDS else ()
    return known.named.get(body_folding().fold(prefecture.name) + rest, ())


def _prefecture(name: str) -> tuple[Municipality | None, str]:
    """Take the prefecture off the front, written in full or without 都道府県."""
    known = gazetteer().prefectures
    for length in (4, 3, 2):
        if found := known.get(name[:length]):
            return found, name[length:]
    return None, name


def _without_suffix(name: str) -> tuple[Municipality, ...]:
    """Return all whose name is this one with 市, 町 ... behind it."""
    known = gazetteer()
    named = [each for end in _MUNICIPALITY_ENDS for each in known.named.get(name + end, ())]
    prefecture = known.prefectures.get(name)
    return (*named, prefecture) if prefecture else tuple(named)


def _of_domain(candidates: tuple[Municipality, ...], mail_domain: str) -> tuple[Municipality, ...]:
    domain = read_domain(mail_domain)
    if not domain or not candidates:
        return ()
    known = gazetteer()
    found = []
    for each in candidates:
        owner = _city_of(each) if each.kind == WARD_OF_CITY else each
        where = known.prefectures[body_folding().fold(each.prefecture)].latin
        if owner.name[-1] in domain.ends and owner.latin == domain.name:
            found += [each] if domain.prefecture in {"", where} else []
    return tuple(found)


def _city_of(ward: Municipality) -> Municipality:
    named = gazetteer().named[body_folding().fold(ward.within)]
    return next(each for each in named if each.prefecture == ward.prefecture)
