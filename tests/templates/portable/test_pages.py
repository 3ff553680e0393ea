"""The guide becomes pages that lead to each other and to nothing outside the folder."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from templates.portable.pages import pages
from templates.portable.unfit import Unfit

CHECKOUT = Path(__file__).resolve().parents[3]


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "screen.png").write_bytes(b"a picture")
    (tmp_path / "guide.md").write_text(
        "# 手引き\n\n[設定](settings.md#終了-コード)、[上](#1-準備)、[外](../README.md)、"
        "[Web](https://example.org/)\n\n## 1. 準備\n\n![画面](images/screen.png)\n\n"
        "| 番号 | 意味 |\n|---|---|\n| 11 | `設定` < を開く |\n",
        encoding="utf-8",
    )
    (tmp_path / "settings.md").write_text("# 設定の一覧\n\n[戻る](guide.md)\n", encoding="utf-8")
    (tmp_path / "architecture.md").write_text("# Nobody leads here\n", encoding="utf-8")
    return tmp_path


def test_the_guide_and_what_it_leads_to_are_there_and_nothing_else(docs: Path) -> None:
    made = pages(docs)
    assert sorted(made) == ["images/screen.png", "使い方.html", "設定の一覧.html"]
    assert made["images/screen.png"] == b"a picture"


def links(page: bytes) -> list[str]:
    return [unquote(each) for each in re.findall(r'href="([^"]+)"', page.decode())]


def test_links_lead_to_the_pages_and_never_out_of_the_folder(docs: Path) -> None:
    made = pages(docs)
    assert links(made["使い方.html"]) == [
        "設定の一覧.html#終了-コード",
        "#1-準備",
        "https://example.org/",
    ]
    assert links(made["設定の一覧.html"]) == ["使い方.html"]


def test_a_page_says_its_language_its_letters_and_its_title(docs: Path) -> None:
    page = pages(docs)["使い方.html"].decode()
    assert '<html lang="ja"><head><meta charset="utf-8"><title>手引き</title>' in page
    assert '<h2 id="1-準備">1. 準備</h2>' in page
    assert "<td><code>設定</code> &lt; を開く</td>" in page


def test_without_a_guide_there_is_no_folder(tmp_path: Path) -> None:
    with pytest.raises(Unfit) as refused:
        pages(tmp_path)
    assert str(refused.value) == "guide.md: 手引きがありません。"


def test_every_link_of_the_real_pages_leads_somewhere() -> None:
    made = pages(CHECKOUT / "docs")
    anchors = {name: set(re.findall(r'id="([^"]+)"', data.decode()))
               for name, data in made.items() if name.endswith(".html")}  # fmt: skip
    lost = []
    for name in anchors:
        for link in links(made[name]):
            page, mark, anchor = link.partition("#")
            if not page.startswith("http") and (
                (page or name) not in anchors or (mark and anchor not in anchors[page or name])
            ):
                lost.append(f"{name}: {link}")
    assert lost == []
