"""One registration as typed: three ways to register, and what people do with each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum
from typing import TYPE_CHECKING

from automations.registration.rules import Kind
from automations.rehearsal.spelling import (
    full_width,
    half_width,
    hiragana,
    plain_enough,
    typed_alike,
)
from automations.rehearsal.words import Body, bodies, host_body

if TYPE_CHECKING:
    from collections.abc import Iterable
    from random import Random

    from automations.rehearsal.people import Person

OPENS = datetime(2024, 11, 11, 9, 0, 0)  # noqa: DTZ001 - sheets hold the wall clock without a zone
ANONYMOUS = "anonymous"
SLOTS = ("午前（10:00～12:00）", "午後1（13:00～15:00）", "午後2（15:00～17:00）")
_WORDS = {Kind.EXTERNAL: "自治体職員", Kind.EXHIBITOR: "出展企業", Kind.SPEAKER: "講師"}


class Source(Enum):
    """Where registrations arrive; the value is the book's path in the event's folder."""

    FORMS = "共有/申込_庁内.xlsx"
    GOOGLE = "共有/申込_庁外.csv"
    HAND = "共有/申込_手入力.csv"


class Trap(Enum):
    """What makes a row worth a second look; the value is for people."""

    EXACT = "同じ内容の申込"
    NEAR = "書き方だけが違う申込"
    AGAIN = "出し直した申込"
    TWO_SOURCES = "二つの窓口からの申込"
    CANCELLED_ROW = "取消の印がある申込"
    CANCELLED_LATER = "後から取り消した申込"
    CANCELLED_AND_BACK = "取り消した後の再申込"
    PROXY = "代理申込"
    GROUP = "一つのメールによる団体の申込"
    ANONYMOUS = "匿名の回答"
    NO_NUMBER = "職員番号のない回答"
    SHARED_MAIL = "共用メールの申込"
    NO_MAIL = "メールのない申込"
    MARRIED = "姓が変わってからの申込"
    HOMOPHONE = "同じ読みの別の字で書いた申込"
    NAME_SLIP = "氏名を書き間違えた申込"
    KANA_SLIP = "フリガナがずれた申込"
    MAIL_SLIP = "メールを打ち間違えた申込"
    LOST_LETTER = "文字が化けた申込"
    LOOKALIKE = "よく似た別の人の申込"


DOUBTFUL = frozenset({Trap.MARRIED, Trap.HOMOPHONE, Trap.NAME_SLIP, Trap.KANA_SLIP,
                      Trap.MAIL_SLIP, Trap.LOST_LETTER})  # fmt: skip
"""What nobody but a person can bring together with the other rows of the same person."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One row of a registration sheet and the person it is about.

    ``submitted`` is the wall clock; a list kept by hand knows the day only. ``account`` is the
    name of whoever was signed in, as Microsoft Forms exports it.
    """

    source: Source
    person: Person
    submitted: datetime
    name: str
    kana: str
    staff_number: str
    mail: str
    phone: str
    body: str
    section: str
    kind: str
    account: str
    slot: str
    proxy_by: str = ""
    cancelled: bool = False
    note: str = ""
    traps: frozenset[Trap] = frozenset()

    def marked(self, *traps: Trap) -> Answer:
        """Return the answer with further traps noted."""
        return replace(self, traps=self.traps | set(traps))


def in_sheet_order(answers: Iterable[Answer], source: Source) -> list[Answer]:
    """Return the answers of a source in the order of its rows."""
    return sorted((each for each in answers if each.source is source), key=_by_time)


def _by_time(written: Answer) -> datetime:
    return written.submitted


def answer(rng: Random, source: Source, person: Person, day: int) -> Answer:
    """Write down an ordinary registration on the given day, counted from the opening day 0."""
    hand = source is Source.HAND
    clock = timedelta() if hand else timedelta(seconds=rng.randrange(8 * 3600))
    midnight = OPENS.replace(hour=0) if hand else OPENS
    written = Answer(
        source, person, midnight + timedelta(days=day) + clock, person.name, person.kana,
        person.staff_number, person.mail, person.phone, written_body(rng, person), person.section,
        kind_word(rng, source, person), person.name, rng.choice(SLOTS),
    )  # fmt: skip
    return _in_the_habit_of(rng, written)


def written_body(rng: Random, person: Person) -> str:
    """Return one of the spellings of the person's body, mostly the usual one."""
    spellings = spellings_of(person.body)
    return rng.choice(spellings) if rng.randrange(3) == 0 else person.body


def spellings_of(body: str) -> tuple[str, ...]:
    """Return every way in which the body's name is written."""
    known: tuple[Body, ...] = (
        host_body(), *bodies("visiting"), *bodies("exhibiting"), *bodies("speaking")
    )  # fmt: skip
    return next(each for each in known if each.name == body).spellings


def kind_word(rng: Random, source: Source, person: Person) -> str:
    """Return what the sheet says about whom the person belongs to."""
    if source is Source.HAND or person.kind is Kind.HOST:
        return str(person.kind.value)
    if person.kind is Kind.EXTERNAL and rng.randrange(6) == 0:
        return str(person.kind.value)
    return _WORDS[person.kind]


def retyped(rng: Random, written: Answer) -> Answer:
    """Return the same registration as another hand would type it: certain, but not equal."""
    encoding = "cp932" if written.source is Source.HAND else "utf-8"
    person = written.person
    surname = plain_enough(typed_alike(rng, person.surname, encoding), encoding)
    name = surname + rng.choice(["", " ", "　", "  "]) + person.given
    kana = rng.choice([half_width(person.kana), person.kana.replace(" ", "　"),
                       person.kana.replace(" ", "")])  # fmt: skip
    mail = written.mail if written.mail == ANONYMOUS else _retyped_mail(rng, written.mail)
    phone = rng.choice([full_width(written.phone), written.phone.replace("-", "")])
    number = rng.choice([written.staff_number, full_width(written.staff_number)])
    body = rng.choice(spellings_of(person.body))
    return replace(written, name=name, kana=kana, mail=mail, phone=phone, staff_number=number,
                   body=body)  # fmt: skip


def _retyped_mail(rng: Random, mail: str) -> str:
    return rng.choice([mail, mail.capitalize(), f"{mail} ", mail.upper()])


def later(rng: Random, written: Answer, days: int, source: Source | None = None) -> Answer:
    """Return a new answer of the same person ``days`` later, perhaps by another way."""
    day = (written.submitted.date() - OPENS.date()).days + days
    return answer(rng, source or written.source, written.person, day)


def _in_the_habit_of(rng: Random, written: Answer) -> Answer:
    """Give an ordinary answer the small habits of its source."""
    if written.source is Source.HAND:
        name = plain_enough(written.name, "cp932").replace(" ", rng.choice([" ", "　", "　"]))
        phone = full_width(written.phone) if rng.randrange(8) == 0 else written.phone
        return replace(written, name=name, kana=hiragana(written.kana), phone=phone)
    blank = rng.choice([" ", " ", "　", ""])
    return replace(written, name=written.name.replace(" ", blank))
