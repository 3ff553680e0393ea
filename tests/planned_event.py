"""An event with every day planned, as settings: no folder and no book belongs to it."""

from datetime import date, datetime
from fractions import Fraction
from zoneinfo import ZoneInfo

from automations.award.rules import AwardRules, Category, Criterion, SelectionRules, VoteRules
from automations.event.model import Approval, Basics, Event, Schedule
from automations.registration.rules import RegistrationRules, RegistrationSource
from automations.tables.sources import Source

ZONE = ZoneInfo("Asia/Tokyo")


def at(month: int, day: int, hour: int = 10, minute: int = 0, year: int = 2026) -> datetime:
    """Return an instant on the event's clock."""
    return datetime(year, month, day, hour, minute, tzinfo=ZONE)


PLANNED = Event(
    basics=Basics("みどり野区×DX展", "みどり野区", date(2026, 12, 18), "区役所 1階ロビー"),
    schedule=Schedule(
        entries_open=date(2026, 10, 1),
        entries_close=date(2026, 10, 30),
        registration_opens=date(2026, 11, 2),
        registration_closes=date(2026, 12, 11),
        judging=at(12, 18, 15),
        report_by=date(2027, 1, 29),
    ),
    registration=RegistrationRules(
        sources=(RegistrationSource("共有/申込.xlsx"),),
        host_bodies=("みどり野区",),
        reception=Source("共有/受付簿.xlsx"),
    ),
    award=AwardRules(
        name="DXアワード",
        entries=Source("共有/エントリー.xlsx"),
        roll=Source("事務局限り/投票対象者名簿.xlsx"),
        ballots=Source("事務局限り/投票.xlsx"),
        categories=(Category("窓口"), Category("内部")),
        criteria=(Criterion("効果", Fraction(60)), Criterion("工夫", Fraction(40))),
        vote=VoteRules(opens=at(11, 16, 9), closes=at(11, 20, 17, 15), choices_per_category=3),
        selection=SelectionRules(seats=3),
        judges=Source("事務局限り/審査員.xlsx"),
    ),
    approval=Approval(at(9, 25, 15), "8企情第100号", date(2026, 12, 4)),
)
"""応募 10/1-10/30, 申込 11/2-12/11, 投票 11/16 9:00-11/20 17:15, the day and judging 12/18."""
