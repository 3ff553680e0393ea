"""原本破棄 on the command line: refused before the approval, then what is gone and what stays."""

from pathlib import Path

import pytest

from automations.cli import run
from automations.flows.running import perform
from automations.flows.scope import FINALISTS
from automations.ledger.originals import destruction
from tests.flows.answering import approve
from tests.small_event import AFTER, RESTRICTED, write_small_event

AT = ["--by", "選考委員長", "--as-of", "2024-12-25T09:00"]


@pytest.mark.parametrize("name", ["destroy-ballots", "原本破棄"])
def test_it_is_refused_then_done_then_said_to_be_done(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_small_event(tmp_path / "催し")
    assert run([name, str(folder), *AT]) == 20
    assert "まだ承認されていないため、票の原本を破棄できません。" in capsys.readouterr().err
    perform(folder, FINALISTS, AFTER)
    approve(folder)
    assert run([name, str(folder), *AT]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "破棄した票の写し: 1件",
        "結果と記録は残り、これまでどおり確かめられます。",
        (
            "投票のブック（投票.csv）と、フォームの回答は消していません。"
            "保存期間の決まりに従って、残すか消すかしてください。"
        ),
        "票を数え直すときは、投票のブックが要ります。",
        "持ち出した写しやバックアップの中の票の写しは、消していません。",
    ]
    assert run([name, str(folder), *AT]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "票の写しは、すでに破棄されています（選考委員長、令和6年12月25日（水）9:00）。",
        "破棄するものは残っていません。何もしていません。",
    ]


def test_without_a_name_it_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write_small_event(tmp_path / "催し")
    assert run(["destroy-ballots", str(folder), *AT[2:]]) == 65
    assert "票の原本を破棄する人の氏名がありません。" in capsys.readouterr().err
    assert destruction(folder / RESTRICTED) is None
