"""Pairs of rows that may be one person, as a person who has to say is told about them.

A question names places and puts both rows side by side as typed. Rows are those of the register
and of the reception sheet; the joint matching of both numbers the register's rows as the register
does.
"""

from __future__ import annotations

import tomllib
import unicodedata
from dataclasses import dataclass
from datetime import time
from functools import cache
from typing import TYPE_CHECKING, Any

import polars as pl

from automations import resources
from automations.people.matching import RECORD, Doubt, evidence_words
from automations.people.verdicts import Signature, Verdict, signatures_in
from automations.tables.places import Place
from automations.tables.problems import Problem, problem
from automations.tables.rendering import japanese_day, japanese_time

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from datetime import datetime

    from automations.people.matching import Contradiction
    from automations.registration.attendance import Attendance
    from automations.registration.register import Roster

CHOICES = tuple(each.value for each in Verdict)
_TYPED = ("name", "kana", "typed_body", "section", "mail", "phone", "staff_number")
AT = ("book", "sheet", "row")


@dataclass(frozen=True, slots=True)
class Side:
    """One row of a pair: its place, and what was typed there by the label of each field.

    ``record``: its number in the matching, -1 for a row that speaks of nobody.
    """

    record: int
    place: Place
    signature: Signature
    texts: Mapping[str, str]

    @property
    def name(self) -> str:
        """The name as typed."""
        return self.texts[wording()["labels"]["name"]]

    def beside(self, other: Side) -> Iterator[tuple[str, str, str]]:
        """Yield what is typed otherwise in another row: the label, and both texts.

        Width and blanks are a matter of the keyboard.
        """
        for label in (wording()["labels"][each] for each in _TYPED):
            one, two = self.texts[label], other.texts[label]
            if one and two and _plain(one) != _plain(two):
                yield label, one, two


@dataclass(frozen=True, slots=True)
class PairQuestion:
    """Whether two rows are one person; ``evidence``: heading and text, as people read them."""

    key: str
    pair: str
    evidence: tuple[tuple[str, str], ...]

    @property
    def what(self) -> str:
        """The question, in which nobody is named."""
        return said("question", pair=self.pair)


def said(key: str, /, **words: object) -> str:
    """Return a text of ``config/doubts.toml``, filled in."""
    return str(wording()[key]).format_map(words)


def open_pairs(roster: Roster | None, attendance: Attendance | None) -> tuple[PairQuestion, ...]:
    """Return what nobody has judged, the likeliest first; two persons are asked about once."""
    found = doubts_of(roster, attendance)
    if not found:
        return ()
    sides = sides_of(roster, attendance, {n for each in found for n in (each.one, each.other)})
    return tuple(_question(each, sides[each.one], sides[each.other]) for each in found)


def doubts_of(roster: Roster | None, attendance: Attendance | None) -> tuple[Doubt, ...]:
    """Unite the doubts of the register and of the reception sheet.

    The register's come first: it asks them without the reception sheet, too. Of the others each
    pair of persons is left that the register does not ask about.
    """
    first = roster.matching.doubts if roster else ()
    if attendance is None:
        return first
    person = dict(attendance.matching.persons.select(RECORD, "person").iter_rows())

    def persons(doubt: Doubt) -> frozenset[int]:
        return frozenset({person[doubt.one], person[doubt.other]})

    known = set(map(persons, first))
    more = (each for each in attendance.matching.doubts if persons(each) not in known)
    return tuple(sorted((*first, *more), key=lambda each: (-each.points, each.key)))


def _question(doubt: Doubt, one: Side, other: Side) -> PairQuestion:
    """Put both rows side by side; a field that neither fills is left out."""
    told = [each for each in wording()["labels"].values() if one.texts[each] or other.texts[each]]
    clues = "\n".join(_clues(doubt))
    evidence = (
        (said("one"), _lines(one, told)),
        (said("other"), _lines(other, told)),
        (said("clues"), clues),
    )
    return PairQuestion(doubt.key, pair_words(one.place, other.place), evidence)


def _clues(doubt: Doubt) -> Iterator[str]:
    for each in doubt.evidence:
        if each.level != "missing":
            yield evidence_words(each)


def _lines(side: Side, labels: Iterable[str]) -> str:
    texts = ((label, side.texts[label] or said("blank")) for label in labels)
    return "\n".join(said("line", label=label, text=text) for label, text in texts)


def pair_words(one: Place, other: Place) -> str:
    """Name two rows by their places.

    >>> pair_words(Place("申込.csv", "", 3), Place("申込.csv", "", 12))
    '申込.csvの3行目と12行目'
    >>> pair_words(Place("申込.csv", "", 3), Place("受付簿.xlsx", "受付簿", 5))
    '申込.csv3行目と受付簿.xlsx「受付簿」5行目'
    """
    if (one.book, one.sheet) == (other.book, other.sheet):
        book = Place(one.book, one.sheet)
        low, high = sorted((one.row, other.row))
        return said("one_sheet", book=book, one=low, other=high)
    return said("two_sheets", one=one, other=other)


def sides_of(
    roster: Roster | None, attendance: Attendance | None, records: Collection[int]
) -> dict[int, Side]:
    """Return the rows of these records."""
    rows = _rows(roster, attendance).filter(pl.col(RECORD).is_in(sorted(records)))
    return {each[RECORD]: side_of(each) for each in rows.iter_rows(named=True)}


def signed_sides(
    roster: Roster | None, attendance: Attendance | None, keys: Iterable[str]
) -> dict[Signature, list[Side]]:
    """Return the rows that questions are about, by signature, in the order of places."""
    wanted = {each for key in keys for each in signatures_in(key) or ()}
    rows = _rows(roster, attendance).filter(pl.col("signature").is_in(sorted(wanted)))
    found: dict[Signature, list[Side]] = {}
    for each in rows.sort(AT).iter_rows(named=True):
        side = side_of(each)
        found.setdefault(side.signature, []).append(side)
    return found


def _rows(roster: Roster | None, attendance: Attendance | None) -> pl.DataFrame:
    """Return every row that speaks of a person, the register's and the reception sheet's."""
    parts = [each.rows for each in (roster, attendance) if each]
    wanted = (RECORD, "signature", *AT, *wording()["labels"])
    chosen = [
        each.filter(pl.col(RECORD).is_not_null()).select(
            name if name in each.columns else pl.lit(None).alias(name) for name in wanted
        )
        for each in parts
    ]
    return pl.concat(chosen, how="diagonal_relaxed")


def side_of(row: Mapping[str, Any]) -> Side:
    """Return a row as people are shown it; ``row``: with `AT` and what has a label."""
    source = said("source", source=row["source"] or said("reception"), row=row["row"])
    at = _moment(row["submitted"]) if row["submitted"] else ""
    known = {**row, "source": source, "submitted": at}
    texts = {label: str(known[name] or "") for name, label in wording()["labels"].items()}
    record = -1 if row[RECORD] is None else row[RECORD]
    return Side(record, Place(*(row[each] for each in AT)), row["signature"], texts)


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()


def _moment(at: datetime) -> str:
    """Say when; a list kept by hand knows the day alone."""
    return japanese_time(at) if at.time() != time() else japanese_day(at.date())


def contradicted(
    roster: Roster | None, attendance: Attendance | None
) -> Mapping[str, Contradiction]:
    """Return the answers that cannot hold beside others, by question."""
    parts = [each for each in (roster, attendance) if each]
    return {each.key: each for part in parts for each in part.matching.contradictions}


def contradictions(
    roster: Roster | None, attendance: Attendance | None, book: str
) -> Iterator[Problem]:
    """Name the answers that cannot hold beside others; ``book``: in which they stand."""
    found = contradicted(roster, attendance)
    keys = {key for each in found.values() for key in (each.key, *each.others)}
    sides = signed_sides(roster, attendance, keys) if keys else {}
    for each in found.values():
        others = "、".join(f"{key}（{_pair_of(key, sides)}）" for key in each.others)
        words = {"key": each.key, "pair": _pair_of(each.key, sides), "others": others}
        yield problem("pair_contradiction", Place(book, said("sheet")), **words)


def _pair_of(key: str, sides: Mapping[Signature, list[Side]]) -> str:
    """Name the rows of a question as they stand now."""
    pair = sides_of_pair(key, sides)
    return pair_words(pair[0].place, pair[1].place) if len(pair) > 1 else said("no_pair")


def sides_of_pair(key: str, sides: Mapping[Signature, list[Side]]) -> tuple[Side, ...]:
    """Return the rows that a question is about, as it shows them; fewer if one is gone."""
    signed = signatures_in(key)
    if signed is None:
        return ()
    if signed[0] == signed[1]:  # typed twice in the same way
        return tuple(sides.get(signed[0], ())[:2])
    found = (sides[each][0] for each in signed if each in sides)
    return tuple(sorted(found, key=lambda each: each.record))


@cache
def wording() -> Mapping[str, Any]:
    """Return ``config/doubts.toml``."""
    return tomllib.loads(resources.config_file("doubts.toml").read_text(encoding="utf-8"))
