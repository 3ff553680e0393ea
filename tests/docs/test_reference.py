"""The reference pages say what the product does today."""

from collections.abc import Callable

import pytest

from automations import errors
from automations.errors import ExpectedFailure
from automations.event.model import Event
from automations.jobs import ALIASES
from automations.tables.describing import describe
from automations.tables.problems import catalogue
from automations.tables.report import figure_kinds
from docs.make_reference import DOCS, PAGES


def committed(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "page"), PAGES.items())
def test_the_committed_page_is_the_one_that_is_made(name: str, page: Callable[[], str]) -> None:
    assert committed(name) == page(), "run: make docs"


def test_every_command_is_documented_under_both_names() -> None:
    text = committed("commands.md")
    headings = [f"\n## {japanese} `{latin}`\n" for latin, japanese in ALIASES.items()]
    assert [each for each in headings if each not in text] == []


def test_every_setting_is_documented() -> None:
    text = committed("settings.md")
    keys = [each.path.partition(".")[2] for each in describe(Event)]
    assert [key for key in keys if key and f" | `{key}` | " not in text] == []


def test_every_setting_says_on_which_tab_it_stands() -> None:
    lines = [line for line in committed("settings.md").splitlines() if " | `" in line]
    sections = {"項目の組", "項目の組の一覧"}
    bare = [line for line in lines if line.startswith("|  |")]
    assert {line.split(" | ")[3] for line in bare} <= sections


def test_every_setting_says_what_it_means() -> None:
    assert [each.path for each in describe(Event) if not (each.label and each.doc)] == []


def test_every_problem_is_documented() -> None:
    assert committed("problems.md").count("\n| ") == len(catalogue()) + 3  # three headings


def test_every_figure_is_documented() -> None:
    text = committed("figures.md")
    kinds = figure_kinds().values()
    assert [kind.label for kind in kinds if f"\n| {kind.label} | " not in text] == []


def test_every_exit_code_is_documented() -> None:
    text = committed("commands.md")
    codes = {each.exit_code for each in ExpectedFailure.__subclasses__()}
    codes |= {errors.DONE, errors.DONE_WITH_WARNINGS, errors.BUG, 2}
    assert [code for code in sorted(codes) if f"\n| {code} | " not in text] == []
