"""A package that is not exactly what was decided never leaves the room."""

from __future__ import annotations

import pytest

from automations.books.splicing.changes import Unspliceable
from automations.books.splicing.parts import Parts
from automations.books.splicing.self_check import check
from automations.books.splicing.zip_members import opened
from automations.tables.places import Place
from automations.tables.problems import problem
from tests.books.splicing.packages import SHEET, STRINGS, Files, files, packed


def _changed() -> Parts:
    parts = Parts(opened(packed(files())))
    parts.changed["xl/worksheets/sheet1.xml"] = b"<worksheet/>"
    return parts


def test_what_was_decided_passes() -> None:
    parts = _changed()
    check(parts, parts.rebuilt())


@pytest.mark.parametrize(
    "other",
    [
        {},
        {SHEET: b"<other/>"},
        {SHEET: b"<worksheet/>", STRINGS: b"<sst/>"},
        {SHEET: b"<worksheet/>", "xl/more.xml": b"<x/>"},
    ],
)
def test_anything_else_is_refused(other: Files) -> None:
    with pytest.raises(Unspliceable) as refused:
        check(_changed(), packed(files() | other))
    assert str(problem(refused.value.code, Place("受付簿.xlsx"))) == (
        "受付簿.xlsx: 書き込んだあとの点検で食い違いが見つかったため、書き込みをやめました。"
        "ブックはもとのままです。Excelで開き、「名前を付けて保存」で保存し直してください。"
    )


def test_a_tab_whose_part_is_gone_is_refused() -> None:
    parts = Parts(opened(packed(files())))
    parts.gone.add("xl/worksheets/sheet1.xml")
    with pytest.raises(Unspliceable, match="splice_check"):
        check(parts, parts.rebuilt())
