"""受付準備 on the command line, by either of its names."""

from pathlib import Path

import pytest

from automations.cli import run
from tests.small_event import RESTRICTED, write_small_event


@pytest.mark.parametrize("name", ["reception-prepare", "受付準備"])
def test_it_names_the_papers_it_made(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_small_event(tmp_path / "小さな催し")
    assert run([name, str(folder)]) == 0
    said = capsys.readouterr().out
    papers = ("名札.csv", "受付名簿.docx", "受付票.docx", "名札.docx")
    assert said.endswith("".join(f"  {folder / RESTRICTED / each}\n" for each in papers))
