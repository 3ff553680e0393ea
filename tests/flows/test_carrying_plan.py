"""What becomes of a file when a copy comes back: taken whole, kept, or left to people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automations.flows.carrying_plan import ABSENT, Fate, Sides, fate, fates, next_base
from automations.ledger.carried import path_key

DIGESTS = st.sampled_from([ABSENT, "a", "b", "c"])
FOLDERS = st.dictionaries(st.sampled_from(["設定.xlsx", "受付簿.xlsx"]), st.sampled_from("abc"))


@pytest.mark.parametrize(
    ("ours", "theirs", "base", "expected"),
    [
        ("a", "a", "a", Fate.SAME),
        ("b", "b", "a", Fate.SAME),
        ("a", "b", "a", Fate.TAKE),
        ("b", "a", "a", Fate.KEEP),
        ("b", "c", "a", Fate.CLASH),
        # New since the copy left.
        (ABSENT, "b", ABSENT, Fate.TAKE),
        ("b", ABSENT, ABSENT, Fate.KEEP),
        ("b", "c", ABSENT, Fate.CLASH),
        # Taken away since: we never take away what people have.
        ("a", ABSENT, "a", Fate.GONE_THERE),
        ("b", ABSENT, "a", Fate.GONE_THERE),
        (ABSENT, "a", "a", Fate.GONE_HERE),
        (ABSENT, "b", "a", Fate.BACK_AGAIN),
        # Nothing is known of when the copy left.
        ("a", "a", None, Fate.SAME),
        (ABSENT, "b", None, Fate.TAKE),
        ("b", ABSENT, None, Fate.KEEP),
        ("a", "b", None, Fate.CLASH),
    ],
)
def test_three_digests_tell(ours: str, theirs: str, base: str | None, expected: Fate) -> None:
    assert fate(Sides(ours, theirs, base)) is expected


@given(DIGESTS, DIGESTS, st.none() | DIGESTS)
def test_nobodys_change_is_overwritten(ours: str, theirs: str, base: str | None) -> None:
    if fate(Sides(ours, theirs, base)) in {Fate.TAKE, Fate.BACK_AGAIN}:
        assert ours in {ABSENT, base}
        assert theirs != ABSENT


@given(DIGESTS, DIGESTS, st.none() | DIGESTS)
def test_both_directions_agree_on_what_clashes(ours: str, theirs: str, base: str | None) -> None:
    one, other = fate(Sides(ours, theirs, base)), fate(Sides(theirs, ours, base))
    assert (one is Fate.CLASH) == (other is Fate.CLASH)


def after(ours: dict[str, str], theirs: dict[str, str], base: dict[str, str]) -> dict[str, str]:
    found = fates(ours, theirs, base, {})
    taken = {Fate.TAKE, Fate.BACK_AGAIN}
    return {**ours, **{path: theirs[path] for path, each in found if each in taken}}


@given(FOLDERS, FOLDERS, FOLDERS)
def test_a_second_time_nothing_is_left_to_take(
    ours: dict[str, str], theirs: dict[str, str], common: dict[str, str]
) -> None:
    base = {path_key(path): digest for path, digest in common.items()}
    here = after(ours, theirs, base)
    assert after(here, theirs, base) == here, "killed before its end was recorded"
    assert after(here, theirs, next_base(here, theirs, base)) == here


def test_what_is_written_after_coming_back_can_come_again() -> None:
    base = {path_key("受付簿.xlsx"): "a"}
    here = after({"受付簿.xlsx": "a"}, {"受付簿.xlsx": "b"}, base)
    later = next_base(here, {"受付簿.xlsx": "b"}, base)
    assert after(here, {"受付簿.xlsx": "c"}, later) == {"受付簿.xlsx": "c"}


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("a2", "b", Fate.TAKE),
        ("b", "a2", Fate.KEEP),
        ("a2", "a", Fate.KEEP),
        ("b", "c", Fate.CLASH),
    ],
)
def test_our_own_writing_into_a_book_is_no_change_of_people(
    ours: str, theirs: str, expected: Fate
) -> None:
    base = {path_key("受付簿.xlsx"): "a"}
    same = {"a": "a", "a2": "a"}
    found = fates({"受付簿.xlsx": ours}, {"受付簿.xlsx": theirs}, base, same)
    assert dict(found) == {"受付簿.xlsx": expected}
