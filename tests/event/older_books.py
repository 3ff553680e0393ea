"""設定.xlsx as an earlier version made it: what came later is taken out of a book of today."""

import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from openpyxl import Workbook

from automations.event.book_layout import KeyTab, book_layout, items_of
from tests.event.book_editing import edited

FIRST = tomllib.loads(Path(__file__).with_name("first_book.toml").read_text(encoding="utf-8"))
# What the first book lacks: (tab, "") for a whole tab, else (tab, label of a row or column).
LATER = (
    ("基本", "来場時間帯の幅"),
    ("基本", "応募票のフォルダー"),
    ("基本", "採点票のフォルダー"),
    ("ブック", "後の回答"),
    ("ブック", "行の内容"),
    ("団体の別名", ""),
    ("受付口", ""),
    ("部門", "最多選出数"),
    ("評語", ""),
    ("投票ルール", "投票の方法"),
    ("投票ルール", "票の並び"),
    ("投票ルール", "選ぶ範囲"),
    ("投票ルール", "持ち点"),
    ("投票ルール", "重ねて選んだ取組の扱い"),
    ("投票ルール", "自分の取組の扱い"),
    ("投票ルール", "同じ順位の扱い"),
    ("投票ルール", "順位のない取組の扱い"),
    ("投票ルール", "除く件数"),
    ("投票ルール", "偏差値に要る件数"),
    ("投票者区分", ""),
    ("選考ルール", "一つの所属から選ぶ上限"),
    ("選考ルール", "同点の決め方 6番目"),
    ("選考ルール", "同点の決め方 7番目"),
    ("選考ルール", "同点の決め方 8番目"),
    ("選考ルール", "同点の決め方 9番目"),
    ("選考ルール", "同点の決め方 10番目"),
    ("足切り", ""),
    ("所属の枠", ""),
    ("審査ルール", ""),
    ("審査基準", ""),
    ("審査の評語", ""),
    ("審査の足切り", ""),
    ("審査の配分", ""),
    ("賞", ""),
    ("文書", ""),
    ("ほかの数値", ""),
)


def beyond_the_first() -> Iterator[tuple[str, str]]:
    """Walk what today's book has beyond the first one."""
    for tab in book_layout().tabs:
        if tab.name not in FIRST:
            yield tab.name, ""
            continue
        if isinstance(tab, KeyTab):
            labels = [label for item in items_of(tab) for label in item.labels()]
        else:
            labels = [*tab.headings]
        yield from ((tab.name, label) for label in labels if label not in FIRST[tab.name])


def make_older(path: Path, later: Iterable[tuple[str, str]] = LATER) -> Path:
    """Take tabs, rows and columns out of a book, and return its folder."""
    with edited(path) as book:
        for tab, label in later:
            if label:
                _take_out(book, tab, label)
            else:
                del book[tab]
    return path.parent


def _take_out(book: Workbook, tab: str, label: str) -> None:
    sheet = book[tab]
    (cell,) = (each for row in sheet.iter_rows() for each in row if each.value == label)
    if cell.column == 1:
        sheet.delete_rows(cell.row)
    else:
        sheet.delete_cols(cell.column)
