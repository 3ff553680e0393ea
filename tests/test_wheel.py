"""The wheel alone, installed elsewhere, is the whole product: settings and templates inside."""

import os
import subprocess
import sys
import sysconfig
import venv
from importlib.metadata import version
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent
NOT_DATA = {".py", ".pyc"}
# What the portable folder is made with stands around the product, not inside it.
NOT_INSIDE = CHECKOUT / "templates" / "portable"
the_command = pytest.mark.skipif(
    not (CHECKOUT / "automations" / "cli.py").exists(), reason="the command is not built yet"
)
SHOW_DATA = """
from pathlib import Path
import automations
from automations.resources import config_file, template_file
print(Path(automations.__file__).parent)
for line in Path("expected").read_text(encoding="utf-8").splitlines():
    kind, _, name = line.partition("/")
    found = (config_file if kind == "config" else template_file)(name)
    assert found.is_relative_to(Path(automations.__file__).parent), found.name
    print(kind + "/" + name, found.stat().st_size)
"""


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a folder with an environment that holds our wheel and sees only our dependencies."""
    folder = tmp_path_factory.mktemp("elsewhere")
    run(folder, sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder))
    venv.create(folder / "env", with_pip=False, symlinks=os.name != "nt")
    (wheel,) = folder.glob("dxten-*.whl")
    install(wheel, folder / "env")
    return folder


def install(wheel: Path, environment: Path) -> None:
    # uv copies in milliseconds what pip takes seconds for; nothing is looked up or downloaded.
    target = python_of(environment)
    uv = [sys.executable, "-m", "uv", "pip", "install", "--quiet", "--offline", "--no-deps"]
    run(environment, *uv, "--python", str(target), str(wheel))
    (library,) = environment.rglob("site-packages")
    # A .pth line adds the dependencies' folder; the .pth files inside it, and with them the
    # editable install of this checkout, are not followed.
    folders = sorted({sysconfig.get_path("purelib"), sysconfig.get_path("platlib")})
    (library / "dependencies.pth").write_text("\n".join(folders), encoding="utf-8")


def python_of(environment: Path) -> Path:
    return scripts_of(environment) / ("python.exe" if os.name == "nt" else "python")


def scripts_of(environment: Path) -> Path:
    return environment / ("Scripts" if os.name == "nt" else "bin")


def run(folder: Path, *command: str) -> str:
    """Run a command; the build needs the checkout as its folder, everything else must not."""
    inherited = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(
        command,
        cwd=CHECKOUT if "hatchling" in command else folder,
        env={**inherited, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def shipped_files() -> list[tuple[str, int]]:
    """Every file of settings and templates in the checkout, with its size in bytes."""
    found = [path for kind in ("config", "templates") for path in (CHECKOUT / kind).rglob("*")]
    data = [
        path
        for path in found
        if path.is_file() and path.suffix not in NOT_DATA and NOT_INSIDE not in path.parents
    ]
    files = [(path.relative_to(CHECKOUT).as_posix(), path.stat().st_size) for path in data]
    return sorted(files)


def test_every_file_of_settings_and_templates_travels_inside(elsewhere: Path) -> None:
    files = shipped_files()
    assert files
    expected = "".join(f"{name}\n" for name, _ in files)
    (elsewhere / "expected").write_text(expected, encoding="utf-8")
    shown = run(elsewhere, str(python_of(elsewhere / "env")), "-c", SHOW_DATA).splitlines()
    assert Path(shown[0]).is_relative_to(elsewhere)
    assert shown[1:] == [f"{name} {size}" for name, size in files]


def test_nothing_but_the_product_is_in_the_wheel(elsewhere: Path) -> None:
    (library,) = (elsewhere / "env").rglob("site-packages")
    assert {path.name for path in library.iterdir()} == {
        "automations",
        "dependencies.pth",
        f"dxten-{version('dxten')}.dist-info",
    }
    assert not list((library / "automations" / "_data").rglob("*.py"))


@the_command
@pytest.mark.parametrize("option", ["--version", "--help"])
def test_the_command_runs_from_another_folder(elsewhere: Path, option: str) -> None:
    command = scripts_of(elsewhere / "env") / ("dxten.exe" if os.name == "nt" else "dxten")
    assert "dxten" in run(elsewhere, str(command), option)


@the_command
@pytest.mark.parametrize("option", ["--version", "--help"])
def test_the_package_runs_as_a_module_too(elsewhere: Path, option: str) -> None:
    python = python_of(elsewhere / "env")
    assert "dxten" in run(elsewhere, str(python), "-m", "automations", option)


@the_command
def test_the_words_of_the_screen_and_the_templates_travel_too(elsewhere: Path) -> None:
    said = run(elsewhere, str(python_of(elsewhere / "env")), "-m", "automations", "準備", "催し")
    assert said.splitlines()[1] == "  設定.xlsx"
    assert said.startswith(f"「{(elsewhere / '催し').resolve()}」に作ったもの:\n")
    assert (elsewhere / "催し" / "共有" / "申込.xlsx").is_file()
