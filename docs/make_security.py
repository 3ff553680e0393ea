"""Put the table of components into docs/security.md: name, version, licence, purpose.

What the lock ships and what the packages themselves declare; a test compares the committed page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import metadata
from pathlib import Path

PAGE = Path(__file__).resolve().parent / "security.md"
LOCK = PAGE.parent.parent / "requirements.lock"
_BEGIN, _END = "<!-- components: begin -->\n", "<!-- components: end -->"
_SHOWN = re.compile(f"{re.escape(_BEGIN)}.*?{re.escape(_END)}", re.DOTALL)
_PIN = re.compile(r"(?P<name>[\w.-]+)==(?P<version>[\w.]+)")
_OURSELVES = "dxten (pyproject.toml)"

# What is imported only once something is asked of Google Sheets.
_ONLINE = frozenset({"gspread", "google-auth", "stamina"})
_PURPOSES: Mapping[str, str] = {
    "click": "命令と、その説明",
    "defusedxml": "危険な作りの XML を断る",
    "filelock": "同時の実行を防ぐ",
    "google-auth": "Google スプレッドシート: つなぐ人を示す",
    "gspread": "Google スプレッドシート: 読み書きを頼む",
    "jpholiday": "日程表の休日",
    "lxml": "Word のひな形に書き込む",
    "openpyxl": "新しい Excel ブックを作る",
    "platformdirs": "不具合の報告と、Google へのつながりを置く場所",
    "polars": "多くの行の集計",
    "python-docx": "作った Word 文書の確かめ",
    "rapidfuzz": "似た名前の候補",
    "rich": "画面の文字の桁をそろえる",
    "segno": "受付票の QR コード",
    "stamina": "Google スプレッドシート: 間をおいて頼み直す",
    "tzdata": "日本の時刻",
    "xlrd": "古い形式の Excel ブック（.xls）を読む",
}
# What packages declare in words of their own, in the words of SPDX.
_SPDX: Mapping[str, str] = {
    "Apache 2.0": "Apache-2.0",
    "BSD": "BSD-2-Clause",
    "PSFL": "PSF-2.0",
    "License :: OSI Approved :: BSD License": "BSD-3-Clause",  # segno: its file has three clauses
    "License :: OSI Approved :: MIT License": "MIT",
}
_LONGEST = 40  # characters; a longer declaration is the licence's whole text


@dataclass(frozen=True, slots=True)
class Component:
    """One locked package, and the packages that brought it in."""

    name: str
    version: str
    wanted_by: tuple[str, ...]


def components(lock: str) -> tuple[Component, ...]:
    """Return what a lock file pins, in its order; uv notes below each pin who wants it."""
    starts = list(re.finditer(r"^(?=[\w])", lock, re.MULTILINE))
    ends = [*(each.start() for each in starts[1:]), len(lock)]
    blocks = [lock[start.start() : end] for start, end in zip(starts, ends, strict=True)]
    return tuple(_component(block) for block in blocks)


def _component(block: str) -> Component:
    pin = _PIN.match(block)
    if pin is None:
        raise ValueError(block)
    wanted_by = re.findall(r"^ +# (?:via | {2})(?!-c )(.+)$", block, re.MULTILINE)
    return Component(pin["name"], pin["version"], tuple(wanted_by))


def only_online(found: tuple[Component, ...]) -> frozenset[str]:
    """Return the packages that nothing needs but what asks Google."""
    unused = set(_ONLINE)
    while more := {
        each.name for each in found if each.name not in unused and set(each.wanted_by) <= unused
    }:
        unused |= more
    return frozenset(unused)


def licence(name: str) -> str:
    """Return the licence an installed package declares, as SPDX names it."""
    told = metadata(name)
    declared = [*told.get_all("License-Expression", ()), *told.get_all("License", ())]
    short = [each for each in declared if each and len(each) <= _LONGEST]
    classified = [each for each in told.get_all("Classifier", ()) if each.startswith("License")]
    said = [*short, *classified][0]
    return _SPDX.get(said, said)


def table(lock: str) -> str:
    """Return the table of components."""
    found = components(lock)
    unused = only_online(found)
    rows = [
        (each.name, each.version, licence(each.name), _purpose(each), _imported(each.name, unused))
        for each in found
    ]
    head = ("部品", "版", "ライセンス", "何のために", "いつ読み込むか")
    lines = [" | ".join(head), "---|" * (len(head) - 1) + "---", *(" | ".join(row) for row in rows)]
    return "".join(f"| {line} |\n" if "---" not in line else f"|{line}|\n" for line in lines)


def _purpose(component: Component) -> str:
    if _OURSELVES in component.wanted_by:
        return _PURPOSES[component.name]
    return f"{'、'.join(component.wanted_by)} の部品"


def _imported(name: str, unused: frozenset[str]) -> str:
    return "Google を使うときだけ" if name in unused else "いつも"


def with_table(page: str, made: str) -> str:
    """Return the page with the table in its place."""
    return _SHOWN.sub(lambda _: f"{_BEGIN}{made}{_END}", page)


def main() -> None:
    """Write the table into the page."""
    page = PAGE.read_text(encoding="utf-8")
    made = table(LOCK.read_text(encoding="utf-8"))
    PAGE.write_text(with_table(page, made), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
