"""The libraries are those that the product's metadata names, as they are installed here."""

import os
import subprocess
import sys
from importlib.metadata import distribution
from pathlib import Path

import pytest

from automations.flows.diagnosis.libraries import Library, needed, packages, python_wanted, version


def test_everything_the_product_declares_is_found_and_loads() -> None:
    libraries = needed()
    assert [each for each in libraries if not (each.found and each.loads and each.fits)] == []
    names = [each.name for each in libraries]
    assert {"click", "openpyxl", "polars", "python-docx"} <= set(names)


def test_an_extra_that_is_asked_for_counts_like_the_library_itself() -> None:
    (runtime,) = (each for each in needed() if each.name == "polars-runtime-compat")
    assert runtime.wanted == f"=={runtime.found}"


def test_a_product_that_is_not_installed_declares_nothing() -> None:
    assert needed("no-such-product") == ()
    assert python_wanted("no-such-product") == ()


def test_the_oldest_python_is_the_one_that_is_declared() -> None:
    assert python_wanted() == (3, 11)


@pytest.mark.parametrize(
    ("wanted", "found", "fits"),
    [
        (">=8.1", "8.1.0", True),
        (">=8.1", "8.10", True),
        (">=8.1", "8.0.9", False),
        (">=8.1,<9", "9.0", False),
        ("==2.1.0", "2.1", True),
        ("!=1.5", "1.5.0", False),
        ("~=2.1", "2.0", False),
        ("", "0.1", True),
    ],
)
def test_a_version_is_compared_number_by_number(wanted: str, found: str, *, fits: bool) -> None:
    assert Library("x", wanted, found).fits is fits


def test_a_version_that_is_none_is_older_than_any() -> None:
    assert version("unknown") == ()


@pytest.mark.parametrize(
    ("name", "outermost"),
    [("python-docx", ("docx",)), ("google-auth", ("google.auth", "google.oauth2"))],
)
def test_a_library_is_loaded_by_its_outermost_packages(
    name: str, outermost: tuple[str, ...]
) -> None:
    assert packages(distribution(name)) == outermost


def diagnosis(broken: Path, folder: Path) -> tuple[int, str]:
    """Run 診断 with a folder of broken libraries in front of the real ones."""
    checkout = Path(__file__).resolve().parents[3]
    ended = subprocess.run(
        [sys.executable, "-m", "automations", "doctor", str(folder)],
        env=os.environ | {"PYTHONPATH": str(broken), "PYTHONUTF8": "1"},
        cwd=checkout,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ended.stderr == ""
    return ended.returncode, ended.stdout


@pytest.mark.parametrize("name", ["polars", "openpyxl", "docx", "rapidfuzz"])
def test_a_library_that_does_not_load_is_named_instead_of_a_traceback(
    name: str, tmp_path: Path
) -> None:
    broken = tmp_path / "broken"
    (broken / name).mkdir(parents=True)
    (broken / name / "__init__.py").write_text("import a_file_that_got_lost\n", encoding="utf-8")
    code, told = diagnosis(broken, tmp_path)
    distributed = {"docx": "python-docx"}.get(name, name)
    assert code == 78
    assert f"× 部品: 「{distributed}」を読み込めません。\n" in told
    assert told.endswith(
        "まず「部品」を直して、もう一度診断してください。\n"
        "ここから先は、直してからもう一度診断すると調べます。\n"
    )
