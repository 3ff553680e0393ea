from collections.abc import Callable
from pathlib import Path

import pytest

SETTINGS = """\
[basics]
name = "みどり野区×DX展"
host = "みどり野区"
day = 2024-12-24

[last_time]
label = "前回（令和6年2月）"
day = 2024-02-09
visitors = 580
host_staff = 490
external = 90
bodies = 18

[registration]
sources = [{ book = "共有/申込.xlsx" }]
host_bodies = ["みどり野区"]

[award]
name = "みどり野区DXアワード"
entries = { book = "共有/エントリー.xlsx" }
roll = { book = "事務局限り/名簿.xlsx" }
ballots = { book = "事務局限り/投票.xlsx" }
categories = [{ name = "区民サービス向上", minimum_seats = 3 }, { name = "業務改善" }]
criteria = [{ name = "効果", weight = 60 }, { name = "工夫", weight = 40 }]

[award.vote]
opens = 2024-12-02T09:00:00
closes = 2024-12-13T17:00:00
choices_per_category = 3
revote = "最後を採用"

[award.selection]
seats = 7
"""

Settings = Callable[..., Path]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Write the settings above, with some text replaced, and return their folder."""

    def write(*replacements: tuple[str, str]) -> Path:
        text = SETTINGS
        for old, new in replacements:
            assert old in text
            text = text.replace(old, new)
        (tmp_path / "event.toml").write_text(text, encoding="utf-8")
        return tmp_path

    return write
