"""Events of every kind that settings can describe, for laws that hold for all of them."""

import string
from datetime import date, datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from automations.award.rules import (
    COUNTINGS,
    AwardRules,
    BlankCriterion,
    Category,
    Criterion,
    Method,
    Overvote,
    OwnSection,
    Revote,
    SelectionRules,
    TieRule,
    VoteRules,
)
from automations.books.google.addresses import is_google
from automations.event.model import Approval, Basics, Event, Outputs, Schedule
from automations.registration.rules import (
    BodyAlias,
    Gate,
    Holds,
    Kind,
    LastTime,
    Later,
    RegistrationRules,
    RegistrationSource,
    Syllables,
)
from automations.tables.folding import folded, trimmed
from automations.tables.profiles import profile_labels
from automations.tables.sources import Source

TOKYO = ZoneInfo("Asia/Tokyo")
# What people type, and what spreadsheets are known to spoil.
ODD = ["007", "=1+1", "+81", "-", "@A1", "'x", "1/2", "12:30", "TRUE", "1e5", "_x000D_", "「部」",
       "区、市", "a,b", "上\n下", "「a」、b", "#", '"', "\\d", "記入例", "はい"]  # fmt: skip
_LETTERS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Cn", "Co"])
texts = (st.sampled_from(ODD) | st.text(_LETTERS, min_size=1, max_size=8)).map(trimmed).filter(bool)
maybe = st.just("") | texts
lists = st.lists(texts, max_size=3, unique=True).map(tuple)
files = texts.filter(lambda text: not is_google(text))
paths = files.filter(lambda text: not set(text) & set("\\¥￥＼"))
online = st.text(string.ascii_letters + "-_0123456789", min_size=20, max_size=44).map(
    lambda key: f"google:{key}"
)
books = paths | online
counts = st.integers(0, 10**14)
days = st.dates(date(1950, 1, 2), date(2199, 12, 31))
moments = st.datetimes(datetime(1952, 1, 1), datetime(2199, 1, 1), timezones=st.just(TOKYO)).map(  # noqa: DTZ001 - the strategy adds the zone
    lambda moment: moment.replace(microsecond=0, fold=0)
)
weights = st.decimals("0.001", "1e9", allow_nan=False, places=3).map(Fraction) | st.sampled_from(
    [Fraction(40), Fraction("0.12345678901234567891")]
)
profiles = st.just("") | st.sampled_from(profile_labels())
sources = st.builds(Source, books, maybe, profiles)
registrations = st.builds(
    RegistrationRules,
    st.lists(
        st.builds(
            RegistrationSource,
            books,
            maybe,
            profiles,
            maybe,
            st.none() | st.sampled_from(Kind),
            st.sampled_from(Later),
            st.sampled_from(Holds),
        ),
        min_size=1,
        max_size=3,
        unique=True,
    ).map(tuple),
    st.lists(texts, min_size=1, max_size=3, unique=True).map(tuple),
    st.none() | sources,
    lists,
    st.none() | sources,
    st.lists(
        st.builds(BodyAlias, texts.filter(lambda text: folded(text) != "記入例"), texts),
        max_size=3,
        unique_by=lambda alias: folded(alias.written),
    ).map(tuple),
    st.lists(
        st.builds(
            Gate,
            texts.filter(lambda text: folded(text) != "記入例"),
            st.lists(st.sampled_from(Kind), max_size=4, unique=True).map(tuple),
            st.lists(st.sampled_from(Syllables), max_size=10, unique=True).map(tuple),
        ),
        max_size=3,
        unique_by=lambda gate: folded(gate.name),
    ).map(tuple),
    st.integers(5, 240),
)


@st.composite
def awards(draw: st.DrawFn) -> AwardRules:
    """Draw an award whose rules do not contradict each other."""
    # A row that begins with 記入例 is an example, in every sheet.
    named = texts.filter(lambda text: folded(text) != "記入例")
    names = draw(st.lists(named, min_size=2, max_size=5, unique_by=folded))
    half = len(names) // 2
    categories = [Category(name, draw(st.integers(0, 2))) for name in names[:half]]
    criteria = [Criterion(name, draw(weights)) for name in names[half:]]
    start, length = draw(moments), draw(st.integers(0, 10**7))
    lowest = draw(st.integers(0, 5))
    vote = VoteRules(
        opens=start,
        closes=start + timedelta(seconds=length),
        choices_per_category=draw(st.integers(1, 9)),
        lowest_mark=lowest,
        highest_mark=lowest + draw(st.integers(1, 9)),
        revote=draw(st.sampled_from(Revote)),
        overvote=draw(st.sampled_from(Overvote)),
        own_section=draw(st.sampled_from(OwnSection)),
        blank_criterion=draw(st.sampled_from(BlankCriterion)),
        counting=draw(st.sampled_from(COUNTINGS[Method.MARKS])),
    )
    ties = draw(st.lists(st.sampled_from(TieRule), min_size=1, max_size=5, unique=True))
    seed = draw(texts if TieRule.LOTS in ties else maybe)
    least = max(1, sum(each.minimum_seats for each in categories))
    return AwardRules(
        name=draw(texts),
        entries=draw(sources),
        roll=draw(sources),
        ballots=draw(sources),
        categories=tuple(categories),
        criteria=tuple(criteria),
        vote=vote,
        selection=SelectionRules(
            draw(st.integers(least, 99)), tuple(ties), draw(st.integers(0, 9)), seed
        ),
        judges=draw(st.none() | sources),
    )


def _last_time(label: str, day: date, host_staff: int, external: int, bodies: int) -> LastTime:
    return LastTime(label, day, host_staff + external, host_staff, external, bodies)


@st.composite
def events(draw: st.DrawFn) -> Event:
    """Draw an event with or without every part that may be absent."""
    basics = Basics(draw(texts), draw(texts), draw(days), draw(maybe), draw(maybe))
    registration, award = draw(
        st.tuples(st.none() | registrations, st.none() | awards()).filter(any)
    )
    last_days = st.dates(date(1950, 1, 1), basics.day - timedelta(days=1))
    last = st.builds(_last_time, texts, last_days, *([counts] * 3))
    return Event(
        basics,
        draw(st.builds(Schedule, *([st.none() | days] * 4), st.none() | moments, st.none() | days)),
        registration,
        award,
        draw(st.none() | last),
        draw(st.builds(Approval, st.none() | moments, maybe, st.none() | days)),
        draw(st.builds(Outputs, paths, files, files, files, st.just("") | paths)),
    )
