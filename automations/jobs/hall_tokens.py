"""投票番号: make the numbers for the vote in the hall, and the slips with them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from automations.award.judging.token_words import MOST
from automations.errors import DONE
from automations.flows.hall_tokens import MadeTokens, make_hall_tokens
from automations.flows.waiting_outputs import Patience
from automations.jobs import options
from automations.jobs.summary import tell_waiting
from automations.language import _
from automations.tables.problems import visible


@click.command(
    "hall-tokens",
    help=_("Make the numbers for the vote in the hall, and the slips to hand out."),
)
@options.event_folder
@click.option(
    "--count",
    type=click.IntRange(1, MOST),
    default=100,
    show_default=True,
    metavar=_("NUMBER"),
    help=_("How many numbers to make, where there is no list of them yet."),
)
def command(folder: Path, count: int) -> int:
    """Say how many numbers there are, and where the list and the slips lie."""
    made = make_hall_tokens(folder, count, patience=Patience(tell=tell_waiting))
    for line in _told(made):
        click.echo(visible(line))
    return DONE


def _told(made: MadeTokens) -> Iterator[str]:
    if made.made:
        yield _("Numbers made: {count}").format(count=f"{made.count:,}")
    else:
        said = _("There is a list already; its numbers stand as they are: {count}")
        yield said.format(count=f"{made.count:,}")
    yield from (_("Written:"), *(f"  {path}" for path in _files(made)))
    yield _("Slips are like ballots: count them, and keep what is left over.")


def _files(made: MadeTokens) -> tuple[Path, ...]:
    return (made.book, made.slips) if made.made else (made.slips,)
