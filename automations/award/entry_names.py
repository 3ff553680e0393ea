"""Which entry a text on a ballot names: its number, its title, both, or another name of it.

Texts are compared whole, without width, case, blanks and kinds of dash; never by a part of them.
What is the name of two entries names none. A cell with several names is cut where form tools and
people put something between them; a name that itself holds such a sign wins over its parts.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import product

from automations.award.ballot_words import ballot_words
from automations.award.entries import Entry
from automations.people.folding import Folding

BETWEEN = "[;；,，、､\n\r\v\f\u0085\u2028\u2029]"  # what stands between names, one of these
_BETWEEN = re.compile(BETWEEN)
# Between names that are all known: a blank may as well stand within one.
_MAYBE_BETWEEN = re.compile(r"[/／|｜・･\s\u3000]+|(?<=\))(?=\()")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−─━ー〜~", "-"))
_BLANK_IN_NUMBERS = re.compile(r"(?<=\d)\s+(?=\d)")  # 1 3 is not 13
_ONLY_NUMBERS = re.compile(r"[\d()/／|｜・･\s]+")
_LONGEST_NAME = 12  # parts between blanks
_MOST_PARTS = 200  # of one cell: more is no list of entries
_WHOLE = re.compile(r"([0-9]+)(?:\.0+)?")
# NFKC would make one number of ①②.
_CIRCLED = {
    code: f"({unicodedata.normalize('NFKC', chr(code))})"
    for code in (*range(0x2460, 0x2474), *range(0x3251, 0x3260), *range(0x32B1, 0x32C0))
}

Named = tuple[int | None, ...]  # the entries a text names, in its order; None: an unknown one


@cache
def _folding() -> Folding:
    return Folding(_DASHES)


def entry_name_key(text: str) -> str:
    """Reduce what names an entry to what identifies it.

    >>> entry_name_key("０１　窓口ＤＸ"), entry_name_key("007"), entry_name_key("③")
    ('01窓口dx', '7', '(3)')
    >>> entry_name_key("1 3") == entry_name_key("13")
    False
    """
    apart = _BLANK_IN_NUMBERS.sub("|", text.translate(_CIRCLED))
    key = _folding().fold(apart)
    whole = _WHOLE.fullmatch(key)
    return str(int(whole[1])) if whole else key


@dataclass(frozen=True, slots=True)
class _Way:
    """One way of reading the first parts of a text; ``torn``: another way is as good."""

    named: Named = ()
    torn: bool = False

    def then(self, named: Named) -> _Way:
        return _Way((*self.named, *named), self.torn)

    @property
    def cost(self) -> tuple[int, int]:
        return self.named.count(None), len(self.named)


@dataclass(frozen=True, slots=True)
class EntryNames:
    """``numbers``: for each key the entries it names; ``nothing``: keys that name none at all.

    ``starts``: keys of what stands before the first sign in names that hold one; ``longest``: the
    most parts such a name has. ``known``: what texts without such signs were found to name.
    """

    numbers: Mapping[str, frozenset[int]]
    nothing: frozenset[str]
    starts: frozenset[str]
    longest: int
    known: dict[str, Named] = field(default_factory=dict, compare=False, repr=False)

    def entry(self, text: str) -> int | None:
        """Return the one entry that a text names as a whole."""
        numbers = self.numbers.get(entry_name_key(text), frozenset())
        return next(iter(numbers)) if len(numbers) == 1 else None

    def part(self, text: str) -> Named:
        """Return what a text without separators names: one entry, several, none, or unknown."""
        if text not in self.known:
            self.known[text] = self._part(text)
        return self.known[text]

    def cell(self, text: str) -> Named:
        """Return the entries that a cell names, in its order."""
        whole = self.entry(text)  # a title may even begin with a separator
        return self._best(text, _BETWEEN, self.longest, self.part) if whole is None else (whole,)

    def _part(self, text: str) -> Named:
        key = entry_name_key(text)
        if not key or (key in self.nothing and key not in self.numbers):
            return ()
        if key in self.numbers:
            return (self.entry(text),)
        apart = text.translate(_CIRCLED)
        numbers = _ONLY_NUMBERS.fullmatch(apart)

        def single(each: str) -> Named:
            # 「1 庶務の自動化」, which is entry 3, is not both of them.
            return (self.entry(each) if numbers or not each.isdecimal() else None,)

        found = self._best(apart, _MAYBE_BETWEEN, _LONGEST_NAME, single)
        return (None,) if None in found else found

    def _best(
        self, text: str, between: re.Pattern[str], longest: int, single: Callable[[str], Named]
    ) -> Named:
        """Read the parts so that the fewest are unknown, and of those ways the fewest names.

        Where two such ways differ, nothing is named for certain.
        """
        spans = list(_spans(text, between))
        if len(spans) > _MOST_PARTS:
            return (None,)
        ways = [_Way()]
        for end, (start, stop) in enumerate(spans, 1):
            found = [ways[-1].then(single(text[start:stop]))]
            joined = ((ways[at], self.entry(text[spans[at][0] : stop]))
                      for at in range(max(0, end - longest), end - 1))  # fmt: skip
            found += [before.then((known,)) for before, known in joined if known is not None]
            ways.append(_best_of(found))
        last = ways[-1]
        return (None,) * len(last.named) if last.torn else last.named


def entry_names(entries: Sequence[Entry]) -> EntryNames:
    """Return every name of the entries."""
    numbers: dict[str, set[int]] = defaultdict(set)
    starts: set[str] = set()
    longest = 1
    for each in entries:
        for name in _names(each):
            numbers[entry_name_key(name)].add(each.number)
            parts = [name[start:stop] for start, stop in _spans(name, _BETWEEN)]
            if parts and _BETWEEN.search(name):
                starts.add(entry_name_key(parts[0]))
                longest = max(longest, len(parts))
    numbers.pop("", None)
    frozen = {key: frozenset(found) for key, found in numbers.items()}
    nothing = frozenset(map(entry_name_key, ballot_words("nothing")))
    return EntryNames(frozen, nothing, frozenset(starts), longest)


def _names(entry: Entry) -> Iterator[str]:
    """Yield every way of naming an entry."""
    numbers = [str(entry.number), f"{entry.number:02}", f"{entry.number:03}"]
    yield from numbers
    yield from (
        f"{before}{each}" for before, each in product(ballot_words("number_before"), numbers)
    )
    yield from (
        f"{each}{behind}" for each, behind in product(numbers, ballot_words("number_behind"))
    )
    yield from (f"({each})" for each in numbers)
    for title in dict.fromkeys((entry.title, *entry.aliases)):
        for name in (title, *_numbered(numbers, title)):
            yield name
            yield f"{name}({entry.section})" if entry.section else name


def _numbered(numbers: Sequence[str], title: str) -> Iterator[str]:
    for number, between in product(numbers, ballot_words("number_and_title")):
        yield f"{number}{between}{title}"
        yield f"No.{number}{between}{title}"
    for number in numbers:
        yield from (f"({number}){title}", f"[{number}]{title}", f"【{number}】{title}")
        yield f"{title}({number})"


def _spans(text: str, between: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Yield where the parts of a text stand that are not blank."""
    start = 0
    ends = [(found.start(), found.end()) for found in between.finditer(text)]
    for stop, after in (*ends, (len(text), len(text))):
        if entry_name_key(text[start:stop]):
            yield start, stop
        start = after


def _best_of(ways: Sequence[_Way]) -> _Way:
    best = min(ways, key=lambda way: way.cost)
    rivals = {way.named for way in ways if way.cost == best.cost}
    torn = best.torn or len(rivals) > 1
    return _Way(best.named, torn)
