"""審査結果: what executives read of the judging, 速報 or 確定, and what it rests on.

Page 1 is one page. No judge, no mark and no points of an entry without a prize stand in it: the
tables that tell of these are of another audience, and none of them is named in its file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from automations.documents import fitted_rows, sentences
from automations.documents.brief_tables import findings_table
from automations.documents.composing import (
    Material,
    composed,
    document,
    line_tables,
    report_values,
    with_texts,
)
from automations.documents.fitted_rows import Fitted, Rows
from automations.documents.text_width import lines_of
from automations.tables.rendering import ROUNDING_NOTE, shown
from automations.tables.report import Column, Form, Table

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from automations.documents.content import Content
    from automations.documents.cover import DocumentCover
    from automations.tables.report import Cell, Report

_WORDS = "documents/judging_result.toml"
_PRIZES, _CHANGES, _VERSIONS = "result_prizes", "result_changes", "judging_versions"
_NOBODY = "該当なし"  # a word that the tables of the judging share with us
_OF_ENTRY = ("賞", "番号", "取組名", "採点した審査員")
_ROOM = 9800  # twentieths of a point: the rows of page 1, beside its headings and other lines
_TITLE, _CONCLUSION = (34, 380), (40, 300)  # letters of a line, and the height of one more
_SECTION = 1100  # of a heading, the row of headings below it and a note
_LETTERS = {
    _PRIZES: {"賞": 7, "受賞": 14, "理由": 22},
    "result_waiting": {"賞": 11, "待っていること": 24, "決める人": 12},
    "box": {"左の値": 25, "右の値": 13},
    "decisions": {"文": 42},
    "result_counts": {"項目": 12, "数": 6, "内訳": 30},
    _CHANGES: {"項目": 14, "前の版": 16, "今": 16},
}
_LEAST = {"box": 2}


def judging_result(template: Path, report: Report, cover: DocumentCover) -> bytes:
    """Return the document as a file's bytes; the same arguments give the same bytes.

    Raises as `automations.documents.composing.document`.
    """
    return document(template, result_content(report, cover), cover)


def result_content(report: Report, cover: DocumentCover) -> Content:
    """Return everything a template of the document may name."""
    known, tables = sentences.wordings(_WORDS), _tables(report, cover)
    values = {**report_values(report, cover), **_values(report)}
    spoken = with_texts(known, values)
    whole = {**tables, **line_tables(known, spoken, {})}
    page = _first_page(whole, spoken)
    short = {each.key: each for each in (page.main, *page.others)}
    cut = any(short[key].rows != whole[key].rows for key in short)
    values["first_shortened"] = "…" if cut else ""
    lines = {each.key: _as_lines(short.pop(each.key)) for each in known.lines if each.key in short}
    full = {f"{_PRIZES}_full": tables[_PRIZES]} if _PRIZES in tables else {}
    return composed(known, Material(values, {**tables, **full, **short}, lines))


def _as_lines(table: Table) -> list[str]:
    return ["｜".join(map(str, row)) for row in table.rows]


def _tables(report: Report, cover: DocumentCover) -> dict[str, Table]:
    tables = {**cover.tables, **report.tables, "findings": findings_table(report)}
    if "result_scores" in tables:
        tables["result_scores"] = _in_words(tables["result_scores"])
    return tables


def _values(report: Report) -> dict[str, str]:
    scores, changes = report.tables.get("result_scores"), report.tables.get(_CHANGES)
    return {
        "rounding": ROUNDING_NOTE,
        "told": "○" if _PRIZES in report.tables else "",
        "changed": "○" if changes else "",
        "score_heading": _score(scores).heading if scores else "",
        **_held(report.tables.get(_VERSIONS)),
        **_first(report.tables.get(_PRIZES)),
    }


def _held(versions: Table | None) -> dict[str, str]:
    """Return the 確定 that holds: the row that is stressed."""
    if versions is None or not versions.emphasis:
        return {}
    number, _, day, person, reason = map(str, versions.rows[max(versions.emphasis)])
    return {"held": number, "confirmed_on": day, "confirmed_by": person, "reason": reason}


def _first(prizes: Table | None) -> dict[str, str]:
    """Return who gets the first prize."""
    if prizes is None or not prizes.rows:
        return {}
    headings = (each.heading for each in prizes.columns)
    row = dict(zip(headings, map(str, prizes.rows[0]), strict=True))
    winners = "、".join(row["受賞"].splitlines())
    given = row["受賞"] != _NOBODY
    return {
        "first_prize": row["賞"],
        "first_winner": winners if given else "",
        "nobody_first": "" if given else "○",
    }


def _score(scores: Table) -> Column:
    return next(each for each in scores.columns if each.in_templates == "得点")


def _in_words(scores: Table) -> Table:
    """Return the points with those of all criteria in one cell: their number differs by event."""
    named = {each.in_templates or each.heading: at for at, each in enumerate(scores.columns)}
    score = named["得点"]
    criteria = [at for name, at in named.items() if name not in {*_OF_ENTRY, "得点"}]
    columns = (
        *(scores.columns[named[each]] for each in _OF_ENTRY[:3]),
        Column("得点", scores.columns[score].form),
        Column("審査基準ごとの値"),
        scores.columns[named[_OF_ENTRY[3]]],
    )
    rows = tuple(
        (*(row[named[each]] for each in _OF_ENTRY[:3]), row[score],
         "、".join(_mean(scores.columns[at], row[at]) for at in criteria if row[at] is not None),
         row[named[_OF_ENTRY[3]]])
        for row in scores.rows
    )  # fmt: skip
    return Table(scores.key, scores.title, columns, rows, scores.note)


def _mean(criterion: Column, value: Cell) -> str:
    return f"{criterion.heading} {shown(value, Form.SCORE)}"


def _first_page(whole: Mapping[str, Table], values: Mapping[str, str]) -> Fitted:
    """Return the tables of page 1 with as many lines a row as it holds."""
    main = next((key for key in (_PRIZES, "result_waiting") if key in whole), "result_counts")
    others = [key for key in _LETTERS if key in whole and key not in {main, _PRIZES}]
    taken = _further_lines(values, whole["conclusion"])
    taken += _SECTION * sum(key in whole and bool(whole[key].rows) for key in (_CHANGES,))
    rows = [Rows(whole[key], _LETTERS[key], _LEAST.get(key, 1)) for key in (main, *others)]
    return fitted_rows.fitted(rows[0], rows[1:], _ROOM - taken)


def _further_lines(values: Mapping[str, str], conclusion: Table) -> int:
    """Return the height of what a long title and long conclusions take beyond a line each."""
    found = [(values["title"], _TITLE), *((str(row[0]), _CONCLUSION) for row in conclusion.rows)]
    return sum((lines_of(text, letters) - 1) * height for text, (letters, height) in found)
