"""Single values of the paper about the finalists, drawn from the Report as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from automations.award.selection_rules import TieRule
from automations.award.ties import TIES
from automations.award.wording import said
from automations.documents.brief_tables import (
    ballot_identity,
    figure_text,
    gap_at_the_cut,
    level_at_the_cut,
    runners_up,
)
from automations.tables.rendering import ROUNDING_NOTE, shown
from automations.tables.report import Cell, Form, Report, Table

_SCORE, _CATEGORY = "得点", "部門"
_COUNTED = "数える"


def finalists_values(report: Report) -> dict[str, str]:
    """Return what the sentences ask for besides the figures; "" where there is nothing to say."""
    finalists = report.tables["finalists"]
    return {
        "kind": "報告" if "approved" in report.figures else "審議",
        "nobody": "" if finalists.rows else "該当なし",
        "any_category": _any_category(finalists),
        "score_heading": score_heading(finalists),
        "lots": _lots(report),
        "lower": "小さいほうが上位" if lower_wins(finalists) else "",
        "rounding": ROUNDING_NOTE,
        "ballot_identity": ballot_identity(report),
        "not_counted": not_counted(report),
        "hand": _hand(report),
        "criteria": _criteria(report),
        "runners_up": runners_up(report),
        "no_runners_up": "" if "tie_open" in report.figures else "なし",
        **_at_the_cut(report),
    }


def score_heading(table: Table) -> str:
    """Return what the vote counts, as the table's heading calls it."""
    return next(
        (each.heading for each in table.columns if _SCORE in {each.in_templates, each.heading}),
        _SCORE,
    )


def lower_wins(finalists: Table) -> bool:
    """Tell whether the smaller number is the better one, as the table's note says."""
    return said("notes", "lower_wins", label=score_heading(finalists)) in finalists.note


def not_counted(report: Report) -> str:
    """Return how many ballots are valid, as what came in less what is not counted, by reason.

    Raises `ValueError` if they do not add up: that is our bug.
    """
    if not ballot_identity(report):
        return ""
    valid, received = report.figures["ballots_valid"], report.figures["ballots_received"]
    rows = report.tables["ballot_dispositions"].rows
    others = [(str(row[0]), row[1]) for row in rows if _COUNTED not in row and row[1]]
    told = f"{figure_text(valid)} ＝ 受け付けた{figure_text(received)}"
    if not others:
        return f"{told}。"
    reasons = "、".join(f"{words} {shown(count, Form.COUNT)}" for words, count in others)
    left_out = figure_text(report.figures["ballots_not_counted"])
    return f"{told} － 数えない{left_out}（{reasons}）。"


def tie_answers(report: Report) -> Table | None:
    """Return who settled ties, when and why; None if nobody had to."""
    table = report.tables.get("decisions")
    if table is None:
        return None
    rows = tuple(row for row in table.rows if str(row[0]).startswith(TIES))
    return Table("tie_answers", "同点の判定", table.columns, rows)


def _at_the_cut(report: Report) -> dict[str, str]:
    needed = report.figures.get("cut_needed")
    return {
        "gap": gap_at_the_cut(report),
        "level": level_at_the_cut(report),
        "moved": figure_text(needed) if needed and needed.value else "",
    }


def _any_category(finalists: Table) -> str:
    place = [each.heading for each in finalists.columns].index(_CATEGORY)
    return "有" if any(row[place] for row in finalists.rows) else ""


def _lots(report: Report) -> str:
    """Return a word if lots of the published seed settled a tie at a cut."""
    table = report.tables.get("ties")
    ended = {said("results", "chosen"), said("results", "dropped")}
    rows: tuple[tuple[Cell, ...], ...] = table.rows if table else ()
    drawn = (str(row[0]).endswith(f": {TieRule.LOTS.value}") and row[-1] in ended for row in rows)
    return "抽選" if any(drawn) else ""


def _hand(report: Report) -> str:
    votes = report.figures.get("hand_votes")
    return f"ほかに、紙の票などの手集計{figure_text(votes)}を加えた。" if votes else ""


def _criteria(report: Report) -> str:
    table = report.tables.get("criteria")
    return "、".join(_weighted(table)) if table else ""


def _weighted(table: Table) -> Iterator[str]:
    for row in table.rows:
        name, weight = (
            shown(cell, each.form) for cell, each in zip(row[:2], table.columns, strict=False)
        )
        yield f"{name}（配点{weight}）" if len(table.rows) > 1 else name
