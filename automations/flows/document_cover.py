"""What is printed on every document: the event, the office, the rules, and how it looks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from importlib.metadata import version

from automations.award.rule_sentences import rule_sentences
from automations.award.rules import AwardRules
from automations.documents.cover import DocumentCover, Look
from automations.event.document_settings import DocumentSettings
from automations.event.model import Event
from automations.flows.cover_tables import cover_tables
from automations.flows.rules_in_brief import rules_in_brief
from automations.ledger.runs import Input, Run
from automations.tables.report import Audience, Report


@dataclass(frozen=True, slots=True)
class Origin:
    """When a document was made, by which check number it is known, of which run and inputs."""

    at: datetime
    check_number: str
    run: str = ""
    inputs: tuple[Input, ...] = ()


def origin_of(run: Run) -> Origin:
    """Return what a document of a run says of it."""
    return Origin(run.at, run.check_number, run.id, run.inputs)


def document_cover(
    event: Event, origin: Origin, audience: Audience, report: Report | None = None
) -> DocumentCover:
    """Return the cover of a document for ``audience``; ``report``: of what it is made."""
    award, changed = event.award, report.figures.get("rules_changed") if report else None
    return DocumentCover(
        event_name=event.basics.name,
        host=event.basics.host,
        day=event.basics.day,
        as_of=origin.at.replace(second=0, microsecond=0),  # people say when to the minute
        check_number=origin.check_number,
        handling=audience.value,
        office=event.basics.office,
        award_name=award.name if award else "",
        categories=tuple(each.name for each in award.categories) if award else (),
        last_label=event.last_time.label if event.last_time else "",
        rules=(
            *(_rules(award, audience) if award else ()),
            *([str(changed.value)] if changed else []),
        ),
        decided=_decided(event, origin.at),
        approval_number=event.approval.number,
        decide_by=event.approval.decide_by,
        run=origin.run,
        version=version("dxten"),
        extension=event.documents.extension,
        number=event.documents.number,
        said={
            "venue": event.basics.venue,
            **rules_in_brief(award),
            **_written(event.documents),
        },
        look=Look(event.documents.charts, event.documents.font, event.documents.certificate_font),
        tables=cover_tables(event, origin.inputs),
    )


def _rules(award: AwardRules, audience: Audience) -> tuple[str, ...]:
    """Return the rules of the award; other cities read of none that names a section."""
    names = [each.name for each in award.section_quotas]
    if audience is not Audience.OTHER_CITIES:
        names = []
    told = rule_sentences(award)
    return tuple(each for each in told if not any(name in each for name in names))


def _decided(event: Event, at: datetime) -> datetime | None:
    """Return when the rules were decided; None while that day is still to come."""
    decided = event.approval.decided
    return decided if decided and decided <= at else None


def _written(documents: DocumentSettings) -> Mapping[str, str]:
    """Return what organisers wrote for documents, by key; an empty text is none."""
    values = {each.name: getattr(documents, each.name) for each in fields(documents)}
    return {key: value for key, value in values.items() if isinstance(value, str)}
