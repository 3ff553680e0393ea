"""The brief (報告資料): one Word document for executives, conclusion first, from one Report.

Every number comes from the Report; every sentence from ``config/brief.toml``; every look from the
template. Only the tables named in that file can appear, so no template can print the standings,
which the secretariat alone may see.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from automations.documents import page_one, sentences
from automations.documents.brief_tables import (
    ballot_identity,
    figures_table,
    findings_table,
    for_executives,
    level_at_the_cut,
    runners_up,
)
from automations.documents.composing import (
    Material,
    composed,
    document,
    line_tables,
    report_values,
)
from automations.tables.rendering import ROUNDING_NOTE

if TYPE_CHECKING:
    from pathlib import Path

    from automations.documents.content import Content
    from automations.documents.cover import DocumentCover
    from automations.tables.report import Report


def brief(template: Path, report: Report, cover: DocumentCover) -> bytes:
    """Return the brief as a file's bytes; the same arguments give the same bytes.

    Raises as `automations.documents.composing.document`.
    """
    return document(template, brief_content(report, cover), cover)


def brief_content(report: Report, cover: DocumentCover) -> Content:
    """Return everything a template of the brief may name."""
    known, values = sentences.wordings(), _values(report, cover)
    own = {each.key: each for each in (figures_table(report), findings_table(report))}
    tables = {**for_executives(report.tables, cover.categories), **own}
    if "finalists" in tables:
        whole = tables["finalists"]
        points = line_tables(known, values, {})["selection"]
        first = page_one.fitted(whole, points)
        # In full they stand in the annex.
        tables |= {"finalists": first, "finalists_full": whole}
        values["shortened"] = "…" if first != whole else ""
    return composed(known, Material(values, tables, {"rules": cover.rules}))


def _values(report: Report, cover: DocumentCover) -> dict[str, str]:
    return {
        **report_values(report, cover),
        "rounding": ROUNDING_NOTE,
        "ballot_identity": ballot_identity(report),
        "level": level_at_the_cut(report),
        "runners_up": runners_up(report),
    }
