"""What reception PCs recorded on two sides is united: what grew on one side grows on the other."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automations.ledger.check_ins import begin, file_name, folder_of, line_of, read_check_ins
from automations.ledger.merging import Merge, Records, is_record, plan
from automations.ledger.merging_files import apply, read_records
from tests.registration.desks import OPENED, entry, ticket

HANA = ticket(1, "高橋 花子")
NAME = file_name("PC-1", "ABCDEFGH", OPENED)
OTHER = file_name("PC-2", "BCDEFGHA", OPENED)
LINES = [line_of(entry("ABCDEFGH", n, of=HANA)) for n in (1, 2, 3)]
WHOLE = b"".join(LINES)


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    return made(tmp_path / "もと" / "事務局限り")


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    return made(tmp_path / "写し" / "事務局限り")


def made(root: Path) -> Path:
    root.mkdir(parents=True)
    begin(root)
    return root


def holds(root: Path, data: bytes, name: str = NAME) -> None:
    (folder_of(root) / name).write_bytes(data)


def files(root: Path) -> dict[str, str]:
    below = root / "記録"
    found = (path for path in below.rglob("*") if path.is_file())
    return {p.relative_to(below).as_posix(): sha256(p.read_bytes()).hexdigest() for p in found}


def planned(ours: Path, theirs: Path) -> Merge:
    return plan(read_records(ours, files(ours)), read_records(theirs, files(theirs)))


def merge(ours: Path, theirs: Path) -> Merge:
    found = planned(ours, theirs)
    assert found.problems == ()
    apply(found, ours, theirs, files(theirs))
    return found


def test_what_only_the_copy_has_comes_as_it_is(ours: Path, theirs: Path) -> None:
    holds(ours, WHOLE)
    holds(theirs, WHOLE, OTHER)
    assert merge(ours, theirs).added == 1
    assert (folder_of(ours) / OTHER).read_bytes() == WHOLE


def test_a_file_that_grew_there_grows_here(ours: Path, theirs: Path) -> None:
    holds(ours, LINES[0])
    holds(theirs, WHOLE)
    assert merge(ours, theirs).added == 1
    assert (folder_of(ours) / NAME).read_bytes() == WHOLE
    assert merge(ours, theirs).added == 0


def test_a_file_that_grew_here_stays(ours: Path, theirs: Path) -> None:
    holds(ours, WHOLE)
    holds(theirs, LINES[0])
    assert merge(ours, theirs).added == 0
    assert (folder_of(ours) / NAME).read_bytes() == WHOLE


def test_a_line_that_was_copied_while_it_was_written_is_completed(ours: Path, theirs: Path) -> None:
    holds(ours, WHOLE[: len(LINES[0]) + 30])
    holds(theirs, WHOLE)
    merge(ours, theirs)
    assert len(read_check_ins(ours).recorded) == 3


def test_two_files_of_one_name_that_differ_are_refused(ours: Path, theirs: Path) -> None:
    holds(ours, LINES[0] + LINES[1])
    holds(theirs, LINES[0] + LINES[2])
    (found,) = planned(ours, theirs).problems
    assert (found.code, found.place.book) == ("carry_record_differs", f"受付/{NAME}")


def test_a_copy_under_a_name_of_people_is_a_file_of_people() -> None:
    assert is_record(f"受付/{NAME}")
    assert not is_record(f"受付/コピー {NAME}")


@given(st.integers(0, len(WHOLE)), st.integers(0, len(WHOLE)))
def test_which_side_is_asked_first_does_not_matter(one: int, other: int) -> None:
    def side(data: bytes) -> Records:
        path = f"受付/{NAME}"
        return Records({}, {}, {path: sha256(data).hexdigest()}, desks={path: data})

    here, there = WHOLE[: one or 1], WHOLE[: other or 1]
    added = [dict(plan(side(a), side(b)).desks) for a, b in ((here, there), (there, here))]
    grown = [
        a + found.get(f"受付/{NAME}", b"") for a, found in zip((here, there), added, strict=True)
    ]
    assert grown[0] == grown[1] == max(here, there, key=len)
