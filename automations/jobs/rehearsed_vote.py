"""The rehearsal's vote from its close to the notices: what is asked is answered as people would."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

import click

from automations.books.filling_in import fill_in
from automations.flows.event_folder import EventFolder, open_event
from automations.flows.notices import MadeNotices, make_notices
from automations.flows.running import perform
from automations.flows.scope import FINALISTS
from automations.language import _
from automations.rehearsal.verdicts import verdicts
from automations.tables.problems import visible
from automations.tables.rendering import japanese_day, japanese_time

if TYPE_CHECKING:
    from pathlib import Path

    from automations.books.decision_book import Question
    from automations.books.filling_in import Filled
    from automations.rehearsal import Truth

_COUNTED, _SETTLED, _TOLD = 3, 5, 7  # days after the close: the next working day, and so on
_AT = time(9)


def rehearse_vote(root: Path, truth: Truth) -> None:
    """Count, answer what is asked in 判定.xlsx, count again, approve, write the notices."""
    folder = open_event(root)
    click.echo(_("■ From the close of the vote to the notices; the rehearsal answers for people"))
    for days in (_COUNTED, _SETTLED):
        _count_and_answer(folder, truth, _morning(folder, days))
    at = _morning(folder, _TOLD)
    _tell(_notices(make_notices(root, at), at))
    click.echo()


def _morning(folder: EventFolder, days: int) -> datetime:
    award = folder.event.award
    if award is None:  # the rehearsal has one
        raise AssertionError
    return datetime.combine(award.vote.closes.date() + timedelta(days=days), _AT)


def _count_and_answer(folder: EventFolder, truth: Truth, at: datetime) -> None:
    findings = perform(folder.root, FINALISTS, at).findings
    asked = (*findings.questions, *findings.offered)
    answers = verdicts(truth, asked)
    fill_in(folder.decision_book, answers)
    _tell([f"  {japanese_time(at)}  {FINALISTS.words}", *answered(asked, answers)])


def answered(asked: Sequence[Question], answers: Mapping[str, Filled]) -> Iterator[str]:
    """Yield what was asked and what was answered, who by, when and why."""
    for each in asked:
        if given := answers.get(each.key):
            yield f"    {each.sheet}: {each.what}"
            said_by = f"{given.decided_by} {japanese_day(given.decided_on)} {given.reason}"
            yield f"      → {given.choice}（{said_by}）"


def _notices(made: MadeNotices, at: datetime) -> Iterator[str]:
    said = _("Chosen: {chosen}, not chosen: {others}")
    told = said.format(chosen=made.chosen, others=made.not_chosen)
    yield f"  {japanese_time(at)}  {_('Notices to entrants')}  {told}"
    yield from (f"    {path}" for path in made.files)


def _tell(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(visible(line))
