"""実施要領: the rules of the award in plain sentences, from the settings alone."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import cache, partial
from pathlib import Path
from typing import Any

from automations import resources
from automations.award.judging_sentences import judging_sentences
from automations.award.prize_rules import PrizeRule, PrizeWay
from automations.award.rule_sentences import choosing_sentences, voting_sentences
from automations.award.rules import AwardRules, Category
from automations.documents.composing import Material, composed, document
from automations.documents.sentences import wordings
from automations.errors import SettingsWrong
from automations.event.model import Event
from automations.flows.document_cover import Origin, document_cover
from automations.flows.documents import DOCUMENTS_FOLDER, clear_unfinished
from automations.flows.event_folder import EventFolder, open_event
from automations.flows.file_names import GUIDELINES
from automations.flows.finding import instant
from automations.flows.frozen_rules import changed_rules
from automations.flows.publishing import put_output
from automations.flows.sealing import result_seal
from automations.flows.waiting_outputs import PATIENCE, Patience, when_closed
from automations.ledger.locking import event_lock
from automations.ledger.runs import check_number
from automations.resources import template_file
from automations.tables.places import Place
from automations.tables.problems import problem
from automations.tables.rendering import shown
from automations.tables.report import Audience, Cell, Column, Figure, Form, Report, Table, report_of

_FILE = "documents/guidelines.toml"


def make_guidelines(
    root: Path, as_of: datetime | None = None, patience: Patience = PATIENCE
) -> Path:
    """Write the document into 資料 of the restricted folder; return where it lies.

    Raises `SettingsWrong` if the event has no award, and as `document` does.
    """
    folder = open_event(root)
    at = instant(folder, as_of)
    path = folder.restricted / DOCUMENTS_FOLDER / GUIDELINES
    with event_lock(folder.restricted, at):
        clear_unfinished(folder)
        content = guidelines(folder, at)
        when_closed(partial(put_output, path, content), path, patience)
    return path


def guidelines(folder: EventFolder, at: datetime) -> bytes:
    """Return the document as a file's bytes.

    Raises as `make_guidelines`.
    """
    award = folder.event.award
    if award is None:
        place = Place(folder.root.resolve().name)
        raise SettingsWrong(problem("guidelines_without_award", place))
    tables = guideline_tables(folder.event, award)
    lines = _lines(award)
    origin = Origin(at, check_number(result_seal(_report(tables, lines)), ""))
    cover = document_cover(folder.event, origin, Audience.ALL_STAFF)
    if changed_rules(folder, at):  # nobody has decided these
        cover = replace(cover, decided=None, approval_number="")
    values = {**cover.values(), **_values(folder.event, award)}
    content = composed(wordings(_FILE), Material(values, tables, lines))
    return document(template_file(GUIDELINES, folder.root), content, cover)


def guideline_tables(event: Event, award: AwardRules) -> dict[str, Table]:
    """Return days, categories, criteria and prizes as the settings have them, by key."""
    rows: dict[str, tuple[tuple[str, ...], list[tuple[Cell, ...]]]] = {
        "days": (("区分", "日時"), list(_days(event, award))),
        "categories": (("部門", "選出"), [_category(each) for each in award.categories]),
        "criteria": (("評価基準", "配点"), [(each.name, each.weight) for each in award.criteria]),
    }
    if judging := award.judging:
        weights = [(each.name, each.weight) for each in judging.criteria or award.criteria]
        rows["judging_criteria"] = (("審査基準", "配点"), list(weights))
        rows["prizes"] = (
            ("賞", "決め方", "件数", "授ける人"), [_prize(each) for each in judging.prizes]
        )  # fmt: skip
    return {
        key: Table(key, key, tuple(Column(each) for each in headings), tuple(own))
        for key, (headings, own) in rows.items()
        if own
    }


def _lines(award: AwardRules) -> Mapping[str, tuple[str, ...]]:
    return {
        "voting": voting_sentences(award),
        "choosing": tuple(choosing_sentences(award)),
        "judging": judging_sentences(award),
    }


def _report(tables: Mapping[str, Table], lines: Mapping[str, tuple[str, ...]]) -> Report:
    figures: tuple[Figure, ...] = ()
    return report_of(
        figures, tables.values(), notes=[each for own in lines.values() for each in own]
    )


def _values(event: Event, award: AwardRules) -> dict[str, str]:
    planned = event.schedule
    keep = event.documents.keep_until
    return {
        "entries_period": _period(planned.entries_open, planned.entries_close),
        "categories_count": _said("categories", count=len(award.categories)),
        "keep_until_day": shown(keep, Form.DAY),
    }


def _days(event: Event, award: AwardRules) -> Iterator[tuple[str, str]]:
    planned, vote = event.schedule, award.vote
    periods = (
        ("entries", _period(planned.entries_open, planned.entries_close)),
        ("vote", _period(vote.opens, vote.closes)),
        ("decide_by", _period(None, event.approval.decide_by)),
        ("day", shown(event.basics.day, Form.DAY)),
        ("judging", shown(planned.judging, Form.TIME)),
        ("report_by", _period(None, planned.report_by)),
    )
    yield from ((_words()["days"][key], told) for key, told in periods if told)


def _period(first: date | None, last: date | None) -> str:
    if first and last:
        return _said("period", first=_moment(first), last=_moment(last))
    if first:
        return _said("from_then", first=_moment(first))
    return _said("until", last=_moment(last)) if last else ""


def _moment(moment: date) -> str:
    return shown(moment, Form.TIME if isinstance(moment, datetime) else Form.DAY)


def _category(category: Category) -> tuple[str, str]:
    least, most = category.minimum_seats, category.maximum_seats
    if least and most:
        return category.name, _said("both", minimum=least, maximum=most)
    if most:
        return category.name, _said("maximum", seats=most)
    return category.name, _said("minimum", seats=least) if least else _said("no_bounds")


def _prize(prize: PrizeRule) -> tuple[str, ...]:
    key = "up_to" if prize.way is PrizeWay.BY_HAND else "several"
    if prize.way is PrizeWay.CATEGORY and not prize.category:
        key = "each_category"
    way = f"{prize.way.value}（{prize.category}）" if prize.category else prize.way.value
    return prize.name, way, _said(key, count=prize.count), prize.giver


def _said(key: str, /, **words: object) -> str:
    said: str = _words()[key]
    return said.format_map(words)


@cache
def _words() -> Mapping[str, Any]:
    """Return the words of the rows, from the document's own file."""
    text = resources.config_file(_FILE).read_text(encoding="utf-8")
    words: Mapping[str, Any] = tomllib.loads(text)["words"]
    return words
