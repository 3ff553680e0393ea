"""通知 on the command line: refused before the approval, then the files and how many are told."""

from pathlib import Path

import pytest

from automations.cli import run
from automations.flows.running import perform
from automations.flows.scope import FINALISTS
from tests.flows.answering import approve
from tests.small_event import AFTER, write_small_event

AT = ["--as-of", "2024-12-25T09:00"]


@pytest.mark.parametrize("name", ["notices", "通知"])
def test_it_is_refused_then_made(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_small_event(tmp_path / "催し")
    assert run([name, str(folder), *AT]) == 20
    assert "まだ承認されていないため、通知を作れません。" in capsys.readouterr().err
    perform(folder, FINALISTS, AFTER)
    approve(folder)
    assert run([name, str(folder), *AT]) == 10  # nobody has an address there
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "選出: 3件、非選出: 3件"
    assert [line.rpartition("/")[2] for line in lines[2:5]] == [
        "通知.xlsx",
        "通知_選出.csv",
        "通知_非選出.csv",
    ]
