"""What a mail domain tells of a municipality: its name in Latin letters, and often where it is.

The domains of municipalities follow a few patterns: ``city.fuchu.tokyo.jp`` names the kind, the
name and the prefecture; ``city.fuchu.lg.jp`` leaves the prefecture out, and ``city.sapporo.jp``
is for designated cities. Which letters stand for a long vowel is up to each of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

KINDS = {"city": "市区", "town": "町", "vill": "村", "pref": "県府道", "metro": "都"}
"""What names start with in a domain, and the last characters of the names it stands for."""

_SPELLINGS = (
    (re.compile("['’-]"), ""),
    (re.compile("sy"), "sh"),
    (re.compile("ty"), "ch"),
    (re.compile("[zj]y"), "j"),
    (re.compile("zi"), "ji"),
    (re.compile("(?<![cs])hu"), "fu"),
    (re.compile("si"), "shi"),
    (re.compile("ti"), "chi"),
    (re.compile("tu"), "tsu"),
    (re.compile("cch"), "tch"),
    (re.compile("m(?=[bmp])"), "n"),
    (re.compile("o[uo]+|oh(?![aiueoy])"), "o"),
    (re.compile("uu+"), "u"),
)


@dataclass(frozen=True, slots=True)
class Domain:
    """A municipality's domain: the last characters its name may have, the name, the prefecture.

    ``prefecture`` is "" where the domain does not tell it.
    """

    ends: str
    name: str
    prefecture: str


def latin_key(latin: str) -> str:
    """Reduce a Japanese name in Latin letters to what its spellings have in common.

    >>> latin_key("ohsaka"), latin_key("oosaka"), latin_key("Osaka"), latin_key("gumma")
    ('osaka', 'osaka', 'osaka', 'gunma')
    """
    key = latin.casefold()
    for spelling, common in _SPELLINGS:
        key = spelling.sub(common, key)
    return key


def read_domain(domain: str) -> Domain | None:
    """Take the domain of a mail address apart; None where it is no municipality's.

    >>> read_domain("mail.city.fuchu.tokyo.jp")
    Domain(ends='市区', name='fuchu', prefecture='tokyo')
    >>> read_domain("town.naie.lg.jp")
    Domain(ends='町', name='naie', prefecture='')
    """
    labels = domain.rpartition("@")[2].casefold().strip(".").split(".")
    for position, label in enumerate(labels):
        behind = labels[position + 1 :]
        if label in KINDS and behind[-1:] == ["jp"] and len(behind) in {2, 3}:
            where = behind[1] if len(behind) == 3 and behind[1] != "lg" else ""  # noqa: PLR2004 - name, prefecture, jp
            return Domain(KINDS[label], latin_key(behind[0]), latin_key(where))
    return None
