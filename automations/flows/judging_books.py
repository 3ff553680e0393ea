"""The books of the judging beside the whole result: one for executives, one for the chair alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from automations.award.judging.chairs_tables import chairs_tables
from automations.award.judging.executives_tables import executives_tables
from automations.award.judging.prize_tables import told_prizes
from automations.award.judging.result import JudgingResult, Stage
from automations.award.judging.wording import table
from automations.award.rules import AwardRules
from automations.books.draft import Draft
from automations.books.own_book import book_of
from automations.books.result_book import Cover
from automations.books.sheet_names import OURS, sheet_name
from automations.books.table_sheet import table_draft
from automations.event.model import Event
from automations.flows.deciding import Findings
from automations.flows.event_folder import EventFolder
from automations.flows.scope import JUDGING_BOOKS
from automations.ledger.runs import Run
from automations.tables.report import Audience, Report, Table, report_of

_RESULT, _CHAIRS = JUDGING_BOOKS
_AUDIENCES = {_RESULT: Audience.EXECUTIVES, _CHAIRS: Audience.CHAIR}
_TOLD = ("prizes_told", "prizes_awaited", "prize_changes")  # executives', of the judging alone
_IN_DOCUMENT = "result_"  # so begin the keys of what stands in 審査結果.docx alone
_VERSIONS = "judging_versions"  # told to the secretariat and to executives alike


def own_books_report(judging: JudgingResult, rules: AwardRules) -> Report:
    """Return what stands in the books of executives and of the chair.

    Before every prize is decided they say just that: what is half decided is nobody's business.
    """
    executives = [*_prizes(judging)] or [_awaited("prizes_awaited", judging)]
    told = (
        *_for(Audience.EXECUTIVES, executives),
        *_for(
            Audience.CHAIR, chairs_tables(judging, rules) or [_awaited("chair_awaited", judging)]
        ),
    )
    return report_of(tables=told)


def with_executives_tables(findings: Findings, event: Event) -> Findings:
    """Return the findings with what the document for executives tells of the judging."""
    if findings.judging is None or event.award is None:
        return findings
    told = report_of(tables=executives_tables(findings.judging, event.award))
    return replace(findings, report=findings.report.joined(told))


def without_own_books(report: Report) -> Report:
    """Return a report without what has a book or a document of its own."""
    tables = {
        key: each for key, each in report.tables.items()
        if each.audience is not Audience.CHAIR
        and key not in _TOLD
        and not key.startswith(_IN_DOCUMENT)
    }  # fmt: skip
    return replace(report, tables=tables)


def _prizes(judging: JudgingResult) -> Iterator[Table]:
    if judging.stage is Stage.DECIDED and judging.prizes:
        yield told_prizes(judging.prizes)


def _awaited(key: str, judging: JudgingResult) -> Table:
    return replace(table("judging_awaited", [(judging.stage.value,)]), key=key)


def _for(audience: Audience, tables: Iterable[Table]) -> Iterator[Table]:
    return (replace(each, audience=audience) for each in tables)


def judging_book(folder: EventFolder, report: Report, run: Run, name: str) -> bytes:
    """Return 審査結果 for executives, or the chair's own book."""
    audience = _AUDIENCES[name]
    tables = [
        each for key, each in report.tables.items()
        if each.audience is audience and not key.startswith(_IN_DOCUMENT)
    ]  # fmt: skip
    if audience is Audience.EXECUTIVES and _VERSIONS in report.tables:
        tables.append(replace(report.tables[_VERSIONS], audience=audience))
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
