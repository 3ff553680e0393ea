"""What must be true of a spreadsheet that people typed into while we wrote."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from automations.errors import DONE, DONE_WITH_WARNINGS, TryAgain, most_severe
from benchmarks.google_sweep.picture import Cells, Picture
from benchmarks.google_sweep.small_event import NEW_TAB, TITLE
from benchmarks.google_sweep.stage import Ended
from benchmarks.google_sweep.typing_cases import LOST, TypingCase
from benchmarks.google_sweep.verdict import Wrong, told, unfit_words

_WARNED = {"google_followed", "google_locked"}
_ASTRAY = "google_astray"
_NAMES_ROW = re.compile(r"\d+行目")
_NOTHING_FOUND = "要確認はありません。"
_COPYING = {"the tab duplicated"}
_NARROWING = {"a column before ours deleted", "a column behind ours deleted"}
_TAKING_AWAY = {
    "our write undone",
    "pasted over our column",
    "our column merged",
    "our tab deleted",
}
"""What people take away after we wrote it is gone until the next run: that is theirs to decide."""


Statuses = Mapping[tuple[str, ...], tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Truth:
    """What an undisturbed run ends with."""

    code: int
    picture: Picture
    statuses: Statuses


def statuses_of(now: Picture) -> dict[tuple[str, ...], tuple[int, str]]:
    """Return where each row stands and what is said of it, by what people keep in it."""
    return {
        _known_by(now.people[tab], row, column): (row, now.people[tab].get((row, column), ""))
        for tab, column in now.ours()
        for row in sorted({row for row, _ in now.people[tab]})
    }


def _numberless(text: str) -> str:
    return _NAMES_ROW.sub("行目", text)


def _known_by(cells: Cells, row: int, ours: int) -> tuple[str, ...]:
    """Return what people keep in a row, wherever its columns stand; formulas change by moving."""
    texts = (text for (at, column), text in cells.items() if at == row and column != ours)
    return tuple(sorted(text for text in texts if not text.startswith("=")))


@dataclass(slots=True)
class Judged:
    """One case as it is judged; ``meant``: what people did, without a run of ours."""

    case: TypingCase
    truth: Truth
    old: Statuses
    meant: Picture
    after: Statuses
    wrong: list[tuple[Wrong, str]] = field(default_factory=list)

    def disturbed(self, ended: Ended, now: Picture) -> None:
        """Judge the run that people typed into."""
        codes = told(ended.words)
        stopped = ended.code != self.truth.code or bool(codes)
        if words := unfit_words(ended.words, stopped=stopped):
            self._say(Wrong.WORDS, f"{words}: {ended.words}")
        if stopped and f"{TITLE}（Google）: " not in ended.words:
            self._say(Wrong.WORDS, f"no place: {ended.words}")
        warned = DONE_WITH_WARNINGS if _WARNED.issuperset(codes) else TryAgain.exit_code
        expected = most_severe([self.truth.code, *([warned] if stopped else [])])
        if ended.code != expected:
            self._say(Wrong.CODE, f"{ended.code}, not {expected}: {ended.words}")
        if not stopped and (lacking := self._lacking(now)):
            self._say(Wrong.CODE, f"{ended.code} although {lacking}")
        if now.is_doubled:
            self._say(Wrong.DOUBLED, str(now))
        if _ASTRAY not in codes:  # it says so itself, and cannot help it
            self._cells(now, stopped=stopped)

    def settled(self, final: Ended, reference: Ended, now: Picture, after: Picture) -> None:
        """Judge the run after it, which nobody disturbed."""
        if now.is_doubled:
            self._say(Wrong.DOUBLED, f"at last {now}")
        is_refused = reference.code not in {DONE, DONE_WITH_WARNINGS}
        self._cells(now, stopped=is_refused, at_last=True)
        differing = list(_differences(now.people, after.people))
        overwritten = [each for each in differing if self._was_typed(*each)]
        if is_refused and final.code != reference.code:
            self._say(Wrong.CODE, f"at last {final.code}, not {reference.code}: {final.words}")
        # What we wrote before we were refused may stand; and nobody can tell what people typed
        # into our column in the instant before we wrote there.
        if is_refused or overwritten or self.case.name in _COPYING:
            return
        if (final.code, told(final.words)) != (reference.code, told(reference.words)):
            self._say(Wrong.CODE, f"at last {final.code}, not {reference.code}: {final.words}")
        if differing:
            self._say(Wrong.MIXED, f"at last {differing}")
        if now.own != after.own and (after.own or _NOTHING_FOUND not in now.own[0].values()):
            self._say(Wrong.MIXED, f"at last {now.own}, not {after.own}")

    def _was_typed(self, tab: int, row: int, column: int, text: str, was: str) -> bool:
        """Tell whether people typed into our column what stood there when we wrote."""
        typed = self.meant.people.get(tab, {}).get((row, column), "")
        return (tab, column) in set(self.meant.ours()) and was == typed and bool(text and typed)

    def _lacking(self, now: Picture) -> str:
        """Return a row that is there as it was read and does not say what was found, or ""."""
        if self.case.name in _TAKING_AWAY:
            return ""
        for known, (row, text) in statuses_of(now).items():
            found = self.truth.statuses.get(known)
            wanted = {each[1] for each in (found, self.after.get(known)) if each}
            if found and text not in wanted:
                return f"row {row + 1} says {text!r}, not {wanted}"
        return "" if now.own else "our tab is missing"

    def _cells(self, now: Picture, *, stopped: bool, at_last: bool = False) -> None:
        for tab, row, column, text, was in _differences(now.people, self.meant.people):
            ours, at_end = (tab, column) in set(self.meant.ours()), "at last " if at_last else ""
            seen = f"{at_end}{tab}!{row + 1}/{column + 1} says {text!r}, not {was!r}"
            if not ours:
                self._say(Wrong.EMPTIED if was else Wrong.MIXED, seen)
            elif text and not self._fits(
                (tab, row, column), text, stopped=stopped, at_last=at_last
            ):
                self._say(Wrong.MIXED, seen)
            elif was and not text and self.case.moment in LOST:
                self._say(Wrong.EMPTIED, seen)

    def _fits(self, at: tuple[int, int, int], text: str, *, stopped: bool, at_last: bool) -> bool:
        """Tell whether a text of ours may stand in a cell: of a tab, a row and a column."""
        tab, row, column = at
        if self.case.name in _COPYING and tab == NEW_TAB:
            return True  # people's copy of what stood there then
        known = _known_by(self.meant.people[tab], row, column)
        if any(text == said for _, said in self._found(self.after, known)):
            return True
        # What an earlier run said of the row stays beside it if this one was stopped.
        if stopped and any(text == said for _, said in self._found(self.old, known)):
            return True
        typed = self.meant.people[tab].get((row, column), "")
        return any(
            (text == said and (then == row or not _NAMES_ROW.search(text)))
            # Where people had typed, no undisturbed run says which number would be right.
            or (at_last and typed and _numberless(text) == _numberless(said))
            for then, said in self._found(self.truth.statuses, known)
        )

    def _found(self, statuses: Statuses, known: tuple[str, ...]) -> list[tuple[int, str]]:
        """Return what was found of the row that people keep this in."""
        if self.case.name in _NARROWING:
            left = Counter(known)
            return [said for each, said in statuses.items() if left <= Counter(each)]
        return [statuses[known]] if known in statuses else []

    def _say(self, wrong: Wrong, seen: str) -> None:
        self.wrong.append((wrong, seen))


_People = Mapping[int, Cells]


def _differences(now: _People, meant: _People) -> Iterator[tuple[int, int, int, str, str]]:
    """Yield tab, row, column, what is said there, and what was meant."""
    for tab in sorted({*now, *meant}):
        says, said = now.get(tab, {}), meant.get(tab, {})
        for row, column in sorted({*says, *said}):
            pair = says.get((row, column), ""), said.get((row, column), "")
            if pair[0] != pair[1]:
                yield (tab, row, column, *pair)
