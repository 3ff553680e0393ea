"""Exactly one settings file, whole and readable; anything else says what to do."""

from collections.abc import Callable
from pathlib import Path

import pytest

from automations.errors import SettingsWrong, TryAgain
from automations.event.loading import load_event, look_alikes, settings_file
from tests.event.book_editing import write_book

FILES = Path(__file__).parents[1] / "books/files"
CSV = "CSV（CP932（Shift_JIS））"
SAVE_AS_UTF8 = (
    "メモ帳で開き、「名前を付けて保存」の文字コードを「UTF-8」にして保存し直してください。"
)
SAVE_AS_WORKBOOK = (
    "Excelで開き、「名前を付けて保存」→「Excelブック(*.xlsx)」で保存し直してください。"
)


def refusal(folder: Path) -> str:
    with pytest.raises(SettingsWrong) as refused:
        load_event(folder)
    return str(refused.value)


def test_two_settings_are_one_too_many(settings: Callable[..., Path]) -> None:
    folder = settings()
    write_book(folder)
    assert refusal(folder) == (
        f"{folder.name}: 「設定.xlsx」と「event.toml」の両方があり、"
        "どちらで集計するか決められません。"
        "使うほうだけを残し、もう一方は別のフォルダーに移してください。"
    )


def test_none_names_the_workbook(tmp_path: Path) -> None:
    assert refusal(tmp_path / "ない") == (
        "ない: 設定のブック「設定.xlsx」がありません。"
        "催しのフォルダーを確かめてください。新しく始めるときは「準備」で作れます。"
    )


@pytest.mark.parametrize(
    "name",
    ["設定.xls", "設定.xlsm", "設定 (1).xlsx", "設定 - コピー.xlsx", "設定.csv", "event.toml.txt"],
)
def test_a_file_that_may_be_meant_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"")
    (tmp_path / "~$設定.xlsx").write_bytes(b"")
    assert refusal(tmp_path) == (
        f"{tmp_path.name}: 設定のブック「設定.xlsx」がありません（もしかして「{name}」）。"
        "使うファイルをExcelで開き、「名前を付けて保存」で「設定.xlsx」（Excelブック）に"
        "してください。"
    )


def test_copies_beside_the_settings_are_known_and_not_read(tmp_path: Path) -> None:
    book = write_book(tmp_path)
    (tmp_path / "設定 - コピー.xlsx").write_bytes(b"")
    (tmp_path / "~$設定.xlsx").write_bytes(b"")
    assert settings_file(tmp_path) == book
    assert look_alikes(tmp_path) == ("設定 - コピー.xlsx",)
    assert load_event(tmp_path).basics.host == "みどり野区"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "設定.xlsx: ファイルが空です。もう一度書き出すか、控えから戻してください。"),
        (
            "項目,設定\n主催,区\n".encode("cp932"),
            (
                f"設定.xlsx: Excelブック（.xlsx）ではありません（中身は{CSV}です）。"
                f"{SAVE_AS_WORKBOOK}"
            ),
        ),
        (
            (FILES / "calamine/password.xls").read_bytes(),
            (
                "設定.xlsx: パスワードで保護されたブックです。"
                "Excelで開き、「ファイル」→「情報」→「ブックの保護」でパスワードを外して"
                "保存し直してください。"
            ),
        ),
        (
            (FILES / "pairs.xls").read_bytes(),
            (
                "設定.xlsx: Excelブック（.xlsx）ではありません"
                f"（中身は旧形式のExcelブック（.xls）です）。{SAVE_AS_WORKBOOK}"
            ),
        ),
        (
            b"PK\x03\x04",
            (
                "設定.xlsx: ファイルが壊れているか、途中で切れています。"
                "もう一度書き出すか、控えから戻してください。"
            ),
        ),
    ],
)
def test_a_workbook_that_is_none_is_told_from_its_content(
    tmp_path: Path, content: bytes, said: str
) -> None:
    (tmp_path / "設定.xlsx").write_bytes(content)
    assert refusal(tmp_path) == said


def refused_to_read(_path: Path) -> bytes:
    raise PermissionError


def test_a_workbook_that_nobody_may_read_now_names_who_has_it_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = write_book(tmp_path)
    (tmp_path / ".~lock.設定.xlsx#").write_text(",佐藤,,,", encoding="utf-8")
    monkeypatch.setattr(type(book), "read_bytes", refused_to_read)
    with pytest.raises(TryAgain) as refused:
        load_event(tmp_path)
    assert str(refused.value) == (
        "設定.xlsx: 佐藤さんが開いているため、読めません。"
        "閉じてもらってから、もう一度実行してください。"
    )


def test_a_workbook_that_somebody_has_open_is_read_all_the_same(tmp_path: Path) -> None:
    write_book(tmp_path)
    (tmp_path / ".~lock.設定.xlsx#").write_text(",佐藤,,,", encoding="utf-8")
    assert load_event(tmp_path).basics.host == "みどり野区"


def test_a_workbook_cut_short_is_damaged(tmp_path: Path) -> None:
    book = write_book(tmp_path)
    book.write_bytes(book.read_bytes()[:5_000])
    assert refusal(tmp_path).startswith("設定.xlsx: ファイルが壊れているか、途中で切れています。")


@pytest.mark.parametrize("code", ["utf-16", "utf-16-le"])
def test_what_notepad_calls_unicode_is_named(settings: Callable[..., Path], code: str) -> None:
    folder = settings()
    path = folder / "event.toml"
    text = path.read_text(encoding="utf-8")
    mark = "" if code == "utf-16" else "\ufeff"
    path.write_bytes((mark + text).encode(code))
    assert refusal(folder) == f"event.toml: 文字コードがUTF-16です。{SAVE_AS_UTF8}"
