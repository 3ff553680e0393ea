"""Which shared book and sheet a table is read from."""

from __future__ import annotations

from dataclasses import dataclass

from automations.tables.settings import setting


@dataclass(frozen=True, slots=True)
class Source:
    """A table in a shared book: the event's settings name it, a book opens it."""

    book: str = setting(
        "ブック",
        "催しのフォルダーから見たファイルの場所か、Googleスプレッドシートのアドレス。"
        "例: 共有/受付簿.xlsx",
        path=True,
    )
    sheet: str = setting("シート", "シートの名前。シートが一つだけなら空でもよい。", default="")
    profile: str = setting(
        "様式",
        "回答や一覧を作った道具。例: Microsoft Forms。空なら見出しから見分ける。",
        default="",
    )
