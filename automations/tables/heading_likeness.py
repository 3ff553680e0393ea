"""Which field a heading may mean, and when no likeness is worth a proposal.

A wrong proposal that somebody accepts would match other people, so it is withheld where the words
around say another person or another thing, and where only a common ending is alike: 受付番号 is no
職員番号. The words are data in ``config/headings.toml``.
"""

from __future__ import annotations

import tomllib
from functools import cache
from typing import TYPE_CHECKING, Any

from automations import resources
from automations.tables.heading_keys import HeadingKey, heading_key
from automations.tables.nearest import nearest
from automations.tables.schema import Looks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from automations.tables.schema import Field

LEAST = 2  # letters of a field's name that say something inside a heading
_HALF = 0.5
_RATHER_NEAR = 0.45  # 参加区分 and 参加人数 share half of their letters
_STEM = 0.4  # 職員 and 会員 share half of theirs
# Looks that tell a field without any words; so many columns are numbers that a number never does.
_ENOUGH = frozenset({Looks.MAIL, Looks.PHONE, Looks.KANA, Looks.TIME})


def likely_field(key: HeadingKey, fit: Iterable[Field], look: Looks | None) -> Field | None:
    """Return the field whose longest name stands in the heading, else the nearest one.

    If the words tell nothing, what the cells look like may: if one field alone declares that look.
    """
    fields = list(fit)
    found = _named_in(key, fields) or _nearest(key, fields) or _alone(look, fields)
    return None if found is None or says_another(key, found) else found


def nearest_heading(
    name: HeadingKey, known: Iterable[HeadingKey], farthest: float = _HALF
) -> HeadingKey:
    """Return the known heading that differs least from ``name``, or "" if none is near.

    As `nearest`; of two with a common ending what stands before it must be near, too.

    >>> nearest_heading(heading_key("職員番号"), [heading_key("職員の番号")])
    '職員の番号'
    >>> nearest_heading(heading_key("職員番号"), map(heading_key, ["受付番号", "番号"]))
    ''
    """
    comparable = (each for each in known if _differ_little(name, each))
    return HeadingKey(nearest(name, comparable, farthest))


def says_another(key: HeadingKey, field: Field) -> bool:
    """Tell whether a heading says whose or what it is, and that is not the field's."""
    own = "\n".join(map(heading_key, field.telling_names))
    words: Mapping[str, Any] = _words()
    said = (*words["another_person"], *words["another_thing"].get(field.key, ()))
    return any(word in key and word not in own for word in map(heading_key, said))


def says_whose_else(whole: str, part: str) -> bool:
    """Tell whether a heading over two rows says another person, and its lower row does not.

    >>> says_whose_else("代理申込者 氏名", "氏名"), says_whose_else("申込 代理申込者", "代理申込者")
    (True, False)
    """
    words = map(heading_key, _words()["another_person"])
    return any(word in heading_key(whole) and word not in heading_key(part) for word in words)


def _named_in(key: HeadingKey, fields: list[Field]) -> Field | None:
    names = _by_name(fields)
    inside = [name for name in names if len(name) >= LEAST and name in key]
    return names[max(inside, key=lambda name: (len(name), name))] if inside else None


def _nearest(key: HeadingKey, fields: list[Field]) -> Field | None:
    names = _by_name(fields)
    near = nearest_heading(key, names, _RATHER_NEAR)
    return names[near] if near else None


def _by_name(fields: list[Field]) -> Mapping[HeadingKey, Field]:
    return {
        name: each for each in reversed(fields) for name in map(heading_key, each.telling_names)
    }


def _alone(look: Looks | None, fields: list[Field]) -> Field | None:
    alike = [each for each in fields if look in _ENOUGH and each.looks is look]
    return alike[0] if len(alike) == 1 else None


def _differ_little(one: HeadingKey, other: HeadingKey) -> bool:
    ends = (end for end in map(heading_key, _words()["endings"]) if one.endswith(end))
    end = max((end for end in ends if other.endswith(end)), key=len, default="")
    if not end:
        return True
    before, before_other = one.removesuffix(end), other.removesuffix(end)
    return before == before_other or bool(nearest(before, [before_other], _STEM))


@cache
def _words() -> Mapping[str, Any]:
    return tomllib.loads(resources.config_file("headings.toml").read_text(encoding="utf-8"))
