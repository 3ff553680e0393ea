"""Ballots of one voter in one second that say different things: a person says which one counts.

A question names rows only, never what stands in them. What a row says may be told from another
only while the sheet stands as it stood, so the key of a question holds, for each row, a letter for
its content: ``同時刻-1A2B3C4D-12ア・15イ``. When rows are sorted later, an answer still finds the
content it was about. Where one of the rows it names now holds the content of the other, nobody
knows which of both the person looked at: then that answer is not used, and it is asked anew.

The letters go by the order of digests, which tells nothing. The eight characters before them stand
for the voter, the second, the contents and (as salt, or few guesses would tell the contents) what
the first thousand ballots in the window say; when one of these changes, it is asked anew, as it is
with ties. No row and no place in the order of rows decides anything.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby

from automations.award.wording import said
from automations.tables.parsing import folded
from automations.tables.places import Place
from automations.tables.problems import Problem, problem
from automations.tables.rendering import japanese_time
from automations.tables.report import Step

SHEET = "判定_票"
_PREFIX = "同時刻"
_LETTERS = "アイウエオカキクケコサシスセソタチツテトナニヌネノ"
_BOUND = re.compile(rf"([1-9]\d*)([{_LETTERS}]+)")
_ROW = re.compile(r"([1-9]\d*)(?:行目)?")
_BOTH = 2
_NONE = ("none_of_two", "none_of_all")


@dataclass(frozen=True, slots=True)
class Rival:
    """A ballot that another of the same voter and second contradicts; ``row`` as the sheet has it.

    ``content`` is what it says, as one text: it goes into digests and nowhere else.
    """

    row: int
    voter: str
    at: datetime
    content: str


@dataclass(frozen=True, slots=True)
class SameSecond:
    """A question to a person: which of these rows counts?

    ``letters``: the letter of each row's content, by row, in order. ``at`` is zone-aware.
    """

    key: str
    at: datetime
    letters: Mapping[int, str]
    place: Place

    @property
    def options(self) -> tuple[str, ...]:
        """Return the answers to choose from: one a row, and none of them."""
        none = _NONE[len(self.letters) > _BOTH]
        rows = (said("same_second", "option", row=row) for row in self.letters)
        return (*rows, said("same_second", none))

    @property
    def rows(self) -> str:
        """Return the rows as people name them."""
        return "・".join(said("same_second", "row", row=row) for row in self.letters)

    @property
    def asked(self) -> str:
        """Return the question."""
        return said("same_second", "question", count=len(self.letters))

    @property
    def evidence(self) -> tuple[tuple[str, str], ...]:
        """Return heading and text of what a person needs to find the rows."""
        where = f"{self.place} {self.rows}"
        return (
            (said("same_second", "evidence_rows"), where),
            (said("same_second", "evidence_time"), japanese_time(self.at)),
        )


@dataclass(frozen=True, slots=True)
class Settled:
    """What people have said of the rivals: ``dropped`` rows do not count.

    ``settled``: the rows about which there is an answer. ``open``: what is still to be answered.
    """

    settled: frozenset[int] = frozenset()
    dropped: frozenset[int] = frozenset()
    open: tuple[SameSecond, ...] = ()
    problems: tuple[Problem, ...] = field(default=())


def settle(
    rivals: Iterable[Rival], salt: str, place: Place, decisions: Mapping[str, str]
) -> Settled:
    """Apply the recorded answers to all rivals, and ask where there is none that can be used."""
    ordered = sorted(rivals, key=lambda each: (each.voter, each.at, each.row))
    groups = groupby(ordered, key=lambda each: (each.voter, each.at))
    asked = [_question(list(group), salt, place) for _, group in groups]
    answered = {each.key: _answered(each, decisions) for each in asked}
    settled, dropped, problems = set[int](), set[int](), list[Problem]()
    for each in asked:
        match answered[each.key]:
            case str(letter):
                settled |= each.letters.keys()
                dropped |= {row for row, own in each.letters.items() if own != letter}
            case found:
                problems += [found] if isinstance(found, Problem) else []
    waiting = tuple(each for each in asked if not isinstance(answered[each.key], str))
    return Settled(frozenset(settled), frozenset(dropped), waiting, tuple(problems))


def _question(group: Sequence[Rival], salt: str, place: Place) -> SameSecond:
    first, digests = group[0], {each.row: _digest(each) for each in group}
    letters = {each: _letter(n) for n, each in enumerate(sorted(set(digests.values())))}
    by_row = {row: letters[found] for row, found in digests.items()}
    whole = _framed(first.voter, first.at.isoformat(), salt, *sorted(digests.values()))
    bound = "・".join(f"{row}{letter}" for row, letter in by_row.items())
    key = f"{_PREFIX}-{hashlib.sha256(whole).hexdigest()[:8].upper()}-{bound}"
    return SameSecond(key, first.at, by_row, place)


def _digest(rival: Rival) -> str:
    whole = _framed(rival.voter, rival.at.isoformat(), rival.content)
    return hashlib.sha256(whole).hexdigest()


def _framed(*texts: str) -> bytes:
    return b"".join(b"%d:%s" % (len(data), data) for data in (text.encode() for text in texts))


def _letter(number: int) -> str:
    """Return the letter for a content, from 0; more than there are letters repeat one."""
    again, place = divmod(number, len(_LETTERS))
    return _LETTERS[place] * (again + 1)


def _answered(asked: SameSecond, decisions: Mapping[str, str]) -> str | Problem | None:
    """Return the letter that counts ("" for none), or what is wrong with the answer, or None."""
    if answer := decisions.get(asked.key, "").strip():
        letter = _meant(answer, asked.letters)
        return _unfit(asked, answer) if letter is None else letter
    earlier = list(_earlier(asked, decisions))
    held = {letter for letter, usable in earlier if usable}
    if len(held) == 1 and all(usable for _, usable in earlier):
        return held.pop()
    return problem("same_second_moved", asked.place) if earlier else None


def _earlier(asked: SameSecond, decisions: Mapping[str, str]) -> Iterator[tuple[str, bool]]:
    """Yield the answers to this question when the rows stood elsewhere, and if each still holds."""
    start = asked.key[: asked.key.rindex("-") + 1]
    for key, answer in sorted(decisions.items()):
        if key.startswith(start) and key != asked.key and answer.strip():
            letters = {int(row): letter for row, letter in _BOUND.findall(key[len(start) :])}
            letter = _meant(answer, letters)
            moved = any(asked.letters.get(row, own) != own for row, own in letters.items())
            if letter is not None:
                yield letter, not moved


def _meant(answer: str, letters: Mapping[int, str]) -> str | None:
    """Return the letter of the row an answer names, "" if it says none; None if it is neither."""
    if folded(answer) in {folded(said("same_second", each)) for each in _NONE}:
        return ""
    named = {folded(said("same_second", "option", row=row)): row for row in letters}
    found = _ROW.fullmatch(folded(answer))
    row = named.get(folded(answer), int(found[1]) if found else 0)
    return letters.get(row)


def _unfit(asked: SameSecond, answer: str) -> Problem:
    words = {"rows": asked.rows, "answer": answer, "options": "、".join(asked.options)}
    return problem("same_second_answer_unfit", Place(SHEET), **words)


def steps(asked: Sequence[SameSecond]) -> Iterator[Step]:
    """Yield what a person is to do next."""
    for each in asked:
        yield Step(said("same_second", "step", rows=each.rows))
