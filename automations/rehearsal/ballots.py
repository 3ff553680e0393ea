"""One ballot, and the poll that makes ballots as the form asks for them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from automations.rehearsal.entries import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from random import Random

    from automations.rehearsal.contest import Contest
    from automations.rehearsal.people import Person

_MARK_WEIGHTS = ((1, 3, 8, 6, 2), (1, 2, 6, 8, 4), (0, 1, 5, 8, 7))  # of marks 1 to 5
_SIZES, _SIZE_WEIGHTS = (0, 1, 2, 3), (1, 2, 3, 7)  # of choices in a category
TEST_VOTER = "テスト"


@dataclass(slots=True)
class Ballot:
    """One row of the voting form.

    ``marks`` is keyed by entry number and holds one mark a criterion (None: left empty). The
    tie at the cut is made by changing marks, which is why a ballot is not frozen. ``wide``:
    the voter typed full-width digits. ``dropped``: of two that were sent in the same second, the
    one of which the voter says on being asked that it was not meant.
    """

    voter: str
    section: str
    sections: frozenset[str]
    submitted: datetime
    marks: dict[int, list[int | None]]
    wide: bool = False
    dropped: bool = False


@dataclass(slots=True)
class Poll:
    """Makes ballots; ``moments`` are seconds of the window, each used once."""

    rng: Random
    contest: Contest
    entries: Sequence[Entry]
    moments: Iterator[datetime]
    characters: dict[int, tuple[int, ...]] = field(default_factory=dict)

    def ordinary(self, voter: Person, submitted: datetime | None = None) -> Ballot:
        """Vote as the form asks: at most the limit, all criteria, no entry of one's own."""
        moment = submitted or next(self.moments)
        ballot = Ballot(voter.staff_number, voter.section, voter.sections, moment, {})
        while not any(entry.number in ballot.marks for entry in self.entries if entry.ranked):
            for category in self.categories():
                size = self.rng.choices(_SIZES, _SIZE_WEIGHTS)[0]
                self.choose(ballot, self.open_to(ballot, category), size)
        return ballot

    def categories(self) -> list[str]:
        """Return the categories in their order."""
        return [name for name, _ in self.contest.minimum]

    def open_to(self, ballot: Ballot, category: str) -> list[Entry]:
        """Return the entries of a category that the voter has reason to choose."""
        return [
            entry
            for entry in self.entries
            if entry.category == category
            and not entry.is_of(ballot.sections)
            and ballot.voter not in entry.team
            and (entry.withdrawn is None or ballot.submitted < entry.withdrawn)
        ]

    def own(self, ballot: Ballot) -> Entry | None:
        """Return the first entry of the voter's sections on whose team the voter is not."""
        of_section = (each for each in self.entries if each.ranked and each.is_of(ballot.sections))
        return next((each for each in of_section if ballot.voter not in each.team), None)

    def own_work(self, ballot: Ballot) -> Entry | None:
        """Return the first entry that the voter works on."""
        return next((e for e in self.entries if e.ranked and ballot.voter in e.team), None)

    def overvote(self, ballot: Ballot, category: str) -> None:
        """Go over the limit in one category; the other keeps a choice that counts."""
        for each in self.categories():
            among = [entry for entry in self.open_to(ballot, each) if entry.ranked]
            size = self.contest.limit + self.rng.randint(1, 2) if each == category else 2
            self.choose(ballot, among, size)

    def choose(self, ballot: Ballot, among: Sequence[Entry], size: int) -> None:
        """Replace the choices in the category of ``among`` by ``size`` of them."""
        category = among[0].category
        for entry in self.entries:
            if entry.category == category:
                ballot.marks.pop(entry.number, None)
        left, chosen = list(among), list[Entry]()
        while len(chosen) < size:
            chosen += self.rng.choices(left, [entry.appeal for entry in left])
            left.remove(chosen[-1])
        for entry in sorted(chosen, key=lambda each: each.number):
            ballot.marks[entry.number] = self.marks(entry)

    def marks(self, entry: Entry) -> list[int | None]:
        """Mark an entry on every criterion, as well as it is thought of on each."""
        if entry.number not in self.characters:
            kinds = range(len(_MARK_WEIGHTS))
            self.characters[entry.number] = tuple(
                self.rng.choice(kinds) for _ in self.contest.weights
            )
        return [
            self.rng.choices(self.contest.marks, _MARK_WEIGHTS[kind])[0]
            for kind in self.characters[entry.number]
        ]

    def ranked_choices(self, ballot: Ballot) -> list[Entry]:
        """Return the chosen entries that take part to the end."""
        return [entry for entry in self.entries if entry.ranked and entry.number in ballot.marks]
