"""職員投票結果・ファイナリスト案: what executives approve, and what it rests on.

Page 1 is one page. The votes of entries that were not chosen stand in no part of it: these are in
the annex (`automations.documents.standings_annex`), for the secretariat alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from automations.documents import fitted_rows, sentences
from automations.documents.brief_tables import findings_table, for_executives
from automations.documents.composing import (
    Material,
    composed,
    document,
    line_tables,
    report_values,
    with_texts,
)
from automations.documents.content import Content
from automations.documents.finalists_words import finalists_values, lower_wins, tie_answers
from automations.documents.fitted_rows import Fitted, Rows
from automations.documents.sentences import Wordings
from automations.documents.text_width import lines_of
from automations.tables.report import Report, Table

if TYPE_CHECKING:
    from automations.documents.cover import DocumentCover

_WORDS = "documents/finalists.toml"
_ROOM = 10800  # twentieths of a point: the rows of page 1, beside its headings and other lines
_TITLE, _CONCLUSION = (34, 380), (40, 300)  # letters of a line, and the height of one more
_ALONE = {"取組名": 26, "選出の理由": 14}
_BY_CATEGORY = {"部門": 8, "取組名": 17, "選出の理由": 14}
_SAID = {"文": 42}
_PAIRS = {"box": {"左の値": 25, "右の値": 13}, "decisions": _SAID, "course": _SAID}
_LEAST = {"box": 2}
_MOST_BARS = 20
_FOUND = "この取組では"
_KEPT = {"投票率": 2, "有効投票": 3}  # what adds up is of no use in part


def finalists_proposal(template: Path, report: Report, cover: DocumentCover) -> bytes:
    """Return the paper as a file's bytes; the same arguments give the same bytes.

    Raises as `automations.documents.composing.document`.
    """
    return document(template, proposal_content(report, cover), cover)


def proposal_content(report: Report, cover: DocumentCover) -> Content:
    """Return everything a template of the paper may name."""
    known = sentences.wordings(_WORDS)
    values = {**report_values(report, cover), **finalists_values(report)}
    tables = _tables(report, cover)
    spoken = with_texts(known, values)
    page = _first_page(known, spoken, tables["finalists"])
    short = dict(zip(_PAIRS, page.others, strict=True))
    values["first_shortened"] = "…" if _is_shortened(page, known, spoken, tables) else ""
    values["more"] = f"ほか{page.left_out}件は、2ページ以降にある。" if page.left_out else ""
    tables |= {"finalists": page.main, "finalists_full": tables["finalists"]}
    lines = {key: ["｜".join(map(str, row)) for row in table.rows] for key, table in short.items()}
    return composed(known, Material(values, tables, {**lines, "rules": _rules(values, cover)}))


def _rules(values: Mapping[str, str], cover: DocumentCover) -> tuple[str, ...]:
    """Return the rules of the vote, a line each, and what was changed in them."""
    own = [each for each in (values.get("vote_rules"), values.get("rules_changed")) if each]
    return tuple("\n".join(own).split("\n")) if values.get("vote_rules") else cover.rules


def _tables(report: Report, cover: DocumentCover) -> dict[str, Table]:
    tables = for_executives(report.tables, cover.categories)
    found = {"findings": findings_table(report)}
    if "knock_outs" in tables:
        found["knock_outs"] = _without_values(tables["knock_outs"])
    answers, finalists = tie_answers(report), report.tables["finalists"]
    if answers and answers.rows and "tie_decided" in report.figures:
        found["tie_answers"] = answers
    # The longest bar is the best one, and a page holds so many.
    if not lower_wins(finalists) and len(finalists.rows) <= _MOST_BARS:
        found["finalists_by_rank"] = finalists
    return {**cover.tables, **tables, **found}


def _without_values(knock_outs: Table) -> Table:
    """Leave out what the entries got that were kept out: that stands in the annex."""
    kept = [at for at, each in enumerate(knock_outs.columns) if each.heading != _FOUND]
    columns = tuple(knock_outs.columns[at] for at in kept)
    rows = tuple(tuple(row[at] for at in kept) for row in knock_outs.rows)
    return replace(knock_outs, columns=columns, rows=rows)


def _first_page(known: Wordings, values: Mapping[str, str], finalists: Table) -> Fitted:
    lines = line_tables(known, values, {})
    others = [
        Rows(lines[key], letters, _LEAST.get(key, 1), _KEPT) for key, letters in _PAIRS.items()
    ]
    own = _BY_CATEGORY if values["any_category"] else _ALONE
    room = _ROOM - _further_lines(values, lines["conclusion"])
    return fitted_rows.fitted(Rows(finalists, own), others, room)


def _further_lines(values: Mapping[str, str], conclusion: Table) -> int:
    """Return the height of what a long title and long conclusions take beyond a line each."""
    found = [(values["title"], _TITLE), *((str(row[0]), _CONCLUSION) for row in conclusion.rows)]
    return sum((lines_of(text, letters) - 1) * height for text, (letters, height) in found)


def _is_shortened(
    page: Fitted, known: Wordings, values: Mapping[str, str], tables: Mapping[str, Table]
) -> bool:
    whole = line_tables(known, values, {})
    rows = [whole[key].rows for key in _PAIRS]
    return page.main.rows != tables["finalists"].rows or [each.rows for each in page.others] != rows
