"""What a reception PC recorded is there after whatever happened to the PC."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from automations.ledger.check_ins import (
    NAME,
    add_lines,
    entry_in,
    file_name,
    folder_of,
    line_of,
    read_check_ins,
)
from automations.registration.checkins import Act, CheckIn, Typed
from automations.tables.problems import catalogue
from tests.registration.desks import OPENED, entry, ticket

HANA = ticket(1, "高橋 花子")
ENTRIES = [
    entry("ABCDEFGH", 1, of=HANA, correction=-60),
    entry("ABCDEFGH", 2, Act.WALK_IN, typed=Typed(name="𠮷田 進", body="星見市\n総務課")),
    entry("ABCDEFGH", 3, Act.UNDONE, about=entry("ABCDEFGH", 2)),
]
LINES = [line_of(each) for each in ENTRIES]
FILE = file_name("PC-1", "ABCDEFGH", OPENED)
DAMAGED = catalogue()["check_in_damaged"]
BOOK = f"事務局限り/記録/受付/{FILE}"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    restricted = tmp_path / "事務局限り"
    folder_of(restricted).mkdir(parents=True)
    return restricted


def kept(root: Path, data: bytes, name: str = FILE) -> None:
    (folder_of(root) / name).write_bytes(data)


def entries(root: Path) -> list[CheckIn]:
    return [each.entry for each in read_check_ins(root).recorded]


def sentences(root: Path) -> list[str]:
    return [str(each) for each in read_check_ins(root).problems]


def test_an_entry_reads_back_as_it_was_written() -> None:
    assert [entry_in(each) for each in LINES] == ENTRIES
    assert all(line.count(b"\n") == 1 and line.endswith(b"\n") for line in LINES)


def test_the_name_of_a_file_tells_day_pc_and_sitting() -> None:
    assert FILE == "20261204-100000-PC-1-ABCDEFGH.jsonl"
    odd = (file_name(pc, "ABCDEFGH", OPENED) for pc in ("", "窓口１", "../..", "a" * 99))
    assert all(NAME.fullmatch(each) for each in odd)


def test_where_nobody_was_received_there_is_nothing(root: Path, tmp_path: Path) -> None:
    assert read_check_ins(root).recorded == ()
    assert read_check_ins(tmp_path / "nowhere").recorded == ()


def test_each_entry_stands_at_its_line(root: Path) -> None:
    kept(root, b"".join(LINES))
    places = [str(each.place) for each in read_check_ins(root).recorded]
    assert places == [f"{BOOK}{row}行目" for row in (1, 2, 3)]


def test_a_copy_of_a_file_adds_nothing(root: Path) -> None:
    kept(root, b"".join(LINES[:2]))
    kept(root, b"".join(LINES), f"コピー {FILE}")
    assert sorted(each.sequence for each in entries(root)) == [1, 2, 3]
    assert sentences(root) == []


def test_a_line_that_somebody_changed_is_set_aside(root: Path) -> None:
    forged = LINES[1].replace("星見市".encode(), "月見市".encode())
    kept(root, LINES[0] + forged + LINES[2])
    assert [each.sequence for each in entries(root)] == [1, 3]
    assert sentences(root) == [
        f"{BOOK}2行目: {DAMAGED.found}。{DAMAGED.remedy}。",
    ]
    assert DAMAGED.found == "受付の記録に、読めない行があります"


def test_a_line_that_is_gone_is_missed(root: Path) -> None:
    kept(root, LINES[0] + LINES[2])
    assert sentences(root) == [
        f"{BOOK}1行目: 受付の記録が1件抜けています。控えから、記録のファイルを元に戻してください。"
    ]


@pytest.mark.parametrize("odd", [b"\x00" * 40, b"{}", b"[]", b"null", b"\xff\xfe", b"[" * 9999])
def test_whatever_else_stands_there_is_set_aside(odd: bytes, root: Path) -> None:
    kept(root, b"".join(LINES) + odd + b"\n")
    assert entries(root) == ENTRIES


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(cut=st.integers(0, sum(map(len, LINES))))
def test_a_crash_at_any_byte_loses_no_more_than_the_entry_it_cut(cut: int, root: Path) -> None:
    data = b"".join(LINES)[:cut]
    kept(root, data)
    whole = data.count(b"\n")
    assert entries(root)[:whole] == ENTRIES[:whole]
    assert len(entries(root)) <= whole + 1  # a line may lack nothing but its end


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(cut=st.integers(0, sum(map(len, LINES[:2]))), known=st.integers(0, 2))
def test_what_was_cut_off_is_written_again(cut: int, known: int, root: Path) -> None:
    length = sum(map(len, LINES[:known]))
    kept(root, b"".join(LINES)[:cut])
    add_lines(folder_of(root) / FILE, LINES, known, length)
    assert sorted(each.sequence for each in entries(root)) == [1, 2, 3]
    assert sentences(root) == []


def test_lines_are_added_behind_those_that_stand_there(root: Path) -> None:
    path, length = folder_of(root) / FILE, 0
    for number in range(3):
        length = add_lines(path, LINES[: number + 1], number, length)
    assert path.read_bytes() == b"".join(LINES)


def test_a_clock_without_a_zone_is_no_clock() -> None:
    naive = entry("ABCDEFGH", 1, of=HANA)
    naive = CheckIn(naive.pc, "S", 1, Act.RECEIVED, naive.clock.replace(tzinfo=None))
    assert entry_in(line_of(naive)) is None
    assert ENTRIES[0].at == OPENED - timedelta(seconds=60)
