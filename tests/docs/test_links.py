"""No link in the documentation is dead."""

import re
import unicodedata
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent.parent
PAGES = sorted([*(CHECKOUT / "docs").rglob("*.md"), *CHECKOUT.glob("*.md")])
LINK = re.compile(r"!?\[[^\]]*\]\((?P<to>[^)\s]+)\)")
HEADING = re.compile(r"^#+ +(?P<text>.+)$", re.MULTILINE)
FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def prose(page: Path) -> str:
    """Return the page without its code blocks."""
    return FENCED.sub("", page.read_text(encoding="utf-8"))


def anchors(page: Path) -> set[str]:
    """Return the anchors that code hosts make of the headings."""
    return {anchor(match["text"]) for match in HEADING.finditer(prose(page))}


def anchor(heading: str) -> str:
    kept = (
        char
        for char in heading.strip().lower().replace(" ", "-")
        if char in "-_" or unicodedata.category(char)[0] in "LN"
    )
    return "".join(kept)


def dead(page: Path) -> list[str]:
    return [to for match in LINK.finditer(prose(page)) if not leads(page, to := match["to"])]


def leads(page: Path, to: str) -> bool:
    if re.match(r"https?://", to):
        return True  # the network is no part of a test
    file, _, part = to.partition("#")
    target = (page.parent / file) if file else page
    return target.exists() and (not part or part in anchors(target))


def test_an_anchor_is_made_as_code_hosts_make_it() -> None:
    assert anchor("申込（受付） `[registration]`") == "申込受付-registration"


def test_a_dead_link_is_found(tmp_path: Path) -> None:
    page = tmp_path / "a.md"
    page.write_text("# 題\n[x](b.md) [y](#題) [z](#無)\n```\n[q](c.md)\n```\n", encoding="utf-8")
    assert dead(page) == ["b.md", "#無"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_link_is_dead(page: Path) -> None:
    assert dead(page) == []
