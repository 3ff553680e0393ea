"""診断: tell what an event still lacks before anybody counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from automations.errors import most_severe
from automations.flows.diagnosis import Check, Mark, diagnose
from automations.jobs.options import event_folder
from automations.language import _
from automations.tables.problems import Problem


@click.command("doctor", help=_("Check whether everything an event needs is in place."))
@event_folder
def command(folder: Path) -> int:
    """Show one line for each check, and what to do about the others."""
    checks = diagnose(folder)
    for line in _lines(checks):
        click.echo(line)
    click.echo(_conclusion(checks))
    return most_severe(each.exit_code for each in checks)


def _lines(checks: Sequence[Check]) -> Iterator[str]:
    for each in checks:
        if not each.faults:
            yield f"{each.mark.value} {each.label}: {each.fine}"
        for fault in each.faults:
            yield f"{each.mark.value} {_label(each, fault)}: {fault}"


def _label(check: Check, fault: object) -> str:
    """Return what the check is called, without the book where the fault names it anyway."""
    book = fault.place.book if isinstance(fault, Problem) else ""
    return check.label.removesuffix(f"（{book}）")


def _conclusion(checks: Sequence[Check]) -> str:
    wrong = sum(each.mark is Mark.WRONG for each in checks)
    doubtful = sum(each.mark is Mark.DOUBTFUL for each in checks)
    if wrong:
        return _("{wrong} to mend before counting (×), {doubtful} worth a look (△).").format(
            wrong=wrong, doubtful=doubtful
        )
    if doubtful:
        return _("You can go on; {doubtful} worth a look (△).").format(doubtful=doubtful)
    return _("Everything is in place.")
