"""The organisers' guide speaks of what there is: commands, sheets, templates, settings."""

import re
from pathlib import Path

import pytest

from automations.books.opening import read_book
from automations.cli import run
from automations.event.model import Outputs
from automations.jobs import ALIASES
from automations.tables.problems import Severity

CHECKOUT = Path(__file__).resolve().parent.parent.parent
GUIDE = (CHECKOUT / "docs" / "guide.md").read_text(encoding="utf-8")
PAGES = [*(CHECKOUT / "docs").glob("*.md"), CHECKOUT / "README.md"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_that_is_named_can_be_typed(page: Path) -> None:
    named = re.findall(
        r"(?<=dxten )[\w一-龠]+(?= --| [^=]|[`」\n])", page.read_text(encoding="utf-8")
    )
    known = {*ALIASES, *ALIASES.values()}
    japanese = [name for name in named if not name.isascii()]
    assert [name for name in japanese if name not in known] == []


def test_every_job_is_explained() -> None:
    rows = set(re.findall(r"^\| (\w+) \|", GUIDE, re.MULTILINE))
    assert [name for name in ALIASES.values() if name not in rows] == []


def test_every_severity_is_explained() -> None:
    assert [each.value for each in Severity if f"\n| {each.value} | " not in GUIDE] == []


def test_what_the_settings_name_is_what_the_guide_names() -> None:
    assert Outputs().decision_book in GUIDE
    assert f"「{Outputs().folder}」" in GUIDE


def test_every_sheet_of_the_result_is_explained(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["体験", str(tmp_path)])
    capsys.readouterr()
    book = read_book(tmp_path / "事務局限り" / "結果.xlsx", "結果.xlsx")
    explained = re.findall(r"^\| (集計_\S+) \|", GUIDE, re.MULTILINE)
    assert [each.name for each in book.sheets if each.name not in explained] == []
    assert [name for name in explained if book.sheet(name).name != name] == []
