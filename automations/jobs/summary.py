"""What a person reads on the screen when a job has ended: the result first, then the files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click
from rich.cells import cell_len

from automations.books.decision_book import Question
from automations.errors import DONE, DONE_WITH_WARNINGS
from automations.flows.running import Outcome
from automations.flows.waiting_outputs import Waiting
from automations.jobs.people_books import written_lines
from automations.language import _
from automations.owner_notes import politely
from automations.people.verdicts import signatures_in
from automations.tables.problems import Problem, Severity, visible
from automations.tables.rendering import japanese_time, shown
from automations.tables.report import Column, Form, Report, Table

_SHOWN_TABLES = ("comparison", "prizes", "finalists", "runners_up")
_WAITING, _WAITED_FOR = "scores_missing", "score_completeness"  # who is asked for which mark
_SENTENCES = (
    "judging_stage", "judging_state", "tie", "tie_open", "approved", "returned", "rules_changed",
    "turnout",
)  # fmt: skip
_RIGHT = frozenset({Form.COUNT, Form.SCORE, Form.RATIO, Form.CHANGE, Form.CHANGE_RATIO})
_FIRST_PROBLEMS = 5  # kinds of problem; the places of one kind stand together
_FIRST_OF_JUDGING = 15  # there is half an hour: who looks for a cell should not open a book first
_FIRST_QUESTIONS = 3  # of a kind
_INDENT = "  "


def tell(outcome: Outcome) -> None:
    """Print how a run ended."""
    for line in _lines(outcome):
        click.echo(visible(line).rstrip())


def tell_waiting(held: Sequence[Waiting], seconds: float) -> None:
    """Print whom we wait for, before we do."""
    words = _("{owner} has {name} open. Waiting up to {seconds} seconds for it to be closed.")
    for each in held:
        said = words.format(owner=politely(each.owner), name=each.target.name, seconds=int(seconds))
        click.echo(visible(said))


def _lines(outcome: Outcome) -> Iterator[str]:
    report = outcome.findings.report
    yield _heading(outcome)
    waiting = (_WAITED_FOR,) if outcome.scope.of_judging and _WAITING in report.tables else ()
    for key in (*_SHOWN_TABLES, *waiting):
        if (table := report.tables.get(key)) and table.rows:
            yield from ("", f"■ {table.title}", *table_lines(table))
    yield from _sentences(report)
    yield from _identities(report)
    first = _FIRST_OF_JUDGING if outcome.scope.of_judging else _FIRST_PROBLEMS
    yield from remarks(report.problems, listed=outcome.scope.sheets, first=first)
    yield from _questions(outcome)
    yield from _steps(outcome)
    yield from _files(outcome)
    yield from written_lines(outcome.written)


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


def _sentences(report: Report) -> Iterator[str]:
    """How ties were settled, each in a sentence, and how many voted."""
    for key in _SENTENCES:
        if figure := report.figures.get(key):
            words = shown(figure.value, figure.form)
            if figure.n is not None and figure.denominator is not None:
                words += f"（{figure.n:,}／{figure.denominator:,}）"
            yield from ("", f"■ {figure.kind.label}", f"{_INDENT}{words}")


def _identities(report: Report) -> Iterator[str]:
    """What was read and what became of it: sums that a reader can check by heart."""
    if report.identities:
        yield ""
        yield f"■ {_('What was read and what became of it')}"
        yield from (f"{_INDENT}{each}" for each in report.identities)


def remarks(
    problems: Sequence[Problem], *, listed: bool, first: int = _FIRST_PROBLEMS
) -> Iterator[str]:
    """Show the first kinds of problem, the urgent ones first, each with its first place."""
    if not problems:
        return
    yield ""
    yield f"■ {_('To look at: {count}').format(count=len(problems))}"
    urgent = sorted(problems, key=lambda each: (each.severity is Severity.NOTE, each.order))
    alike: dict[tuple[str, str], list[Problem]] = {}
    for each in urgent:
        alike.setdefault((each.found, each.remedy), []).append(each)
    groups = list(alike.values())[:first]
    yield from (f"{_INDENT}{_together(each)}" for each in groups)
    if listed and len(groups) < len(problems):
        yield _INDENT + _("All of them stand on the sheet 集計_要確認.")


def tell_made(files: Sequence[Path], problems: Sequence[Problem]) -> int:
    """Print which files were made and what is to be looked at; return the exit code."""
    click.echo(_("Written:"))
    for path in files:
        click.echo(visible(f"{_INDENT}{path}"))
    for line in remarks(problems, listed=True):
        click.echo(visible(line))
    return DONE_WITH_WARNINGS if problems else DONE


def _together(alike: Sequence[Problem]) -> str:
    first = alike[0]
    if len(alike) == 1:
        return f"{first.severity.value}  {first}"
    places = _("{place} and {count} more").format(place=first.place, count=len(alike) - 1)
    return f"{first.severity.value}  {places}: {first.found}。{first.remedy}。"


def _questions(outcome: Outcome) -> Iterator[str]:
    if not outcome.findings.questions:
        return
    yield ""
    yield f"■ {_('A person must decide')}"
    kinds: dict[str, list[Question]] = {}
    for each in outcome.findings.questions:
        kinds.setdefault(each.sheet, []).append(each)
    for asked in kinds.values():
        yield from (f"{_INDENT}{line}" for line in _of_one_kind(asked))
    book = outcome.folder.decision_book
    yield _INDENT + _("Please answer in {book}, then run this again.").format(book=book)


def _of_one_kind(asked: Sequence[Question]) -> Iterator[str]:
    """Show the first questions of a kind; those of people say first what holds until then."""
    if signatures_in(asked[0].key):
        words = _("Pairs that may be one person: {count}. Until answered, each counts as two.")
        yield words.format(count=len(asked))
    yield from (each.what for each in asked[:_FIRST_QUESTIONS])
    more, sheet = len(asked) - _FIRST_QUESTIONS, asked[0].sheet
    if more > 0:
        yield _("and {count} more on the sheet {sheet}").format(count=more, sheet=sheet)


def _steps(outcome: Outcome) -> Iterator[str]:
    """What comes next; what a person must decide has been said in the questions."""
    asked = outcome.folder.event.outputs.decision_book
    said = {asked} if outcome.findings.questions else set()
    steps = [each.text for each in outcome.findings.report.steps if each.link not in said]
    if steps:
        yield from ("", f"■ {_('What comes next')}", *(f"{_INDENT}{each}" for each in steps))


def _files(outcome: Outcome) -> Iterator[str]:
    yield ""
    if outcome.unchanged:
        yield _("Nothing has changed since the last run; these files stand as they are:")
    elif outcome.files:
        yield _("Written:")
    yield from (f"{_INDENT}{path}" for path in outcome.files)
    if outcome.waiting:
        yield from ("", f"■ {_('Open elsewhere')}")
        yield from (f"{_INDENT}{each.remark}" for each in outcome.waiting)
