"""README shows what the demo says, word for word."""

from pathlib import Path

from docs.make_demo import README, demo_said, with_demo


def test_readme_shows_what_the_demo_says(tmp_path: Path) -> None:
    readme = README.read_text(encoding="utf-8")
    assert with_demo(readme, demo_said(tmp_path)) == readme, "run: make docs"
