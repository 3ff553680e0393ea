"""The entries of the award, the people behind them, and how well each is liked."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from automations.rehearsal.spelling import folded, full_width, hiragana
from automations.rehearsal.words import host_body, host_sections, words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from random import Random

    from automations.rehearsal.people import Person


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry; ``number`` starts at 1. ``appeal`` is the weight with which voters pick it.

    ``partner``: the other section of a joint entry. ``team``: the staff numbers of everybody who
    worked on it.
    """

    number: int
    title: str
    category: str
    section: str
    leader: str
    members: str
    mail: str
    issue: str
    work: str
    effect: str
    savings: str
    judged: bool
    withdrawn: datetime | None
    appeal: int
    partner: str
    team: frozenset[str]
    title_kana: str
    leader_kana: str

    @property
    def sections(self) -> str:
        """The sections as written: a joint entry names two."""
        return "、".join(filter(None, (self.section, self.partner)))

    def is_of(self, sections: frozenset[str]) -> bool:
        """Tell whether the entry is of one of these sections."""
        return not sections.isdisjoint({self.section, self.partner})

    @property
    def ranked(self) -> bool:
        """Whether the entry takes part in the award to the end."""
        return self.judged and self.withdrawn is None


# Three of a category stand clear of the fourth, and the fourth clear of the rest: only then can
# the tie at the cut be made without anybody else in it.
_APPEALS = (300, 262, 228, 150, 92, 80, 70, 62, 54, 46, 40)
_WITHDRAWN_PLACE, _EXHIBITED_PLACE = 5, 6


def entries_of(
    rng: Random, staff: Sequence[Person], opens: datetime, closes: datetime
) -> tuple[Entry, ...]:
    """Invent the entries: one is withdrawn while the vote runs, one does not wish to be judged."""
    listed = words("works")["entries"]
    categories = list(dict.fromkeys(work["category"] for work in listed))
    withdrawn_in, exhibited_in = rng.sample(categories, 2)
    moment = opens + (closes - opens) // 2 + timedelta(seconds=rng.randrange(7200))
    drawn = {category: _appeals(rng, listed, category) for category in categories}
    made = []
    for number, work in enumerate(listed, 1):
        category, appeal = work["category"], drawn[work["category"]].pop()
        leaves = category == withdrawn_in and appeal == _APPEALS[_WITHDRAWN_PLACE]
        shown = category == exhibited_in and appeal == _APPEALS[_EXHIBITED_PLACE]
        lot = _Lot(number, appeal, not shown, moment if leaves else None)
        made.append(_entry(rng, work, staff, lot))
    return tuple(made)


def _appeals(rng: Random, listed: Sequence[dict[str, Any]], category: str) -> list[int]:
    size = sum(work["category"] == category for work in listed)
    return rng.sample(_APPEALS[:size], size)


@dataclass(frozen=True, slots=True)
class _Lot:
    """What chance decided about an entry; see `Entry`."""

    number: int
    appeal: int
    judged: bool
    withdrawn: datetime | None


def _entry(rng: Random, work: dict[str, Any], staff: Sequence[Person], lot: _Lot) -> Entry:
    leader, *members = _team(rng, work, staff)
    savings = f"年間{work['savings']:,}時間"
    mailboxes = {section.name: section.mailbox for section in host_sections()}
    return Entry(
        lot.number, work["title"], work["category"], work["section"], leader.name,
        "、".join(member.name for member in members),
        f"{mailboxes[work['section']]}@{host_body().domain}",
        work["issue"], work["work"], work["effect"],
        full_width(savings) if lot.number % 7 == 0 else savings,
        lot.judged, lot.withdrawn, lot.appeal, work.get("partner", ""),
        frozenset(person.staff_number for person in (leader, *members)),
        work["kana"], hiragana(leader.kana),
    )  # fmt: skip


def _team(rng: Random, work: dict[str, Any], staff: Sequence[Person]) -> list[Person]:
    """Draw four of the section, and one of each section that lent a hand; nobody has a namesake."""
    names = Counter(folded(person.name) for person in staff)
    alone = [person for person in staff if names[folded(person.name)] == 1]
    own = [person for person in alone if person.section == work["section"]]
    others = [work[key] for key in ("partner", "helper") if key in work]
    lent = [rng.choice([each for each in alone if each.section == other]) for other in others]
    return [*rng.sample(own, 4), *lent]
