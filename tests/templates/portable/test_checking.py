"""A folder that was copied somewhere can be held against what was built."""

from __future__ import annotations

from pathlib import Path

import pytest

from templates.portable.__main__ import main
from tests.templates.portable.conftest import Inputs
from tests.templates.portable.stand_ins import write_lock


@pytest.fixture
def copied(tmp_path: Path, inputs: Inputs, capsys: pytest.CaptureFixture[str]) -> Path:
    out = tmp_path / "共有 & 100%!" / "DX展（本番）"
    assert main(inputs.arguments(out)) == 0
    capsys.readouterr()
    return out


def check(inputs: Inputs, folder: Path) -> int:
    given = ("--python-zip", str(inputs.python_zip), "--lock", str(inputs.lock))
    return main(["check", *given, "--out", str(folder)])


def test_a_folder_as_it_was_built_passes_with_events_beside_it(
    inputs: Inputs, copied: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (copied / "令和8年度").mkdir()
    (copied / "令和8年度" / "設定.xlsx").write_bytes(b"theirs")
    count = len((copied / "SHA256SUMS.txt").read_text(encoding="utf-8").splitlines())
    assert check(inputs, copied) == 0
    assert capsys.readouterr().out == (
        f"{copied}: {count:,}ファイルすべてが、作ったときのままです。\n"
    )


def test_every_difference_is_named(
    inputs: Inputs, copied: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library = copied / "dxten" / "lib" / "alpha"
    (library / "__init__.py").write_bytes(b"alpha = 2\n")
    (library / "added.py").write_bytes(b"")
    (copied / "dxten" / "python" / "vcruntime140.dll").unlink()
    assert check(inputs, copied) == 1
    assert capsys.readouterr().err.splitlines() == [
        "dxten/lib/alpha/__init__.py: 中身が変わっています。",
        "dxten/python/vcruntime140.dll: ファイルがありません。",
        "dxten/lib/alpha/added.py: 一覧にないファイルです。",
    ]


def test_the_libraries_are_those_of_the_lock(
    inputs: Inputs, copied: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wheels = sorted(inputs.wheelhouse.iterdir())
    newer = wheels[0].rename(wheels[0].with_name("alpha-1.1-py3-none-any.whl"))
    write_lock(inputs.lock, [newer, wheels[1]])
    assert check(inputs, copied) == 1
    assert capsys.readouterr().err.splitlines() == [
        "alpha: 1.0（固定した一覧では 1.1）",
        "gamma: 固定した一覧にない部品です。",
    ]


def test_a_folder_without_its_list_cannot_be_checked(
    inputs: Inputs, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(inputs, tmp_path) == 1
    assert capsys.readouterr().err == (
        "SHA256SUMS.txt: ファイルがありません。フォルダーを確かめてください。\n"
    )
