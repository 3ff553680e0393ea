"""Whatever is handed in wrong is refused, with the file named and before anything is built."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from templates.portable import embedded_python
from templates.portable.__main__ import main
from templates.portable.embedded_python import Pinned, read_embedded_python
from templates.portable.unfit import Unfit
from tests.templates.portable.conftest import Inputs
from tests.templates.portable.stand_ins import (
    I386,
    program,
    python_files,
    write_lock,
    write_wheel,
    write_zip,
)

ASK = (
    "。python.org の「Windows embeddable package (64-bit)」の zip を、"
    "展開せずに指定してください。\n"
)


def refusal(inputs: Inputs, capsys: pytest.CaptureFixture[str]) -> str:
    """Return what is said when the build is refused; nothing may have been built."""
    out = inputs.lock.parent / "DX展"
    assert main(inputs.arguments(out)) == 1
    assert not out.exists()
    return capsys.readouterr().err


def without(*names: str) -> dict[str, bytes]:
    return {name: data for name, data in python_files().items() if name not in names}


def test_a_zip_that_would_fill_the_memory_is_refused(
    inputs: Inputs, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedded_python, "_LARGEST", 1000)
    write_zip(inputs.python_zip, python_files() | {"a": b"0" * 1000})
    assert refusal(inputs, capsys) == f"python-3.11.8-embed-amd64.zip: 展開すると大きすぎます{ASK}"


def test_an_encrypted_zip_is_refused(inputs: Inputs, capsys: pytest.CaptureFixture[str]) -> None:
    write_zip(inputs.python_zip, {"a": b"0"})
    content = bytearray(inputs.python_zip.read_bytes())
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    inputs.python_zip.write_bytes(content)
    assert refusal(inputs, capsys) == f"python-3.11.8-embed-amd64.zip: zip として読めません{ASK}"


@pytest.mark.parametrize(
    ("files", "why"),
    [
        (python_files("3.10.11"), "Python 3.10 は古すぎます（3.11以上が必要です）"),
        (python_files(machine=I386), "64ビット（amd64）版ではありません"),
        (without("vcruntime140_1.dll"), "vcruntime140_1.dll がありません"),
        (without("python3.dll", "python311.zip"), "python3.dll、python311.zip がありません"),
        (without("python311._pth"), "python3XX._pth が一つではありません"),
        ({"python-3.11.8/python.exe": b""}, "python3XX._pth が一つではありません"),
        ({}, "python3XX._pth が一つではありません"),
        (
            python_files() | {"../../起動.cmd": b""},
            "フォルダーの外に出るファイル（../../起動.cmd）があります",
        ),
        (
            python_files() | {r"a\..\..\b.cmd": b""},
            r"フォルダーの外に出るファイル（a\..\..\b.cmd）があります",
        ),
        (python_files() | {"C:/b.cmd": b""}, "フォルダーの外に出るファイル（C:/b.cmd）があります"),
    ],
)
def test_another_zip_is_refused(
    inputs: Inputs, capsys: pytest.CaptureFixture[str], files: dict[str, bytes], why: str
) -> None:
    write_zip(inputs.python_zip, files)
    assert refusal(inputs, capsys) == f"python-3.11.8-embed-amd64.zip: {why}{ASK}"


def test_no_zip_is_refused(inputs: Inputs, capsys: pytest.CaptureFixture[str]) -> None:
    inputs.python_zip.write_bytes(b"MZ: the installer, not the zip")
    name = inputs.python_zip.name
    assert refusal(inputs, capsys) == f"{name}: zip として読めません{ASK}"
    inputs.python_zip.unlink()
    assert refusal(inputs, capsys) == (
        f"{name}: ファイルがありません。"
        "PYTHON_ZIP=ファイル で、Windows の埋め込み用 Python の zip を指定してください。\n"
    )


def test_a_changed_copy_of_the_pinned_python_is_refused(
    inputs: Inputs, monkeypatch: pytest.MonkeyPatch
) -> None:
    digest = hashlib.sha256(inputs.python_zip.read_bytes()).hexdigest()
    monkeypatch.setattr(embedded_python, "pinned", lambda: Pinned("3.11.8", "", digest))
    assert read_embedded_python(inputs.python_zip).version == "3.11.8"
    monkeypatch.setattr(embedded_python, "pinned", lambda: Pinned("3.11.8", "", "0" * 64))
    with pytest.raises(Unfit) as refused:
        read_embedded_python(inputs.python_zip)
    assert str(refused.value) == (
        f"{inputs.python_zip.name}: Python 3.11.8 の公式のファイルとハッシュ値が違います"
        f"（{digest}）。入手し直してください。"
    )


def test_a_wheel_with_another_hash_is_refused(
    inputs: Inputs, capsys: pytest.CaptureFixture[str]
) -> None:
    write_wheel(inputs.wheelhouse, "alpha-1.0", {"alpha/__init__.py": b"alpha = 'tampered'\n"})
    assert refusal(inputs, capsys) == (
        "alpha-1.0-py3-none-any.whl: ハッシュ値が固定した一覧と違います。入手し直してください。\n"
    )


def test_all_that_is_missing_and_all_that_is_too_much_is_named_at_once(
    inputs: Inputs, capsys: pytest.CaptureFixture[str]
) -> None:
    (inputs.wheelhouse / "alpha-1.0-py3-none-any.whl").unlink()
    beta = inputs.wheelhouse / "beta-2.1-cp311-cp311-win_amd64.whl"
    beta.rename(beta.with_name("beta-2.1-cp311-cp311-manylinux_2_28_x86_64.whl"))
    write_wheel(inputs.wheelhouse, "delta-1.0", {"delta.py": b""})
    (inputs.wheelhouse / "run.exe").write_bytes(b"")
    extra = "固定した一覧にないファイルです。取り除いてください。"
    assert refusal(inputs, capsys).splitlines() == [
        "alpha 1.0: この Python で動く Windows 用の wheel がありません。",
        "beta 2.1: この Python で動く Windows 用の wheel がありません。",
        f"beta-2.1-cp311-cp311-manylinux_2_28_x86_64.whl: {extra}",
        f"delta-1.0-py3-none-any.whl: {extra}",
        f"run.exe: {extra}",
    ]


def test_two_wheels_of_one_library_are_refused(
    inputs: Inputs, capsys: pytest.CaptureFixture[str]
) -> None:
    own = inputs.wheelhouse / "alpha-1.0-py3-none-any.whl"
    own.with_name("alpha-1.0-py2.py3-none-any.whl").write_bytes(own.read_bytes())
    said = refusal(inputs, capsys)
    assert said == "alpha 1.0: wheel が2つあります。一つにしてください。\n"


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (
            {"alpha/fast.pyd": program(["msvcp140.dll"])},
            "dxten/lib/alpha/fast.pyd: msvcp140.dll がフォルダーにありません。",
        ),
        (
            {"alpha/fast.pyd": b"\x7fELF"},
            (
                "dxten/lib/alpha/fast.pyd: 64ビットの Windows のプログラムとして読めません。"
                "入手し直してください。"
            ),
        ),
        (
            {"../alpha.py": b""},
            "alpha-1.0-py3-none-any.whl: フォルダーの外に出るファイルがあります（../alpha.py）。",
        ),
        (
            {"alpha/aux.py": b""},
            "alpha 1.0: Windows で使えない名前のファイルがあります（alpha/aux.py）。",
        ),
        (
            {"alpha/a:b.py": b""},
            "alpha 1.0: Windows で使えない名前のファイルがあります（alpha/a:b.py）。",
        ),
        (
            {"alpha.pth": b"import os"},
            "alpha 1.0: .pth ファイル（alpha.pth）は、埋め込み用の Python では働きません。",
        ),
        (
            {"Beta/SPREAD.py": b"spread = False\n"},
            "beta 2.1: beta/spread.py が、ほかの部品のファイルとぶつかります。",
        ),
    ],
)
def test_a_wheel_that_would_not_work_on_windows_is_refused(
    inputs: Inputs, capsys: pytest.CaptureFixture[str], files: dict[str, bytes], said: str
) -> None:
    write_wheel(inputs.wheelhouse, "alpha-1.0", files)
    write_lock(inputs.lock, sorted(inputs.wheelhouse.iterdir()))
    assert refusal(inputs, capsys) == f"{said}\n"


def test_a_wheel_without_a_licence_is_refused(
    inputs: Inputs, capsys: pytest.CaptureFixture[str]
) -> None:
    write_wheel(inputs.wheelhouse, "alpha-1.0", {"alpha.py": b""}, licence="")
    write_lock(inputs.lock, sorted(inputs.wheelhouse.iterdir()))
    assert refusal(inputs, capsys) == (
        "alpha-1.0-py3-none-any.whl: ライセンスの文書が入っていません。\n"
    )


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("alpha>=1.0 \\", "alpha>=1.0 の版かハッシュ値が決まっていません。"),
        ("alpha==1.0", "alpha==1.0 の版かハッシュ値が決まっていません。"),
    ],
)
def test_a_lock_that_leaves_something_open_is_refused(
    inputs: Inputs, capsys: pytest.CaptureFixture[str], line: str, said: str
) -> None:
    inputs.lock.write_text(f"{line}\n", encoding="utf-8")
    assert refusal(inputs, capsys) == f"requirements.lock: {said}\n"


def test_two_versions_on_windows_are_refused(
    inputs: Inputs, capsys: pytest.CaptureFixture[str]
) -> None:
    more = inputs.lock.read_text(encoding="utf-8").replace("alpha==1.0", "alpha==1.1")
    with inputs.lock.open("a", encoding="utf-8") as lock:
        lock.write(more)
    assert refusal(inputs, capsys) == (
        "requirements.lock: alpha、beta、gamma の版が一つに決まりません。\n"
    )


def test_the_notes_beside_collected_wheels_and_our_own_wheel_do_no_harm(
    tmp_path: Path, inputs: Inputs
) -> None:
    for name in ("requirements.txt", "お読みください.txt"):
        (inputs.wheelhouse / name).write_bytes(b"")
    write_wheel(inputs.wheelhouse, "dxten-0.0.1", {"automations/__init__.py": b"old = 1"})
    assert main(inputs.arguments(tmp_path / "out")) == 0
    standing = tmp_path / "out" / "dxten" / "lib" / "automations" / "__init__.py"
    assert standing.read_bytes() == b""
