"""The books of the judging beside the whole result: one for executives, one for the chair alone."""

from __future__ import annotations

from dataclasses import replace

from automations.award.judging.chairs_tables import chairs_tables
from automations.award.judging.result import JudgingResult
from automations.award.rules import AwardRules
from automations.books.draft import Draft
from automations.books.own_book import book_of
from automations.books.result_book import Cover
from automations.books.sheet_names import OURS, sheet_name
from automations.books.table_sheet import table_draft
from automations.flows.event_folder import EventFolder
from automations.flows.scope import JUDGING_BOOKS
from automations.ledger.runs import Run
from automations.tables.report import Audience, Report, Table, report_of

_RESULT, _CHAIRS = JUDGING_BOOKS
_TOLD = ("prizes", "judging_changes", "judging_versions")  # what executives get


def chairs_report(judging: JudgingResult, rules: AwardRules) -> Report:
    """Return what only the chair sees."""
    tables = chairs_tables(judging, rules)
    return report_of(tables=[replace(each, audience=Audience.CHAIR) for each in tables])


def without_chairs_tables(report: Report) -> Report:
    """Return a report without what only the chair sees."""
    tables = {key: each for key, each in report.tables.items()
              if each.audience is not Audience.CHAIR}  # fmt: skip
    return replace(report, tables=tables)


def judging_book(folder: EventFolder, report: Report, run: Run, name: str) -> bytes:
    """Return 審査結果 for executives, or the chair's own book."""
    if name == _CHAIRS:
        audience = Audience.CHAIR
        tables = [each for each in report.tables.values() if each.audience is Audience.CHAIR]
    else:
        audience = Audience.EXECUTIVES
        tables = [
            replace(report.tables[key], audience=audience) for key in _TOLD if key in report.tables
        ]
    cover = Cover(
        event_name=folder.event.basics.name,
        as_of=run.at.replace(second=0),  # people say when to the minute
        check_number=run.check_number,
        handling=audience.value,
    )
    return book_of([_draft(each, cover) for each in tables])


def _draft(table: Table, cover: Cover) -> Draft:
    """Draw a table on a sheet named as ours are: else it would be taken for one people added."""
    return table_draft(sheet_name(f"{OURS}{table.title}", ()), table, cover)
