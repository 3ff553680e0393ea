"""発表 on the command line: refused before the 確定, then the files and what they hold."""

from pathlib import Path

import pytest

from automations.cli import run
from tests.flows.judged_event import confirm, judge_small_event
from tests.small_event import write_small_event

AT = ["--as-of", "2024-12-25T09:00"]


@pytest.mark.parametrize("name", ["announce", "発表"])
def test_it_is_refused_then_made(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = judge_small_event(write_small_event(tmp_path / "催し"))
    assert run([name, str(folder), *AT]) == 20
    assert "今の審査結果は、まだ確定していません。" in capsys.readouterr().err
    confirm(folder)
    assert run([name, str(folder), *AT]) == 10  # two readings are not written down
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "発表データ3行、賞状3枚"
    assert [line.rpartition("/")[2] for line in lines[2:4]] == ["発表.xlsx", "賞状.csv"]
