"""The habits of the house that no linter knows."""

import ast
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent
PACKAGE = sorted((CHECKOUT / "automations").rglob("*.py"))
PROGRAMS = [
    path
    for folder in ("automations", "benchmarks", "config", "templates", "tests")
    for path in sorted((CHECKOUT / folder).rglob("*.py"))
]
LOCKS = sorted(CHECKOUT.glob("requirements*.lock"))
EMPTY_NAMES = {"base", "common", "core", "helpers", "manager", "misc", "util", "utils"}

# A suppression names its rule and says why: `noqa: X - why`, `type: ignore[x]  # why`.
SUPPRESSION = re.compile(r"# (?:noqa|type: ignore|mypy: |pragma: )")
REASONED = re.compile(r"# (?:noqa: [A-Z0-9, ]+ - |type: ignore\[[\w, -]+\]  # )\w")

programs = pytest.mark.parametrize(
    "path", PROGRAMS, ids=lambda path: path.relative_to(CHECKOUT).as_posix()
)


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def lines_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count the lines from ``def`` to the end, without the docstring."""
    assert function.end_lineno is not None
    whole = function.end_lineno - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function) is None or first.end_lineno is None:
        return whole
    return whole - (first.end_lineno - first.lineno + 1)


@programs
def test_no_function_is_longer_than_40_lines(path: Path) -> None:
    long = {each.name: lines_of(each) for each in functions(path) if lines_of(each) > 40}
    assert long == {}


@programs
def test_no_module_is_longer_than_300_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


def test_most_functions_are_short() -> None:
    lengths = sorted(lines_of(each) for path in PACKAGE for each in functions(path))
    assert lengths[len(lengths) // 2] <= 8, "the median"
    assert lengths[len(lengths) * 9 // 10] <= 20, "nine in ten"


@programs
def test_a_name_says_what_is_inside(path: Path) -> None:
    assert EMPTY_NAMES.isdisjoint({path.stem, *path.relative_to(CHECKOUT).parent.parts})


@programs
def test_every_suppression_carries_its_rule_and_its_reason(path: Path) -> None:
    if path == Path(__file__):
        return
    lines = path.read_text(encoding="utf-8").splitlines()
    bare = [line for line in lines if SUPPRESSION.search(line) and not REASONED.search(line)]
    assert bare == []


def test_no_workbook_of_people_passes_through_openpyxl() -> None:
    # Loading and saving loses what openpyxl does not know; see `automations.books.splicing`.
    loading = [path.name for path in PACKAGE if "load_workbook" in path.read_text(encoding="utf-8")]
    assert loading == []


def pins(lock: Path) -> dict[str, str]:
    """Map each locked ``name==version`` line, markers included, to its name."""
    lines = lock.read_text(encoding="utf-8").splitlines()
    found = [line.removesuffix(" \\") for line in lines if re.match(r"\w", line)]
    return {re.split(r"==", line)[0] + _marker(line): line for line in found}


def _marker(line: str) -> str:
    return line.partition(" ; ")[2]


@pytest.fixture(params=LOCKS, ids=lambda path: path.name)
def lock(request: pytest.FixtureRequest) -> Path:
    assert isinstance(request.param, Path)
    return request.param


def test_a_lock_names_no_place_to_download_from(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert re.findall(r"--(?:\w+-)*(?:index|index-url|find-links)\b|\w+://|@ |[ =]/\w", text) == []


def test_every_locked_version_has_its_hashes(lock: Path) -> None:
    lines = lock.read_text(encoding="utf-8").splitlines()
    bare = [a for a, b in pairwise(lines) if re.match(r"\w", a) and "--hash=sha256:" not in b]
    assert bare == []


def test_what_is_shipped_is_what_is_tested() -> None:
    tested = pins(CHECKOUT / "requirements-dev.lock")
    for name in ("requirements.lock", "requirements-build.lock"):
        shipped = pins(CHECKOUT / name)
        assert shipped
        assert shipped.items() <= tested.items()


def test_windows_gets_what_only_windows_needs() -> None:
    runtime = (CHECKOUT / "requirements.lock").read_text(encoding="utf-8")
    assert re.search(r"^tzdata==[\d.]+ \\$", runtime, re.MULTILINE), "no zone database of its own"
    dev = (CHECKOUT / "requirements-dev.lock").read_text(encoding="utf-8")
    assert re.search(r"^colorama==[\d.]+ ; .*sys_platform == 'win32'", dev, re.MULTILINE)


def test_the_runtime_for_old_pcs_is_locked_at_the_version_of_polars() -> None:
    runtime = pins(CHECKOUT / "requirements.lock")
    version = runtime["polars"].removeprefix("polars==")
    assert runtime["polars-runtime-compat"] == f"polars-runtime-compat=={version}"
