"""README shows what the demo says, word for word."""

import re
from pathlib import Path

from automations.jobs import ALIASES
from docs.make_demo import README, demo_said, judging_said, with_demo


def test_readme_shows_what_the_demo_says(tmp_path: Path) -> None:
    readme = README.read_text(encoding="utf-8")
    assert with_demo(readme, demo_said(tmp_path)) == readme, "run: make docs"


def test_readme_shows_what_the_rehearsed_judging_says(tmp_path: Path) -> None:
    readme = README.read_text(encoding="utf-8")
    assert "<!-- judging: begin -->" in readme
    assert with_demo(readme, judging_said(tmp_path), "judging") == readme, "run: make docs"


def test_readme_lists_every_command_in_the_order_of_an_event() -> None:
    rows = re.findall(
        r"^\| `dxten ([\w-]+)[^`]*` \| (\w+) \|", README.read_text(encoding="utf-8"), re.MULTILINE
    )
    assert rows == list(ALIASES.items())
