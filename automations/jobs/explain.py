"""説明: what became of one person, one row, one entry or one ballot, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

import click

from automations.award.told import Told
from automations.errors import DONE, DONE_WITH_WARNINGS
from automations.flows.explaining import ExplainedPerson, Explanation, JudgedPair, explain
from automations.jobs import options
from automations.language import _
from automations.people.matching import evidence_words
from automations.registration.explaining import Merged, ToldRow
from automations.tables.places import Place
from automations.tables.problems import visible
from automations.tables.rendering import japanese_day

_INDENT = "  "
_UNTOLD = 1  # the place is the heading of a row: it need not be said again as its source


@click.command(
    "explain",
    help=_(
        "Say what became of a person (name, number or mail), of an entry (number or title) or of "
        "one or two rows, and why."
    ),
)
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), metavar=_("FOLDER"))
@click.argument("asked", nargs=-1, required=True, metavar=_("WHO_OR_WHERE..."))
@options.as_of
def command(folder: Path, asked: tuple[str, ...], as_of: datetime | None) -> int:
    """Look up whom or what is asked for; nothing is written."""
    found = explain(folder, " ".join(asked), as_of)
    lines = list(_lines(found))
    for line in lines[lines[:1] == [""] :] or _hints():
        click.echo(visible(line).rstrip())
    return DONE if lines else DONE_WITH_WARNINGS


def _hints() -> Iterator[str]:
    yield _("Nobody and nothing was found.")
    yield _("Name a person, a staff number, a mail address, or a place, such as: {place}").format(
        place="申込_庁内.xlsx 12行目"
    )
    yield _("An entry is named by its number or its title, such as: {entry}").format(entry="取組 3")


def _lines(found: Explanation) -> Iterator[str]:
    if found.one_person is not None:
        yield from _of_two(found)
    elif found.rows:
        for row in found.rows:
            if row.person is None:
                yield from _row(row, found.received or {}, indent="")
    for each in found.people:
        yield from _person(each, found.received or {})
    if found.more > 0:
        words = _("And more people: {count}. Say more to find one.")
        yield from ("", words.format(count=found.more))
    for told in found.award:
        yield from _told(told)
    for fault in found.unread:
        yield from ("", _("A part of the event could not be looked up:"), fault)


def _told(told: Told) -> Iterator[str]:
    yield ""
    yield f"■ {told.label}  {told.summary}"
    for step in told.steps:
        yield _INDENT + step.title
        yield from (_INDENT * 2 + line for line in step.lines)


def _of_two(found: Explanation) -> Iterator[str]:
    """Say whether two rows are one person, and level by level why or why not."""
    one, other = found.rows
    words = {"one": one.side.place, "other": other.side.place}
    same = _("{one} and {other} count as one person.")
    apart = _("{one} and {other} count as two.")
    yield "■ " + (same if found.one_person else apart).format(**words)
    yield from (f"{_INDENT}{evidence_words(each)}" for each in found.evidence)
    for row in found.rows:
        if row.person is None:
            yield from _row(row, found.received or {}, indent=_INDENT)


def _person(person: ExplainedPerson, received: Mapping[Place, str]) -> Iterator[str]:
    told = person.told
    numbers = "、".join(map(str, told.numbers))
    listed = _("on the register as number {numbers}").format(numbers=numbers)
    count = _("rows: {count}").format(count=len(told.rows))
    yield ""
    yield f"■ {told.name}  {count}  {listed if numbers else _('not on the register')}"
    for row in told.rows:
        yield from _row(row, received, indent=_INDENT)
    if person.judged:
        yield _INDENT + _("Judged by people:")
        yield from (f"{_INDENT * 2}{_judged(each)}" for each in person.judged)
    if person.open:
        yield _INDENT + _("Still to be judged:")
        yield from (f"{_INDENT * 2}{each.what}" for each in person.open)


def _row(row: ToldRow, received: Mapping[Place, str], indent: str) -> Iterator[str]:
    yield f"{indent}{row.side.place}: {row.disposition}"
    inner = indent + _INDENT
    texts = [f"{label}: {text}" for label, text in row.side.texts.items() if text][_UNTOLD:]
    yield inner + "  ".join(texts)
    if mark := received.get(row.side.place):
        came = {True: _("registered before"), False: _("not registered before"), None: ""}
        yield inner + _("received: {mark}").format(mark=mark) + f"  {came[row.known]}"
    if row.merged:
        yield from (inner + line for line in _merged(row, row.merged))


def _merged(row: ToldRow, merged: Merged) -> Iterator[str]:
    """Say why a row was merged, and what stands in both rows where that is not the same."""
    words = _("one person with {place}: {reason}")
    yield words.format(place=merged.other.place, reason=merged.reason)
    for label, text, other in row.side.beside(merged.other):
        yield f"{_INDENT}{label}: {text} ／ {other}"


def _judged(pair: JudgedPair) -> str:
    day = japanese_day(pair.decided_on) if pair.decided_on else ""
    said = "、".join(each for each in (pair.decided_by, day, pair.reason) if each)
    return f"{pair.pair}: {pair.choice}（{said}）"
