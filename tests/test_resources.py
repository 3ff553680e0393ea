"""A shipped file is found from a checkout and from a wheel; an event folder may override it."""

import re
from pathlib import Path

import pytest

from automations import resources


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a checkout of a few files which the product takes for its own."""
    write(tmp_path / "config" / "figures.toml", "shipped")
    write(tmp_path / "config" / "tables" / "entries.toml", "shipped")
    write(tmp_path / "config" / "tables" / "ballots.toml", "shipped")
    write(tmp_path / "templates" / "brief.docx", "shipped")
    write(tmp_path / "automations" / "resources.py", "")
    monkeypatch.setattr(resources, "__file__", str(tmp_path / "automations" / "resources.py"))
    return tmp_path


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_in_a_checkout_settings_stand_beside_the_package(checkout: Path) -> None:
    assert resources.config_file("figures.toml") == checkout / "config" / "figures.toml"


def test_in_a_checkout_templates_stand_beside_the_package(checkout: Path) -> None:
    assert resources.template_file("brief.docx") == checkout / "templates" / "brief.docx"


def test_a_name_may_lead_into_a_subfolder(checkout: Path) -> None:
    found = resources.config_file("tables/entries.toml")
    assert found == checkout / "config" / "tables" / "entries.toml"


def test_in_a_wheel_they_stand_inside_the_package(checkout: Path) -> None:
    inside = write(checkout / "automations" / "_data" / "config" / "figures.toml", "installed")
    assert resources.config_file("figures.toml") == inside


def test_the_event_folder_wins(checkout: Path, tmp_path: Path) -> None:
    event = tmp_path / "event"
    own = write(event / "config" / "figures.toml", "own")
    assert resources.config_file("figures.toml", event) == own
    assert resources.template_file("brief.docx", event) == checkout / "templates" / "brief.docx", (
        "what the event folder does not hold is the shipped one"
    )


def test_a_file_nobody_ships_is_named_without_its_folder(checkout: Path) -> None:
    assert checkout.is_dir()
    with pytest.raises(FileNotFoundError, match=r"^absent\.toml$"):
        resources.config_file("absent.toml")


@pytest.mark.parametrize(
    "name", ["../secret.toml", "tables/../../secret.toml", "/etc/hosts", "..\\x.toml", "C:x.toml"]
)
def test_a_name_never_leaves_the_folder(checkout: Path, name: str) -> None:
    write(checkout / "secret.toml", "secret")
    with pytest.raises(ValueError, match=re.escape(name)):
        resources.config_file(name)
    with pytest.raises(ValueError, match=re.escape(name)):
        resources.template_file(name, checkout)


def test_the_names_under_a_folder_are_listed_in_order(checkout: Path) -> None:
    assert checkout.is_dir()
    assert resources.config_files("tables") == ("tables/ballots.toml", "tables/entries.toml")


def test_every_listed_name_can_be_found(checkout: Path) -> None:
    assert checkout.is_dir()
    assert [resources.config_file(name).read_text() for name in resources.config_files(".")] == [
        "shipped",
        "shipped",
        "shipped",
    ]


def test_templates_of_people_lie_in_a_folder_with_a_name_they_can_read(checkout: Path) -> None:
    event = checkout / "event"
    older = write(event / "templates" / "brief.docx", "older")
    assert resources.template_file("brief.docx", event) == older
    own = write(event / "ひな形" / "brief.docx", "own")
    assert resources.template_file("brief.docx", event) == own


def test_the_shipped_templates_are_listed_without_what_word_leaves_behind(checkout: Path) -> None:
    write(checkout / "templates" / "~$brief.docx", "")
    write(checkout / "templates" / "event.toml", "")
    write(checkout / "templates" / "badges.docx", "")
    assert resources.template_files() == ("badges.docx", "brief.docx")
