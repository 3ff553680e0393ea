"""What was written into shared books, and what stood there before."""

import json
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automations.ledger.records import digest
from automations.ledger.write_backs import (
    WriteBack,
    forget_earlier,
    kept_bytes,
    read_write_backs,
    record_write_back,
    same_books,
    saved_before_us,
)

AT = datetime(2024, 12, 25, 9, tzinfo=ZoneInfo("Asia/Tokyo"))
SAVED = datetime(2024, 12, 24, 17, tzinfo=ZoneInfo("Asia/Tokyo"))
BEFORE, AFTER = b"before", b"after"


def written(before: bytes = BEFORE, after: bytes = AFTER, minutes: int = 0) -> WriteBack:
    at = AT + timedelta(minutes=minutes)
    return WriteBack("共有/受付簿.xlsx", digest(before), digest(after), at, SAVED)


def test_a_write_back_is_read_as_it_was_recorded(root: Path) -> None:
    record_write_back(root, written(), BEFORE)
    assert read_write_backs(root) == ((written(),), ())
    assert kept_bytes(root, written()) == BEFORE


def test_its_folder_holds_digests_and_the_bytes_before(root: Path) -> None:
    record_write_back(root, written(), BEFORE)
    (folder,) = (root / "記録/書き戻し").iterdir()
    assert folder.name == written().id
    assert sorted(each.name for each in folder.iterdir()) == ["書込前.xlsx", "記録.json"]
    content = json.loads((folder / "記録.json").read_bytes())
    assert content.keys() == {"after", "at", "before", "book", "format", "id", "saved", "seal"}


def test_only_the_last_write_back_of_a_book_keeps_bytes(root: Path) -> None:
    first, second = written(), written(AFTER, b"later", minutes=1)
    other = WriteBack("共有/別.xlsx", digest(BEFORE), digest(AFTER), AT, SAVED)
    for each, content in ((first, BEFORE), (other, BEFORE), (second, AFTER)):
        record_write_back(root, each, content)
    forget_earlier(root, second)
    assert [kept_bytes(root, each) for each in (first, other, second)] == [None, BEFORE, AFTER]
    assert len(read_write_backs(root)[0]) == 3


def test_the_same_again_within_one_second_is_one_record(root: Path) -> None:
    again = written(AFTER, BEFORE, minutes=1)
    for each, content in ((written(), BEFORE), (again, AFTER)):
        record_write_back(root, each, content)
        forget_earlier(root, each)
    record_write_back(root, written(), BEFORE)
    assert read_write_backs(root)[0] == (written(), again)
    assert kept_bytes(root, written()) == BEFORE


def test_bytes_that_are_not_what_they_were_are_none(root: Path) -> None:
    record_write_back(root, written(), b"something else")
    assert kept_bytes(root, written()) is None


def test_a_record_that_was_changed_is_named(root: Path) -> None:
    record_write_back(root, written(), BEFORE)
    manifest = root / "記録/書き戻し" / written().id / "記録.json"
    manifest.write_bytes(manifest.read_bytes().replace(b".xlsx", b".xlsm"))
    good, (bad,) = read_write_backs(root)
    assert good == ()
    assert str(bad) == (
        f"事務局限り/記録/書き戻し/{written().id}/記録.json: "
        "確認結果の書き込みの記録が壊れているか、後から書き換えられています。"
        "控えから元のファイルを戻すか、この記録のフォルダーごと「記録」の外へ移してください。"
    )


def test_a_folder_of_another_name_is_nobodys_write_back(root: Path) -> None:
    (root / "記録/書き戻し/書込中-x").mkdir(parents=True)
    assert read_write_backs(root) == ((), ())


@given(st.lists(st.tuples(st.sampled_from("abcde"), st.sampled_from("abcde"))))
def test_whatever_our_writing_connects_is_the_same(pairs: list[tuple[str, str]]) -> None:
    same = same_books(WriteBack("b", *pair, AT, AT) for pair in pairs)
    assert {*same} == {each for pair in pairs for each in pair}
    for before, after in pairs:
        assert same[before] == same[after]
    assert all(same[stands] == stands for stands in same.values())


def test_what_our_writing_does_not_connect_is_not() -> None:
    same = same_books([written(), written(b"other", b"another")])
    assert same[digest(BEFORE)] != same[digest(b"other")]


@pytest.mark.parametrize(
    ("now", "saved"), [(AFTER, SAVED), (BEFORE, SAVED), (b"changed since", None)]
)
def test_a_book_was_saved_when_people_saved_it(now: bytes, saved: datetime | None) -> None:
    records = [written()]
    assert saved_before_us(records, "共有/受付簿.xlsx", digest(now)) == saved
    assert saved_before_us(records, "共有/別.xlsx", digest(now)) is None
