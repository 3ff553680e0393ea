"""The portable folder, built from stand-ins: what lies in it, and that nothing else does."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

from templates.portable.__main__ import CHECKOUT, main
from tests.templates.portable.conftest import Inputs, make_inputs
from tests.templates.portable.stand_ins import python_files, write_lock, write_wheel

BOM = b"\xef\xbb\xbf"


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("work")


@pytest.fixture(scope="module")
def built(work: Path) -> Path:
    """Build the folder once, with the product as it stands in this checkout."""
    out = work / "DX展"
    assert main(make_inputs(work).arguments(out, product=False)) == 0
    return out


def files_of(folder: Path) -> dict[str, bytes]:
    found = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_what_an_organiser_sees_is_little(built: Path) -> None:
    assert {path.name for path in built.iterdir()} == {
        "はじめる.cmd",
        "はじめにお読みください.txt",
        "使い方",
        "ライセンス",
        "dxten",
        "sbom.cdx.json",
        "SHA256SUMS.txt",
    }


def test_python_is_there_as_it_was_published_but_for_its_search_path(built: Path) -> None:
    standing = files_of(built / "dxten" / "python")
    published = python_files()
    assert standing.pop("python311._pth") == b"python311.zip\r\n.\r\n..\\lib\r\n"
    assert published.pop("python311._pth")
    assert standing == published


def test_libraries_are_laid_out_as_an_installer_would_for_windows(built: Path) -> None:
    libraries = files_of(built / "dxten" / "lib")
    assert sorted(
        name for name in libraries if not name.startswith(("automations/", "dxten-"))
    ) == [
        "alpha-1.0.dist-info/METADATA",
        "alpha-1.0.dist-info/licenses/LICENSE",
        "alpha/__init__.py",
        "beta-2.1.dist-info/METADATA",
        "beta-2.1.dist-info/licenses/LICENSE",
        "beta/fast.pyd",
        "beta/spread.py",
        "gamma-3.0.dist-info/LICENSE.txt",
        "gamma-3.0.dist-info/METADATA",
        "gamma.libs/own-1.dll",
        "gamma/__init__.py",
        "gamma/stable.pyd",
    ]
    assert libraries["beta/spread.py"] == b"spread = True\n"


def test_the_product_is_there_with_its_settings_and_templates(built: Path) -> None:
    package = built / "dxten" / "lib" / "automations"
    assert (package / "__main__.py").is_file()
    assert (package / "_data" / "config" / "problems.toml").is_file()
    assert (package / "_data" / "templates" / "報告資料.docx").is_file()
    assert not (package / "_data" / "templates" / "portable").exists()


def test_no_place_of_the_building_machine_is_written_anywhere(built: Path, work: Path) -> None:
    places = [str(CHECKOUT).encode(), str(work).encode(), str(Path.home()).encode() + b"/"]
    assert [
        name for name, data in files_of(built).items() if any(place in data for place in places)
    ] == []


def test_nothing_compiled_and_no_trace_of_an_installer_is_in_it(built: Path) -> None:
    unwanted = re.compile(r"__pycache__|\.pyc$|/direct_url\.json$|/INSTALLER$|\.data/|\.pth$")
    assert [name for name in files_of(built) if unwanted.search(name)] == []


def test_every_file_but_the_list_itself_is_in_the_list_of_hashes(built: Path) -> None:
    files = files_of(built)
    listed = files.pop("SHA256SUMS.txt").decode().splitlines()
    assert listed == [
        f"{hashlib.sha256(data).hexdigest()}  {name}" for name, data in sorted(files.items())
    ]


def test_every_part_has_its_licence(built: Path) -> None:
    licences = files_of(built / "ライセンス")
    listed = licences.pop("一覧.txt")
    assert listed.startswith(BOM)
    assert listed.decode("utf-8-sig").split("\r\n") == [
        "dxten 0.1.0\tMIT",
        "python 3.11.8\tPSF-2.0",
        "alpha 1.0\tMIT",
        "beta 2.1\tMIT",
        "gamma 3.0\tMIT",
        "",
    ]
    assert sorted(licences) == [
        "alpha-1.0/LICENSE",
        "beta-2.1/LICENSE",
        "dxten-0.1.0/LICENSE",
        "gamma-3.0/LICENSE.txt",
        "python-3.11.8/LICENSE.txt",
    ]
    assert licences["gamma-3.0/LICENSE.txt"] == b"The licence of gamma"


def test_the_list_of_parts_names_each_with_version_hash_and_licence(
    built: Path, work: Path
) -> None:
    bill = json.loads((built / "sbom.cdx.json").read_bytes())
    assert (bill["bomFormat"], bill["specVersion"], bill["version"]) == ("CycloneDX", "1.6", 1)
    assert bill["metadata"]["component"]["name"] == "dxten"
    assert [(each["type"], each["purl"]) for each in bill["components"]] == [
        ("platform", "pkg:generic/python@3.11.8?arch=amd64&os=windows"),
        ("library", "pkg:pypi/alpha@1.0"),
        ("library", "pkg:pypi/beta@2.1"),
        ("library", "pkg:pypi/gamma@3.0"),
    ]
    handed_in = [next(work.glob("python-*.zip")), *sorted((work / "wheelhouse").glob("*.whl"))]
    assert [each["hashes"][0]["content"] for each in bill["components"]] == [
        hashlib.sha256(path.read_bytes()).hexdigest() for path in handed_in
    ]
    assert bill["components"][1]["licenses"] == [{"expression": "MIT"}]


def test_a_licence_that_is_no_expression_is_a_name(tmp_path: Path, inputs: Inputs) -> None:
    old = "License: Some text\n of two lines\nClassifier: License :: OSI Approved :: MIT License"
    write_wheel(inputs.wheelhouse, "alpha-1.0", {"alpha/__init__.py": b""}, declares=old)
    write_lock(inputs.lock, sorted(inputs.wheelhouse.iterdir()))
    assert main(inputs.arguments(tmp_path / "out")) == 0
    bill = json.loads((tmp_path / "out" / "sbom.cdx.json").read_bytes())
    assert bill["components"][1]["licenses"] == [{"license": {"name": "MIT License"}}]


def test_the_same_inputs_make_the_same_bytes_and_times(
    tmp_path: Path, inputs: Inputs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    for name in ("one", "two"):
        assert main(inputs.arguments(tmp_path / name)) == 0
    assert files_of(tmp_path / "one") == files_of(tmp_path / "two")
    times = {path.stat().st_mtime for path in tmp_path.glob("???/**/*") if path.is_file()}
    assert times == {1_700_000_000}


def test_a_former_build_is_replaced_whole(tmp_path: Path, inputs: Inputs) -> None:
    out = tmp_path / "out"
    assert main(inputs.arguments(out)) == 0
    (out / "dxten" / "lib" / "removed_since.py").write_bytes(b"")
    assert main(inputs.arguments(out)) == 0
    assert not (out / "dxten" / "lib" / "removed_since.py").exists()


def test_a_folder_that_is_not_ours_is_left_alone(
    tmp_path: Path, inputs: Inputs, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "大事なもの"
    out.mkdir()
    (out / "申込.xlsx").write_bytes(b"theirs")
    assert main(inputs.arguments(out)) == 1
    assert capsys.readouterr().err == (
        "大事なもの: この道具が作ったものではないファイル（申込.xlsx）があるので、"
        "置き換えません。別の場所に移してください。\n"
    )
    assert files_of(out) == {"申込.xlsx": b"theirs"}


def test_an_event_inside_a_former_build_is_not_thrown_away(
    tmp_path: Path, inputs: Inputs, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "DX展"
    assert main(inputs.arguments(out)) == 0
    (out / "みなと市×DX展").mkdir()
    (out / "みなと市×DX展/設定.xlsx").write_bytes(b"theirs")
    before = files_of(out)
    assert main(inputs.arguments(out)) == 1
    assert capsys.readouterr().err == (
        "DX展: この道具が作ったものではないファイル（みなと市×DX展/設定.xlsx）があるので、"
        "置き換えません。別の場所に移してください。\n"
    )
    assert files_of(out) == before


def test_no_path_is_so_long_that_a_deep_share_cannot_hold_it(
    tmp_path: Path, inputs: Inputs, capsys: pytest.CaptureFixture[str]
) -> None:
    deep = "alpha/" + "x" * 130 + ".py"
    write_wheel(inputs.wheelhouse, "alpha-1.0", {deep: b""})
    write_lock(inputs.lock, sorted(inputs.wheelhouse.iterdir()))
    assert main(inputs.arguments(tmp_path / "out")) == 1
    assert capsys.readouterr().err == f"dxten/lib/{deep}: 道が長すぎます。\n"


def test_the_times_of_files_are_not_those_of_the_build(built: Path) -> None:
    assert {path.stat().st_mtime for path in built.glob("*.*")} == {1_580_601_600}
