"""What a person reads on the screen when a job has ended: the result first, then the files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click
from rich.cells import cell_len

from automations.flows.running import Outcome
from automations.language import _
from automations.tables.problems import Problem, Severity
from automations.tables.rendering import japanese_time, shown
from automations.tables.report import Column, Form, Report, Table

_SHOWN_TABLES = ("comparison", "finalists", "ties", "runners_up")
_RIGHT = frozenset({Form.COUNT, Form.SCORE, Form.RATIO, Form.CHANGE, Form.CHANGE_RATIO})
_FIRST_PROBLEMS = 5
_INDENT = "  "


def tell(outcome: Outcome) -> None:
    """Print how a run ended."""
    for line in _lines(outcome):
        click.echo(line.rstrip())


def _lines(outcome: Outcome) -> Iterator[str]:
    report = outcome.findings.report
    yield _heading(outcome)
    for key in _SHOWN_TABLES:
        if (table := report.tables.get(key)) and table.rows:
            yield from ("", f"■ {table.title}", *table_lines(table))
    yield from _identities(report)
    yield from _remarks(report.problems)
    yield from _questions(outcome)
    yield from _files(outcome)


def _heading(outcome: Outcome) -> str:
    run, event = outcome.run, outcome.folder.event
    parts = (
        event.basics.name,
        outcome.scope.words,
        _("as of {time}").format(time=japanese_time(run.at.replace(second=0))),
        _("check number {number}").format(number=run.check_number),
    )
    return "  ".join(parts)


def table_lines(table: Table) -> Iterator[str]:
    """Lay a table out in columns; full-width characters take two places."""
    texts = [[shown(value, column.form) for value, column in zip(row, table.columns, strict=True)]
             for row in table.rows]  # fmt: skip
    rows = [[column.heading for column in table.columns], *texts]
    widths = [max(cell_len(row[n]) for row in rows) for n in range(len(table.columns))]
    for row in rows:
        cells = zip(row, widths, table.columns, strict=True)
        yield _INDENT + _INDENT.join(_padded(*each) for each in cells)


def _padded(text: str, width: int, column: Column) -> str:
    space = " " * (width - cell_len(text))
    return space + text if column.form in _RIGHT else text + space


def _identities(report: Report) -> Iterator[str]:
    """What was read and what became of it: sums that a reader can check by heart."""
    if report.identities:
        yield ""
        yield f"■ {_('What was read and what became of it')}"
        yield from (f"{_INDENT}{each}" for each in report.identities)


def _remarks(problems: Sequence[Problem]) -> Iterator[str]:
    if not problems:
        return
    yield ""
    yield f"■ {_('To look at: {count}').format(count=len(problems))}"
    urgent = sorted(problems, key=lambda each: (each.severity is Severity.NOTE, each.order))
    yield from (f"{_INDENT}{each}" for each in urgent[:_FIRST_PROBLEMS])
    if len(problems) > _FIRST_PROBLEMS:
        yield _INDENT + _("All of them stand on the sheet 集計_要確認.")


def _questions(outcome: Outcome) -> Iterator[str]:
    if not outcome.findings.questions:
        return
    yield ""
    yield f"■ {_('A person must decide')}"
    yield from (f"{_INDENT}{each.what}" for each in outcome.findings.questions)
    book = outcome.folder.decision_book
    yield _INDENT + _("Please answer in {book}, then run this again.").format(book=book)


def _files(outcome: Outcome) -> Iterator[str]:
    yield ""
    if outcome.unchanged:
        yield _("Nothing has changed since the last run; these files stand as they are:")
    elif outcome.files:
        yield _("Written:")
    yield from (f"{_INDENT}{path}" for path in outcome.files)
