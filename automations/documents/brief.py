"""The brief (報告資料): one Word document for executives, conclusion first, from one Report.

Every number comes from the Report; every sentence from ``config/brief.toml``; every look from the
template. Only the tables named in that file can appear, so no template can print the standings,
which the secretariat alone may see.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from automations.documents import finalists_on_page_one, prizes_on_page_one, sentences
from automations.documents.brief_tables import (
    ballot_identity,
    figure_text,
    figures_table,
    findings_table,
    for_executives,
    gap_at_the_cut,
    level_at_the_cut,
    runners_up,
    score_heading,
    slots_by_start,
)
from automations.documents.composing import (
    Material,
    composed,
    document,
    line_tables,
    report_values,
)
from automations.documents.prizes_given import prizes_given
from automations.documents.side_by_side import side_by_side
from automations.tables.rendering import ROUNDING_NOTE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from automations.documents.content import Content
    from automations.documents.cover import DocumentCover
    from automations.documents.prizes_given import PrizesGiven
    from automations.tables.report import Report, Table

_WRITTEN = ("results", "issues", "proposal")
_WAITING = {
    "pairs_open": "pairs_waiting",
    "ballots_open": "ballots_pending",
    "rows_held": "registration_held",
}
_SIDEWAYS = {
    "bodies": ("attendance_by_body", ("団体", "人数")),
    "sections": ("attendance_by_section", ("所属", "来場者")),
}


def brief(template: Path, report: Report, cover: DocumentCover) -> bytes:
    """Return the brief as a file's bytes; the same arguments give the same bytes.

    Raises as `automations.documents.composing.document`.
    """
    return document(template, brief_content(report, cover), cover)


def brief_content(report: Report, cover: DocumentCover) -> Content:
    """Return everything a template of the brief may name."""
    known, prizes = sentences.wordings(), prizes_given(report)
    values = _values(report, cover) | (prizes.values() if prizes else {})
    tables = _tables(report, cover, prizes)
    if "finalists" in tables:
        values["score_heading"] = score_heading(tables["finalists"])
        whole = tables["finalists"]
        points = line_tables(known, values, {})["selection"]
        first = finalists_on_page_one.fitted(whole, points)
        # In full they stand in the annex.
        tables |= {"finalists": first, "finalists_full": whole}
        values["shortened"] = "…" if first != whole else ""
    if prizes:
        tables |= {"prizes": prizes_on_page_one.fitted(prizes.table), "prizes_full": prizes.table}
    values["chart_first"] = "有" if _has_room_for_a_chart(tables) else ""
    written = {key: cover.said.get(key, "").splitlines() for key in _WRITTEN}
    lines = {key: [line for line in own if line.strip()] for key, own in written.items()}
    return composed(known, Material(values, tables, {"rules": cover.rules, **lines}))


def _has_room_for_a_chart(tables: Mapping[str, Table]) -> bool:
    """Tell whether the chart of the visitors stands on page 1: not beside the finalists."""
    if prizes := tables.get("prizes"):
        return prizes_on_page_one.leave_room(prizes)
    return "finalists" not in tables


def _tables(report: Report, cover: DocumentCover, prizes: PrizesGiven | None) -> dict[str, Table]:
    own = {each.key: each for each in (figures_table(report), findings_table(report))}
    # The prizes are shown decided or not at all.
    told = {key: each for key, each in report.tables.items() if key != "prizes"}
    told |= {"prizes": prizes.table} if prizes else {}
    sideways = {
        key: side_by_side(told[source], key, headings)
        for key, (source, headings) in _SIDEWAYS.items()
        if source in told
    }
    if "arrival_slots" in told:
        sideways["arrivals"] = slots_by_start(told["arrival_slots"])
    return {**for_executives(told, cover.categories), **own, **sideways, **cover.tables}


def _values(report: Report, cover: DocumentCover) -> dict[str, str]:
    return {
        **report_values(report, cover),
        "rounding": ROUNDING_NOTE,
        "ballot_identity": ballot_identity(report),
        "level": level_at_the_cut(report),
        "gap": gap_at_the_cut(report),
        "nobody": _nobody(report),
        "runners_up": runners_up(report),
        **_waiting(report),
        "other_figures": "有" if "other_figures" in cover.tables else "",
    }


def _nobody(report: Report) -> str:
    """Return a word if the vote is decided and no entry was chosen."""
    finalists = report.figures.get("finalists")
    return "該当なし" if finalists and not finalists.value else ""


def _waiting(report: Report) -> dict[str, str]:
    """Return how much waits for a person; nothing is said of what does not."""
    figures = {name: report.figures.get(key) for name, key in _WAITING.items()}
    return {
        name: figure_text(each) if each and each.value else "" for name, each in figures.items()
    }
