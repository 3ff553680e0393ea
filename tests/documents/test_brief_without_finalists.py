"""What the brief says where there is no gap, and where nobody was chosen."""

from __future__ import annotations

from dataclasses import replace

from automations.documents.brief import brief_content
from automations.documents.content import Content
from automations.documents.cover import DocumentCover
from automations.tables.report import Figure, Report


def lines(content: Content, name: str) -> list[str]:
    return [str(row[-1]) for row in content.tables[name].rows]


def pairs(content: Content, name: str) -> dict[str, str]:
    return {str(term): str(said) for term, said in content.tables[name].rows}


def without(report: Report, *keys: str) -> Report:
    figures = {key: figure for key, figure in report.figures.items() if key not in keys}
    tables = {key: table for key, table in report.tables.items() if key not in keys}
    return replace(report, figures=figures, tables=tables)


def with_figures(report: Report, *figures: Figure) -> Report:
    return replace(report, figures={**report.figures, **{each.key: each for each in figures}})


def test_a_gap_of_places_is_not_told(report: Report, cover: DocumentCover) -> None:
    """An order of election is no score: between second and third there is always one place."""
    places = with_figures(without(report, "tie"), Figure("cut_margin", 1, own_unit="位"))
    content = brief_content(places, cover)
    assert lines(content, "結論")[2] == "当落線上に同点はない。"
    assert "当落線" not in pairs(content, "選考の要点")


def test_that_nobody_was_chosen_is_a_decision_too(report: Report, cover: DocumentCover) -> None:
    nobody = with_figures(without(report, "tie", "cut_margin"), Figure("finalists", 0))
    content = brief_content(nobody, cover)
    assert lines(content, "結論")[1:] == [
        (
            "職員投票は投票率31.5%、有効601票。"
            "条件を満たす取組がなく、ファイナリストは該当なし（案）とする。"
        )
    ]
    asked = pairs(content, "決めていただきたいこと")["内容"]
    assert asked == "ファイナリストを該当なしとすることを承認すること。"
