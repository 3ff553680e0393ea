"""持ち出し and 持ち帰り on the command line: what leaves, what comes back, and why it does not."""

from pathlib import Path

import pytest

from automations.cli import run
from automations.flows.carrying import take_out
from automations.ledger.carried import passages
from tests.small_event import AFTER, RESTRICTED, write_small_event

RECEPTION = "受付簿.csv"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_small_event(tmp_path / "小さな催し")


@pytest.fixture
def copy(folder: Path, tmp_path: Path) -> Path:
    return take_out(folder, tmp_path / "会場用", AFTER, "PC-01").destination


def number(folder: Path) -> str:
    return passages(folder / RESTRICTED)[0].short


def add_line(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\n")


@pytest.mark.parametrize("name", ["take-out", "持ち出し"])
def test_it_says_where_the_copy_is_and_how_it_comes_back(
    name: str, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([name, str(folder), str(tmp_path / "会場用")]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"持ち出しました（ファイル 6件、写しの番号 {number(folder)}）:",
        f"  {tmp_path / '会場用'}",
        "写しには、事務局限りのものもすべて入っています。なくさないように扱ってください。",
        "使い終わったら、このもとのフォルダーのほうで「持ち帰り」をしてください。",
    ]


def test_what_is_open_is_a_warning(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / f"~${RECEPTION}").write_bytes(b"\x06Yamada")
    assert run(["持ち出し", str(folder), str(tmp_path / "会場用")]) == 10
    assert (
        capsys.readouterr()
        .out.splitlines()[-1]
        .startswith(f"確認  {RECEPTION}: Yamadaさんが開いています。")
    )


@pytest.mark.parametrize("name", ["bring-back", "持ち帰り"])
def test_it_says_what_came_back_and_what_comes_next(
    name: str, folder: Path, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add_line(copy / RECEPTION)
    (copy / RESTRICTED / "結果.xlsx").write_bytes(b"there")
    assert run([name, str(folder), str(copy)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "持ち帰りました（ファイル 1件、記録 0件）:",
        f"  {RECEPTION}",
        "次の結果は、持ち帰らずに作り直します:",
        f"  {RESTRICTED}/結果.xlsx",
        "次に、「一括」で、すべてを集計し直してください。",
    ]
    assert run([name, str(folder), str(copy)]) == 0
    assert capsys.readouterr().out == "写しに、新しいものはありませんでした。\n"


def test_what_was_taken_away_there_is_a_warning(
    folder: Path, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (copy / RECEPTION).unlink()
    assert run(["持ち帰り", str(folder), str(copy)]) == 10
    assert "写しのほうで消されていますが、こちらのファイルは残しました" in capsys.readouterr().out


def test_a_refusal_says_first_that_nothing_changed(
    folder: Path, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for event in (folder, copy):
        (event / RECEPTION).write_text(event.name, encoding="utf-8")
    assert run(["持ち帰り", str(folder), str(copy)]) == 65
    said = capsys.readouterr()
    assert said.out == (
        "何も持ち帰っていません。こちらは元のままです。次のところを直してください。\n"
    )
    assert said.err.startswith(f"{RECEPTION}: 持ち出したあと、こちら（")


def test_a_lost_copy_is_recorded(
    folder: Path, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert copy.exists()
    assert run(["持ち帰り", str(folder), "--lost", number(folder)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"なくしたことを記録しました（写しの番号 {number(folder)}）。",
        "個人情報が入っていました。紛失のときの決まりに従って、届け出てください。",
    ]
    assert run(["持ち帰り", str(folder), "--lost", number(folder)]) == 65


@pytest.mark.parametrize("more", [(), ("写し", "--lost", "X")])
def test_either_the_copy_or_its_loss_is_named(
    folder: Path, more: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["持ち帰り", str(folder), *more]) == 2
    assert "どちらか一方を書いてください。" in capsys.readouterr().err


def test_while_a_copy_is_out_every_job_says_so(
    folder: Path, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for event, words in ((folder, "まだ戻っていません"), (copy, "持ち出した写しです")):
        assert run(["来場集計", str(event)]) in {0, 10}
        last = capsys.readouterr().out.splitlines()[-1]
        assert last.startswith(f"確認  {event.name}: ")
        assert words in last


def test_the_diagnosis_says_it_too(
    folder: Path, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["診断", str(folder)])
    assert "持ち出した写し" in capsys.readouterr().out
    run(["持ち帰り", str(folder), str(copy)])
    capsys.readouterr()
    run(["診断", str(folder)])
    assert "持ち出した写し" not in capsys.readouterr().out
