"""What the rules of the menu ask: an event, the instant, and what lies in its folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from automations.award.approval import State
from automations.award.judging.confirmation import State as Confirmed
from automations.award.judging_rules import Presented
from automations.event.model import Event
from automations.flows.deadlines import is_over
from automations.flows.scope import ATTENDANCE, EVERYTHING, FINALISTS, Scope


@dataclass(frozen=True, slots=True)
class FolderState:
    """What lies in an event's folder, as far as it tells what comes next.

    ``missing``: books of the settings that are not there and that we can make. ``outdated``: files
    that we made, that nobody has saved since, and of which the settings now say something else.
    ``filled``: names of the schemas of which a book holds at least one row of data.
    ``counted``: for what people call a job, the latest instant for which it was counted from
    just what lies there now. ``questions``: how many wait for an answer in 判定.xlsx, save for
    ``pairs`` of rows that may be one person, for which nothing waits.
    ``checked``: 要確認 was written after all that is read; ``to_mend``: it says 要修正.
    ``forms``: the form-building sheets are no older than the entries.
    ``diagnosed``: somebody ran 診断 in this sitting. ``copy_out``: which copies are out, in words.
    ``approval``: where the finalists stand (案, 承認済み ...), "" without any; ``notices``: those
    to entrants were made of what is approved.
    ``prepared``: there is a book or folder for the judges' scores; ``marks``: one is written.
    ``judging``: where the judging stands (記入待ち, 速報, 確定 ...), "" while there is something to
    count; ``announced``: the data for the announcement were made of just what is 確定.
    """

    missing: tuple[str, ...] = ()
    outdated: tuple[str, ...] = ()
    filled: frozenset[str] = frozenset()
    counted: Mapping[str, datetime] = field(default_factory=dict)
    questions: int = 0
    pairs: int = 0
    checked: bool = False
    to_mend: bool = False
    forms: bool = False
    diagnosed: bool = False
    copy_out: str = ""
    is_copy: bool = False
    approval: str = ""
    notices: bool = False
    prepared: bool = False
    marks: bool = False
    judging: str = ""
    announced: bool = False


@dataclass(frozen=True, slots=True)
class Situation:
    """What the rules ask."""

    event: Event
    now: datetime
    state: FolderState

    @property
    def today(self) -> date:
        """The day on the event's own clock."""
        return self.now.date()

    @property
    def over(self) -> bool:
        """The day of the event has passed."""
        return self.today > self.event.basics.day

    @property
    def there(self) -> bool:
        """Nothing that has to be there first is missing."""
        return not self.state.missing

    @property
    def voting(self) -> bool:
        """People may vote now."""
        award = self.event.award
        return award is not None and award.vote.opens <= self.now <= award.vote.closes

    @property
    def voted(self) -> bool:
        """There was a vote and it has closed."""
        award = self.event.award
        return award is not None and self.now > award.vote.closes

    @property
    def registering(self) -> bool:
        """People may register: from the first registration or the stated day until the event."""
        opens = self.event.schedule.registration_opens
        begun = "registration" in self.state.filled or bool(opens and opens <= self.today)
        return self.event.registration is not None and begun and not self.over

    @property
    def entering(self) -> bool:
        """Entries may come in: from the stated day, or the first entry, until the close."""
        planned = self.event.schedule
        begun = planned.entries_open is not None and planned.entries_open <= self.today
        return self.event.award is not None and begun and not past(planned.entries_close, self.now)

    @property
    def chosen(self) -> bool:
        """The finalists stand, or there is nothing to choose; what is judged was chosen."""
        award = self.event.award
        if award is None or self.state.judging in {each.value for each in Confirmed}:
            return True
        return self.counted(FINALISTS, award.vote.closes)

    @property
    def waits_for_approval(self) -> bool:
        """There are finalists, and nobody has approved just these."""
        return self.state.approval not in {"", State.APPROVED.value}

    @property
    def judged(self) -> bool:
        """The event has a judging, and it is not all over and reported."""
        over = self.over and self.today > self.judging_day
        return "judging" in self.event.parts and not (over and self.reported)

    @property
    def judging_day(self) -> date:
        """The day on which the judges sit; unless it is set, that of the event."""
        planned = self.event.schedule.judging
        return planned.date() if planned else self.event.basics.day

    @property
    def judging_begun(self) -> bool:
        """The judges have begun: by the clock, or because a mark is written."""
        planned = self.event.schedule.judging
        begun = past(planned, self.now) if planned else self.today >= self.judging_day
        return self.judged and (begun or self.state.marks)

    @property
    def candidates_stand(self) -> bool:
        """It is known who is judged: the finalists are approved, or everybody is."""
        return self.all_are_judged or self.state.approval == State.APPROVED.value

    @property
    def all_are_judged(self) -> bool:
        """Every entry is judged, chosen or not."""
        award = self.event.award
        judging = award.judging if award else None
        return judging is not None and judging.panel.presented is Presented.ALL

    def judging_within(self, ahead: timedelta) -> bool:
        """Tell whether the judging begins soon, or goes on."""
        near = self.judging_begun or self.today + ahead >= self.judging_day
        return self.judged and near

    @property
    def attended(self) -> bool:
        """The visitors are counted, or nobody counts them."""
        registration = self.event.registration
        return not (registration and registration.reception) or self.counted(ATTENDANCE)

    @property
    def reported(self) -> bool:
        """Everything was counted when the event was over."""
        at = self.state.counted.get(EVERYTHING.words)
        return at is not None and at.astimezone(self.now.tzinfo).date() >= self.event.basics.day

    def counted(self, scope: Scope, since: datetime | None = None) -> bool:
        """Tell whether a job, or all of them, was run on what lies there, as of ``since``."""
        known = (self.state.counted.get(each.words) for each in (scope, EVERYTHING))
        return any(at and (since is None or at >= since) for at in known)

    def before(self, moment: date | None, ahead: timedelta) -> bool:
        """Tell whether a moment is still to come, but no further away than ``ahead``."""
        if moment is None or is_over(moment, self.now):
            return False
        return moment <= (self.now if isinstance(moment, datetime) else self.today) + ahead

    def vote_opens_within(self, ahead: timedelta) -> bool:
        """Tell whether the vote begins soon."""
        return self.event.award is not None and self.before(self.event.award.vote.opens, ahead)


def past(moment: date | None, now: datetime) -> bool:
    """Tell whether a moment is over; one that is not set never is."""
    return moment is not None and is_over(moment, now)
