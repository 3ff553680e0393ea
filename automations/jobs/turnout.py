"""投票率: how many have voted, and nothing else, also when others look on after the close."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import click
from rich.cells import cell_len

from automations.errors import DONE, DONE_WITH_WARNINGS
from automations.flows.running import Turnout, see_turnout
from automations.jobs import options
from automations.language import _
from automations.tables.problems import visible
from automations.tables.rendering import japanese_time, shown
from automations.tables.report import Figure, Table


@click.command("turnout", help=_("Show how many have voted, and nothing else; publish nothing."))
@options.event_folder
@options.as_of
def command(folder: Path, as_of: datetime | None) -> int:
    """Print the figures of the turnout."""
    found = see_turnout(folder, as_of)
    for line in _told(found):
        click.echo(visible(line))
    return DONE_WITH_WARNINGS if found.remarks else DONE


def _told(found: Turnout) -> Iterator[str]:
    award, at = found.event.award, japanese_time(found.at.replace(second=0))
    yield f"{found.event.basics.name}  {_('as of {time}').format(time=at)}"
    if award is None:
        yield _("This event has no vote.")
        return
    closes = japanese_time(award.vote.closes)
    words = (
        _("The vote is closed (since {time}).")
        if found.at > award.vote.closes
        else _("The vote closes on {time}.")
    )
    yield words.format(time=closes)
    yield ""
    yield from _lines(found.figures)
    if found.sections:
        yield ""
        yield found.sections.title
        yield from _table(found.sections)
        yield from (f"  ※ {each}。" for each in found.sections.note.split("。") if each)
    if found.remarks:
        yield ""
        yield _("To look at: {count}").format(count=found.remarks)
        yield _("Let 点検 list them.")


def _table(table: Table) -> Iterator[str]:
    """Lay a table out in columns: names to the left, numbers to the right."""
    forms = [each.form for each in table.columns]
    cells = [
        [shown(cell, form) for cell, form in zip(row, forms, strict=True)] for row in table.rows
    ]
    rows = [[each.heading for each in table.columns], *cells]
    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    for first, *others in rows:
        named = first + " " * (widths[0] - cell_len(first))
        numbers = (
            " " * (width - cell_len(cell)) + cell
            for cell, width in zip(others, widths[1:], strict=True)
        )
        yield "  " + "  ".join((named, *numbers)).rstrip()


def _lines(figures: tuple[Figure, ...]) -> Iterator[str]:
    labels = [each.kind.label for each in figures]
    values = [shown(each.value, each.form, each.kind.unit) for each in figures]
    wide, far = max(map(cell_len, labels)), max(map(cell_len, values))
    for label, value in zip(labels, values, strict=True):
        left, right = " " * (wide - cell_len(label)), " " * (far - cell_len(value))
        yield f"  {label}{left}  {right}{value}"
