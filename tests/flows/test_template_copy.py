"""ひな形取出: people get templates to change, what they changed stays, and names are listed."""

from __future__ import annotations

from pathlib import Path

import pytest

from automations import resources
from automations.books.opening import read_book
from automations.errors import SettingsWrong
from automations.flows.field_list import field_tabs
from automations.flows.template_copy import copy_templates
from tests.small_event import write_small_event


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_small_event(tmp_path / "小さな催し")


def names_in(folder: Path) -> list[str]:
    return sorted(each.name for each in (folder / "ひな形").iterdir())


def test_all_templates_are_copied_as_they_are_shipped(folder: Path) -> None:
    made = copy_templates(folder)
    assert (made.copied, made.there) == (resources.template_files(), ())
    for name in made.copied:
        shipped = resources.template_file(name).read_bytes()
        assert (folder / "ひな形" / name).read_bytes() == shipped


def test_some_are_copied_if_they_are_named_with_or_without_the_suffix(folder: Path) -> None:
    assert copy_templates(folder, ["名札", "報告資料.docx"]).copied == (
        "名札.docx",
        "報告資料.docx",
    )
    assert names_in(folder) == ["名札.docx", "報告資料.docx", "項目一覧.xlsx"]


def test_what_people_changed_is_never_overwritten(folder: Path) -> None:
    own = folder / "ひな形" / "名札.docx"
    own.parent.mkdir()
    own.write_bytes(b"mine")
    made = copy_templates(folder, ["名札", "受付票"])
    assert (made.copied, made.there) == (("受付票.docx",), ("名札.docx",))
    assert own.read_bytes() == b"mine"


def test_a_template_that_the_event_keeps_elsewhere_is_the_one_copied(folder: Path) -> None:
    older = folder / "templates" / "名札.docx"
    older.parent.mkdir()
    older.write_bytes(resources.template_file("受付票.docx").read_bytes())
    copy_templates(folder, ["名札"])
    assert (folder / "ひな形" / "名札.docx").read_bytes() == older.read_bytes()


def test_a_name_that_is_none_is_answered_with_the_nearest_and_nothing_is_copied(
    folder: Path,
) -> None:
    with pytest.raises(SettingsWrong) as refused:
        copy_templates(folder, ["報告書類"])
    assert str(refused.value) == (
        "「報告書類」という名前のひな形はありません（もしかして「報告資料」）。"
        "資料の名前（「報告資料」など）を書くか、何も書かずに、すべてを取り出してください。"
    )
    assert not (folder / "ひな形").exists()


def test_the_list_has_a_tab_for_each_document_behind_how_to_write(folder: Path) -> None:
    made = copy_templates(folder, ["名札"])
    tabs = [each.name for each in read_book(made.book, made.book.name).sheets]
    assert tabs == ["書き方", *(Path(each).stem for each in resources.template_files())]


def test_the_list_says_of_each_name_what_it_means_and_whether_it_is_used() -> None:
    tab = next(each for each in field_tabs() if each.name == "報告資料")
    rows = {row[0]: row[1:] for block in tab.blocks for row in block.rows}
    assert rows["{{来場者数}}"] == (
        "",
        "751人",
        "来場者、総来場者数",
        "受付簿に来場の印がある人と当日参加の人。同じ人は1人と数え、出展者・登壇者を除く。",
    )
    assert rows["{{資料名}}"][0] == "○"
    assert rows["{{結論}}"][3] == (
        "一行に「{{結論.文}}」と書くと、文の数だけその行が繰り返されます"
    )
    assert rows["{{ファイナリスト.取組名}}"][3] == (
        "「ファイナリスト」の列。この名前のある表の行が、件数だけ繰り返されます"
    )


def test_papers_say_that_they_know_no_conditions() -> None:
    lines = {each.name: each.lines for each in field_tabs()}
    said = (
        "この用紙は、一人・一件ごとの繰り返しが決まった形で行われます。"
        "「もし」と「くりかえし」は使えません。"
    )
    assert said in lines["名札"]
    assert said not in lines["報告資料"]
