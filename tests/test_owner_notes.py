"""Who has a file open: notes as Excel, Word and LibreOffice write them, and what Windows says."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from automations import owner_notes
from automations.owner_notes import held_by, notes_beside, opened_by
from automations.windows import Access, Hold
from tests.shut_folder import shut


def excel_note(name: str) -> bytes:
    """Return a note of 165 bytes: the name in the PC's code page, and in UTF-16."""
    plain = name.encode("cp932", errors="replace")
    length = len(name.encode("utf-16-le")) // 2
    whole = name.encode("utf-16-le") + b" \0" * (54 - length)
    return bytes([len(plain)]) + plain.ljust(54) + length.to_bytes(2, "little") + whole


def word_note(name: str) -> bytes:
    """Return a note of 162 bytes, filled up with zeros."""
    plain = name.encode("cp932", errors="replace")
    whole = name.encode("utf-16-le")
    length = len(whole) // 2
    head = bytes([len(plain)]) + plain.ljust(53, b"\0")
    return head + length.to_bytes(2, "little") + whole.ljust(106, b"\0")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "結果.xlsx"
    path.write_bytes(b"book")
    return path


@pytest.mark.parametrize("name", ["山田", "髙﨑", "𠮷田", "Müller", "東京都墨田区 企画経営室 山田"])
def test_every_name_is_read_from_an_excel_note(book: Path, name: str) -> None:
    note = excel_note(name)
    assert len(note) == 165
    book.with_name("~$結果.xlsx").write_bytes(note)
    assert opened_by(book) == name


@pytest.mark.parametrize("name", ["山田", "𠮷田"])
def test_every_name_is_read_from_a_word_note(tmp_path: Path, name: str) -> None:
    note = word_note(name)
    assert len(note) == 162
    (tmp_path / "~$報告資料.docx").write_bytes(note)
    assert opened_by(tmp_path / "報告資料.docx") == name


@pytest.mark.parametrize(
    ("document", "note"),
    [
        ("報告資料.docx", "~$報告資料.docx"),
        ("全庁ＤＸ展報告書.docx", "~$ＤＸ展報告書.docx"),  # 8 letters: two are dropped
        ("ＤＸ展報告資料.docx", "~$Ｘ展報告資料.docx"),  # 7 letters: one is
        ("報告資料（書込待ち）.docx", "~$資料（書込待ち）.docx"),
        ("結果（書込待ち）のすべて.xlsx", "~$結果（書込待ち）のすべて.xlsx"),
    ],
)
def test_word_drops_letters_of_a_long_name_and_excel_none(
    tmp_path: Path, document: str, note: str
) -> None:
    (tmp_path / note).write_bytes(word_note("山田"))
    assert [each.name for each in notes_beside(tmp_path / document)] == [note]
    assert opened_by(tmp_path / document) == "山田"


@pytest.mark.parametrize(
    ("name", "content", "owner"),
    [
        ("~$結果.xlsx", b"\x05suzuk" + b" " * 49, "suzuk"),
        ("~$結果.xlsx", b"", "だれか"),
        ("~$結果.xlsx", b"\x02\x81\xff", "だれか"),
        (
            ".~lock.結果.xlsx#",
            "山田 太郎,yamada,pc,23.11.2026 09:00,file:///;".encode(),
            "山田 太郎",
        ),
        (".~lock.結果.xlsx#", ",佐藤,pc,;".encode(), "佐藤"),
        (".~lock.結果.xlsx#", b"?", "?"),
        (".~lock.結果.xlsx#", b"\xff", "だれか"),
        (".~lock.結果.xlsx#", b"a\x1b[2J\xe2\x80\xae,b", "a[2J"),
        ("~$別の結果.xlsx", b"\x05suzuk", ""),
        ("別.txt", b"", ""),
    ],
)
def test_notes_beside_a_file_tell_who_has_it_open(
    book: Path, name: str, content: bytes, owner: str
) -> None:
    book.with_name(name).write_bytes(content)
    assert opened_by(book) == owner
    assert held_by(book) == owner


def test_who_may_not_look_into_the_folder_names_nobody(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shut(book.parent, monkeypatch)
    assert opened_by(book) == ""


@dataclass
class Share:
    """A share as Windows sees it: which files programs hold open, and which we may not touch."""

    held: set[str] = field(default_factory=set)
    refused: set[str] = field(default_factory=set)

    def hold_on(self, path: Path, access: Access) -> Hold:
        assert access is Access.CHANGE
        if path.name in self.held:
            return Hold.HELD
        known = path.exists() and path.name not in self.refused
        return Hold.FREE if known else Hold.UNKNOWN


@pytest.fixture
def share(monkeypatch: pytest.MonkeyPatch) -> Share:
    fake = Share()
    monkeypatch.setattr(owner_notes, "hold_on", fake.hold_on)
    return fake


def test_on_windows_a_note_that_nobody_holds_is_a_left_over(book: Path, share: Share) -> None:
    note = book.with_name("~$結果.xlsx")
    note.write_bytes(excel_note("山田"))
    assert (opened_by(book), held_by(book)) == ("", "")
    share.held |= {book.name, note.name}
    assert (opened_by(book), held_by(book)) == ("山田", "山田")


def test_on_windows_a_book_that_is_held_without_a_note_is_held_by_somebody(
    book: Path, share: Share
) -> None:
    share.held.add(book.name)
    assert (opened_by(book), held_by(book)) == ("", "だれか")


def test_on_windows_a_book_that_everybody_may_change_is_free_whatever_is_noted(
    book: Path, share: Share
) -> None:
    note = book.with_name("~$結果.xlsx")
    note.write_bytes(excel_note("山田"))
    share.held.add(note.name)  # she opened the book to read it only
    assert (opened_by(book), held_by(book)) == ("山田", "")


def test_where_we_may_not_touch_a_book_its_note_is_asked(book: Path, share: Share) -> None:
    share.refused.add(book.name)
    assert held_by(book) == ""
    share.refused.add("~$結果.xlsx")
    book.with_name("~$結果.xlsx").write_bytes(excel_note("山田"))
    assert held_by(book) == "山田"
