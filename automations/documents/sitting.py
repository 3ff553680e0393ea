"""審査会資料: what judges have before them: the order of the day, the method, a page an entry.

An entry fills one page up to `ONE_PAGE` full-width letters in all; a longer one goes on behind it,
and the next begins on a page of its own in any case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from automations.documents import sentences
from automations.documents.composing import Material, composed, document, report_values

if TYPE_CHECKING:
    from pathlib import Path

    from automations.documents.content import Content
    from automations.documents.cover import DocumentCover
    from automations.tables.report import Report

ONE_PAGE = 1000
"""Letters of 課題, 取組内容 and 効果 together that a page of the shipped template holds."""
_WORDS = "documents/sitting.toml"


def sitting_papers(template: Path, report: Report, cover: DocumentCover) -> bytes:
    """Return the document as a file's bytes; the same arguments give the same bytes.

    Raises as `automations.documents.composing.document`.
    """
    return document(template, sitting_content(report, cover), cover)


def sitting_content(report: Report, cover: DocumentCover) -> Content:
    """Return everything a template of the document may name."""
    entries = report.tables["sitting_entries"]
    values = {**report_values(report, cover), "entries_count": f"{len(entries.rows):,}件"}
    return composed(sentences.wordings(_WORDS), Material(values, {**report.tables}))
